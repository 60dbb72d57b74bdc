"""A board has its keys for zooming, and a list beside it for those who do not use the picture."""

import pytest
from PySide6.QtCore import QModelIndex, QRectF, Qt
from pytestqt.qtbot import QtBot

from pm_facilitator.canvas.reflect_scene import ReflectScene
from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.entities import Factor
from pm_facilitator.figures.palette import palette
from pm_facilitator.session import Session
from pm_facilitator.ui.panels.board_pane import BoardPane
from tests.ui.hands import press


@pytest.fixture
def pane(session: Session, qtbot: QtBot) -> BoardPane:
    bone = session.board.bones[0].id
    session.commit(
        [
            Added(Factor("f", "Renewed by hand", bone)),
            Added(Factor("g", "Two people know how", bone, parent_id="f")),
        ]
    )
    made = BoardPane(ReflectScene(session.board, palette("light"), audience=False), "Fishbone")
    qtbot.addWidget(made)
    made.destroyed.connect(session.subscribe(made.react))
    made.resize(800, 600)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_zooming_is_a_click_away(pane: BoardPane) -> None:
    before = pane.view.zoom
    press(pane, "Zoom in")
    assert pane.view.zoom > before
    press(pane, "Zoom out")
    assert pane.view.zoom == pytest.approx(before)
    press(pane, "Fit all")
    assert pane.view.visible_rect().contains(pane.scene.content)


def test_the_list_has_the_same_things_in_the_same_nesting(pane: BoardPane) -> None:
    press(pane, "Show the board as a list")
    assert pane.outline.isVisible()
    inner = entry(pane, "Two people know how")
    assert inner.parent() == entry(pane, "Renewed by hand")


def test_going_through_the_list_goes_through_the_board(pane: BoardPane, qtbot: QtBot) -> None:
    pane.toggle_outline()
    found = entry(pane, "Two people")
    with qtbot.waitSignal(pane.selected) as told:
        pane.outline.setCurrentIndex(found)
    assert told.args == [("factor", "g")]


def test_an_edit_keeps_the_place_in_the_list(pane: BoardPane, session: Session) -> None:
    pane.toggle_outline()
    pane.outline.setCurrentIndex(entry(pane, "Two people"))
    bone = session.board.bones[1].id
    session.commit([Added(Factor("h", "Something new", bone))])
    pane.outline.catch_up()
    assert "Two people" in pane.outline.currentIndex().data()
    assert entry(pane, "Something new").isValid()


def test_visiting_selects_and_brings_into_view(pane: BoardPane) -> None:
    pane.view.fit(QRectF(-3000, -3000, 10, 10))
    pane.visit(("factor", "g"))
    item = pane.scene.item(("factor", "g"))
    assert item is not None
    assert item.chosen
    assert pane.view.visible_rect().contains(item.home())


def test_several_selected_are_no_single_one(pane: BoardPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.selected) as told:
        pane.scene.select([("factor", "f"), ("factor", "g")])
    assert told.args == [None]


def entry(pane: BoardPane, words: str) -> QModelIndex:
    """Give the one row of the list that has these words."""
    model = pane.outline.model()
    flags = Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive
    (found,) = model.match(model.index(0, 0), Qt.ItemDataRole.DisplayRole, words, -1, flags)
    return found
