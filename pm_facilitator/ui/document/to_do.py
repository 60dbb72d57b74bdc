"""What the document still lacks, and what is worth a look before it goes out; never a hindrance."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pm_facilitator.ui.make import button, clear, column, label, row


@dataclass(frozen=True, slots=True)
class Line:
    """One thing in the list.

    Attributes:
        text: what it is, in a sentence.
        section: the section to go to; empty for none.
        key: the record to go to, by kind and id; None for none.
        mark: what the review keeps once this is left as it is; empty where it cannot be left.
        act: what a button beside it says that does something about it; empty for none.
    """

    text: str
    section: str = ""
    key: tuple[str, str] | None = None
    mark: str = ""
    act: str = ""


Group = tuple[str, Sequence[Line], str]
"""A heading, its lines, and what is said when there are none; without words it is left out then."""

_MOST = 30


class ToDo(QWidget):
    """Lists what is missing under headings, each line with a way to its place.

    Signals:
        jump: the line whose place is to be shown.
        left: the line that is left as it is.
        acted: the line about which something is to be done.
    """

    jump = Signal(object)
    left = Signal(object)
    acted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Before it goes out")
        self._shown: list[tuple[str, tuple[Line, ...], str]] | None = None
        self._lines = column(self, margin=16, gap=4)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show what there is now."""
        shown = [(title, tuple(lines), nothing) for title, lines, nothing in groups]
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._lines)
        for title, lines, nothing in shown:
            if not lines and not nothing:
                continue
            self._lines.addWidget(label(title, "section"))
            if not lines:
                self._lines.addWidget(label(nothing, "good", wrap=True))
            for line in lines[:_MOST]:
                self._lines.addWidget(self._line(line))
            if len(lines) > _MOST:
                self._lines.addWidget(label(f"{len(lines) - _MOST} more.", "quiet"))
            self._lines.addSpacing(12)
        self._lines.addStretch(1)

    def _line(self, line: Line) -> QWidget:
        made = QWidget()
        layout = row(made, gap=4)
        layout.addWidget(label(line.text, wrap=True), 1)
        if line.section or line.key is not None:
            show: Callable[[], object] = partial(self.jump.emit, line)
            key = button("Show", show, role="quiet")
            key.setAccessibleName(f"Show: {line.text}")
            layout.addWidget(key)
        if line.act:
            layout.addWidget(button(line.act, partial(self.acted.emit, line)))
        if line.mark:
            leave = button("Leave it", partial(self.left.emit, line), role="quiet")
            leave.setAccessibleName(f"Leave it: {line.text}")
            layout.addWidget(leave)
        return made
