"""A factor shows what it is linked to, and a click or a key travels there and back."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.entities import Action, Factor, TimelineEvent, WhyStep
from pm_facilitator.domain.vocabulary import Stage, WhyGate
from pm_facilitator.ui.link_walk import LinkWalk
from pm_facilitator.ui.windows.room import Room
from tests.ui.hands import press, words_in


@pytest.fixture
def linked(room: Room) -> Room:
    bone = room.session.board.bones[0].id
    room.session.commit(
        [
            Added(TimelineEvent("e1", text="Cards are refused", order=1.0)),
            Added(TimelineEvent("e2", text="Support is told", order=2.0)),
            Added(Factor("f", "No alert", bone, event_ids=("e1", "e2"))),
            Added(WhyStep("w", "f", None, "Nobody asked for one")),
            Added(Action("a", "Add an alert", factor_ids=("f",))),
        ]
    )
    room.go_to(Stage.REFLECT)
    room.visit(("factor", "f"))
    return room


def test_the_details_of_a_factor_name_what_it_is_linked_to(linked: Room) -> None:
    said = words_in(linked.panel.details)
    for words in ("Seen in these events (2)", "Cards are refused", "Actions against it"):
        assert words in said


def test_a_click_travels_to_the_event_and_from_there_back_to_the_factor(linked: Room) -> None:
    press(linked.panel, "Cards are refused")
    assert linked.pages[Stage.RECAP].isVisible()
    assert linked.panel.details.key() == ("event", "e1")
    press(linked.panel, "No alert")
    assert linked.pages[Stage.REFLECT].isVisible()
    assert linked.reflect.scene.selectedKeys() == [("factor", "f")]


def test_a_click_travels_between_an_action_and_its_factor(linked: Room) -> None:
    press(linked.panel, "Add an alert")
    assert linked.pages[Stage.IMPROVE].isVisible()
    assert linked.panel.details.key() == ("action", "a")
    press(linked.panel, "No alert")
    assert linked.panel.details.key() == ("factor", "f")


def test_a_new_link_shows_at_once(linked: Room) -> None:
    linked.session.commit([Added(Action("b", "Test the alert", factor_ids=("f",)))])
    assert "Actions against it (2)" in words_in(linked.panel.details)


def test_one_key_walks_along_the_links_and_another_goes_back(linked: Room) -> None:
    seen = []
    for _ in range(4):
        linked.follow_link()
        seen.append(linked.panel.details.key())
    assert seen == [("event", "e1"), ("event", "e2"), ("action", "a"), ("event", "e1")]
    linked.follow_link(back=True)
    assert linked.panel.details.key() == ("factor", "f")
    assert linked.reflect.pane.view.hasFocus()


def test_a_walk_begins_anew_where_something_else_was_selected(linked: Room) -> None:
    walk = LinkWalk(linked.session.board)
    assert walk.next(("factor", "f")) == ("event", "e1")
    assert walk.next(("action", "a")) == ("factor", "f")
    assert walk.back() == ("action", "a")
    assert walk.back() is None
    assert walk.next(None) is None
    assert walk.next(("event", "gone")) is None


def test_a_walk_goes_on_beyond_a_single_link(linked: Room) -> None:
    walk = LinkWalk(linked.session.board)
    seen = [walk.next(("action", "a")), walk.next(("factor", "f")), walk.next(("event", "e1"))]
    assert seen == [("factor", "f"), ("event", "e1"), ("event", "e2")]
    assert walk.back() == ("factor", "f")


def test_a_factor_on_the_board_counts_its_links(linked: Room) -> None:
    [shape] = linked.reflect.scene.fishbone.factors
    assert shape.detail.startswith("2 events · 1 why")
    linked.controller.remove([("action", "a")])
    assert linked.reflect.scene.fishbone.factors[0].detail == "2 events · 1 why"


def test_the_pointer_over_a_factor_is_told_what_it_is_linked_to(linked: Room, qtbot: QtBot) -> None:
    view, item = linked.reflect.pane.view, linked.reflect.scene.item(("factor", "f"))
    assert item is not None
    at = view.mapFromScene(QPointF(item.home().center()))
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), event)
    assert "• Cards are refused" in QToolTip.text()
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_the_details_ask_on(linked: Room) -> None:
    press(linked.panel, "What else had to be true?")
    assert len(linked.session.board.why_steps("f")) == 2
    assert linked.session.board.need(Factor, "f").gate is WhyGate.ALL
    QTest.keyClicks(linked.reflect.pane.view.editor, "The graph was hidden")
    QTest.keyClick(linked.reflect.pane.view.editor, Qt.Key.Key_Escape)
    linked.visit(("why_step", "w"))
    press(linked.panel, "Ask why")
    assert len(linked.session.board.why_steps("f", "w")) == 1
