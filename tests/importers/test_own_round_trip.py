"""What this app writes as JSON or YAML comes in as the same review, whatever stands in it."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import with_field
from pm_facilitator.domain.entities import KINDS, kind_of
from pm_facilitator.domain.plain import field_types
from pm_facilitator.importers.intake.files import read_content
from pm_facilitator.report.data import to_json, to_yaml
from tests.importers.accepting.test_convert import board_of
from tests.report.boards import MADE_AT, rich_board

TEXT_FIELDS = {
    kind: [
        name
        for name, types in field_types(record).items()
        if types == (str,) and name != "id" and not name.endswith("_id")
    ]
    for kind, record in KINDS.items()
}


def saying(board: Board, text: str) -> Board:
    """Give a review in which every text is the same one."""
    entities = []
    for each in board.entities():
        for name in TEXT_FIELDS[kind_of(each)]:
            each = with_field(each, name, text)
        entities.append(each)
    return Board(entities)


@pytest.mark.parametrize("write", [to_json, to_yaml])
def test_a_review_comes_in_as_it_went_out(write: Callable[..., str]) -> None:
    board = rich_board()
    draft = read_content(write(board, MADE_AT, {}))
    assert set(board_of(draft).entities()) == set(board.entities())
    assert draft.title == board.review.title
    assert not draft.warnings


@settings(deadline=None, max_examples=8)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_text_comes_back_in_every_field(text: str) -> None:
    board = saying(rich_board(), text)
    for written in (to_json(board), to_yaml(board)):
        assert set(read_content(written).records) == set(board.entities())
