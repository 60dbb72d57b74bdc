"""What leaves the app as a file: the document of the open review, and a backup of the library."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from pm_facilitator.errors import PmError
from pm_facilitator.report.options import Audience
from pm_facilitator.report.paper.sheet import Paper
from pm_facilitator.ui.moments import utc_now
from pm_facilitator.ui.tasks import Tasks
from pm_facilitator.ui.windows.main_window import MainWindow

if TYPE_CHECKING:
    from pm_facilitator.store.library import Library
    from pm_facilitator.ui.exporting import Exporter
    from pm_facilitator.ui.pages.export_page import ExportPage

PAPERS: dict[str, Paper] = {"a4": "a4", "letter": "letter"}


class Saving(QObject):
    """Writes files where they went last time, or where the user says."""

    def __init__(self, window: MainWindow, tasks: Tasks, library: "Library") -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._library = library
        self._made: Exporter | None = None

    def export(
        self, suffix: str, audience: Audience = "internal", path: Path | None = None
    ) -> None:
        """Write the document of the review that is open."""
        room = self._window.room
        if room is None:
            return
        where = path or self._usual_place(suffix, audience)
        paper = PAPERS.get(self._window.settings.export_paper)
        self._exporter().write(room.session.board, where, audience, room.notices, paper)

    def page(self) -> "ExportPage | None":
        """Make the page on which the document is looked at before it is written."""
        from pm_facilitator.ui.pages.export_page import ExportPage

        room = self._window.room
        if room is None:
            return None
        page = ExportPage(room.session.board, self._exporter(), self._window.settings)
        page.chosen.connect(lambda choices: self._window.remember(**choices))
        return page

    def _exporter(self) -> "Exporter":
        # The figures' fonts come along: not needed before the first document.
        from pm_facilitator.ui.exporting import Exporter

        if self._made is None:
            library = self._library
            self._made = Exporter(self._tasks, library.blob, utc_now, self, library.log)
        return self._made

    def back_up(self) -> None:
        """Ask where to, and copy the whole library into one file."""
        name = f"pm-facilitator-{utc_now():%Y-%m-%d}.sqlite3"
        chosen, _ = QFileDialog.getSaveFileName(self._window, "Back up the library", name)
        if not chosen:
            return
        notices = self._window.say_in_front()
        try:
            self._library.backup(Path(chosen))
        except PmError as error:
            notices.problem(error)
        else:
            notices.say(f"The library is backed up to {chosen}")

    def _usual_place(self, suffix: str, audience: Audience) -> Path:
        from pm_facilitator.ui.exporting import document_path

        assert self._window.room is not None
        board = self._window.room.session.board
        path = document_path(board, suffix, self._window.settings.export_folder)
        return path if audience == "internal" else path.with_stem(f"{path.stem}-{audience}")
