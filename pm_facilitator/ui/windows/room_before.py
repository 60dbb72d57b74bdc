"""Asking before the meeting, where the facilitator works: its page, and the way there and back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pm_facilitator.domain.changes import Committed
from pm_facilitator.ui.rounds.before import Before
from pm_facilitator.ui.rounds.before_page import BeforePage

if TYPE_CHECKING:
    from pm_facilitator.ui.windows.room import Room


class RoomBefore(QObject):
    """Makes the page when somebody first asks for it; it is told of every batch by the room."""

    def __init__(self, room: "Room") -> None:
        super().__init__(room)
        self._room = room
        self.before = Before(room.session, room.history, room.moment, self)
        self.page: BeforePage | None = None

    def open(self) -> None:
        """Show the page; once more: back to the board."""
        room = self._room
        if self.page is None:
            self.page = BeforePage(self.before)
            self.page.closed.connect(self._leave)
            self.page.begun.connect(self._begin)
            self.page.said.connect(room.notices.say)
            self.before.failed.connect(room.notices.problem)
        elif room.showing() is self.page:
            self._leave()
            return
        self.page.refresh()
        room.show_beside(self.page)
        self.page.take_focus()

    def react(self, batch: Committed) -> None:
        """Show what a batch has changed."""
        if self.page is not None and self.page.isVisible():
            self.page.react(batch)

    def _begin(self) -> None:
        """Go where the notes will lie, with the keyboard in the first box."""
        held = self._room.rounds.lead.held()
        if held is not None:
            self._room.go_to(held.stage)
        self._leave()
        self._room.rounds.strip.write()

    def _leave(self) -> None:
        self._room.look_at(self._room.stage)
        self._room.page.take_focus()
