"""What a facilitator shows the group on a board: by laser, by spotlight, by bringing it here."""

from time import monotonic

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from pm_facilitator.canvas.keys import NONE, SHIFT, chord, pressed
from pm_facilitator.canvas.laser import LaserTrail
from pm_facilitator.canvas.spotlight import SOFT, Spotlight
from pm_facilitator.canvas.view import BoardView

_HOLD = 0.35
"""Seconds from which on the key counts as held, so that letting go ends the pointing."""

_REPEAT = 80
"""Milliseconds within which a press after a release is the keyboard repeating a held key; desktops
do not always say so."""

_LASER = chord(Qt.Key.Key_L)
_OF_MOUSE = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.MouseMove,
}


class Pointing(QObject):
    """Adds the keys L, S and Shift+G to a facilitator's view; nothing of it changes the board.

    Signals:
        pointed: the place of the scene that the laser is at, or None.
        spotlit: the key of what is lit, or None.
        brought: the part of the scene that the group is to see now.
    """

    pointed = Signal(object)
    spotlit = Signal(object)
    brought = Signal(QRectF)

    def __init__(self, view: BoardView) -> None:
        super().__init__(view)
        self._view = view
        self._since: float | None = None
        self._release = QTimer(self)
        self._release.setSingleShot(True)
        self._release.setInterval(_REPEAT)
        self._release.timeout.connect(self._let_go)
        self.spotlight = Spotlight(view, SOFT)
        self.trail = LaserTrail(view)
        self.spotlight.ended.connect(lambda: self.spotlit.emit(None))
        view.bindings |= {
            _LASER: self.toggle_laser,
            chord(Qt.Key.Key_S): self.toggle_spotlight,
            chord(Qt.Key.Key_G, SHIFT): self.bring_here,
        }
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    def is_pointing(self) -> bool:
        """Tell whether the laser is on."""
        return self._since is not None

    def toggle_laser(self) -> None:
        """Switch the laser on, at the pointer's place, or off."""
        if self.is_pointing():
            self._since = None
            self._view.show_cursor()
            self._point(None)
            return
        self._since = monotonic()
        port = self._view.viewport()
        port.setMouseTracking(True)
        port.setCursor(Qt.CursorShape.CrossCursor)
        at = port.mapFromGlobal(self._view.cursor().pos())
        if port.rect().contains(at):
            self._point(self._view.mapToScene(at))

    def toggle_spotlight(self) -> None:
        """Light what is selected and dim the rest, or end that."""
        scene = self._view.board_scene
        chosen = scene.selectedKeys()
        key = scene.current if scene.current in chosen else next(iter(chosen), None)
        self.light(None if key == self.spotlight.key else key)

    def light(self, key: tuple[str, str] | None) -> None:
        """Light one record, or everything again."""
        if key != self.spotlight.key:
            self.spotlight.light(key)
            self.spotlit.emit(key)

    def bring_here(self) -> None:
        """Show the group this part of the board once, whether or not it follows."""
        self.brought.emit(self._view.visible_rect())

    def stop(self) -> None:
        """End laser and spotlight, as when the meeting goes on elsewhere."""
        self._release.stop()
        self._let_go()
        self.trail.vanish()
        self.light(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the pointer while the laser is on, and the keys that end something."""
        if watched is self._view:
            return isinstance(event, QKeyEvent) and self._heard(event)
        if not self.is_pointing():
            return False
        if event.type() is QEvent.Type.Leave:
            self._point(None)
        return isinstance(event, QMouseEvent) and self._moved(event)

    def _heard(self, event: QKeyEvent) -> bool:
        kind, code = event.type(), pressed(event)
        if self._view.is_editing() or self._view.board_scene.is_dragging():
            return False
        if event.key() == Qt.Key.Key_L and event.modifiers() == NONE:
            return self._laser_key(event)
        ends = code == chord(Qt.Key.Key_Escape) and (self.is_pointing() or self.spotlight.key)
        if ends and kind is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if ends and kind is QEvent.Type.KeyPress:
            self._end_one()
            return True
        return False

    def _laser_key(self, event: QKeyEvent) -> bool:
        """Tell a held key from a tapped one; give whether the view shall not hear of it."""
        kind = event.type()
        if kind is QEvent.Type.ShortcutOverride:
            return False
        if event.isAutoRepeat() or (kind is QEvent.Type.KeyPress and self._release.isActive()):
            self._release.stop()
            return True
        held = self._since is not None and monotonic() - self._since > _HOLD
        if kind is QEvent.Type.KeyRelease and held:
            self._release.start()
        return False

    def _let_go(self) -> None:
        if self.is_pointing():
            self.toggle_laser()

    def _end_one(self) -> None:
        if self.is_pointing():
            self.toggle_laser()
        else:
            self.light(None)

    def _moved(self, event: QMouseEvent) -> bool:
        """Point along with the mouse; what its left button would do is not done meanwhile."""
        if event.type() not in _OF_MOUSE or self._view.space_held:
            return False
        if event.type() is QEvent.Type.MouseMove:
            self._point(self._view.mapToScene(event.position().toPoint()))
            return not event.buttons() & Qt.MouseButton.MiddleButton
        return event.button() is Qt.MouseButton.LeftButton

    def _point(self, place: QPointF | None) -> None:
        self.trail.point(place)
        self.pointed.emit(place)
