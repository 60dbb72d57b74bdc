"""Checks of the whole review in the facilitator's window: the strip, the tab and the Close page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QScrollArea

from pm_facilitator.checks.check import Check
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.ui.checks_watch import ChecksWatch
from pm_facilitator.ui.panels.check_list import CheckList
from pm_facilitator.ui.panels.leaving_strip import LeavingStrip

if TYPE_CHECKING:
    from pm_facilitator.ui.windows.room import Room

_NOTHING = "Nothing just now. What is worth a second look in the whole review appears here."
_TAB = "Checks"


class Checking(QObject):
    """Shows checks where the facilitator works, and leads to what they are about."""

    def __init__(self, room: "Room") -> None:
        super().__init__(room)
        self._room = room
        self.watch = ChecksWatch(room.session, room.controller, room.watch, self)
        self.strip = LeavingStrip(self.watch)
        self.strip.jump.connect(self.show_check)
        self.strip.allWanted.connect(self.open)
        self.watch.changed.connect(self._count)

    def new_list(self, nothing: str = "", *, brief: bool = False) -> CheckList:
        """Make a list of all checks."""
        made = CheckList(self.watch, nothing, brief=brief)
        made.jump.connect(self.show_check)
        return made

    def add_tab(self) -> None:
        """Give the private panel its tab."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._list = self.new_list(_NOTHING)
        area.setWidget(self._list)
        self._room.panel.add_tab(area, _TAB)
        self._list.come_after(area)

    def leave(self, before: Stage, after: Stage) -> None:
        """Say what there is about a stage that the meeting leaves behind."""
        stages = list(Stage)
        if stages.index(after) > stages.index(before):
            self.strip.leave(before)
        else:
            self.strip.send_away()

    def open(self) -> None:
        """Show every check, with the keyboard in the list."""
        self._room.panel.show()
        self._room.panel.show_tab(_TAB)
        self.watch.look()
        self._list.take_focus()

    def show_check(self, check: Check, place: int) -> None:
        """Show one of a check's records on its page, or the page of its stage."""
        there = [key for key in check.about if self._room.session.board.find(*key) is not None]
        if there:
            self._room.visit(there[place % len(there)])
        if not there or there[0][0] in ("review", "question"):
            self._room.look_at(check.stage)

    def close(self) -> None:
        """Stop listening."""
        self.watch.close()

    def _count(self) -> None:
        self._room.panel.count(_TAB, len(self.watch.open()))
