"""The tool in hand on a board: what the next pull or click of the pointer does."""

from enum import Enum
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence

from pm_facilitator.canvas.keys import SHIFT, Bindings, chord
from pm_facilitator.domain.vocabulary import NoteColor


class Tool(Enum):
    """The tools by name, key and whether they stay in hand after one use.

    H, F and E mean something on one of the boards already, so that the hand, the frame and the
    eraser take Shift on all of them; D with Shift is the highlighter elsewhere too.
    """

    SELECT = ("Select", chord(Qt.Key.Key_V), True)
    HAND = ("Hand", chord(Qt.Key.Key_H, SHIFT), True)
    NOTE = ("Note", chord(Qt.Key.Key_N, SHIFT), False)
    TEXT = ("Text", chord(Qt.Key.Key_T), False)
    ARROW = ("Arrow", chord(Qt.Key.Key_A), False)
    FRAME = ("Frame", chord(Qt.Key.Key_F, SHIFT), False)
    HIGHLIGHTER = ("Highlighter", chord(Qt.Key.Key_D, SHIFT), True)
    ERASER = ("Eraser", chord(Qt.Key.Key_E, SHIFT), True)

    def __init__(self, words: str, code: int, stays: bool) -> None:
        self.words, self.code, self.stays = words, code, stays

    @property
    def keys(self) -> str:
        """Give the key as it is written."""
        return QKeySequence(self.code).toString()

    @property
    def cursor(self) -> Qt.CursorShape:
        """Give the pointer's look over the board."""
        return _CURSORS.get(self, Qt.CursorShape.CrossCursor)


_CURSORS = {
    Tool.SELECT: Qt.CursorShape.ArrowCursor,
    Tool.HAND: Qt.CursorShape.OpenHandCursor,
    Tool.TEXT: Qt.CursorShape.IBeamCursor,
}

KEEP_KEYS = "Q"


class ToolBox(QObject):
    """Which tool is in hand, and whether it is kept after use.

    Attributes:
        pen: the colour of the highlighter.

    Signals:
        changed: the tool that is in hand now.
        kept_changed: whether tools are kept from now on.
    """

    changed = Signal(object)
    kept_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pen = NoteColor.OBSERVATION
        self._tool = Tool.SELECT
        self._kept = False

    @property
    def tool(self) -> Tool:
        """Give the tool in hand."""
        return self._tool

    @property
    def kept(self) -> bool:
        """Tell whether a tool stays in hand after use."""
        return self._kept

    def selects(self) -> bool:
        """Tell whether the hand holds no tool but selects and moves."""
        return self._tool is Tool.SELECT

    def take(self, tool: Tool) -> None:
        """Take a tool in hand."""
        if tool is not self._tool:
            self._tool = tool
            self.changed.emit(tool)

    def keep(self, kept: bool) -> None:
        """Keep the tool in hand after use, or put it away."""
        if kept != self._kept:
            self._kept = kept
            self.kept_changed.emit(kept)

    def used(self) -> None:
        """Put away a tool that was used once, unless it is kept."""
        if not self._kept and not self._tool.stays:
            self.take(Tool.SELECT)

    def put_away(self) -> bool:
        """Go back to selecting; False when that is what the hand does already."""
        had_one = self._tool is not Tool.SELECT
        self.take(Tool.SELECT)
        return had_one

    def bindings(self) -> Bindings:
        """Give the keys that take each tool in hand."""
        table: Bindings = {tool.code: partial(self.take, tool) for tool in Tool}
        return table | {chord(Qt.Key.Key_Q): lambda: self.keep(not self._kept)}
