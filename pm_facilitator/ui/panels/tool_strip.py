"""The slim column of tools at the left of a board."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QScrollArea, QSizePolicy, QToolButton, QWidget

from pm_facilitator.canvas.tools import KEEP_KEYS, Tool, ToolBox
from pm_facilitator.ui.icons import icon
from pm_facilitator.ui.make import column, tool

_SYMBOLS = {
    Tool.SELECT: "mouse-pointer-2",
    Tool.HAND: "hand",
    Tool.NOTE: "sticky-note",
    Tool.TEXT: "type",
    Tool.ARROW: "move-up-right",
    Tool.FRAME: "frame",
    Tool.HIGHLIGHTER: "highlighter",
    Tool.ERASER: "eraser",
}

_FOLD = ("Fold the tools", "chevrons-left")
_UNFOLD = ("Show the tools", "chevrons-right")


class ToolStrip(QWidget):
    """A button for each tool, one to keep the tool in hand, and one that folds the strip.

    Signals:
        chosen: a tool was taken here, and the board should have the keyboard.
    """

    chosen = Signal()

    def __init__(self, box: ToolBox, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = box
        self._buttons: dict[Tool, QToolButton] = {}
        self._keep = tool("pin", "Keep the tool in hand after use", keys=KEEP_KEYS)
        self._fold = tool(_FOLD[1], _FOLD[0], self.toggle)
        self._body = QWidget()
        self._build()
        box.changed.connect(self._show_tool)
        box.kept_changed.connect(self._keep.setChecked)

    def toggle(self) -> None:
        """Fold the strip to one button, or unfold it."""
        self.show_tools(self._body.isHidden())

    def show_tools(self, shown: bool) -> None:
        """Show the tools, or only the button that brings them back."""
        self._body.setVisible(shown)
        name, symbol = _FOLD if shown else _UNFOLD
        self._fold.setAccessibleName(name)
        self._fold.setToolTip(name)
        self._fold.setProperty("symbol", symbol)
        self._fold.setIcon(icon(symbol))

    def _build(self) -> None:
        self.setAccessibleName("Tools of the board")
        group = QButtonGroup(self)
        body = column(self._body, gap=2)
        for each in Tool:
            key = tool(_SYMBOLS[each], each.words, partial(self._take, each), keys=each.keys)
            key.setCheckable(True)
            key.setChecked(each is self._box.tool)
            group.addButton(key)
            body.addWidget(key)
            self._buttons[each] = key
        self._keep.setCheckable(True)
        self._keep.clicked.connect(self._box.keep)
        body.addSpacing(8)
        body.addWidget(self._keep)
        inside = QWidget()
        inner = column(inside, gap=2)
        inner.addWidget(self._body)
        inner.addWidget(self._fold)
        inner.addStretch(1)
        self._inside = inside
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        column(self).addWidget(self._scrolled(inside))

    def sizeHint(self) -> QSize:
        """Be as wide as the tools, whatever style they come to have."""
        return QSize(self._inside.sizeHint().width() + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Be no narrower than that, and as low as may be."""
        return QSize(self.sizeHint().width(), super().minimumSizeHint().height())

    def _scrolled(self, inside: QWidget) -> QScrollArea:
        """Let a window be lower than all tools are: they scroll by the wheel and by Tab."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        return area

    def _take(self, wanted: Tool) -> None:
        self._box.take(wanted)
        self.chosen.emit()

    def _show_tool(self, shown: Tool) -> None:
        self._buttons[shown].setChecked(True)
