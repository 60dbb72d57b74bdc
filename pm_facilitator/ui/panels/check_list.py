"""The list of what is worth a second look, each with its reason and a way to it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from pm_facilitator.checks.check import Check
from pm_facilitator.ui.checks_watch import ChecksWatch
from pm_facilitator.ui.make import button, clear, column, framed, label, row
from pm_facilitator.ui.refilled import buttons, give_back, held_in

_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


class CheckList(QWidget):
    """Follows the watch while somebody looks; nothing in it has to be done.

    A brief one has a line for each check, and tells the reason when the mouse rests on it.

    Signals:
        jump: a check to be shown on the board, and which of its records, counted from 0.
    """

    jump = Signal(object, int)

    def __init__(
        self,
        watch: ChecksWatch,
        nothing: str = "",
        *,
        brief: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName("Worth a second look")
        self._watch, self._nothing, self._brief = watch, nothing, brief
        self._seen: dict[str, int] = {}
        self._stale = True
        self._before: QWidget | None = None
        self._lines = column(self, gap=4 if brief else 8)
        watch.changed.connect(self.refresh)

    def come_after(self, before: QWidget) -> None:
        """Let Tab come into the list from this widget."""
        self._before = before

    def refresh(self) -> None:
        """Show the checks as they are now, or once somebody looks."""
        self._stale = not self.isVisible()
        if not self._stale:
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was found while nobody looked."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def take_focus(self) -> None:
        """Put the keyboard to the first check, or to what there is instead."""
        for first in buttons(self._lines)[:1]:
            first.setFocus()

    def _fill(self) -> None:
        held = held_in(self._lines)
        clear(self._lines)
        checks = self._watch.open()
        if checks and self._brief:
            self._lines.addWidget(label("Worth a second look", "section"))
        for check in checks:
            self._lines.addWidget(self._line(check) if self._brief else self._card(check))
        if not checks and self._nothing:
            self._lines.addWidget(label(self._nothing, "quiet", wrap=True))
        if self._watch.left():
            again = button("Take up what was left", self._watch.take_up, role="link")
            self._lines.addWidget(again)
        self._lines.addStretch(1)
        # Else they would be shown a moment later, and the list would be empty until then.
        for each in self.findChildren(QWidget, options=_DIRECT):
            each.setVisible(self._lines.indexOf(each) >= 0)
        give_back(self._lines, held, self._before)

    def _card(self, check: Check) -> QWidget:
        card = framed()
        card.setToolTip(f"After {check.source}")
        layout = column(card, margin=12, gap=4)
        layout.addWidget(label(check.title, "section", wrap=True))
        layout.addWidget(label(check.reason, "quiet", wrap=True))
        keys = self._keys(check)
        keys.addStretch(1)
        keys.addWidget(label(check.stage.label, "small"))
        layout.addLayout(keys)
        return card

    def _line(self, check: Check) -> QWidget:
        made = QWidget()
        made.setToolTip(f"{check.reason}\nAfter {check.source}")
        line = row(made, gap=0)
        line.addWidget(label(check.title, wrap=True), 1)
        line.addLayout(self._keys(check))
        return made

    def _keys(self, check: Check) -> QBoxLayout:
        keys = row(gap=0 if self._brief else 4)
        many = f" ({len(check.about)})" if len(check.about) > 1 else ""
        role = "quiet" if self._brief else "plain"
        show = button(f"Show{many}", partial(self._show, check), role=role)
        show.setAccessibleName(f"Show: {check.title}")
        tip = "It does not come up again in this review; Undo brings it back"
        leave = button("Leave it", partial(self._watch.leave, check), role="quiet", tip=tip)
        leave.setAccessibleName(f"Leave it: {check.title}")
        keys.addWidget(show)
        keys.addWidget(leave)
        return keys

    def _show(self, check: Check) -> None:
        """Go from one of its records to the next, with each press."""
        place = self._seen.get(check.kind, -1) + 1
        self._seen[check.kind] = place
        self.jump.emit(check, place)
