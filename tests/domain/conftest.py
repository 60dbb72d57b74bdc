"""A small board to edit."""

from datetime import UTC, datetime
from itertools import count
from uuid import UUID

import pytest

from pm_facilitator.domain import entity
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Change
from pm_facilitator.domain.edits import setup
from pm_facilitator.domain.vocabulary import Stage

NOW = datetime(2026, 11, 3, 14, 0, tzinfo=UTC)

MINUTES = {
    Stage.OPEN: 5,
    Stage.RECAP: 15,
    Stage.REFLECT: 20,
    Stage.IMPROVE: 15,
    Stage.CLOSE: 5,
}


def new_board() -> Board:
    """Make a board with three bones, an hour's agenda and a checklist of two lines."""
    changes, _ = setup.new_review(
        "Checkout outage",
        NOW,
        bones=("People", "Process", "Technology"),
        agenda="hour",
        minutes=MINUTES,
        checklist=("Timeline", "People invited"),
    )
    board = Board()
    board.apply(changes)
    return board


def apply(board: Board, edit: tuple[list[Change], str]) -> str:
    """Apply an edit that gives an id too, and give that id."""
    changes, id_ = edit
    board.apply(changes)
    return id_


@pytest.fixture
def board() -> Board:
    return new_board()


_NUMBERS = count(1)


@pytest.fixture(autouse=True)
def ids_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """Count ids up, so that ties are broken the same way whenever Hypothesis tries again."""
    monkeypatch.setattr(entity, "uuid4", lambda: UUID(int=next(_NUMBERS)))
