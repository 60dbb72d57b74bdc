"""What the left mouse button means: a click selects, and a pull becomes a gesture."""

from typing import Protocol

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication

from pm_facilitator.canvas.gestures.base import Gesture, Surface
from pm_facilitator.canvas.items import BoardItem
from pm_facilitator.domain.edits.common import Key


class PointerSurface(Surface, Protocol):
    """What the pointer may ask of its scene beyond what gestures may."""

    def item_at(self, place: QPointF) -> BoardItem | None:
        """Give the topmost item at a place."""
        ...

    def gesture_for(self, item: BoardItem | None, adding: bool) -> Gesture | None:
        """Give the gesture that begins by pulling this item, or empty board."""
        ...

    def take_up(self, at: QPointF) -> Gesture | None:
        """Give the gesture that begins by pressing here with a tool or on a handle, if any."""
        ...

    def set_current(self, key: Key | None, *, by_keyboard: bool = False) -> None:
        """Say which item the keyboard is at."""
        ...

    def drop(self, gesture: Gesture) -> None:
        """Finish a gesture and ask for what it means."""
        ...


class Pointer:
    """The state between a press and its release."""

    def __init__(self, scene: PointerSurface) -> None:
        self._scene = scene
        self._pressed: tuple[QPointF, QPoint] | None = None
        self._key: Key | None = None
        self._adding = False
        self._was_selected = False
        self._gesture: Gesture | None = None
        self._last: tuple[QPointF, Qt.KeyboardModifier] | None = None

    @property
    def gesture(self) -> Gesture | None:
        """Give the gesture that is going on."""
        return self._gesture

    def press(self, at: QPointF, screen: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """Begin a click or a gesture; a tool or a handle begins its own at once."""
        if self.take_up(at):
            return
        self._adding = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        self._pressed = (at, screen)
        item = self._scene.item_at(at)
        self._key = item.key if item else None
        self._was_selected = item is not None and item.chosen
        self._scene.set_current(self._key)
        if item is None:
            return
        chosen = self._scene.selectedKeys()
        if self._adding and not self._was_selected:
            self._scene.select([*chosen, item.key])
        elif not self._was_selected:
            self._scene.select([item.key])

    def take_up(self, at: QPointF) -> bool:
        """Begin what a tool or a handle does here; False when there is neither."""
        gesture = self._scene.take_up(at)
        if gesture is None:
            return False
        self._gesture, self._pressed, self._last = gesture, None, None
        gesture.start(at)
        return True

    def move(self, to: QPointF, screen: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """Follow the pointer; the gesture starts once it is pulled far enough."""
        if self._pressed is None and self._gesture is None:
            return
        if self._gesture is None and self._pressed is not None:
            pulled = (screen - self._pressed[1]).manhattanLength()
            if pulled < QApplication.startDragDistance():
                return
            item = self._scene.item(self._key) if self._key else None
            self._gesture = self._scene.gesture_for(item, self._adding)
            if self._gesture is None:
                self._pressed = None
                return
            self._gesture.start(self._pressed[0])
        if self._gesture is not None:
            self._last = QPointF(to), modifiers
            self._gesture.move(to, modifiers)

    def show_again(self) -> None:
        """Show what the gesture shows once more: the board has been laid out anew below it."""
        if self._gesture is not None and self._last is not None:
            self._gesture.move(*self._last)

    def release(self) -> None:
        """Finish the gesture, or take it as a click."""
        gesture, pressed, self._gesture, self._pressed = self._gesture, self._pressed, None, None
        if gesture is not None:
            self._scene.drop(gesture)
        elif pressed is not None:
            self._click()

    def cancel(self) -> bool:
        """Break a gesture off and tell whether there was one."""
        gesture, self._gesture, self._pressed = self._gesture, None, None
        if gesture is not None:
            gesture.cancel()
        return gesture is not None

    def _click(self) -> None:
        chosen = self._scene.selectedKeys()
        if self._key is None:
            if not self._adding:
                self._scene.select([])
        elif self._adding and self._was_selected:
            self._scene.select([key for key in chosen if key != self._key])
        elif not self._adding:
            self._scene.select([self._key])
