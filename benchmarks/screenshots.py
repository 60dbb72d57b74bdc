"""Take the pictures of the README: every window and stage, in light and dark."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from pm_facilitator import round_formats
from pm_facilitator import settings as settings_file
from pm_facilitator.canvas.tiles import Tiles
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.paths import paths_for
from pm_facilitator.settings import Settings
from pm_facilitator.ui.crash import CrashReporter
from pm_facilitator.ui.desk import Desk
from pm_facilitator.ui.pages.export_page import ExportPage
from pm_facilitator.ui.pages.import_preview import ImportPreviewPage
from pm_facilitator.ui.rounds.draft import RoundDraft

FOLDER = Path(__file__).parent.parent / "docs" / "screenshots"
CHAT = """2026-11-17
01:14 The connection pool recycles its oldest connections
01:15:20 The first card payment is refused
01:05 Ana hears the first doubts on the hotline
~01:40 Successful payments are close to zero
02:05 Support in Halifax hears from three customers who cannot pay
02:40 - 02:58 The response reads shop and bridge logs
nobody wrote down when the hotline called back
04:34 All nodes carry the new certificate
"""
_SETTLE = 600


def main() -> None:
    """Write the pictures into ``docs/screenshots``."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    qt = QApplication([])
    for theme in ("light", "dark"):
        with opened_desk(qt, theme) as desk:
            _tour(desk, theme)
    for scale in ("1", "2"):
        line = [sys.executable, "-m", "benchmarks.large_screenshots"]
        subprocess.run(line, env=os.environ | {"QT_SCALE_FACTOR": scale}, check=True)
    subprocess.run([sys.executable, "-m", "tests.participants.pictures"], check=True)
    print(f"{len(list(FOLDER.glob('*.png')))} pictures in {FOLDER}")


@contextmanager
def opened_desk(qt: QApplication, theme: str) -> Iterator[Desk]:
    """Give the app in a theme, with an empty library that is gone afterwards."""
    Tiles.at_once = True  # a picture waits for nothing that is painted a little later
    with tempfile.TemporaryDirectory() as folder:
        paths = paths_for(Path(folder))
        settings_file.save(paths.settings, Settings(theme=theme))
        desk = Desk(qt, paths, CrashReporter(qt))
        desk.window.resize(1440, 900)
        desk.window.show()
        desk.window.show_page(desk.welcome)
        desk.open_library()
        yield desk
        desk.window.hide()
        desk.end()
        desk.deleteLater()


def _tour(desk: Desk, theme: str) -> None:
    take(desk.window, f"welcome-empty-{theme}")
    desk.answer("new")
    take(desk.window, f"new-review-{theme}")
    desk.import_timeline()
    page = desk.window.current_page()
    assert isinstance(page, ImportPreviewPage)
    page.paste(CHAT)
    desk.tasks.wait()
    QTest.qWait(_SETTLE)
    page.source.step(1)
    take(desk.window, f"import-{theme}")
    desk.open_sample()
    _take_room(desk, theme)
    _take_round(desk, theme)
    _take_export(desk, theme)
    desk.go_home()
    take(desk.window, f"library-{theme}")
    desk.welcome.search.setText("expired certificate")
    take(desk.window, f"search-{theme}")
    desk.welcome.search.clear()
    desk.answer("help")
    take(desk.window, f"keyboard-{theme}")


def _take_room(desk: Desk, theme: str) -> None:
    room = desk.window.room
    assert room is not None
    room.toggle_audience()
    assert room.audience is not None
    room.audience.showNormal()
    room.audience.resize(1280, 720)
    for stage in Stage:
        room.go_to(stage)
        room.notices.hide()
        if stage is Stage.RECAP:
            room.visit(("event", room.session.board.events[6].id))
        take(desk.window, f"{stage.value}-{theme}")
        take(room.audience, f"audience-{stage.value}-{theme}")


def _take_round(desk: Desk, theme: str) -> None:
    room = desk.window.room
    assert room is not None
    assert room.audience is not None
    room.go_to(Stage.REFLECT)
    people = [person.id for person in room.session.board.people if person.present]
    chosen = round_formats.round_formats()["round_robin"]
    draft = RoundDraft(
        prompt="What made this hard to see at the time?",
        format=chosen.name,
        steps=chosen.steps,
        people=(tuple(people[:3]), tuple(people[3:6])),
        names=("", ""),
    )
    room.rounds.lead.start(draft)
    room.notices.hide()
    take(desk.window, f"round-{theme}")
    take(room.audience, f"audience-round-{theme}")
    room.rounds.discard()


def _take_export(desk: Desk, theme: str) -> None:
    desk.answer("export-as")
    page = desk.window.current_page()
    assert isinstance(page, ExportPage)
    QTest.qWait(_SETTLE)
    desk.tasks.wait()
    for line in page.findChildren(QLineEdit):
        if line.accessibleName() == "Folder":
            line.setText("~/Documents")  # whose pictures these are is nobody's business
    take(desk.window, f"export-{theme}")
    page.leave()


def take(widget: QWidget, name: str) -> None:
    """Wait until a window has come to rest and write its picture."""
    QTest.qWait(_SETTLE)
    widget.grab().save(str(FOLDER / f"{name}.png"))


if __name__ == "__main__":
    main()
