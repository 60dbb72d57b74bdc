"""The export page: the document is seen first, choices are remembered, and nothing is lost."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QProgressBar
from pytestqt.qtbot import QtBot

from pm_facilitator.report import export as exports
from pm_facilitator.session import Session
from pm_facilitator.settings import Settings
from pm_facilitator.store.library import Library
from pm_facilitator.ui.exporting import Exporter
from pm_facilitator.ui.making import Making
from pm_facilitator.ui.pages.export_formats import FORMATS
from pm_facilitator.ui.pages.export_page import ExportPage
from pm_facilitator.ui.pages.export_preview import PageStack
from pm_facilitator.ui.tasks import Tasks
from tests.ui.hands import named, only, press, words_in, write


class Opened:
    """A page over a session, made with the settings of a person."""

    def __init__(self, qtbot: QtBot, session: Session, exporter: Exporter) -> None:
        self._qtbot, self._session, self._exporter = qtbot, session, exporter

    def __call__(self, **settings: Any) -> ExportPage:
        page = ExportPage(self._session.board, self._exporter, Settings(**settings))
        self._qtbot.addWidget(page)
        page.resize(1100, 800)
        page.show()
        with self._qtbot.waitActive(page):
            page.activateWindow()
        page.setFocus()
        return page


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "documents"
    made.mkdir()
    return made


@pytest.fixture
def opened(qtbot: QtBot, session: Session, library: Library) -> Iterator[Opened]:
    tasks = Tasks()
    yield Opened(qtbot, session, Exporter(tasks, library.blob, session.now))
    tasks.wait()


def choose(page: ExportPage, name: str, label: str) -> None:
    box = named(page, QComboBox, name)
    box.setFocus()
    box.setCurrentText(label)
    box.activated.emit(box.currentIndex())


def seen(page: ExportPage, qtbot: QtBot) -> None:
    """Wait until the preview shows what was chosen."""
    qtbot.waitUntil(page.looking.is_done)


def test_the_pages_are_seen_before_they_are_written(opened: Opened, qtbot: QtBot) -> None:
    page = opened()
    qtbot.waitUntil(lambda: page.preview.pages() > 1)
    choose(page, "For", "Leadership, one page")
    seen(page, qtbot)
    assert page.preview.pages() == 1


@pytest.mark.parametrize("width", [900, 1440])
def test_pages_keep_their_shape_and_lie_below_one_another(
    opened: Opened, qtbot: QtBot, width: int
) -> None:
    page = opened()
    page.resize(width, 700)
    qtbot.waitUntil(lambda: page.preview.pages() > 1)
    QApplication.processEvents()
    places = only(page.preview, PageStack).places
    for above, below in pairwise(places):
        assert below.top() > above.bottom()
        assert above.height() == pytest.approx(above.width() * 841.89 / 595.28, abs=1.5)


@pytest.mark.parametrize("wanted", [each for each in FORMATS if not each.paged])
def test_a_text_is_seen_as_it_is_written(
    opened: Opened, qtbot: QtBot, folder: Path, wanted: Any
) -> None:
    page = opened(export_folder=str(folder), export_format=wanted.suffix)
    qtbot.waitUntil(lambda: bool(page.preview.text()))
    if wanted.suffix != "chat":
        page.write()
        qtbot.waitUntil(lambda: "Written to" in page.progress.text())
        [written] = folder.glob(f"*{wanted.suffix}")
        assert written.read_text(encoding="utf-8") == page.preview.text()
    page.copy()
    qtbot.waitUntil(lambda: page.progress.text() == "Copied.")
    assert QGuiApplication.clipboard().text() == page.preview.text()


def test_looking_writes_nothing(opened: Opened, qtbot: QtBot, folder: Path) -> None:
    page = opened(export_folder=str(folder), export_format=".md", export_figures=True)
    qtbot.waitUntil(lambda: "# Card payments failed" in page.preview.text())
    assert list(folder.iterdir()) == []


def test_the_choices_are_remembered_once_a_document_was_written(
    opened: Opened, qtbot: QtBot, folder: Path
) -> None:
    page = opened(export_folder=str(folder))
    choose(page, "Format", "Word")
    choose(page, "For", "Readers outside, without names")
    choose(page, "Paper", "Letter")
    with qtbot.waitSignal(page.chosen) as told:
        QTest.keyClick(page.form.formats, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [
        {
            "export_format": ".docx",
            "export_audience": "external",
            "export_paper": "letter",
            "export_figures": False,
            "export_folder": str(folder),
        }
    ]
    again = opened(**told.args[0])
    assert again.form.choices() == told.args[0]


def test_the_folder_of_the_document_can_be_opened(
    opened: Opened, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    page = opened(export_folder=str(folder), export_format=".txt")
    press(page, "Write")
    qtbot.waitUntil(lambda: "Written to" in page.progress.text())
    press(page, "Open folder")
    assert shown == [str(folder)]


def test_only_what_matters_for_a_format_is_asked(opened: Opened) -> None:
    page = opened()
    assert {"Format", "For", "Paper", "Folder", "File name"} <= set(words_in(page).split("\n"))
    choose(page, "Format", "Markdown")
    assert "Paper" not in words_in(page).split("\n")
    assert only(page, QCheckBox).isVisible()
    choose(page, "Format", "Message for a chat")
    said = words_in(page).split("\n")
    assert not {"For", "Paper", "Folder", "File name", "Write"} & set(said)
    assert "Copy" in said


def test_the_name_follows_the_choices_until_somebody_writes_another(opened: Opened) -> None:
    page = opened()
    name = named(page, QLineEdit, "File name")
    choose(page, "For", "Leadership, one page")
    assert name.text().endswith("-executive.pdf")
    write(name, "for the board")
    choose(page, "Format", "Word")
    assert name.text() == "for the board"
    assert page.form.path().name == "for the board.docx"


def test_a_name_that_is_taken_is_told(opened: Opened, folder: Path) -> None:
    (folder / "mine.pdf").write_bytes(b"old")
    page = opened(export_folder=str(folder))
    write(named(page, QLineEdit, "File name"), "mine")
    assert "The file of that name will be replaced." in words_in(page)


def test_a_folder_that_is_not_there_is_one_sentence(
    opened: Opened, qtbot: QtBot, folder: Path
) -> None:
    page = opened(export_format=".txt")
    write(named(page, QLineEdit, "Folder"), str(folder / "nowhere"))
    page.write()
    qtbot.waitUntil(lambda: "is not there" in page.progress.text())
    page.write()
    qtbot.waitUntil(lambda: "is not there" in page.progress.text())


def test_what_takes_longer_than_a_second_shows_how_far_it_is_and_can_be_stopped(
    opened: Opened, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached, go_on = Event(), Event()

    def slow(board: Any, path: Path, options: Any) -> bytes:
        options.step(0.4)
        reached.set()
        go_on.wait(30)
        return b"new"

    page = opened(export_folder=str(folder), export_format=".txt")
    seen(page, qtbot)
    old = page.form.path()
    old.write_bytes(b"old")
    monkeypatch.setitem(exports._FORMATS, ".txt", slow)
    page.write()
    bar = named(page, QProgressBar, "How far the document is")
    qtbot.waitUntil(lambda: bar.isVisible() and bar.value() == 40)
    assert reached.is_set()
    press(page, "Stop")
    go_on.set()
    qtbot.waitUntil(lambda: page.progress.text() == "Stopped. Nothing was written.")
    assert not bar.isVisible()
    assert [path.read_bytes() for path in folder.iterdir()] == [b"old"]


def test_what_outsiders_miss_is_told_to_the_author(opened: Opened, qtbot: QtBot) -> None:
    page = opened(export_audience="external")
    qtbot.waitUntil(lambda: page.preview.pages() > 0)
    assert "Left out for readers outside" in words_in(page)
    choose(page, "For", "Everybody inside, in full")
    seen(page, qtbot)
    assert "Left out for readers outside" not in words_in(page)


def test_the_keys_work_and_esc_goes_back(opened: Opened, qtbot: QtBot) -> None:
    page = opened(export_format="chat")
    QTest.keyClick(page.form.formats, Qt.Key.Key_C, _BOTH)
    qtbot.waitUntil(lambda: page.progress.text() == "Copied.")
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(page.form.formats, Qt.Key.Key_Escape)


@pytest.mark.parametrize("format_", [".pdf", ".txt", "chat"])
def test_a_page_can_be_left_while_it_is_busy(
    qtbot: QtBot, session: Session, library: Library, folder: Path, format_: str
) -> None:
    tasks = Tasks()
    exporter = Exporter(tasks, library.blob, session.now)
    wishes = Settings(export_format=format_, export_folder=str(folder))
    page = ExportPage(session.board, exporter, wishes)
    page.show()
    qtbot.waitUntil(lambda: not page.looking.is_done())
    page.write() if format_ != "chat" else page.copy()
    page.leave()
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    tasks.wait()
    qtbot.wait(50)
    assert all(path.suffix == format_ for path in folder.iterdir())


def test_every_field_has_a_name(opened: Opened) -> None:
    page = opened()
    fields = [*page.findChildren(QComboBox), *page.findChildren(QLineEdit)]
    assert all(each.accessibleName() for each in fields)
    assert not [each for each in page.findChildren(QLabel) if each.text() == "None"]


_BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_a_preview_that_comes_when_its_page_is_gone_concerns_nobody(
    qtbot: QtBot, session: Session, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks = Tasks()
    exporter = Exporter(tasks, library.blob, session.now)
    told: list[object] = []
    run = exporter.run

    def watched(*of: Any, **by: Any) -> Making:
        making = run(*of, **by)
        begun.append(making)
        making.made.connect(told.append)
        return making

    begun: list[Making] = []
    monkeypatch.setattr(exporter, "run", watched)
    page = ExportPage(session.board, exporter, Settings())
    page.show()
    qtbot.waitUntil(lambda: bool(begun))
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    qtbot.waitUntil(lambda: bool(told))
    tasks.wait()
    assert len(begun) == 1
