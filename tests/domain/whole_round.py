"""A whole round as people with devices and a facilitator hold it, for what must hold afterwards."""

from collections.abc import Callable
from random import Random

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Change
from pm_facilitator.domain.edits import round_groups, round_notes, votes
from pm_facilitator.domain.edits import rounds as edits
from pm_facilitator.domain.edits.round_notes import Draft
from pm_facilitator.domain.rounds import Step, groups_of
from pm_facilitator.domain.vocabulary import RoundStep, Stage
from tests.domain import round_boards
from tests.domain.edits.moments import moment

STEPS = (*round_boards.STEPS, Step(RoundStep.ANSWER, 60))
PEOPLE = ("quillon", "isaura", "thaddeus")
NOBODY = (None, None, None)
KEYS = ("2f6c9a01d4", "77be03c1f9", "0d51aa6e28")
SECRETS = ("ballot-1d0f7e", "ballot-93ac55", "ballot-5e2b10")

Who = tuple[str | None, ...]
Do = Callable[[list[Change]], object]


def a_whole_round(board: Board, do: Do, who: Who, *, anonymous: bool = True) -> str:
    """Hold a round to its end and give its id.

    ``do`` makes changes of the board; ``who`` are the ids of the people at the three devices, None
    for somebody unknown.
    """
    plan = edits.Plan("What did you see?", STEPS, anonymous=anonymous)
    changes, round_ = edits.add_round(board, Stage.REFLECT, plan)
    do(changes)
    groups = [[name for name in some if name is not None] for some in (who[:2], who[2:])]
    do(round_groups.make_groups(board, round_, groups))
    do(edits.start(board, round_, moment(0), Random(1)))
    blue, amber = (group.id for group in groups_of(board, round_))
    for key, author, group in zip(KEYS, who, (blue, amber, blue), strict=True):
        for text in (f"Seen at ten {key[:2]}", f"Seen at eleven {key[:2]}"):
            do(round_notes.write(board, round_, [Draft(text, key, group, author)]))
    do(round_notes.erase(board, round_, KEYS[2]))
    go(board, do, round_, RoundStep.VOTE)
    first, second = (note.id for note in board.notes())
    for secret, voter in zip(SECRETS, who, strict=True):
        for target, number in ((first, 2), (second, 1), (first, 0)):
            do(votes.cast(board, round_, secret, target, number, voter))
    do(votes.cast(board, round_, SECRETS[0], first, 1, who[0]))
    go(board, do, round_, RoundStep.ANSWER)
    for secret in SECRETS:
        do(edits.answer(board, round_, secret, learned=True, again=secret != SECRETS[0]))
    do(edits.end(board, round_, moment(900)))
    return round_


def go(board: Board, do: Do, round_: str, word: RoundStep) -> None:
    """Go to a step a minute after the beginning."""
    place = [step.word for step in STEPS].index(word)
    do(edits.go_to(board, round_, place, moment(60), Random(1)))
