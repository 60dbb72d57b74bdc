"""What comes into an import: sources from the disk, and evidence that is put on an event."""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from pm_facilitator.ui import carried
from pm_facilitator.ui.pages.import_decisions import Place
from pm_facilitator.ui.pages.import_pasted import PASTED
from pm_facilitator.ui.pages.import_read import FromDisk, Typed
from pm_facilitator.ui.pages.import_work import ImportWork
from pm_facilitator.ui.picture_intake import TakenPicture, is_picture, read_picture, take_picture
from pm_facilitator.ui.tasks import Tasks

_NOWHERE = "Drop a picture or a link on its event in the table."

Picked = Path | QImage
"""An image: its file, or its pixels."""


class Intake(QObject):
    """Takes in what is opened, dropped or pasted; pictures are read in the background.

    Signals:
        added: the number of a source that is new.
        said: why something could not be taken.
    """

    added = Signal(int)
    said = Signal(str)

    def __init__(self, work: ImportWork, tasks: Tasks, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._work = work
        self._tasks = tasks
        self._left = False

    def open_files(self, paths: Iterable[Path]) -> None:
        """Read files, folders and archives, each as a source of its own."""
        for path in paths:
            self.added.emit(self._work.add(path.name or str(path), FromDisk(path)))

    def choose_files(self) -> None:
        """Ask for files."""
        chosen, _ = QFileDialog.getOpenFileNames(self._page, "Open timelines or documents")
        self.open_files(map(Path, chosen))

    def choose_folder(self) -> None:
        """Ask for a folder."""
        title = "Open a folder, such as a chat export"
        chosen = QFileDialog.getExistingDirectory(self._page, title)
        self.open_files(map(Path, filter(None, [chosen])))

    def paste_more(self) -> None:
        """Make room for one more text."""
        self.added.emit(self._work.shelf.add(PASTED, Typed("", ""), is_blank=True))

    def hand_in(self, paths: Sequence[str], place: Place | None) -> None:
        """Read files; pictures among them are evidence of an entry."""
        given = [Path(path) for path in paths]
        self.open_files(path for path in given if not is_picture(path))
        self.attach(place, [path for path in given if is_picture(path)])

    def give(self, mime: QMimeData, place: Place | None) -> None:
        """Put on an entry what was dropped or pasted; files that are no pictures are sources."""
        paths = carried.local_paths(mime)
        if paths:
            self.hand_in(paths, place)
        else:
            self.attach(place, carried.images(mime), carried.links(mime))

    def attach(
        self, place: Place | None, images: Sequence[Picked], links: Sequence[str] = ()
    ) -> None:
        """Put pictures and links on an entry."""
        if place is None:
            if images or links:
                self.said.emit(_NOWHERE)
            return
        if links:
            self._work.attach(place, links=links)
        if images:
            self._tasks.run(
                partial(_taken, list(images)),
                lambda pictures: self._hand_over(place, pictures),
                lambda problem: None if self._left else self.said.emit(str(problem)),
            )

    def leave(self) -> None:
        """Forget what is under way."""
        self._left = True

    def _hand_over(self, place: Place, pictures: Sequence[TakenPicture]) -> None:
        if not self._left:
            self._work.attach(place, pictures=pictures)


def _taken(images: Sequence[Picked]) -> list[TakenPicture]:
    return [take_picture(read_picture(i) if isinstance(i, Path) else i) for i in images]
