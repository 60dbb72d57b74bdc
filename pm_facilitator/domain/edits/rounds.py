"""Edits of a round: preparing it, going through its steps in any order, its clock, its end."""

from dataclasses import dataclass
from random import Random
from typing import Any

from pm_facilitator.domain import ballots, rounds
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change, Value, patch
from pm_facilitator.domain.clock import Moment
from pm_facilitator.domain.edits import round_places
from pm_facilitator.domain.edits.common import next_order, remove
from pm_facilitator.domain.edits.reporting import drawn_order, present_order
from pm_facilitator.domain.edits.round_clock import fresh, stopped
from pm_facilitator.domain.entities import Round, new_id
from pm_facilitator.domain.rounds import Step
from pm_facilitator.domain.vocabulary import RoundStep, Stage
from pm_facilitator.errors import InvalidEdit


@dataclass(frozen=True, slots=True)
class Plan:
    """What is chosen before a round.

    ``format`` names the preset that it comes from. ``anonymous`` stays as it is once there are
    groups or notes.
    """

    prompt: str
    steps: tuple[Step, ...]
    format: str = ""
    anonymous: bool = True
    votes_each: int = 5
    votes_per_note: int = 3


def add_round(board: Board, stage: Stage, plan: Plan) -> tuple[list[Change], str]:
    """Prepare a round for a stage and give its id too; its clock stands."""
    x, y = round_places.free_corner(board, stage)
    round_ = Round(id=new_id(), stage=stage, x=x, y=y, order=next_order(board.all(Round)))
    return [Added(round_), *patch(round_, **_planned(plan))], round_.id


def set_plan(board: Board, id_: str, plan: Plan) -> list[Change]:
    """Change what was chosen for a round that has not begun.

    Raises:
        InvalidEdit: when it has begun, or when it would become anonymous, or not any more, while
            the log knows already who is in its groups or who wrote its notes.
    """
    round_ = board.need(Round, id_)
    if round_.started_at is not None:
        raise InvalidEdit("This round has begun.", "End it and prepare another one.")
    _check_anonymity(board, round_, plan.anonymous)
    return patch(round_, **_planned(plan))


def lie_on(board: Board, id_: str, stage: Stage) -> list[Change]:
    """Let a round that has not begun be held on another stage's board, with what was sent in.

    Raises:
        InvalidEdit: when it has begun.
    """
    round_ = board.need(Round, id_)
    if round_.started_at is not None:
        raise InvalidEdit("This round has begun.", "End it and prepare another one.")
    if round_.stage is stage:
        return []
    x, y = round_places.free_corner(board, stage)
    moved = [c for note in rounds.notes_of(board, id_) for c in patch(note, stage=stage, x=x, y=y)]
    return [*patch(round_, stage=stage, x=x, y=y), *moved]


def start(board: Board, id_: str, now: Moment, chance: Random) -> list[Change]:
    """Begin a round with its first step, its clock running.

    Raises:
        InvalidEdit: when it has begun already, or another round is being held.
    """
    round_ = board.need(Round, id_)
    if round_.started_at is not None:
        raise InvalidEdit("This round has begun.", "Go to any of its steps.")
    _refuse_a_second(board, id_)
    # Notes from before the meeting lie where the round was prepared; it goes on there.
    has_notes = bool(rounds.notes_of(board, id_))
    x, y = (round_.x, round_.y) if has_notes else round_places.free_corner(board, round_.stage)
    began = patch(round_, started_at=now.wall, ended_at=None, x=x, y=y)
    return began + _enter(board, round_, 0, now, chance)


def go_to(board: Board, id_: str, place: int, now: Moment, chance: Random) -> list[Change]:
    """Go to any step of a round, ahead or back, or into the same one again with its whole time.

    Whatever the step shows is shown on the way: hidden notes from the first step on that is not
    private, the result of the votes once their step is left. An order in which the groups report
    back is drawn when there is none yet. What people wrote and how they voted stays in any case.

    Raises:
        InvalidEdit: when the round has not begun or has no such step, or another one is held.
    """
    round_ = board.need(Round, id_)
    if round_.started_at is None:
        raise InvalidEdit("This round has not begun.", "Start it first.")
    _refuse_a_second(board, id_)
    return patch(round_, ended_at=None) + _enter(board, round_, place, now, chance)


def step(board: Board, id_: str, by: int, now: Moment, chance: Random) -> list[Change]:
    """Go to the next step (1) or the one before (-1); after the last one the round ends.

    Before the first one there is nothing.
    """
    round_ = board.need(Round, id_)
    place = round_.step_at + by
    if round_.step is RoundStep.DONE:
        place = len(round_.steps) - 1 if by < 0 else len(round_.steps)
    if place >= len(round_.steps):
        return end(board, id_, now)
    return go_to(board, id_, place, now, chance) if place >= 0 else []


def end(board: Board, id_: str, now: Moment) -> list[Change]:
    """End a round; what is still hidden is shown, and open votes are counted."""
    round_ = board.need(Round, id_)
    if round_.started_at is None or round_.ended_at is not None:
        return []
    over = patch(round_, step=RoundStep.DONE, ended_at=now.wall, reporting="", **stopped())
    return [*over, *reveal(board, id_), *_close_votes(board, round_)]


def discard(board: Board, id_: str) -> list[Change]:
    """Take a round back with its groups, its votes, and the notes that were not revealed yet."""
    hidden = [("note", note.id) for note in rounds.hidden_notes_of(board, id_)]
    return remove(board, [*hidden, ("round", id_)])


def reveal(board: Board, id_: str) -> list[Change]:
    """Show every note of a round to everybody, each in a place where it can be read."""
    hidden = rounds.hidden_notes_of(board, id_)
    places = round_places.places(board, board.need(Round, id_), hidden)
    return [
        change
        for note in hidden
        for change in patch(note, hidden=False, x=places[note.id][0], y=places[note.id][1])
    ]


def answer(board: Board, id_: str, secret: str, learned: bool, again: bool) -> list[Change]:
    """Count an answer to the closing check, the first one of each secret; whose it is nobody knows.

    Raises:
        InvalidEdit: when nothing is being asked.
    """
    round_ = board.need(Round, id_)
    if rounds.has_answered(round_, secret):
        return []
    if not rounds.is_running(round_) or round_.step is not RoundStep.ANSWER:
        raise InvalidEdit("The closing check is over.")
    return patch(
        round_,
        answered=round_.answered + 1,
        learned=round_.learned + learned,
        again=round_.again + again,
        # In an order that says nothing of who came first.
        answer_ids=tuple(sorted({*round_.answer_ids, rounds.answer_id(id_, secret)})),
    )


def _refuse_a_second(board: Board, id_: str) -> None:
    held = rounds.running(board)
    if held is not None and held.id != id_:
        raise InvalidEdit("Another round is being held.", "End that one first.")


def _planned(plan: Plan) -> dict[str, Any]:
    steps, details = rounds.written(plan.steps)
    return {
        "prompt": plan.prompt,
        "format": plan.format,
        "anonymous": plan.anonymous,
        "votes_each": plan.votes_each,
        "votes_per_note": plan.votes_per_note,
        "steps": steps,
        "step_details": details,
    }


def _check_anonymity(board: Board, round_: Round, anonymous: bool) -> None:
    started = rounds.groups_of(board, round_.id) or rounds.notes_of(board, round_.id)
    if anonymous is not round_.anonymous and started:
        raise InvalidEdit(
            "With groups or notes in it, a round stays anonymous or stays with names.",
            "Take this round back and prepare another one.",
        )


def _enter(board: Board, round_: Round, place: int, now: Moment, chance: Random) -> list[Change]:
    steps = rounds.steps_of(round_)
    if not 0 <= place < len(steps):
        raise InvalidEdit("This round has no such step.")
    entered = steps[place]
    values: dict[str, Value] = {"step_at": place, "step": entered.word, "reporting": ""}
    values |= fresh(entered.seconds, now)
    changes: list[Change] = []
    if entered.word is RoundStep.REPORT_BACK:
        order = present_order(board, round_) or drawn_order(board, round_, chance)
        values |= {"report_order": order, "reporting": order[0] if order else ""}
    if entered.word not in rounds.PRIVATE:
        changes += reveal(board, round_.id)
    if entered.word is RoundStep.VOTE:
        values["votes_open"] = True
    else:
        changes += _close_votes(board, round_)
    return [*patch(round_, **values), *changes]


def _close_votes(board: Board, round_: Round) -> list[Change]:
    """Count the votes of a round, when they are open, and keep the order that comes out."""
    if not round_.votes_open:
        return []
    order = tuple(id_ for _, id_ in ballots.results(board, round_))
    return patch(round_, votes_open=False, result_order=order)
