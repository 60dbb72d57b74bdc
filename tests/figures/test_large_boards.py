"""Boards as large as a long night makes them: nothing hides anything else."""

from itertools import combinations

import pytest

from benchmarks.large_review import large_review
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import NoteGroup
from pm_facilitator.domain.vocabulary import LaneBy, Spacing, Stage
from pm_facilitator.figures.board_places import place_board
from pm_facilitator.figures.fishbone import layout_fishbone
from pm_facilitator.figures.fonts import Measure
from pm_facilitator.figures.palette import palette
from pm_facilitator.figures.timeline import TimelineLook, layout_timeline
from tests.figures.conftest import box, overlap


@pytest.fixture(scope="module")
def board() -> Board:
    return Board(large_review())


def test_the_review_is_as_large_as_it_should_be(board: Board) -> None:
    assert (len(board.events), len(board.factors), len(board.notes())) == (150, 40, 60)
    texts = {factor.text for factor in board.factors} | {note.text for note in board.notes()}
    assert len(texts) == 100


@pytest.mark.parametrize("spacing", Spacing)
@pytest.mark.parametrize("lanes", LaneBy)
def test_no_card_of_a_long_timeline_hides_another(
    board: Board, measure: Measure, spacing: Spacing, lanes: LaneBy
) -> None:
    look = TimelineLook(spacing, lanes)
    layout = layout_timeline(board.events, board.review, width=4200, measure=measure, look=look)
    cards = [box(card) for card in layout.cards]
    assert len(cards) > 100
    assert not [pair for pair in combinations(cards, 2) if overlap(*pair)]


def test_no_factor_of_a_large_fishbone_hides_another(board: Board, measure: Measure) -> None:
    layout = layout_fishbone(board, measure=measure)
    boxes = [box(factor) for factor in layout.factors]
    assert len(boxes) == 40
    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]


def test_no_note_of_a_full_board_hides_another(board: Board) -> None:
    placed = place_board(board, Stage.REFLECT, palette("light"), {})
    notes = [item.area for item in placed if item.key[0] == "note"]
    groups = [item.key[1] for item in placed if item.key[0] == "note_group"]
    assert len(notes) == 60
    assert groups == [group.id for group in board.all(NoteGroup)]
    assert not [pair for pair in combinations(notes, 2) if overlap(*pair)]
