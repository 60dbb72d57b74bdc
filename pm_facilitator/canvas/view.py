"""The view of a board: its keys, its menu, and the inline editor over an item."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from pm_facilitator.canvas import clipboard
from pm_facilitator.canvas.edge_pan import EdgePan
from pm_facilitator.canvas.editor import PADDING, InlineEditor
from pm_facilitator.canvas.intents import ColorNotes, Intent, SetText, text_field
from pm_facilitator.canvas.items import BoardItem
from pm_facilitator.canvas.keys import ALT, CTRL, SHIFT, Bindings, chord, pressed
from pm_facilitator.canvas.navigation import READABLE, NavigableView
from pm_facilitator.canvas.scene import BoardScene
from pm_facilitator.canvas.thing_menu import MenuEntry
from pm_facilitator.domain.edits.common import Key

ZOOM_STEP = 1.25
_SHOW_MARGIN = 48
_BEHIND, _AHEAD = 0.25, 0.4
"""How much of the view is shown behind and ahead of what comes from out of sight: so what lies
around it is seen, and the next note is put down without the view moving again."""


class BoardView(NavigableView):
    """Shows one board; with ``read_only`` it is the audience's: it looks, pans and follows."""

    def __init__(
        self, scene: BoardScene, parent: QWidget | None = None, *, read_only: bool = False
    ) -> None:
        super().__init__(scene, parent)
        self.read_only = read_only
        self.bindings: Bindings = self._navigation_keys()
        self.setAccessibleName("Board")
        self.setAcceptDrops(not read_only)
        if read_only:
            self.fit_largest = 4.0
            self.setInteractive(False)
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            return
        self.bindings |= self._editing_keys()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.editor = InlineEditor(self.viewport())
        self._edge = EdgePan(self)
        self._connect(scene)

    def is_editing(self) -> bool:
        """Tell whether a text is being typed on this board."""
        return not self.read_only and self.editor.key is not None

    def fit_selection(self) -> None:
        """Show what is selected, or everything when nothing is."""
        rect = self._around(self.board_scene.selectedKeys())
        if rect.isEmpty():
            self.fit_all()
        else:
            self.fit(rect)

    def show_things(self, keys: Iterable[Key]) -> None:
        """Bring these records into sight, with as little moving as possible."""
        self.bring_into_sight(self._around(keys))

    def _around(self, keys: Iterable[Key]) -> QRectF:
        rect = QRectF()
        for key in keys:
            item = self.board_scene.item(key)
            rect = rect.united(item.home()) if item else rect
        return rect

    def paste(self) -> None:
        """Put what the clipboard holds on the board, where the pointer is."""
        inside = self.viewport().underMouse()
        pointer = self.viewport().mapFromGlobal(self.cursor().pos())
        place = self.mapToScene(pointer) if inside else None
        clipboard.take(self.board_scene, clipboard.held(), place)

    def copy(self) -> None:
        """Put what is selected into the clipboard."""
        clipboard.copy(self.board_scene)

    def cut(self) -> None:
        """Put what is selected into the clipboard, and take it off the board."""
        clipboard.cut(self.board_scene)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what a board can make something of."""
        if not self.read_only and clipboard.can_take(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take it anywhere."""
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put what was dropped on the board, where it was dropped."""
        event.acceptProposedAction()
        place = self.mapToScene(event.position().toPoint())
        below = self.board_scene.item_at(place)
        onto = below.key if below is not None else ("", "")
        clipboard.take(self.board_scene, event.mimeData(), place, onto)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what there is to say of what the pointer rests on."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            tip = "" if self.read_only else self.board_scene.tip_at(self.mapToScene(event.pos()))
            QToolTip.showText(event.globalPos(), tip and f"<p>{tip}</p>", self.viewport())
            return True
        return super().viewportEvent(event)

    def event(self, event: QEvent) -> bool:
        """Claim the board's own keys before any shortcut of the window gets them."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            code = pressed(event)
            escapes = event.key() == Qt.Key.Key_Escape and self.board_scene.has_escape()
            if escapes or code in self.bindings or code in self.board_scene.bindings:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key means on this board; others go on to the window."""
        self.feel_hand()
        plain_space = event.key() == Qt.Key.Key_Space and not event.modifiers()
        if plain_space and pressed(event) not in self.board_scene.bindings:
            self.space_held = True
            self.show_cursor()
            event.accept()
            return
        if event.key() == Qt.Key.Key_Escape and self.board_scene.escape():
            event.accept()
            return
        code = pressed(event)
        act = self.bindings.get(code) or self.board_scene.bindings.get(code)
        if act is None:
            event.ignore()
            return
        act()
        event.accept()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Put the hand away when Space is let go."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.space_held = False
            self.show_cursor()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """End the editing by a click beside it."""
        if self.is_editing():
            self.editor.close_editor()
        self.board_scene.hover(None)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep still after a gesture: a board must not jump from under the hand."""
        if self.board_scene.is_dragging():
            self._keep()
        if not self.read_only:
            self._edge.stop()
        super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with what is selected, or with what lies under the pointer."""
        scene = self.board_scene
        if self.read_only:
            return
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        at = self.mapToScene(event.pos())
        below = scene.item_at(at) if by_mouse else scene.item(scene.current or ("", ""))
        if by_mouse and (below is None or below.key not in scene.selectedKeys()):
            scene.select([below.key] if below else [])
        place = at if by_mouse or below is None else below.home().bottomLeft()
        self.open_menu(self.viewport().mapToGlobal(self.mapFromScene(place)))
        event.accept()

    def _open_menu_by_key(self) -> None:
        """Do what the Menu key does, on keyboards without one; X11 leaves this key to the app."""
        scene = self.board_scene
        chosen = scene.selectedKeys()
        key = scene.current if scene.current in chosen else next(iter(chosen), None)
        item = scene.item(key) if key is not None else None
        middle = self.viewport().rect().center()
        at = self.mapFromScene(item.home().bottomLeft()) if item is not None else middle
        self.open_menu(self.viewport().mapToGlobal(at))

    def open_menu(self, at: QPoint) -> None:
        """Offer what can be done with what is selected, or here, at a place of the screen."""
        menu = self._menu(self.board_scene.menu_entries())
        if menu.actions():
            menu.addSeparator()
        here = self.viewport().mapFromGlobal(at)
        inside = self.viewport().rect().contains(here)
        self._offer_clips(menu, self.mapToScene(here) if inside else None)
        menu.popup(at)

    def _offer_clips(self, menu: QMenu, place: QPointF | None) -> None:
        """Offer what the clipboard is for, and on open board to select or see everything."""
        scene, held = self.board_scene, clipboard.held()
        chosen = bool(scene.selectedKeys())
        if chosen:
            menu.addAction("Cut\tCtrl+X", self.cut)
            menu.addAction("Copy\tCtrl+C", self.copy)
        paste = menu.addAction("Paste\tCtrl+V")
        paste.triggered.connect(lambda: clipboard.take(scene, clipboard.held(), place))
        paste.setEnabled(clipboard.can_take(held))
        if not chosen:
            menu.addAction("Select all\tCtrl+A", scene.select_all)
            menu.addAction("Fit all\tShift+1", self.fit_all)

    def may_move(self) -> bool:
        """Keep still while somebody types or drags."""
        return not self.is_editing() and not self.board_scene.is_dragging()

    def pans_by_left(self) -> bool:
        """Tell whether the left button pans: with Space, and always for who only looks."""
        return self.read_only or self.board_scene.pans() or super().pans_by_left()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer's look what a press would do."""
        super().mouseMoveEvent(event)
        if not self.read_only:
            self._edge.follow(event)
        if not event.buttons() and not self.read_only:
            self.show_cursor()
            self.board_scene.hover(self.mapToScene(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Take the frame off what the pointer was on."""
        super().leaveEvent(event)
        self.board_scene.hover(None)

    def show_cursor(self) -> None:
        """Show an open hand while the left button pans, else what the scene says."""
        if self.space_held or self.read_only:
            super().show_cursor()
            return
        at = self.viewport().mapFromGlobal(self.cursor().pos())
        self.viewport().setCursor(self.board_scene.cursor_at(self.mapToScene(at)))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go through the items before the focus leaves the board."""
        if not self.read_only and self.board_scene.tab(1 if forward else -1):
            return True
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first or last item when the focus comes by Tab."""
        super().focusInEvent(event)
        steps = {Qt.FocusReason.TabFocusReason: 1, Qt.FocusReason.BacktabFocusReason: -1}
        step = steps.get(event.reason())
        if step is not None and self.board_scene.current is None:
            self.board_scene.go(step)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget a Space that will be let go elsewhere."""
        super().focusOutEvent(event)
        self.space_held = False
        self.show_cursor()

    def _connect(self, scene: BoardScene) -> None:
        scene.edit_requested.connect(self._open_editor)
        scene.refreshed.connect(self._sync_editor)
        scene.current_changed.connect(self._say_current)
        scene.menu_requested.connect(self._open_menu)
        self.zoom_changed.connect(self._place_editor)
        self.moved.connect(self._place_editor)
        for moves in (self.moved, self.zoom_changed):
            moves.connect(lambda *_: scene.hover(None))  # the pointer is on something else now
        self.editor.typed.connect(self._typed)
        self.editor.textChanged.connect(self._place_editor)
        self.editor.ended.connect(self._return_focus)

    def _navigation_keys(self) -> Bindings:
        return {
            chord(Qt.Key.Key_Equal, CTRL): lambda: self.zoom_by(ZOOM_STEP),
            chord(Qt.Key.Key_Plus, CTRL): lambda: self.zoom_by(ZOOM_STEP),
            chord(Qt.Key.Key_Plus, CTRL | SHIFT): lambda: self.zoom_by(ZOOM_STEP),
            chord(Qt.Key.Key_Minus, CTRL): lambda: self.zoom_by(1 / ZOOM_STEP),
            chord(Qt.Key.Key_0, CTRL): lambda: self.zoom_to(1.0),
            chord(Qt.Key.Key_Equal, ALT): lambda: self._stretch_by(ZOOM_STEP),
            chord(Qt.Key.Key_Plus, ALT): lambda: self._stretch_by(ZOOM_STEP),
            chord(Qt.Key.Key_Minus, ALT): lambda: self._stretch_by(1 / ZOOM_STEP),
            chord(Qt.Key.Key_0, ALT): lambda: self._stretch_by(1 / self.board_scene.stretched),
            chord(Qt.Key.Key_1, SHIFT): self.fit_all,
            chord(Qt.Key.Key_2, SHIFT): self.fit_selection,
        }

    def _stretch_by(self, factor: float) -> None:
        """Zoom in time about what is selected, or about the middle."""
        item = self.board_scene.item(self.board_scene.current or ("", ""))
        middle = QPointF(self.viewport().rect().center())
        place = self._from_scene(item.home().center()) if item is not None else middle
        self.stretch_at(place, factor)

    def _editing_keys(self) -> Bindings:
        return {
            chord(Qt.Key.Key_V, CTRL): self.paste,
            chord(Qt.Key.Key_Insert, SHIFT): self.paste,
            chord(Qt.Key.Key_C, CTRL): self.copy,
            chord(Qt.Key.Key_F10, SHIFT): self._open_menu_by_key,
            chord(Qt.Key.Key_X, CTRL): self.cut,
        }

    def _item_edited(self) -> BoardItem | None:
        if not self.is_editing() or self.editor.key is None:
            return None
        return self.board_scene.item(self.editor.key)

    def _open_editor(self, kind: str, id_: str) -> None:
        item = self.board_scene.item((kind, id_))
        if item is None or item.card.box is None:
            return
        self._reveal(item)
        self.editor.open(item.key, item.card.text, item.card.box, self.board_scene.colors)
        self.board_scene.show_typing(True)
        self._sync_editor()

    def _sync_editor(self) -> None:
        if not self.is_editing():
            return
        item = self._item_edited()
        if item is None:
            self.editor.close_editor(keep=False)
            return
        self.editor.sync(item.card.text)
        self.editor.set_marks(item.marks, self.board_scene.colors)
        self._reveal(item)
        self._place_editor()

    def _place_editor(self) -> None:
        item = self._item_edited()
        if item is None or item.card.box is None:
            return
        box = item.card.box
        rect = QRectF(item.card.x + box.x, item.card.y + box.y, box.width, box.height)
        corner = self.viewportTransform().mapRect(rect).toRect()
        wider = box.x < PADDING or box.x + box.width > item.card.width
        self.editor.place(box, corner, self.zoom, wider=wider)

    def _typed(self, text: str, final: bool) -> None:
        self.feel_hand()
        key = self.editor.key
        if key is not None:
            self.board_scene.wish(SetText(*key, text, final, text_field(key[0])))

    def _return_focus(self) -> None:
        self.board_scene.show_typing(False)
        if self.editor.hasFocus() or self.focusWidget() is None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_current(self, key: Key | None) -> None:
        item = self.board_scene.item(key) if key else None
        self.setAccessibleDescription(item.card.spoken or item.card.text if item else "")
        if item is not None and item.ringed:
            self._reveal(item)

    def _reveal(self, item: BoardItem) -> None:
        home, seen = item.home(), self.visible_rect()
        if not seen.contains(home):
            if not seen.intersects(home):
                home = _with_room_ahead(home, seen)
            self.ensureVisible(home, _SHOW_MARGIN, _SHOW_MARGIN)
            if self.zoom <= READABLE:
                self._keep()  # not all can be shown, so what was looked for stays in sight

    def _open_menu(self, entries: list[MenuEntry], place: QPointF) -> None:
        at = self.viewport().mapToGlobal(self.mapFromScene(place))
        self._menu(entries).popup(at)

    def _menu(self, entries: list[MenuEntry]) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        before: Intent | None = None
        for words, intent, chosen in entries:
            if isinstance(before, ColorNotes) and not isinstance(intent, ColorNotes):
                menu.addSeparator()
            before = intent
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(chosen)
            action.triggered.connect(lambda _=False, wish=intent: self.board_scene.wish(wish))
        return menu


def _with_room_ahead(home: QRectF, seen: QRectF) -> QRectF:
    """Give the part of the board to show with an item, on the side to which the view moves."""
    before, after = _BEHIND * seen.width(), _AHEAD * seen.width()
    above, below = _BEHIND * seen.height(), _AHEAD * seen.height()
    left, right = (before, after) if home.right() > seen.right() else (after, before)
    up, down = (above, below) if home.bottom() > seen.bottom() else (below, above)
    shown = QRectF(home)
    if home.left() < seen.left() or home.right() > seen.right():
        shown.adjust(-left, 0.0, right, 0.0)
    if home.top() < seen.top() or home.bottom() > seen.bottom():
        shown.adjust(0.0, -up, 0.0, down)
    return shown
