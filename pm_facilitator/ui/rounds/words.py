"""What is said of a round: its steps, its votes, its topics, and all that everybody may see."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from pm_facilitator import round_formats
from pm_facilitator.domain import ballots, rounds
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Note, NoteGroup, Round, RoundGroup
from pm_facilitator.domain.rounds import Step
from pm_facilitator.domain.vocabulary import NoteColor, RoundStep, Stage
from pm_facilitator.figures.board_notes import UNNAMED
from pm_facilitator.figures.board_votes import votes_words
from pm_facilitator.round_formats import RoundFormat
from pm_facilitator.ui.rounds.seen import GroupSeen, RoundSeen

BOARDS = (Stage.RECAP, Stage.REFLECT, Stage.IMPROVE)
"""The stages that have a board for notes."""

_SIZES = {1: "alone", 2: "in pairs", 3: "in threes", 4: "in fours", 5: "in fives"}


def formats() -> dict[str, RoundFormat]:
    """Give every format by name: the ready-made ones, and what is asked before the meeting."""
    early = round_formats.pre_work()
    return {**round_formats.round_formats(), early.name: early}


def colors_of(round_: Round) -> dict[int, NoteColor]:
    """Give the colours of a round's notes, question by question."""
    known = formats().get(round_.format)
    return dict(enumerate(known.colors)) if known is not None else {}


def title_of(round_: Round) -> str:
    """Give the name of a round's format."""
    known = formats().get(round_.format)
    return known.label if known is not None else "Round"


def step_name(step: Step) -> str:
    """Name a step, such as "Write alone", "Share in pairs" or "Vote"."""
    if step.word in rounds.WRITING and step.size in _SIZES and not _says_it(step):
        return f"{step.word.label} {_SIZES[step.size]}"
    return step.word.label


def _says_it(step: Step) -> bool:
    """Tell whether nobody needs to be told that writing is done alone."""
    return step.word is RoundStep.WRITE and step.size == 1


def step_names(round_: Round) -> list[str]:
    """Name every step of a round."""
    return [step_name(step) for step in rounds.steps_of(round_)]


def counted_notes(count: int) -> str:
    """Say how many notes there are."""
    return "1 note" if count == 1 else f"{count} notes"


def budget_words(round_: Round) -> str:
    """Say how many votes everybody has."""
    each, most = round_.votes_each, round_.votes_per_note
    votes = "1 vote" if each == 1 else f"{each} votes"
    limit = f", up to {most} on one note" if 1 < most < each else ""
    limit = ", 1 for each note" if most == 1 and each > 1 else limit
    return f"{votes} each{limit}"


def topics(board: Board, round_: Round) -> list[tuple[tuple[str, str], str, int]]:
    """Give what has votes, most first: the key, its words and its votes."""
    counted = ballots.results(board, round_)
    place = {id_: n for n, id_ in enumerate(round_.result_order)}
    keys = sorted(counted, key=lambda key: place.get(key[1], len(place)))
    return [(key, target_words(board, key), counted[key]) for key in keys]


def target_words(board: Board, key: tuple[str, str]) -> str:
    """Say what can be voted on: a note by its text, a group by its name."""
    found = board.find(*key)
    if isinstance(found, NoteGroup):
        return found.title or UNNAMED
    return " ".join(found.text.split()) if isinstance(found, Note) else ""


def seen(
    board: Board,
    round_: Round,
    people_in: Callable[[RoundGroup], tuple[str, ...]],
    topic: int = 0,
    seated: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> RoundSeen:
    """Give what everybody may see of a round that is being held.

    ``seated`` has the ids of those who sit in each group on their devices: where somebody sits
    counts more than where they were put. Nobody is named who was put nowhere.
    """
    names = {person.id: person.name for person in board.people}
    groups = rounds.groups_of(board, round_.id)
    put = {group.id: people_in(group) for group in groups}
    everybody = {id_ for people in put.values() for id_ in people}
    seats = {id_: group_id for group_id, people in seated.items() for id_ in people}

    def people(group: RoundGroup) -> tuple[str, ...]:
        stayed = [id_ for id_ in put[group.id] if seats.get(id_, group.id) == group.id]
        came = [id_ for id_ in seated.get(group.id, ()) if id_ in everybody - {*stayed}]
        return tuple(names[id_] for id_ in (*stayed, *came) if id_ in names)

    return RoundSeen(
        title=title_of(round_),
        prompt=rounds.prompt_of(round_),
        step=step_name(rounds.present_step(round_)),
        word=round_.step.value,
        promise=rounds.promise(board, round_),
        written=board.tally(round_.id).written,
        groups=tuple(GroupSeen(g.id, g.name, g.color, people(g)) for g in groups),
        speaking=round_.reporting,
        order=round_.report_order,
        voting=budget_words(round_) if round_.votes_open else "",
        topic=_topic_words(board, round_, topic),
        answered=round_.answered if round_.step is RoundStep.ANSWER else None,
    )


def _topic_words(board: Board, round_: Round, place: int) -> str:
    found = topics(board, round_) if round_.step is RoundStep.DISCUSS else []
    if not 0 <= place < len(found):
        return ""
    _, words, votes = found[place]
    return f"{place + 1} of {len(found)}: {words} ({votes_words(votes)})"
