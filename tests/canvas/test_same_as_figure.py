"""What lies on a board is drawn on the screen and in the document from the same shapes."""

import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from pm_facilitator.canvas.reflect_scene import ReflectScene
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.figures.board_places import place_board
from pm_facilitator.figures.palette import THEMES, palette
from tests.canvas.conftest import a_review
from tests.helpers.make import make_board
from tests.reference.drawings import everything


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("audience", [False, True])
def test_the_screen_shows_the_shapes_of_the_document(
    qtbot: QtBot, theme: str, audience: bool
) -> None:
    board, colors = make_board(a_review(), *everything()), palette(theme)
    scene = ReflectScene(board, colors, audience=audience)
    placed = place_board(board, Stage.REFLECT, colors, {})
    shown = [item for item in placed if item.key[0] != "picture"]
    assert {item.key[0] for item in shown} == {
        *("frame", "note_group", "note", "board_text", "arrow", "stroke"),
    }
    for there in shown:
        item = scene.item(there.key)
        assert item is not None, there.key
        area = QRectF(*there.area).translated(0, scene.notes_top)
        assert item.home() == area, there.key
        assert list(item.card.made().shapes) == list(there.shapes), there.key
