"""The base of all boards: a projection of the review that reports wishes and changes nothing."""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter

from pm_facilitator.canvas.card import Cardlike
from pm_facilitator.canvas.drawing import color
from pm_facilitator.canvas.intents import Duplicate, Intent, Remove
from pm_facilitator.canvas.keys import CTRL, NONE, SHIFT, Bindings, chord
from pm_facilitator.canvas.mover import Moves
from pm_facilitator.canvas.overlays import Backdrop
from pm_facilitator.canvas.projection import Marks
from pm_facilitator.canvas.surface import SurfaceScene
from pm_facilitator.canvas.thing_menu import MenuEntry
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change, Committed, Removed
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Note
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.shapes import Shape

ROOM = 4000.0
"""How far beyond its content a board can be panned."""

BLEED = 64.0
"""How far beyond its bounds a thing may leave ink, such as a ring around it, at any zoom."""

Patch = tuple[Iterable[Cardlike], Iterable[Key]]
"""Cards that are new or look different now, and the records that are gone."""

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class BoardScene(SurfaceScene):
    """Items for the records of a board, kept in step by ``react``.

    Signals:
        refreshed: the items were brought up to date.
        content_changed: the bounds of everything shown.
        menu_requested: menu entries and the place that they belong to.
    """

    refreshed = Signal()
    content_changed = Signal(QRectF)
    menu_requested = Signal(object, QPointF)

    kinds: frozenset[str] = frozenset()
    """The kinds of record that this board shows or depends on."""

    def __init__(self, board: Board, palette: Palette, *, audience: bool) -> None:
        super().__init__(palette, audience=audience)
        self.board = board
        self.content = QRectF()
        self.seen: Callable[[], QRectF | None] = lambda: None
        """Gives the part of the scene that its view shows; the view sets it."""
        self._backdrop = Backdrop()
        self.addItem(self._backdrop)
        self.bindings: Bindings = {} if audience else self._common() | self.own_bindings()
        self.refresh()

    @abstractmethod
    def lay_out(self) -> list[Cardlike]:
        """Lay everything out and give the cards, the figure's own in reading order."""
        raise NotImplementedError

    def lay_out_changed(self, keys: set[Key]) -> Patch | None:
        """Lay out only what these records concern; None when everything has to be laid out."""
        return None

    @abstractmethod
    def backdrop(self) -> tuple[Sequence[Shape], QRectF]:
        """Give the shapes behind the cards, and their bounds."""
        raise NotImplementedError

    def own_bindings(self) -> Bindings:
        """Give what keys do on this board beyond what they do on every board."""
        return {}

    def tip_at(self, at: QPointF) -> str:
        """Give what is said while the pointer rests at a place, as rich text; empty for nothing."""
        return ""

    def cursor_at(self, at: QPointF) -> Qt.CursorShape:
        """Give the pointer's look at a place."""
        return Qt.CursorShape.ArrowCursor

    def pans(self) -> bool:
        """Tell whether the left button pans, as the hand among the tools does."""
        return False

    def nudge(self, dx: int, dy: int, more: bool) -> bool:
        """Move what is selected by the arrow keys; False when that means nothing here."""
        return False

    def menu_entries(self) -> list[MenuEntry]:
        """Give what the menu offers for what is selected."""
        return []

    @property
    def stretched(self) -> float:
        """Give how far the board is zoomed in time, where it has any; 1.0 is as fitted."""
        return 1.0

    def stretch(self, factor: float, at: QPointF) -> QPointF:
        """Zoom in time, where the board has any; say where what was at a place has gone."""
        return at

    def tab(self, step: int) -> bool:
        """Go to the next or previous item; False at the end, so that the focus moves on."""
        return self.go(step)

    def paste(self, lines: Sequence[str], place: QPointF | None) -> None:
        """Take over lines that were pasted, at the pointer's place when it was over the board."""

    def paste_text(self, text: str, place: QPointF | None) -> None:
        """Take over a text that was pasted, by its lines."""
        self.paste([line for line in text.splitlines() if line.strip()], place)

    def prepare(self, seconds: float) -> None:
        """Get ready in a pause, for so long, what the next key would have to wait for."""

    def is_prepared(self) -> bool:
        """Tell whether there is nothing of that left to do."""
        return True

    def concerns(self, key: Key) -> bool:
        """Tell whether a record of these kinds can be on this board at all."""
        return True

    def react(self, batch: Committed) -> None:
        """Take over a batch that has been committed."""
        if not batch.kinds() & self.kinds or all(map(_lies_nowhere, batch.changes)):
            return
        concerned = {key for key in batch.keys if key[0] in self.kinds and self.concerns(key)}
        if not concerned:
            return
        patch = self.lay_out_changed(concerned)
        if patch is None:
            self.refresh()
            return
        self.projection.patch(*patch, self.colors, self._travel)
        self._settle()

    def refresh(self) -> None:
        """Bring all items up to date."""
        self.projection.show(self.lay_out(), self.colors, self._travel)
        self._settle()

    def _travel(self, moved: Moves) -> None:
        if moved and self.seen() is not None:
            self.mover.start(moved)

    def _settle(self) -> None:
        shapes, rect = self.backdrop()
        if self._backdrop.show_shapes(shapes, rect):
            self.projection.tell(rect.adjusted(-ROOM, -ROOM, ROOM, ROOM))
        if self.current and self.projection.get(self.current) is None:
            self.set_current(None)
        self.let_go_of_what_is_gone()
        self._tell_content(rect)
        self.select(self.selected())  # no more of them than are still there
        self.refreshed.emit()

    def paint_area(self, painter: QPainter, area: QRectF, zoom: float) -> None:
        """Paint the figure, then what lies on it."""
        self._backdrop.paint_within(painter, area, zoom)
        super().paint_area(painter, area, zoom)

    def ink(self) -> QRectF:
        """Give the part of the scene where anything can be, also while a gesture shows it so."""
        whole = self.content.united(self.projection.bounds()).united(self._backdrop.ink)
        return whole.adjusted(-BLEED, -BLEED, BLEED, BLEED)

    def figure(self) -> QRectF:
        """Give where the board's figure lies, where it has one."""
        return QRectF()

    def beginning(self) -> QRectF:
        """Give the content from where the figure begins, wherever single things lie."""
        start = self.content if self.figure().isEmpty() else self.figure()
        return QRectF(start.topLeft(), self.content.bottomRight())

    def set_palette(self, palette: Palette) -> None:
        """Draw with other colours."""
        self.colors = palette
        self.setBackgroundBrush(color(palette["canvas"]))
        self.refresh()
        self.recolor()

    def set_marks(self, marks: Marks) -> None:
        """Underline findings in texts; the audience never sees any."""
        if not self.audience:
            self.projection.set_marks(marks)
            self.refreshed.emit()

    def outline(self) -> list[tuple[int, Key, str]]:
        """Give everything shown as (depth, key, text) in reading order."""
        cards = [item.sketch for item in self.projection.all()]
        return [(card.depth, card.key, card.spoken or card.text) for card in cards]

    def select_all(self) -> None:
        """Select everything that is not part of the figure itself."""
        self.select(self.projection.loose())

    def edit_selected(self) -> None:
        """Open the inline editor on the current or the first selected record."""
        chosen = self.selectedKeys()
        key = self.current if self.current in chosen else next(iter(chosen), None)
        if key is not None:
            self.edit(*key)

    def only(self, kind: str) -> list[str]:
        """Give the ids of the selected records of one kind."""
        return [id_ for name, id_ in self.selectedKeys() if name == kind]

    def _tell_content(self, rect: QRectF) -> None:
        content = rect.united(self.projection.bounds())
        if content != self.content:
            self.content = content
            self.setSceneRect(content.adjusted(-ROOM, -ROOM, ROOM, ROOM))
            self.content_changed.emit(content)

    def _common(self) -> Bindings:
        table: Bindings = {
            chord(Qt.Key.Key_Delete): lambda: self._of_selected(Remove),
            chord(Qt.Key.Key_Backspace): lambda: self._of_selected(Remove),
            chord(Qt.Key.Key_D, CTRL): lambda: self._of_selected(Duplicate),
            chord(Qt.Key.Key_A, CTRL): self.select_all,
            chord(Qt.Key.Key_Return): self.edit_selected,
        }
        for key, (dx, dy) in _ARROWS.items():
            table[chord(key, NONE)] = self._arrow(dx, dy, more=False)
            table[chord(key, SHIFT)] = self._arrow(dx, dy, more=True)
        return table

    def _arrow(self, dx: int, dy: int, *, more: bool) -> Callable[[], None]:
        def press() -> None:
            if not self.nudge(dx, dy, more):
                self.go(dx + dy)

        return press

    def _of_selected(self, make: Callable[[tuple[Key, ...]], Intent]) -> None:
        items = (self.projection.get(key) for key in self.selectedKeys())
        keys = tuple(item.key for item in items if item is not None and not item.sketch.fixed)
        if keys:
            self.wish(make(keys))


def _lies_nowhere(change: Change) -> bool:
    """Tell whether this is one of the hundreds of notes a second of a round that is written."""
    if not isinstance(change, Added | Removed) or not isinstance(change.entity, Note):
        return False
    note = change.entity
    return note.hidden and note.round_id is not None and note.y >= 0
