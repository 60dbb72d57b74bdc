"""What the Edit menu does with a board or a text field, and when that fits: one table."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeGuard

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from pm_facilitator.canvas import clipboard
from pm_facilitator.canvas.keys import CTRL, SHIFT, chord
from pm_facilitator.canvas.scene import BoardScene
from pm_facilitator.canvas.thing_menu import all_locked, things_of, ungrouping
from pm_facilitator.canvas.view import BoardView
from pm_facilitator.domain import clipping

TextField = QLineEdit | QPlainTextEdit | QTextEdit
Act = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the menu: its words, the key that does the same, and when a board offers it."""

    words: str
    code: int
    fits: Callable[[BoardScene], bool]

    def on_board(self, view: BoardView) -> Act | None:
        """Give what the key does on a board; None when there is nothing to do it with."""
        act = view.bindings.get(self.code) or view.board_scene.bindings.get(self.code)
        return act if self.fits(view.board_scene) else None

    def in_field(self, field: TextField) -> Act | None:
        """Give what the key does in a text field; None when there is nothing to do it with."""
        selected, writes = _has_selection(field), not field.isReadOnly()
        known: dict[int, tuple[Act, bool]] = {
            chord(Qt.Key.Key_X, CTRL): (field.cut, selected and writes),
            chord(Qt.Key.Key_C, CTRL): (field.copy, selected),
            chord(Qt.Key.Key_V, CTRL): (
                field.paste,
                writes and clipboard.held().hasText(),
            ),
            chord(Qt.Key.Key_A, CTRL): (field.selectAll, True),
        }
        act, fits = known.get(self.code, (None, False))
        return act if fits else None


def is_text_field(widget: QWidget | None) -> TypeGuard[TextField]:
    """Tell whether a widget is typed into."""
    return isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit)


def _has_selection(field: TextField) -> bool:
    if isinstance(field, QLineEdit):
        return field.hasSelectedText()
    return field.textCursor().hasSelection()


def _takeable(scene: BoardScene) -> bool:
    return any(kind in clipping.KINDS for kind, _ in scene.selectedKeys())


def _loose(scene: BoardScene) -> bool:
    """Tell whether anything is selected that is not part of the figure itself."""
    items = (scene.item(key) for key in scene.selectedKeys())
    return any(item is not None and not item.sketch.fixed for item in items)


def _any_loose(scene: BoardScene) -> bool:
    return bool(scene.projection.loose())


def _things(least: int) -> Callable[[BoardScene], bool]:
    return lambda scene: len(things_of(scene.selectedKeys())) >= least


def _locked(scene: BoardScene) -> bool:
    return all_locked(scene.board, things_of(scene.selectedKeys()))


ENTRIES: tuple[tuple[Entry, ...], ...] = (
    (
        Entry("Cut", chord(Qt.Key.Key_X, CTRL), _takeable),
        Entry("Copy", chord(Qt.Key.Key_C, CTRL), lambda scene: bool(scene.selectedKeys())),
        Entry(
            "Paste",
            chord(Qt.Key.Key_V, CTRL),
            lambda _: clipboard.can_take(clipboard.held()),
        ),
        Entry("Duplicate", chord(Qt.Key.Key_D, CTRL), _loose),
        Entry("Delete", chord(Qt.Key.Key_Delete), _loose),
        Entry("Select all", chord(Qt.Key.Key_A, CTRL), _any_loose),
    ),
    (
        Entry("Group", chord(Qt.Key.Key_G, CTRL), lambda scene: len(scene.only("note")) > 1),
        Entry(
            "Ungroup",
            chord(Qt.Key.Key_G, CTRL | SHIFT),
            lambda scene: ungrouping(scene.board, scene.selectedKeys()) is not None,
        ),
    ),
    (
        Entry(
            "Lock", chord(Qt.Key.Key_L, CTRL | SHIFT), lambda s: _things(1)(s) and not _locked(s)
        ),
        Entry("Unlock", chord(Qt.Key.Key_L, CTRL | SHIFT), lambda s: _things(1)(s) and _locked(s)),
        Entry("Bring to the front", chord(Qt.Key.Key_BracketRight, CTRL | SHIFT), _things(1)),
        Entry("Send to the back", chord(Qt.Key.Key_BracketLeft, CTRL | SHIFT), _things(1)),
    ),
    (
        Entry("Line up on the left", chord(Qt.Key.Key_Left, CTRL | SHIFT), _things(2)),
        Entry("Line up at the top", chord(Qt.Key.Key_Up, CTRL | SHIFT), _things(2)),
        Entry("Equal gaps across", chord(Qt.Key.Key_H, CTRL | SHIFT), _things(3)),
        Entry("Equal gaps down", chord(Qt.Key.Key_V, CTRL | SHIFT), _things(3)),
    ),
)
"""The entries in groups, between which the menu draws a line."""
