"""Small makers of labels and buttons, so that every one has a role, a name and a tip."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QMouseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from pm_facilitator.ui.icons import icon, icon_color

L = TypeVar("L", bound=QLayout)

_ICON_WITH_AIR = QSize(22, 16)
"""Wider than an icon is, because a style sheet cannot keep the text of a button away from it."""


def label(text: str = "", role: str = "body", *, wrap: bool = False) -> QLabel:
    """Make a label of plain text; roles are those of ``theme.py``: heading, title, quiet, body."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    made.setProperty("role", role)
    return made


def warning_below() -> QLabel:
    """Make the label of what is wrong with the field above; it never makes a place wider."""
    made = label("", "warning", wrap=True)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return made


def button(
    text: str,
    on_click: Callable[[], object] | None = None,
    *,
    role: str = "plain",
    symbol: str = "",
    tip: str = "",
) -> QPushButton:
    """Make a push button; the primary one of a place has the role "primary"."""
    made = QPushButton(text)
    made.setProperty("role", role)
    made.setProperty("symbol", symbol)
    made.setAutoDefault(False)
    if symbol:
        made.setIcon(icon(symbol, icon_color(made)))
        made.setIconSize(_ICON_WITH_AIR)
    if tip:
        made.setToolTip(tip)
    if on_click is not None:
        made.clicked.connect(lambda _checked=False: on_click())
    return made


def tool(
    symbol: str, name: str, on_click: Callable[[], object] | None = None, *, keys: str = ""
) -> QToolButton:
    """Make an icon button; its name is its tip and what a screen reader says."""
    made = QToolButton()
    made.setIcon(icon(symbol))
    made.setProperty("symbol", symbol)
    made.setAccessibleName(name)
    made.setToolTip(f"{name} ({keys})" if keys else name)
    made.setAutoRaise(True)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if on_click is not None:
        made.clicked.connect(lambda _checked=False: on_click())
    return made


def tick(text: str, on: bool, on_click: Callable[[bool], object]) -> QWidget:
    """Make a check box whose text may take several lines, and which a click on the text ticks."""
    box = QCheckBox()
    box.setFixedWidth(24)
    box.setChecked(on)
    box.setAccessibleName(text)
    box.clicked.connect(lambda checked: on_click(bool(checked)))
    words = _TickLabel(text, box)
    made = QWidget()
    line = row(made)
    line.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(words, 1)
    return made


class _TickLabel(QLabel):
    def __init__(self, text: str, box: QCheckBox) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._box = box

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._box.click()
        event.accept()


def bullet(text: str) -> QWidget:
    """Make a line of a list whose further lines begin below its first word."""
    made = QWidget()
    line = row(made)
    line.addWidget(label("•"), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(label(text, wrap=True), 1)
    return made


def clear(layout: QLayout) -> None:
    """Take everything out of a layout, and away."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            return
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        if inner is not None:
            clear(inner)
            inner.deleteLater()


def action(
    parent: QWidget,
    text: str,
    on_trigger: Callable[[], object],
    *keys: str | QKeySequence.StandardKey,
) -> QAction:
    """Make an action with its shortcuts and add it to its parent."""
    made = QAction(text, parent)
    made.setShortcuts([QKeySequence(key) for key in keys])
    made.triggered.connect(lambda _checked=False: on_trigger())
    parent.addAction(made)
    return made


def framed() -> QFrame:
    """Make the frame of a card."""
    made = QFrame()
    made.setObjectName("card")
    return made


def column(parent: QWidget | None = None, *, margin: int = 0, gap: int = 8) -> QVBoxLayout:
    """Make a vertical layout on the 8-pixel grid."""
    return _spaced(QVBoxLayout(parent) if parent else QVBoxLayout(), margin, gap)


def row(parent: QWidget | None = None, *, margin: int = 0, gap: int = 8) -> QHBoxLayout:
    """Make a horizontal layout on the 8-pixel grid."""
    return _spaced(QHBoxLayout(parent) if parent else QHBoxLayout(), margin, gap)


def _spaced(layout: L, margin: int, gap: int) -> L:
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(gap)
    return layout
