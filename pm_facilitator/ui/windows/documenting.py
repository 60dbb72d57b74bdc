"""The document page in the facilitator's window: made when it is first wanted."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pm_facilitator.domain.audit import Batch
from pm_facilitator.domain.changes import Committed
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import SectionText
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.ui.stages.close_page import ClosePage

if TYPE_CHECKING:
    from pm_facilitator.ui.document.page import DocumentPage
    from pm_facilitator.ui.theme import Theme
    from pm_facilitator.ui.windows.room import Room


class Documenting(QObject):
    """Brings the document page to the front and back, and keeps it up to date meanwhile.

    Attributes:
        log: gives the log of the review, which compliance reads; set before the page is made.
    """

    def __init__(self, room: "Room", theme: "Theme") -> None:
        super().__init__(room)
        self._room = room
        self._theme = theme
        self.page: DocumentPage | None = None
        self.log: Callable[[], Sequence[Batch]] | None = None
        self._unsubscribe = room.session.subscribe(self._on_commit)
        room.bar.documentWanted.connect(self.toggle)
        room.stack.currentChanged.connect(self._tell)
        theme.changed.connect(self._recolor)
        close = room.pages[Stage.CLOSE]
        assert isinstance(close, ClosePage)
        close.documentWanted.connect(self.toggle)

    def toggle(self) -> None:
        """Show the document page, or the page of the stage again."""
        if self.page is not None and self._room.showing() is self.page:
            self._room.look_at(self._room.stage)
            self._room.page.take_focus()
            return
        page = self._made()
        self._room.show_beside(page)
        page.take_focus()

    def visited(self, key: Key) -> "DocumentPage | None":
        """Give the page with the section in hand that a text was written into; None for others."""
        found = self._room.session.board.find(*key)
        if not isinstance(found, SectionText):
            return None
        page = self._made()
        self._room.show_beside(page)
        page.sections.choose(found.section)
        return page

    def close(self) -> None:
        """Stop listening."""
        self._unsubscribe()
        self._theme.changed.disconnect(self._recolor)
        # While the room is taken apart, pages come to the front one after the other.
        self._room.stack.currentChanged.disconnect(self._tell)
        if self.page is not None:
            self.page.stop()

    def _made(self) -> "DocumentPage":
        if self.page is None:
            # What makes documents is imported with it, and not needed before.
            from pm_facilitator.ui.document.page import DocumentPage

            room = self._room
            colors = self._theme.palette
            self.page = DocumentPage(room.session.board, room.controller, colors, room.stack)
            self.page.reading.log = self.log
            self.page.stageWanted.connect(self._go_to_stage)
            self.page.recordWanted.connect(self._go_to_record)
        return self.page

    def _go_to_stage(self, stage: Stage) -> None:
        self._room.look_at(stage)
        self._room.page.take_focus()

    def _go_to_record(self, key: Key) -> None:
        self._room.visit(key)
        self._room.page.take_focus()

    def _on_commit(self, batch: Committed) -> None:
        if self.page is not None:
            self.page.react(batch)

    def _recolor(self, palette: object) -> None:
        if self.page is not None:
            self.page.set_palette(self._theme.palette)

    def _tell(self) -> None:
        there = self.page is not None and self._room.showing() is self.page
        self._room.bar.show_document(there)
