"""What a round hides is on no scene of the audience, whatever is done in the round."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from pm_facilitator.canvas.reflect_scene import ReflectScene
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Change, invert
from pm_facilitator.domain.edits import groups, things
from pm_facilitator.domain.edits import rounds as edits
from pm_facilitator.domain.edits.refit import refit
from pm_facilitator.domain.edits.round_notes import Draft, write
from pm_facilitator.domain.entities import NoteGroup
from pm_facilitator.domain.placing import members
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.figures.board_places import place_board
from pm_facilitator.figures.palette import palette
from pm_facilitator.figures.shapes import Text
from pm_facilitator.session import Session
from tests.canvas.conftest import NOON, Paper
from tests.domain.round_boards import begun
from tests.domain.round_strategies import ROUND_EDITS
from tests.domain.strategies import one_of_these
from tests.domain.whiteboard_strategies import WHITEBOARD_EDITS
from tests.helpers.make import make_bone


def opened(board: Board) -> tuple[Session, ReflectScene]:
    session = Session(board, Paper(), lambda: NOON)
    scene = ReflectScene(board, palette("light"), audience=True)
    session.subscribe(scene.react)
    return session, scene


def hold(board: Board, scene: ReflectScene) -> None:
    """Hold that nothing hidden is on the scene, and everything revealed is."""
    for note in board.notes(Stage.REFLECT):
        assert (scene.item(("note", note.id)) is None) is note.hidden
    for heap in board.all(NoteGroup):
        seen = [n for n in members(board, heap.id) if n.stage is Stage.REFLECT and not n.hidden]
        assert (scene.item(("note_group", heap.id)) is not None) is bool(seen)
    figure = {placed.key for placed in place_board(board, Stage.REFLECT, palette("light"), {})}
    assert not {("note", note.id) for note in board.notes() if note.hidden} & figure


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_whatever_is_done_in_a_round_the_audience_has_no_hidden_note(
    qapp: QApplication, data: st.DataObject
) -> None:
    board, _ = begun(make_bone())
    session, scene = opened(board)
    done: list[list[Change]] = []
    for _ in range(data.draw(st.integers(1, 12))):
        if done and data.draw(st.integers(0, 4)) == 0:
            changes = refit(board, invert(done.pop()))
        else:
            changes = one_of_these([*ROUND_EDITS, *WHITEBOARD_EDITS], data.draw, board)
            done.append(changes)
        session.commit(changes)
        hold(board, scene)


@pytest.mark.parametrize("revealed", [False, True])
def test_the_words_of_a_hidden_note_its_group_and_its_arrow_appear_with_the_reveal(
    qapp: QApplication, revealed: bool
) -> None:
    board, id_ = begun(make_bone())
    session, scene = opened(board)
    session.commit(write(board, id_, [Draft("unread words"), Draft("more of them")]))
    a, b = (note.id for note in board.notes())
    session.commit(groups.group(board, [a, b], "unread heading"))
    session.commit(things.add_arrow(board, Stage.REFLECT, ("note", a), (900.0, 900.0))[0])
    if revealed:
        session.commit(edits.reveal(board, id_))
    found = " ".join(words_on(scene))
    assert ("unread words" in found) is revealed
    assert ("unread heading" in found) is revealed
    assert any(key[0] == "arrow" for key in keys_on(scene)) is revealed


def words_on(scene: ReflectScene) -> list[str]:
    cards = [item.card.made() for item in scene.projection.all()]
    shapes = [shape.text for card in cards for shape in card.shapes if isinstance(shape, Text)]
    return [*shapes, *(card.spoken for card in cards)]


def keys_on(scene: ReflectScene) -> list[tuple[str, str]]:
    return [item.key for item in scene.projection.all()]
