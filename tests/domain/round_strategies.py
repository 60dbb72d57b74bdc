"""What Hypothesis draws of the edits of rounds, as devices, boxes and facilitators make them."""

from collections.abc import Callable
from functools import partial
from random import Random

from hypothesis import strategies as st

from pm_facilitator.domain import ballots, rounds
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Change
from pm_facilitator.domain.clock import Moment
from pm_facilitator.domain.edits import reporting, round_clock, round_groups, round_notes, votes
from pm_facilitator.domain.edits import rounds as edits
from pm_facilitator.domain.edits.common import remove
from pm_facilitator.domain.entities import Entity, Note, Round, RoundGroup
from pm_facilitator.domain.rounds import Step
from pm_facilitator.domain.vocabulary import RoundStep, Stage
from pm_facilitator.errors import InvalidEdit
from tests.domain.edits.moments import moment
from tests.domain.whiteboard_strategies import Draw, Edit, texts

KEYS = ("key one", "key two", "key three")
SECRETS = ("secret one", "secret two")

_words = st.sampled_from([word for word in RoundStep if word is not RoundStep.DONE])
_steps = st.builds(Step, _words, st.integers(0, 600), st.integers(0, 5), texts)
_stages = st.sampled_from([Stage.RECAP, Stage.REFLECT, Stage.IMPROVE])
_moments = st.integers(0, 5000).map(moment)
_chance = st.integers(0, 9).map(Random)
plans = st.builds(
    edits.Plan,
    texts,
    st.lists(_steps, min_size=1, max_size=6).map(tuple),
    anonymous=st.booleans(),
    votes_each=st.integers(0, 5),
    votes_per_note=st.integers(0, 3),
)


def _round(draw: Draw, board: Board) -> str:
    return str(draw(st.sampled_from([each.id for each in board.all(Round)])))


def _held(board: Board) -> Round | None:
    return rounds.running(board)


def _group(draw: Draw, board: Board, round_id: str) -> str | None:
    ids = [group.id for group in rounds.groups_of(board, round_id)]
    found: str | None = draw(st.sampled_from([None, *ids]))
    return found


def _person(draw: Draw, board: Board) -> str | None:
    found: str | None = draw(st.sampled_from([None, *(person.id for person in board.people)]))
    return found


def _people(draw: Draw, board: Board) -> list[list[str]]:
    ids = [person.id for person in board.people]
    drawn = draw(st.permutations(ids))
    return [drawn[place::3] for place in range(3) if drawn[place::3]]


def _draft(draw: Draw, board: Board, round_id: str) -> round_notes.Draft:
    key = draw(st.sampled_from(["", *KEYS]))
    return round_notes.Draft(draw(texts), key, _group(draw, board, round_id), _person(draw, board))


def _write(draw: Draw, board: Board) -> list[Change]:
    id_ = _round(draw, board)
    drafts = [_draft(draw, board, id_) for _ in range(draw(st.integers(1, 3)))]
    return round_notes.write(board, id_, drafts)


def _erase(draw: Draw, board: Board) -> list[Change]:
    return round_notes.erase(board, _round(draw, board), draw(st.sampled_from(KEYS)))


def _go(draw: Draw, board: Board) -> list[Change]:
    id_, now, chance = _round(draw, board), draw(_moments), draw(_chance)
    place = draw(st.integers(0, max(0, len(board.need(Round, id_).steps) - 1)))
    return edits.go_to(board, id_, place, now, chance)


def a_vote(draw: Draw, board: Board) -> list[Change]:
    """Draw votes of one of two ballots for anything that can be voted on."""
    held = next((each for each in board.all(Round) if each.votes_open), None)
    there = [item.id for item in ballots.targets(board, held)] if held else []
    if held is None or not there:
        return []
    target, secret = draw(st.sampled_from(there)), draw(st.sampled_from(SECRETS))
    count = draw(st.integers(0, 5))
    return votes.cast(board, held.id, secret, target, count, _person(draw, board))


def _withdraw(draw: Draw, board: Board) -> list[Change]:
    return votes.withdraw(board, _round(draw, board), draw(st.sampled_from(SECRETS)))


def _move_person(draw: Draw, board: Board) -> list[Change]:
    id_, person = _round(draw, board), _person(draw, board)
    if person is None:
        return []
    return round_groups.move_person(board, id_, person, _group(draw, board, id_))


def _if_it_fits(edit: Edit, draw: Draw, board: Board) -> list[Change]:
    """Give nothing where an edit says in a sentence why it cannot be done now."""
    try:
        return edit(draw, board)
    except InvalidEdit:
        return []


_ClockEdit = Callable[[Board, str, Moment], list[Change]]


def _clock(edit: _ClockEdit) -> Edit:
    return lambda draw, board: edit(board, _round(draw, board), draw(_moments))


def _answer(draw: Draw, board: Board) -> list[Change]:
    secret, yes = draw(st.sampled_from(SECRETS)), st.booleans()
    return edits.answer(board, _round(draw, board), secret, draw(yes), draw(yes))


_EDITS: list[tuple[tuple[type[Entity], ...], Edit]] = [
    ((), lambda d, b: edits.add_round(b, d(_stages), d(plans))[0]),
    ((Round,), lambda d, b: edits.set_plan(b, _round(d, b), d(plans))),
    ((Round,), lambda d, b: edits.start(b, _round(d, b), d(_moments), d(_chance))),
    ((Round,), _go),
    ((Round,), _go),
    (
        (Round,),
        lambda d, b: edits.step(
            b, _round(d, b), d(st.sampled_from([-1, 1])), d(_moments), d(_chance)
        ),
    ),
    ((Round,), _clock(edits.end)),
    ((Round,), lambda d, b: edits.discard(b, _round(d, b))),
    ((Round,), lambda d, b: edits.reveal(b, _round(d, b))),
    ((Round,), _answer),
    ((Round,), _clock(round_clock.pause)),
    ((Round,), _clock(round_clock.resume)),
    ((Round,), lambda d, b: round_clock.extend(b, _round(d, b), d(st.integers(-120, 120)))),
    ((Round,), lambda d, b: reporting.draw_order(b, _round(d, b), d(_chance))),
    ((Round,), _clock(reporting.next_report)),
    ((Round,), lambda d, b: round_groups.make_groups(b, _round(d, b), _people(d, b))),
    ((Round,), lambda d, b: round_groups.add_group(b, _round(d, b), d(texts))[0]),
    ((Round,), _move_person),
    ((Round,), lambda d, b: round_groups.join_two_by_two(b, _round(d, b))),
    (
        (RoundGroup,),
        lambda d, b: remove(b, [("round_group", d(st.sampled_from(b.all(RoundGroup))).id)]),
    ),
    ((Round,), _write),
    ((Round,), _write),
    ((Round,), _erase),
    ((Note,), lambda d, b: round_notes.take_out(b, d(st.sampled_from(b.notes())).id)),
    ((Round,), a_vote),
    ((Round,), a_vote),
    ((Round,), _withdraw),
]

ROUND_EDITS = [(needs, partial(_if_it_fits, edit)) for needs, edit in _EDITS]
