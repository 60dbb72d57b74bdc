"""The times of an event in its details: what is said below them, and what they go by."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.vocabulary import Precision
from pm_facilitator.session import Session
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.panels.details import DetailsPanel
from tests.ui.hands import words_in, write

AT = datetime(2026, 3, 2, 14, 5, tzinfo=UTC)


@pytest.fixture
def panel(session: Session, controller: BoardController, qtbot: QtBot) -> DetailsPanel:
    known = TimelineEvent("e", time=AT, text="Cards are refused")
    unknown = TimelineEvent("u", text="A reminder was sent", precision=Precision.UNKNOWN)
    session.commit([Added(known), Added(unknown)])
    made = DetailsPanel(session.board, controller)
    qtbot.addWidget(made)
    end = session.subscribe(made.react)
    made.destroyed.connect(end)
    made.resize(320, 900)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_a_time_that_cannot_be_read_is_answered_below_its_field(panel: DetailsPanel) -> None:
    panel.show_key(("event", "e"))
    write(panel.field("time"), "half past")
    assert "Please write it like 2026-11-19 14:05" in words_in(panel)
    write(panel.field("time"), "16:00")
    assert "Please write it" not in words_in(panel)


def test_what_became_of_a_time_that_was_left_out_is_told_until_another_event_is_shown(
    panel: DetailsPanel,
) -> None:
    panel.show_key(("event", "e"))
    write(panel.field("time"), "2026-03-29 02:30")
    assert "There was no 02:30 that day" in words_in(panel)
    panel.show_key(("event", "u"))
    assert "There was no" not in words_in(panel)


def test_an_end_alone_is_on_the_day_of_its_event(panel: DetailsPanel, session: Session) -> None:
    panel.show_key(("event", "e"))
    write(panel.field("time"), "2026-03-04 23:50")
    write(panel.field("end"), "00:10")
    assert session.board.need(TimelineEvent, "e").end == datetime(2026, 3, 4, 23, 10, tzinfo=UTC)


def test_undo_in_the_field_of_a_time_is_that_of_the_board(panel: DetailsPanel) -> None:
    panel.show_key(("event", "e"))
    field = panel.field("time")
    write(field, "16:00")
    assert is_left_to_the_window(field)
    QTest.keyClicks(field, "1")
    assert not is_left_to_the_window(field)


def is_left_to_the_window(field: QWidget) -> bool:
    keys = Qt.KeyboardModifier.ControlModifier
    undo = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, keys)
    QApplication.sendEvent(field, undo)
    return not undo.isAccepted()
