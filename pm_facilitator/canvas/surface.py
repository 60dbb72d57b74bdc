"""A scene of cards that can be selected, walked through by key and pulled by the mouse."""

from collections.abc import Iterable, Sequence, Set

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QGraphicsSceneMouseEvent

from pm_facilitator.canvas.drawing import color
from pm_facilitator.canvas.gestures.base import Gesture
from pm_facilitator.canvas.gestures.rubber_band import RubberBand
from pm_facilitator.canvas.handles import Trace
from pm_facilitator.canvas.intents import Intent
from pm_facilitator.canvas.items import BoardItem
from pm_facilitator.canvas.mover import Mover
from pm_facilitator.canvas.overlays import Backdrop, Bubble, Landing
from pm_facilitator.canvas.pointer import Pointer
from pm_facilitator.canvas.projection import Projection
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.shapes import Shape


class SurfaceScene(QGraphicsScene):
    """Selection, the keyboard's place, and gestures; with ``audience`` set there is none of it.

    Signals:
        intent: a wish out of ``canvas.intents``.
        selectionKeysChanged: other records are selected now.
        edit_requested: kind and id of a record to be typed into, for the view's editor.
        current_changed: the key that the keyboard is at, or None.
    """

    intent = Signal(object)
    selectionKeysChanged = Signal()
    edit_requested = Signal(str, str)
    current_changed = Signal(object)

    def __init__(self, palette: Palette, *, audience: bool) -> None:
        super().__init__()
        self.colors, self.audience = palette, audience
        self.current: Key | None = None
        self.projection = Projection()
        self.mover = Mover(self)
        self.overlays: list[QGraphicsItem] = []
        self._in_order: list[Key] | None = None
        self._landing: Landing | None = None
        self._bubble: Bubble | None = None
        self._traces: dict[bool, Trace] = {}
        self._pointer = Pointer(self)
        # Views paint tiles of their own and ask the projection what lies where.
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.setBackgroundBrush(color(palette["canvas"]))

    def addItem(self, item: QGraphicsItem) -> None:
        """Add an item; all but the figure is painted above the tiles."""
        super().addItem(item)
        if not isinstance(item, Backdrop):
            self.overlays.append(item)
            self.repaint_overlays()

    def removeItem(self, item: QGraphicsItem) -> None:
        """Take an item away."""
        super().removeItem(item)
        if item in self.overlays:
            self.overlays.remove(item)
            self.repaint_overlays()

    def repaint_overlays(self) -> None:
        """Let views show the overlays as they are now."""
        self.projection.tell(QRectF())

    def paint_area(self, painter: QPainter, area: QRectF, zoom: float) -> None:
        """Paint a part of the board as a tile shows it, with a painter in scene units."""
        self.projection.paint(painter, area, zoom)

    def show_typing(self, typing: bool) -> None:
        """Show or hide what is only in the way of who types."""

    def hover(self, at: QPointF | None) -> None:
        """Show what a press at a place would take hold of; None when the pointer is elsewhere."""

    def gesture_on(self, item: BoardItem) -> Gesture | None:
        """Give the gesture that begins by pulling this item."""
        return None

    def take_up(self, at: QPointF) -> Gesture | None:
        """Give the gesture that begins by pressing here with a tool or on a handle, if any."""
        return None

    def carry(self, keys: Sequence[Key], dx: float, dy: float) -> None:
        """Show items this far from their places; (0, 0) puts them back."""
        self.projection.carry(keys, dx, dy)

    def follow(self, keys: Sequence[Key], dx: float, dy: float) -> None:
        """Draw the arrows that hang on what is carried as they would go; (0, 0) puts them back."""

    def open_at(self, place: QPointF) -> None:
        """Answer a double-click on empty board."""

    def selectedKeys(self) -> list[Key]:
        """Give the records that are selected, in reading order."""
        if self._in_order is None:
            self._in_order = self.projection.in_order(self.selected())
        return list(self._in_order)

    def selected(self) -> Set[Key]:
        """Give the records that are selected, in no order."""
        return self.projection.chosen

    def selected_alone(self) -> Key | None:
        """Give the record that is selected by itself; None when there is none or there are more.

        To sort thousands by reading order takes longer than a hand may wait.
        """
        chosen = self.selected()
        return next(iter(chosen)) if len(chosen) == 1 else None

    def select(self, keys: Iterable[Key]) -> None:
        """Select these records and no others."""
        self._in_order = None
        if self.projection.choose(keys):
            self.selectionKeysChanged.emit()

    def set_current(self, key: Key | None, *, by_keyboard: bool = False) -> None:
        """Say which item the keyboard is at; the ring shows when the keyboard brought it there."""
        before = self.projection.get(self.current)
        if before is not None:
            before.set_ringed(False)
        item = self.projection.get(key)
        self.current = key if item is not None else None
        if item is not None:
            item.set_ringed(by_keyboard)
        self.current_changed.emit(self.current)

    def go(self, step: int) -> bool:
        """Move the keyboard to the next or previous item; False beyond the ends."""
        key = self.projection.neighbour(self.current, step)
        if key is None:
            return False
        self.select([key])
        self.set_current(key, by_keyboard=True)
        return True

    def edit(self, kind: str, id_: str) -> None:
        """Open the inline editor on a record that is shown here."""
        item = self.projection.get((kind, id_))
        if self.audience or item is None or item.card.box is None:
            return
        self.select([item.key])
        self.set_current(item.key)
        self.edit_requested.emit(kind, id_)

    def is_dragging(self) -> bool:
        """Tell whether a gesture is going on."""
        return self._pointer.gesture is not None

    def drags_along(self) -> bool:
        """Tell whether a gesture is going on that may lead beyond what is in sight."""
        gesture = self._pointer.gesture
        return gesture is not None and gesture.goes_on

    def has_escape(self) -> bool:
        """Tell whether Esc means anything just now."""
        return self.is_dragging() or bool(self.selected())

    def escape(self) -> bool:
        """Break off a gesture, or else clear the selection; False when there was neither."""
        if self._pointer.cancel():
            return True
        if not self.selected():
            return False
        self.select([])
        self.set_current(None)
        return True

    def wish(self, intent: Intent) -> None:
        """Ask for a change."""
        self.intent.emit(intent)

    def let_go_of_what_is_gone(self) -> None:
        """Break a gesture off when what it holds has been taken away meanwhile."""
        gesture = self._pointer.gesture
        if gesture is not None and gesture.is_void():
            self._pointer.cancel()

    def drop(self, gesture: Gesture) -> None:
        """Finish a gesture and ask for what it means; what it carried goes on from where it is."""
        floating = self.projection.floating
        places = {item.key: item.pos() for item in floating}
        floating.keep()
        intent = gesture.finish()
        if intent is not None:
            self.mover.shown_at = places
            self.wish(intent)
            self.mover.shown_at = {}
        floating.keep_all_stacking()

    def item(self, key: Key) -> BoardItem | None:
        """Give the item of a record, or None when it is not shown."""
        return self.projection.get(key)

    def item_at(self, place: QPointF) -> BoardItem | None:
        """Give the topmost item at a place."""
        near = self.projection.within(QRectF(place.x() - 1, place.y() - 1, 2, 2))
        return next((item for item in reversed(near) if item.holds(place)), None)

    def keys_in(self, area: QRectF) -> list[Key]:
        """Give the records whose items touch an area."""
        return [item.key for item in self.projection.within(area) if item.touches(area)]

    def say(self, words: str, at: QPointF) -> None:
        """Show a few words beside a gesture; none to take them away."""
        if self._bubble is not None and not words:
            self.removeItem(self._bubble)
            self._bubble = None
        elif words:
            if self._bubble is None:
                self._bubble = Bubble(self.colors)
                self.addItem(self._bubble)
            self._bubble.say(words, at)
            self.repaint_overlays()

    def said(self) -> str:
        """Give the words that are shown beside a gesture; empty when there are none."""
        return self._bubble.words if self._bubble else ""

    def show_landing(self, place: QRectF | None, *, above: bool = False) -> None:
        """Frame a place, behind the items or above them; None to take the frame away."""
        if self._landing is not None:
            if place is not None and self._landing.is_at(place, above=above):
                return
            self.removeItem(self._landing)
            self._landing = None
        if place is not None:
            self._landing = Landing(self.colors, place, above=above)
            self.addItem(self._landing)

    def recolor(self) -> None:
        """Show what a gesture shows in the scene's colours: those may change half-way."""
        self._pointer.show_again()
        for overlay in (self._bubble, self._landing):
            if overlay is not None:
                overlay.take_colors(self.colors)

    def trace(self, shapes: Sequence[Shape]) -> None:
        """Draw shapes above all items for as long as a gesture lasts; none to take them away."""
        self._draw(shapes, below=False)

    def traced(self) -> Sequence[Shape]:
        """Give what a gesture draws above all items just now."""
        return self._drawn(below=False)

    def leave_behind(self, shapes: Sequence[Shape]) -> None:
        """Draw shapes above all items but what is carried; none to take them away."""
        self._draw(shapes, below=True)

    def left_behind(self) -> Sequence[Shape]:
        """Give what is drawn where something is carried away from just now."""
        return self._drawn(below=True)

    def _draw(self, shapes: Sequence[Shape], *, below: bool) -> None:
        if below not in self._traces and shapes:
            self._traces[below] = Trace(below=below)
            self.addItem(self._traces[below])
        trace = self._traces.get(below)
        if trace is not None and trace.show_shapes(shapes):
            self.repaint_overlays()

    def _drawn(self, *, below: bool) -> Sequence[Shape]:
        trace = self._traces.get(below)
        return trace.shapes if trace is not None else ()

    def zoom(self) -> float:
        """Give how large the board is shown, 1.0 being natural size."""
        view = next(iter(self.views()), None)
        return view.transform().m11() if view is not None else 1.0

    def gesture_for(self, item: BoardItem | None, adding: bool) -> Gesture | None:
        """Give the gesture that begins by pulling this item, or empty board."""
        return RubberBand(self, adding=adding) if item is None else self.gesture_on(item)

    def mousePressEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        """Begin a click or a gesture."""
        if event.button() is Qt.MouseButton.LeftButton and not self.audience:
            self.mover.stop()
            self._pointer.press(event.scenePos(), event.screenPos(), event.modifiers())
            event.accept()

    def mouseMoveEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        """Follow the pointer."""
        self._pointer.move(event.scenePos(), event.screenPos(), event.modifiers())
        event.accept()

    def mouseReleaseEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        """Finish the click or the gesture."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pointer.release()
            event.accept()

    def mouseDoubleClickEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        """Edit what is below the pointer, or let the scene open something new there."""
        if event.button() is not Qt.MouseButton.LeftButton or self.audience:
            return
        event.accept()
        at = event.scenePos()
        if self._pointer.take_up(at):
            return
        item = self.item_at(at)
        if item is None:
            self.open_at(at)
        else:
            self.edit(*item.key)
