"""The dates and the actions of the open review as files for other programs."""

import tempfile
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from pm_facilitator.errors import ImportFailed, PmError
from pm_facilitator.ui.outlets import OUTLETS, Outlet
from pm_facilitator.ui.windows.main_window import MainWindow

if TYPE_CHECKING:
    # The boards bring fonts and figures along, which nothing needs before a review is opened.
    from pm_facilitator.ui.windows.room import Room

_OPENED = "pm-facilitator-"
_TABLES = "Tables (*.csv *.tsv)"
_LARGEST = 20_000_000


class HandingOut(QObject):
    """Asks where a file goes by the system's own dialog, and writes it whole or not at all."""

    def __init__(self, window: MainWindow, now: Callable[[], datetime]) -> None:
        super().__init__(window)
        self._window, self._now = window, now

    def attend(self, room: "Room") -> None:
        """Give what the pages of a review ask for."""
        for asks in (room.closing.after_today.handOut, room.improving.action_tab.hand_out):
            asks.wanted.connect(partial(self.save, room))
        room.improving.action_tab.hand_out.backWanted.connect(partial(self.bring_back, room))
        room.closing.after_today.openWanted.connect(partial(self.open_calendar, room))

    def save(self, room: "Room", name: str) -> None:
        """Ask where to write one of the ``OUTLETS``, and write it there."""
        outlet = OUTLETS[name]
        start = str(self._usual_place(room, outlet))
        kind = f"{outlet.label} (*{outlet.suffix})"
        chosen, _ = QFileDialog.getSaveFileName(self._window, outlet.label, start, kind)
        if chosen:
            path = Path(chosen)
            self._window.remember(export_folder=str(path.parent))
            self._write(room, outlet, path if path.suffix else path.with_suffix(outlet.suffix))

    def open_calendar(self, room: "Room") -> None:
        """Hand the dates over to the program that this system has for calendars."""
        from pm_facilitator.report.calendar_file import has_dates

        if not has_dates(room.session.board):
            room.notices.say("There is no date yet that a calendar could hold.")
            return
        outlet = OUTLETS["calendar"]
        folder = Path(tempfile.mkdtemp(prefix=_OPENED))
        path = folder / self._usual_place(room, outlet).name
        if self._write(room, outlet, path, quiet=True):
            url = QUrl.fromLocalFile(str(path))
            if not QDesktopServices.openUrl(url):
                room.notices.say("No program here opens calendar files; saving one works.")

    def bring_back(self, room: "Room") -> None:
        """Ask for a tracker's table, and show what it would change."""
        folder = self._window.settings.export_folder
        chosen, _ = QFileDialog.getOpenFileName(self._window, "Table of a tracker", folder, _TABLES)
        if chosen:
            self.read_back(room, Path(chosen))

    def read_back(self, room: "Room", path: Path) -> None:
        """Show what a tracker's table would change; what cannot be read is told in a sentence."""
        from pm_facilitator.importers.source import Source
        from pm_facilitator.importers.tracker_table import read_tracker_table

        try:
            if path.stat().st_size > _LARGEST:
                raise ImportFailed("This table is larger than 20 MB.", "Export fewer issues.")
            source = Source(data=path.read_bytes(), name=path.name)
            tracked = read_tracker_table(source.text.removeprefix("\ufeff"))
        except OSError as error:
            failed = ImportFailed(f"{path.name} could not be read.", str(error.strerror or ""))
            room.notices.problem(failed)
        except PmError as error:
            room.notices.problem(error)
        else:
            room.improving.action_tab.status.offer(tracked)

    def _write(self, room: "Room", outlet: Outlet, path: Path, *, quiet: bool = False) -> bool:
        from pm_facilitator.report.atomic import write_whole
        from pm_facilitator.ui.exporting import open_folder

        try:
            write_whole(path, outlet.make(room.session.board, self._now()))
        except PmError as error:
            room.notices.problem(error)
            return False
        if not quiet:
            room.notices.say(f"Written to {path}", "Open folder", partial(open_folder, path.parent))
        return True

    def _usual_place(self, room: "Room", outlet: Outlet) -> Path:
        from pm_facilitator.ui.exporting import document_path

        folder = self._window.settings.export_folder
        path = document_path(room.session.board, outlet.suffix, folder)
        return path.with_stem(f"{path.stem}-{outlet.ending}")
