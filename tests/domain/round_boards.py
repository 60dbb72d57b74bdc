"""Boards with a round in the midst of a meeting, for tests of rounds."""

from random import Random
from typing import Any

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits import rounds as edits
from pm_facilitator.domain.edits.round_notes import Draft, write
from pm_facilitator.domain.entities import Entity, Round, RoundGroup
from pm_facilitator.domain.rounds import Step
from pm_facilitator.domain.vocabulary import RoundStep, Stage
from tests.domain.edits.moments import moment
from tests.helpers.make import make_board

STEPS = (
    Step(RoundStep.WRITE, 300, 1),
    Step(RoundStep.SHARE, 120, 2, "In pairs: what do you see in the same way?"),
    Step(RoundStep.REVEAL),
    Step(RoundStep.REPORT_BACK, 60),
    Step(RoundStep.GROUP, 180),
    Step(RoundStep.VOTE, 120),
    Step(RoundStep.DISCUSS, 600),
)
CHANCE = Random(7)


def prepared(*entities: Entity, **kw: Any) -> tuple[Board, str]:
    """Give a board with a round that has not begun, and the round's id; keywords go to its plan."""
    board = make_board(*entities)
    plan = edits.Plan(**{"prompt": "What did you see?", "steps": STEPS, **kw})
    changes, id_ = edits.add_round(board, Stage.REFLECT, plan)
    board.apply(changes)
    return board, id_


def begun(*entities: Entity, **kw: Any) -> tuple[Board, str]:
    """Give a board with a round in its first step, begun at second 0."""
    board, id_ = prepared(*entities, **kw)
    board.apply(edits.start(board, id_, moment(0), CHANCE))
    return board, id_


def go(board: Board, id_: str, word: RoundStep, at: float = 0.0) -> None:
    """Go to the first step of this word."""
    place = board.need(Round, id_).steps.index(word.value)
    board.apply(edits.go_to(board, id_, place, moment(at), CHANCE))


def voting(*texts: str, **kw: Any) -> tuple[Board, str, list[str]]:
    """Give a board whose round has these notes and open votes, with the round's and notes' ids."""
    board, id_ = begun(**kw)
    board.apply(write(board, id_, [Draft(text) for text in texts]))
    go(board, id_, RoundStep.VOTE)
    return board, id_, [note.id for note in board.notes()]


def groups_in(board: Board, id_: str) -> list[RoundGroup]:
    """Give the small groups of a round."""
    return [group for group in board.all(RoundGroup) if group.round_id == id_]
