"""Votes that are placed on a facilitator's board by keys and clicks while the voting is open."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from pm_facilitator.canvas.keys import SHIFT, chord, pressed
from pm_facilitator.canvas.view import BoardView
from pm_facilitator.domain.edits.common import Key

_PRESSES = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}
_ESCAPE = chord(Qt.Key.Key_Escape)


class Dots(QObject):
    """Plus and minus vote on what is selected; with the dots in hand a click does.

    Signals:
        placed: the key of a note or a group, and 1 for a vote given or -1 for one taken back.
        in_hand_changed: whether a click places a vote now.
    """

    placed = Signal(object, int)
    in_hand_changed = Signal(bool)

    def __init__(self, view: BoardView) -> None:
        super().__init__(view)
        self._view = view
        self._open, self._in_hand = False, False
        give, take = partial(self._vote_selected, 1), partial(self._vote_selected, -1)
        view.bindings |= {
            chord(Qt.Key.Key_Plus): give,
            chord(Qt.Key.Key_Plus, SHIFT): give,
            chord(Qt.Key.Key_Minus): take,
            chord(Qt.Key.Key_D): self.toggle_hand,
        }
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    def open(self, is_open: bool) -> None:
        """Begin to take votes, or take none any more."""
        self._open = is_open
        if not is_open:
            self._hold(False)

    def in_hand(self) -> bool:
        """Tell whether a click places a vote."""
        return self._in_hand

    def toggle_hand(self) -> None:
        """Take the dots in hand while the voting is open, or lay them down."""
        self._hold(self._open and not self._in_hand)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Place a vote by a click instead of selecting, and lay the dots down by Esc."""
        if not self._in_hand:
            return False
        if watched is self._view:
            return isinstance(event, QKeyEvent) and self._escaped(event)
        if not isinstance(event, QMouseEvent) or event.button() is not Qt.MouseButton.LeftButton:
            return False
        if event.type() in _PRESSES:
            self._click(event)
        return True

    def _click(self, event: QMouseEvent) -> None:
        item = self._view.board_scene.item_at(self._view.mapToScene(event.position().toPoint()))
        if item is not None:
            back = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            self._vote(item.key, -1 if back else 1)

    def _escaped(self, event: QKeyEvent) -> bool:
        if self._view.is_editing() or pressed(event) != _ESCAPE:
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() is QEvent.Type.KeyPress:
            self._hold(False)
            return True
        return False

    def _vote_selected(self, by: int) -> None:
        for key in self._view.board_scene.selectedKeys():
            self._vote(key, by)

    def _vote(self, key: Key, by: int) -> None:
        if self._open and key[0] in ("note", "note_group"):
            self.placed.emit(key, by)

    def _hold(self, in_hand: bool) -> None:
        if in_hand is self._in_hand:
            return
        self._in_hand = in_hand
        port = self._view.viewport()
        if in_hand:
            port.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self._view.show_cursor()
        self.in_hand_changed.emit(in_hand)
