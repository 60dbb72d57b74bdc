"""The document is written while the meeting goes on, and the notice says where it is."""

import re
from base64 import b64decode
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pm_facilitator.canvas.clip_intents import AddPicture
from pm_facilitator.canvas.intents import SetText
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits import setup
from pm_facilitator.domain.entities import Review
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.session import Session
from pm_facilitator.store.library import Library
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.exporting import Exporter, document_path
from pm_facilitator.ui.notices import NoticeBar
from pm_facilitator.ui.tasks import Tasks

STARTED = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)


@pytest.fixture
def notices(qtbot: QtBot) -> NoticeBar:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 400)
    window.show()
    return NoticeBar(window)


@pytest.fixture
def exporter(qtbot: QtBot, library: Library, session: Session) -> Iterator[Exporter]:
    tasks = Tasks()
    made = Exporter(tasks, library.blob, session.now)
    yield made
    tasks.wait()


@pytest.mark.parametrize("suffix", [".md", ".html", ".pdf"])
def test_the_notice_says_where_the_document_is(
    exporter: Exporter,
    session: Session,
    notices: NoticeBar,
    tmp_path: Path,
    qtbot: QtBot,
    suffix: str,
) -> None:
    path = tmp_path / f"review{suffix}"
    exporter.write(session.board, path, "internal", notices)
    assert notices.text() == f"Writing {path.name} …"
    qtbot.waitUntil(lambda: notices.text() == f"Written to {path}")
    assert path.stat().st_size > 500
    assert notices.action_text() == "Open folder"


def test_the_document_is_of_the_moment_it_was_asked_for(
    exporter: Exporter, session: Session, notices: NoticeBar, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "review.md"
    exporter.write(session.board, path, "internal", notices)
    session.commit(setup.set_fields(session.board, title="Renamed meanwhile"))
    qtbot.waitUntil(lambda: notices.text().startswith("Written"))
    written = path.read_text(encoding="utf-8")
    assert "Card payments failed" in written
    assert "Renamed meanwhile" not in written


def test_a_folder_that_cannot_be_written_to_is_one_sentence(
    exporter: Exporter, session: Session, notices: NoticeBar, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "file").write_text("in the way")
    path = tmp_path / "file" / "review.md"
    exporter.write(session.board, path, "internal", notices)
    qtbot.waitUntil(lambda: bool(notices.property("problem")))
    assert str(path.parent.name) in notices.text() or path.name in notices.text()
    assert not path.exists()


def test_open_folder_opens_the_folder(
    exporter: Exporter,
    session: Session,
    notices: NoticeBar,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    exporter.write(session.board, tmp_path / "review.md", "internal", notices)
    qtbot.waitUntil(lambda: notices.action_text() == "Open folder")
    notices.act()
    assert opened == [str(tmp_path)]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Card payments failed", "2026-03-02-card-payments-failed.pdf"),
        ("A/B: what?  \\ <why>", "2026-03-02-a-b-what-why.pdf"),
        ("Ausfall der Züge", "2026-03-02-ausfall-der-züge.pdf"),
        ("", "2026-03-02-review.pdf"),
        ("...", "2026-03-02-review.pdf"),
    ],
)
def test_the_file_is_named_after_the_review(title: str, name: str, tmp_path: Path) -> None:
    board = Board([Review("r", title=title, started_at=STARTED)])
    assert document_path(board, ".pdf", str(tmp_path)) == tmp_path / name


def test_the_day_in_the_name_is_the_day_where_it_happened(tmp_path: Path) -> None:
    late = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
    board = Board([Review("r", title="Night", started_at=late, zone="Europe/Copenhagen")])
    assert document_path(board, ".md", str(tmp_path)).name == "2026-03-03-night.md"


CAPTION = "Checkout errors, 14:02 to 14:40"


def in_markdown(path: Path) -> tuple[bytes, str]:
    text = path.read_text(encoding="utf-8")
    [name] = re.findall(rf"!\[{CAPTION}\]\(<?([^>)]+)>?\)", text)
    return (path.parent / name).read_bytes(), text


def in_html(path: Path) -> tuple[bytes, str]:
    text = path.read_text(encoding="utf-8")
    [data] = re.findall(r"data:image/png;base64,([^\"]+)", text)
    return b64decode(data), text


def in_pdf(path: Path) -> tuple[bytes, str]:
    pages = PdfReader(path).pages
    [image] = [image for page in pages for image in page.images]
    return image.data, "\n".join(page.extract_text() for page in pages)


@pytest.mark.parametrize(
    ("suffix", "read"), [(".md", in_markdown), (".html", in_html), (".pdf", in_pdf)]
)
def test_a_pasted_picture_is_in_the_document_with_its_caption(
    exporter: Exporter,
    controller: BoardController,
    session: Session,
    notices: NoticeBar,
    tmp_path: Path,
    qtbot: QtBot,
    suffix: str,
    read: Callable[[Path], tuple[bytes, str]],
) -> None:
    pixels = QImage(640, 320, QImage.Format.Format_RGB32)
    pixels.fill(0x336699)
    with qtbot.waitSignal(controller.arrived) as came:
        controller.handle(AddPicture(pixels, Stage.REFLECT, None))
    [(kind, id_)] = came.args[0]
    controller.handle(SetText(kind, id_, CAPTION, final=True, field="caption"))
    path = tmp_path / f"review{suffix}"
    exporter.write(session.board, path, "internal", notices)
    qtbot.waitUntil(lambda: notices.text() == f"Written to {path}")
    data, text = read(path)
    with Image.open(BytesIO(data)) as shown:
        assert shown.size == (640, 320)
        assert shown.convert("RGB").getpixel((320, 160)) == (0x33, 0x66, 0x99)
    assert CAPTION in text
