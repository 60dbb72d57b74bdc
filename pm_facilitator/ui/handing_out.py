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
from pm_facilitator.report.outlets import OUTLETS, Outlet
from pm_facilitator.ui.windows.main_window import MainWindow

if TYPE_CHECKING:
    from pm_facilitator.report.hand_out import Handed

    # The boards bring fonts and figures along, which nothing needs before a review is opened.
    from pm_facilitator.ui.windows.room import Room

_OPENED = "pm-facilitator-"
_TABLES = "Tables (*.csv *.tsv)"
_LARGEST = 20_000_000
_AGAIN = "Hand them out again"


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

    def save(self, room: "Room", name: str, *, again: bool = False) -> None:
        """Ask where to write one of the ``OUTLETS``, and write it there.

        Args:
            room: the open review.
            name: which of them.
            again: also what a tracker was handed before and has given no key for.
        """
        outlet = OUTLETS[name]
        if not again and self._has_all(room, name):
            return
        start = str(self._usual_place(room, outlet))
        kind = f"{outlet.label} (*{outlet.suffix})"
        chosen, _ = QFileDialog.getSaveFileName(self._window, outlet.label, start, kind)
        if chosen:
            path = Path(chosen)
            self._window.remember(export_folder=str(path.parent))
            path = path if path.suffix else path.with_suffix(outlet.suffix)
            self._write(room, name, path, again=again)

    def open_calendar(self, room: "Room") -> None:
        """Hand the dates over to the program that this system has for calendars."""
        from pm_facilitator.report.calendar_file import has_dates

        if not has_dates(room.session.board):
            room.notices.say("There is no date yet that a calendar could hold.")
            return
        folder = Path(tempfile.mkdtemp(prefix=_OPENED))
        path = folder / self._usual_place(room, OUTLETS["calendar"]).name
        if self._write(room, "calendar", path, quiet=True):
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
        from pm_facilitator.importers.documents.tracker_table import read_tracker_table
        from pm_facilitator.importers.source import Source

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

    def _has_all(self, room: "Room", name: str) -> bool:
        """Say so when a tracker has everything already, with the way to send it again."""
        from pm_facilitator.report.hand_out import NothingNew, check

        try:
            check(room.session.board, name)
        except NothingNew as nothing:
            again = partial(self.save, room, name, again=True)
            room.notices.say(str(nothing), *((_AGAIN, again) if nothing.can_again else ()))
            return True
        return False

    def _write(
        self, room: "Room", name: str, path: Path, *, quiet: bool = False, again: bool = False
    ) -> bool:
        from pm_facilitator.report.hand_out import hand_out

        try:
            handed = hand_out(room.session.board, name, path, self._now(), again=again)
            # No step of undo: what has left this computer is not taken back by a key.
            room.session.commit(handed.changes)
        except PmError as error:
            room.notices.problem(error)
            return False
        if not quiet:
            self._tell(room, name, path, handed)
        return True

    def _tell(self, room: "Room", name: str, path: Path, handed: "Handed") -> None:
        from pm_facilitator.ui.exporting import open_folder

        written = f"Written to {' and '.join(map(str, handed.paths))}"
        if not handed.waiting:
            room.notices.say(written, "Open folder", partial(open_folder, path.parent))
            return

        def again() -> None:
            self._write(room, name, path, again=True)

        room.notices.say(f"{written}. {handed.waiting}", _AGAIN, again)

    def _usual_place(self, room: "Room", outlet: Outlet) -> Path:
        from pm_facilitator.ui.exporting import document_path

        folder = self._window.settings.export_folder
        path = document_path(room.session.board, outlet.suffix, folder)
        return path.with_stem(f"{path.stem}-{outlet.ending}")
