"""One whole review, from the pasted timeline to the finished PDF, through the real windows."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.clock import is_running
from pm_facilitator.domain.entities import Factor
from pm_facilitator.domain.vocabulary import LockerState, ReviewStatus, Stage
from pm_facilitator.paths import paths_for
from pm_facilitator.ui.crash import CrashReporter
from pm_facilitator.ui.desk import Desk
from pm_facilitator.ui.pages.import_preview import ImportPreviewPage
from pm_facilitator.ui.pages.new_review import NewReviewPage
from pm_facilitator.ui.stages.improve_page import ImprovePage
from pm_facilitator.ui.stages.recap import RecapPage
from pm_facilitator.ui.stages.reflect import ReflectPage
from pm_facilitator.ui.windows.room import Room
from tests.helpers.mirrored import window_of

CHAT = """2026-11-19
14:00 The client certificate of the payment gateway expired
14:05 Support hears from three customers who cannot pay
14:12 On-call is paged and opens the response channel
~14:20 The dashboard looks like a quiet afternoon
14:31 - 14:40 A certificate is requested and signed
14:52 All nodes carry the new certificate, payments are back
"""
IDEAS = ("Put an alarm on every certificate", "Buy a second gateway", "Rehearse the renewal")
CONTROL = Qt.KeyboardModifier.ControlModifier


class Evening:
    """The facilitator at work: what is done by hand, and where it shows."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.desk = desk
        self.qtbot = qtbot

    @property
    def room(self) -> Room:
        """Give the room of the open review."""
        assert self.desk.window.room is not None
        return self.desk.window.room

    @property
    def board(self) -> Board:
        """Give its board."""
        return self.room.session.board

    def click(self, words: str, within: QWidget | None = None) -> None:
        """Click the visible button with these words."""
        found = [
            button
            for button in (within or self.desk.window).findChildren(QPushButton)
            if button.text() == words and button.isVisible() and button.isEnabled()
        ]
        assert found, f"no button {words!r}"
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = CONTROL) -> None:
        """Press a key in the window, wherever the focus is."""
        QTest.keyClick(self.desk.window, key, modifiers)

    def come_back(self) -> None:
        """Bring the facilitator's window to the front; the group's has come there meanwhile."""
        self.desk.window.activateWindow()
        self.qtbot.waitUntil(self.desk.window.isActiveWindow)

    def quick(self, key: Qt.Key, *lines: str) -> None:
        """Open the quick line by its key and write lines into it."""
        self.key(key, Qt.KeyboardModifier.NoModifier)
        for text in lines:
            self.write(text)
        line = QApplication.focusWidget()
        assert line is not None
        QTest.keyClick(line, Qt.Key.Key_Escape)

    def write(self, text: str) -> None:
        """Type where the focus is, and Enter."""
        line = QApplication.focusWidget()
        assert line is not None
        QTest.keyClicks(line, text)
        QTest.keyClick(line, Qt.Key.Key_Return)


@pytest.fixture
def evening(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Evening]:
    desk = Desk(qapp, paths_for(tmp_path / "data"), CrashReporter())
    desk.begin()
    qtbot.waitUntil(lambda: desk.library is not None)
    desk.window.activateWindow()
    desk.window.remember(export_folder=str(tmp_path))
    yield Evening(desk, qtbot)
    desk.window.close()
    desk.end()
    desk.window.deleteLater()
    desk.deleteLater()


def test_the_whole_evening(evening: Evening, tmp_path: Path) -> None:
    make_the_review(evening)
    bring_the_timeline_in(evening)
    open_the_meeting(evening)
    walk_the_timeline(evening)
    reflect(evening)
    improve(evening)
    close(evening)
    check_the_markdown(export(evening, ".md", tmp_path))
    check_the_pdf(export(evening, ".pdf", tmp_path), tmp_path)
    find_it_again(evening)


def make_the_review(evening: Evening) -> None:
    evening.click("New review")
    page = evening.desk.window.current_page()
    assert isinstance(page, NewReviewPage)
    QTest.keyClicks(page.incident.title, "Card payments refused")
    times = {"started_at": "14:00", "detected_at": "14:05", "resolved_at": "14:52"}
    for name, clock in times.items():
        QTest.keyClicks(page.times.moments[name].line, f"2026-11-19 {clock}")
    evening.click("Create review")
    assert evening.board.review.title == "Card payments refused"
    assert evening.board.review.started_at is not None


def bring_the_timeline_in(evening: Evening) -> None:
    evening.key(Qt.Key.Key_I)
    page = evening.desk.window.current_page()
    assert isinstance(page, ImportPreviewPage)
    page.text.setPlainText(CHAT)
    evening.qtbot.waitUntil(lambda: page.take.text() == "Add 6 events")
    evening.click("Add 6 events")
    assert [event.text.split()[0] for event in evening.board.events] == [
        "The",
        "Support",
        "On-call",
        "The",
        "A",
        "All",
    ]


def open_the_meeting(evening: Evening) -> None:
    room = evening.room
    room.go_to(Stage.OPEN)
    evening.key(Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier)
    assert room.audience is not None
    evening.key(Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier)
    slot = evening.board.slot(Stage.OPEN)
    assert slot is not None
    assert is_running(slot)
    assert room.audience.clock_text() == room.bar.clock_text()
    evening.key(Qt.Key.Key_PageDown)
    assert evening.board.review.stage is Stage.RECAP
    assert evening.board.review.status is ReviewStatus.LIVE


def walk_the_timeline(evening: Evening) -> None:
    page = evening.room.pages[Stage.RECAP]
    assert isinstance(page, RecapPage)
    alert = evening.board.events[1]
    page.edit("event", alert.id)
    editor = page.pane.view.editor
    editor.selectAll()
    QTest.keyClicks(editor, "Support hears from five customers")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert evening.board.events[1].text == "Support hears from five customers"
    page.scene.select([("event", alert.id)])
    QTest.keyClick(page.pane.view, Qt.Key.Key_Right)
    moved = evening.board.events[1]
    assert alert.time is not None
    assert moved.time is not None
    assert (moved.time - alert.time).total_seconds() == 60
    evening.quick(Qt.Key.Key_F4, *IDEAS)
    assert [item.text for item in evening.board.locker] == list(IDEAS)
    shown = [text for _, _, text in window_of(evening.room).timeline.outline()]
    evening.come_back()
    assert not any(idea in text for idea in IDEAS for text in shown)
    evening.click("Ask the group")
    evening.click("All agree")
    assert all(event.agreed for event in evening.board.events)


def reflect(evening: Evening) -> None:
    evening.key(Qt.Key.Key_PageDown)
    page = evening.room.pages[Stage.REFLECT]
    assert isinstance(page, ReflectPage)
    evening.key(Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier)
    editor = page.pane.view.editor
    QTest.keyClicks(editor, "The reminder went to a mailbox nobody reads")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    (note,) = evening.board.notes(Stage.REFLECT)
    page.scene.select([("note", note.id)])
    QTest.keyClick(page.pane.view, Qt.Key.Key_F)
    (factor,) = evening.board.factors
    assert factor.note_ids == (note.id,)
    evening.click("Add factor", page)
    QTest.keyClicks(editor, "The renewal was done by hand")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    second = next(f for f in evening.board.factors if f.id != factor.id)
    assert second.text == "The renewal was done by hand"
    for answer in ("It is outside the automatic job", "Nobody owned it after the merge"):
        page.scene.select([("factor", second.id)])
        QTest.keyClick(page.pane.view, Qt.Key.Key_W)
        QTest.keyClicks(editor, answer)
        QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert len(evening.board.why_steps(second.id)) >= 1


def improve(evening: Evening) -> None:
    evening.key(Qt.Key.Key_PageDown)
    page = evening.room.pages[Stage.IMPROVE]
    assert isinstance(page, ImprovePage)
    evening.quick(
        Qt.Key.Key_F6,
        "Add every certificate to the expiry alert",
        "Document how a certificate is requested",
        "Move the gateway certificate into the renewal job",
        "Page the second line when payments stop",
    )
    evening.click("Make action", page)
    assert len(evening.board.actions) == 5
    for number, action in enumerate(evening.board.actions):
        controller = evening.room.controller
        page.table.choose(action.id)
        evening.room.panel.follow(("action", action.id))
        controller.set_field("action", action.id, "owner", f"Owner {number}")
        due = evening.room.panel.details.field("due")
        QTest.keyClicks(due, f"2026-12-{number + 1:02}")
        QTest.keyClick(due, Qt.Key.Key_Return)
    factor = evening.board.all(Factor)[0]
    evening.room.controller.set_field(
        "action", evening.board.actions[0].id, "factor_ids", (factor.id,)
    )
    evening.click("Decide against", page)
    (decision,) = evening.board.decisions
    assert decision.text == "Buy a second gateway"
    evening.room.controller.type_text(
        "decision", decision.id, "A subject of its own", field="reason", final=True
    )
    states = [item.state for item in evening.board.locker]
    assert states == [LockerState.ACTION, LockerState.SET_ASIDE, LockerState.PARKED]
    assert all(action.due for action in evening.board.actions)


def close(evening: Evening) -> None:
    evening.key(Qt.Key.Key_PageDown)
    assert evening.board.review.stage is Stage.CLOSE
    audience = window_of(evening.room)
    evening.come_back()
    assert any("Owner 0" in text for text in audience.closing.texts())
    evening.key(Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier)
    assert not any(is_running(slot) for slot in [evening.board.slot(Stage.CLOSE)] if slot)


def export(evening: Evening, suffix: str, folder: Path) -> Path:
    evening.desk.export(suffix)
    notices = evening.room.notices
    evening.qtbot.waitUntil(lambda: f"{suffix}" in notices.text() and "Written" in notices.text())
    (written,) = folder.glob(f"*{suffix}")
    return written


def check_the_markdown(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    order = [text.index(words) for words in ("expired", "five customers", "payments are back")]
    assert order == sorted(order)
    for words in ("Card payments refused", "The renewal was done by hand", "Buy a second gateway"):
        assert words in text


def check_the_pdf(path: Path, folder: Path) -> None:
    text = " ".join(page.extract_text() for page in PdfReader(path).pages)
    flat = " ".join(text.split())
    for words in (
        "Card payments refused",
        "Support hears from five customers",
        "The reminder went to a mailbox nobody reads",
        "Add every certificate to the expiry alert",
        "Owner 0",
        "Buy a second gateway",
    ):
        assert words in flat
    if shutil.which("pdftoppm") is None:
        pytest.skip("pdftoppm is not installed: the pages were not looked at")
    subprocess.run(["pdftoppm", "-r", "50", "-png", str(path), str(folder / "page")], check=True)
    for picture in sorted(folder.glob("page-*.png")):
        assert _ink(picture) > 0.002, f"{picture.name} is blank"


def _ink(path: Path) -> float:
    """Give the share of a page's pixels that are not white."""
    with Image.open(path) as picture:
        shades = picture.convert("L").histogram()
    return sum(shades[:250]) / sum(shades)


def find_it_again(evening: Evening) -> None:
    evening.desk.go_home()
    page = evening.desk.welcome
    QTest.keyClicks(page.search, "expired certificate")
    evening.qtbot.waitUntil(lambda: len(page.rows.texts()) == 1)
    assert page.rows.texts()[0][0] == "Card payments refused"
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert evening.board.review.title == "Card payments refused"
