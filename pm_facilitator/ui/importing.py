"""Brings timelines and documents in: the page that shows them first, and what is taken of it."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from pm_facilitator.domain.changes import Change
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.errors import PmError
from pm_facilitator.ui.left_imports import LeftImport, LeftImports
from pm_facilitator.ui.tasks import Tasks
from pm_facilitator.ui.windows.main_window import MainWindow
from pm_facilitator.ui.wishes.granter import counted

if TYPE_CHECKING:
    from pm_facilitator.importers.draft import PictureData
    from pm_facilitator.ui.pages.import_preview import ImportPreviewPage
    from pm_facilitator.ui.pages.import_row import Row

_NOTHING = "Nothing was imported."
_KEPT = "What you cancelled is still there."
_NOT_FINISHED = "An import was not finished; what was handed in is still there."
_NO_REVIEW = "The review of this import cannot be opened; what was handed in is still there."

Make = Callable[["Sequence[Change]", "Sequence[PictureData]"], bool]


class Ways(NamedTuple):
    """How to come to the review of an import.

    Attributes:
        leave: leaves the page in front; False when that has to wait.
        enter: opens a review.
        home: leaves the review that is open.
    """

    leave: Callable[[], bool]
    enter: Callable[[str], object]
    home: Callable[[], object]


class Importing(QObject):
    """Keeps the import that is under way, also while another page is in front.

    Signals:
        left: the page is not in front any more.
    """

    left = Signal()

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        make: Make,
        back: Callable[[], object],
        left: LeftImports,
    ) -> None:
        super().__init__(window)
        left.tidy()
        self._window = window
        self._tasks = tasks
        self._make = make
        self._back = back
        self._left_imports = left
        self._is_offered = False
        self._page: ImportPreviewPage | None = None
        self._cancelled: ImportPreviewPage | None = None

    def open(self, paths: Sequence[Path] = (), text: str = "") -> None:
        """Show the page, with what is to be read.

        An import that was left comes back. One that was cancelled is only offered, and no more
        once anything else is to be read, since nobody expects what was put away among it.
        """
        room = self._window.room
        board = room.session.board if room is not None else None
        page = self._page
        self._take_back(_NOTHING)
        if page is None or page.board is not board:
            self._page = None
            self._forget(page)
            page = self._page = self._new_page()
        if self._cancelled is not None and (paths or text or self._cancelled.board is not board):
            self._forget_cancelled()
        self._window.show_page(page)
        if self._cancelled is not None:
            page.status.offer_back(_KEPT)
        if text:
            page.paste(text)
        page.open_files(paths)

    def close(self) -> None:
        """Stop what is being read and forget what was handed in."""
        page, self._page = self._page, None
        self._forget(page)
        self._forget_cancelled()

    def bring_back(self) -> None:
        """Show the import that was cancelled, in place of one that is still empty."""
        if self._cancelled is not None:
            empty, self._page, self._cancelled = self._page, self._cancelled, None
            self.open()
            self._forget(empty)

    def _forget_cancelled(self) -> None:
        page, self._cancelled = self._cancelled, None
        self._forget(page)

    def _forget(self, page: "ImportPreviewPage | None") -> None:
        if page is not None:
            page.leave()
            self._window.remember(import_split=page.split_sizes())
            if page.board is None:
                self._window.remember(import_zone=page.work.zone.key)
            self._window.drop_page(page)

    def end(self) -> None:
        """Forget the import before the app ends; what was handed in is kept for the next start."""
        page = self._page
        if page is not None:
            sources = page.handed_in()
            if sources:
                review_id = page.board.review.id if page.board is not None else ""
                self._left_imports.keep(LeftImport(review_id, sources))
        self.close()

    def offer_left(self, ways: Ways) -> None:
        """Offer to go back to an import that was not finished when the app was quit.

        Once another one is begun it is forgotten, since two at once would be mixed up.
        """
        if self._left_imports.newest() is not None:
            self._offer(_NOT_FINISHED, ways)

    def _offer(self, words: str, ways: Ways) -> None:
        self._is_offered = True
        go, forget = partial(self._go_back, ways), ("Forget it", self._forget_left)
        bar = self._window.say_in_front()
        bar.say(words, "Back to it", go, lasting=True, other=forget)

    def _go_back(self, ways: Ways) -> None:
        if self._page is not None and self._page.handed_in():
            # What was typed until now is read by this, and so begins an import of its own.
            self._forget_left()
        left = self._left_imports.newest()
        if left is None:
            return
        if not ways.leave():
            self._offer(_NOT_FINISHED, ways)
            return
        if self._review_id() != left.review_id:
            if left.review_id:
                ways.enter(left.review_id)
            else:
                ways.home()
        if self._review_id() != left.review_id:
            self._offer(_NO_REVIEW, ways)
            return
        self._is_offered = False
        self._left_imports.forget()
        self.open()
        if self._page is not None:
            self._page.take_back(left.sources)

    def _review_id(self) -> str:
        room = self._window.room
        return room.session.board.review.id if room is not None else ""

    def _forget_left(self) -> None:
        """Keep what was offered no longer, and offer it no more."""
        if self._is_offered:
            self._is_offered = False
            self._left_imports.forget()
            self._take_back(_NOT_FINISHED, _NO_REVIEW)

    def _take_back(self, *said: str) -> None:
        room = self._window.room
        for bar in (self._window.notices, *((room.notices,) if room is not None else ())):
            for words in said:
                bar.take_back(words)

    def _new_page(self) -> "ImportPreviewPage":
        from pm_facilitator.ui.pages.import_preview import ImportPreviewPage

        settings, room = self._window.settings, self._window.room
        board = room.session.board if room is not None else None
        page = ImportPreviewPage(board, self._tasks, settings.import_zone)
        page.restore_sizes(settings.import_split)
        page.accepted.connect(self._take)
        page.acceptedReview.connect(self._make_review)
        page.cancelled.connect(self._cancel)
        page.work.shelf.began.connect(self._forget_left)
        page.status.backWanted.connect(self.bring_back)
        return page

    def _cancel(self) -> None:
        """Go back; what was handed in can still be brought back."""
        page, self._page = self._page, None
        self._leave()
        if page is None or page.work.shelf.is_blank():
            self._forget(page)
        else:
            self._forget_cancelled()
            self._cancelled = page
            self._window.say_in_front().say(_NOTHING, "Back to it", self.bring_back)

    def _take(self, rows: "Sequence[Row]") -> None:
        from pm_facilitator.ui.pages.import_result import changes_of

        room = self._window.room
        if room is None:
            return
        if room.stage is Stage.OPEN:
            room.go_to(Stage.RECAP)
        self._leave()
        try:
            changes = changes_of(room.session.board, rows, room.session.keep_picture)
        except PmError as error:
            room.notices.problem(error)
            return
        if room.controller.do(counted("Import", rows, "event"), changes):
            self.close()
            room.offer_back(_came_in(rows), "Undo")

    def _make_review(self, changes: "Sequence[Change]", pictures: "Sequence[PictureData]") -> None:
        if self._make(changes, pictures):
            self.left.emit()
            self.close()

    def _leave(self) -> None:
        self.left.emit()
        self._back()


def _came_in(rows: "Sequence[Row]") -> str:
    merged = sum(row.into is not None for row in rows)
    added = len(rows) - merged
    parts = [f"{added} added" if added else "", f"{merged} merged" if merged else ""]
    words = ", ".join(filter(None, parts))
    return f"1 event {words[2:]}." if len(rows) == 1 else f"Events: {words}."
