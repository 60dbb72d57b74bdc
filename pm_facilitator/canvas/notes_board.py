"""A board with a figure on top and sticky notes below it: the base of all three boards."""

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from PySide6.QtCore import QPointF, QRectF, Qt, Signal

from pm_facilitator.canvas.bench import Bench
from pm_facilitator.canvas.card import Card, Cardlike
from pm_facilitator.canvas.intents import AddNotes, ColorNotes, GroupNotes
from pm_facilitator.canvas.keys import ALT, CTRL, SHIFT, Bindings, chord
from pm_facilitator.canvas.layouts import Layouts
from pm_facilitator.canvas.note_cards import SLOT
from pm_facilitator.canvas.notes_layer import NotesLayer
from pm_facilitator.canvas.record_menu import figure_menu, meaning_menu
from pm_facilitator.canvas.scene import Patch
from pm_facilitator.canvas.thing_menu import MenuEntry, thing_menu, ungrouping
from pm_facilitator.canvas.things_layer import ThingsLayer
from pm_facilitator.canvas.tools import Tool
from pm_facilitator.domain.areas import Area
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.edits.notes import row_of
from pm_facilitator.domain.entities import KINDS, Note
from pm_facilitator.domain.vocabulary import NoteColor
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.shapes import Shape

_DIGITS = (
    Qt.Key.Key_1,
    Qt.Key.Key_2,
    Qt.Key.Key_3,
    Qt.Key.Key_4,
    Qt.Key.Key_5,
    Qt.Key.Key_6,
)

BESIDE = 100.0
"""How far from the figure one has to be so that a note there is clear of it."""

T = TypeVar("T")


class NotesBoard(Bench):
    """Lays out its figure only when the figure's records change, and its notes one by one.

    Attributes:
        reach: how far notes rise above that, for which the figure makes room.
        figure_width: how wide the figure is over which they could lie.
        layouts: what was laid out last; another scene of the board may share it.

    Signals:
        gather_wanted: similar notes are to be proposed as groups.
    """

    gather_wanted = Signal()

    figure_kinds: frozenset[str] = frozenset()

    def __init__(
        self, board: Board, palette: Palette, *, audience: bool, layouts: Layouts | None = None
    ) -> None:
        self.layouts = layouts or Layouts()
        self.notes = NotesLayer(board, self.stage, self.layouts.sketches, audience=audience)
        self.shapes: Sequence[Shape] = ()
        self.bounds = QRectF()
        self.reach = 0.0
        self.figure_width = 0.0
        self._figure_cards: list[Card] = []
        self._figure_is_fresh = False
        self.kinds = self.figure_kinds | NotesLayer.kinds | ThingsLayer.kinds
        super().__init__(board, palette, audience=audience)

    @abstractmethod
    def lay_out_figure(self) -> list[Card]:
        """Lay out the figure, set ``shapes``, ``bounds`` and ``notes_top``, and give its cards."""
        raise NotImplementedError

    def laid_out_once(self, name: str, make: Callable[[], T], look: object = None) -> T:
        """Lay out what follows from the figure's records and a look, once for all who share it."""
        records = (record for kind in self.figure_kinds for record in self.board.all(KINDS[kind]))
        return self.layouts.once(name, (look, *records), make)

    def lay_out(self) -> list[Cardlike]:
        """Lay out the figure and give all cards, the figure's before the notes."""
        if not self._figure_is_fresh:
            self._figure_cards = self.lay_out_figure()
        self._figure_is_fresh = False
        cards = [*self._figure_cards, *self.notes.cards(self.colors, self.notes_top)]
        places = {card.key: Area(card.x, card.y, card.width, card.height) for card in cards}
        return [*cards, *self.things.cards(self.colors, self.notes_top, places.get)]

    def lay_out_changed(self, keys: set[Key]) -> Patch | None:
        """Lay out only what has changed, unless the figure and the notes have to make room."""
        figure: list[Card] = []
        if any(kind in self.figure_kinds for kind, _ in keys):
            before = self.notes_top, [card.key for card in self._figure_cards]
            figure = self._figure_cards = self.lay_out_figure()
            if before != (self.notes_top, [card.key for card in figure]):
                self._figure_is_fresh = True
                return None
        elif self.notes.rises(keys) and self.has_to_move():
            return None
        cards, gone = self.notes.patch(keys, self.colors, self.notes_top)
        return self._with_things(keys, [*figure, *cards], gone)

    def has_to_move(self) -> bool:
        """Tell whether the figure has to make other room for the notes above their area."""
        return self.notes.reach(self.figure_width) != self.reach

    def _with_things(self, keys: set[Key], cards: list[Cardlike], gone: list[Key]) -> Patch:
        """Add what else has changed, with the arrows that hang on any of it."""
        if not self.things.concerns(keys):
            return cards, gone
        places = {card.key: Area(card.x, card.y, card.width, card.height) for card in cards}
        lost = set(gone)

        def place_of(key: Key) -> Area | None:
            return None if key in lost else places.get(key) or self.area_of(key)

        touched = keys | places.keys() | lost
        things, off = self.things.patch(touched, self.colors, self.notes_top, place_of)
        return [*cards, *things], [*gone, *off]

    def concerns(self, key: Key) -> bool:
        """Leave out what lies on the board of another stage, or on none yet."""
        if key[0] in self.figure_kinds or self.item(key) is not None:
            return True
        record = self.board.find(*key)
        if isinstance(record, Note):
            return self.notes.concerns(record)
        return getattr(record, "stage", self.stage) is self.stage

    def backdrop(self) -> tuple[Sequence[Shape], QRectF]:
        """Give the figure's own shapes."""
        return self.shapes, self.bounds

    def own_bindings(self) -> Bindings:
        """Give the keys of notes: N, the digits for colours, Ctrl+G and Ctrl+Shift+G."""
        table: Bindings = super().own_bindings() | {
            chord(Qt.Key.Key_N): self.add_note,
            chord(Qt.Key.Key_G, CTRL): self._group,
            chord(Qt.Key.Key_G, CTRL | SHIFT): self._ungroup,
            chord(Qt.Key.Key_G, CTRL | ALT): self.gather_wanted.emit,
        }
        for digit, color in zip(_DIGITS, NoteColor, strict=True):
            table[chord(digit)] = lambda color=color: self._color(color)  # type: ignore[misc]
        return table

    def votes_on(self, key: Key) -> int:
        """Give how many votes are shown on a note or a group."""
        return self.notes.votes_on(key)

    def has_grounds(self) -> bool:
        """Tell whether there is any group."""
        return self.notes.has_groups()

    def grounds(self, places: Mapping[Key, Area]) -> Sequence[Cardlike]:
        """Give the groups as they would be with some of their notes at these places."""
        return self.notes.grounds(places, self.colors)

    def add_note(self) -> None:
        """Ask for a new note where there is room, in sight if possible."""
        self.wish(AddNotes(self.stage, *self.notes.free_place(self._seen_of_notes())))

    def prepare(self, seconds: float) -> None:
        """Find out where there is room for a new note."""
        self.notes.find_room(seconds)

    def is_prepared(self) -> bool:
        """Tell whether that is known; the audience puts no notes down."""
        return self.audience or self.notes.knows_room()

    def paste(self, lines: Sequence[str], place: QPointF | None) -> None:
        """Make a note of every line."""
        self.wish(AddNotes(self.stage, *self.place_of_lines(len(lines), place), tuple(lines)))

    def place_of_lines(self, count: int, place: QPointF | None) -> tuple[int, int]:
        """Give where that many notes begin: at a place among the notes, or where there is room."""
        if place is not None and self.is_open(place):
            x, y = self._inside(place.x(), count), place.y() - self.notes_top
        else:
            x, y = self.notes.free_place(self._seen_of_notes())
        return round(x), round(y)

    def figure(self) -> QRectF:
        """Give where the figure lies."""
        return self.bounds

    def is_open(self, place: QPointF) -> bool:
        """Tell whether things can be put down at a place: below the figure, or clear of it."""
        across = self.bounds.united(QRectF(0.0, self.bounds.top(), self.figure_width, 1.0))
        beside = place.x() < across.left() - BESIDE or place.x() > across.right() + BESIDE
        return beside or super().is_open(place)

    def _inside(self, x: float, count: int) -> float:
        """Give where that many notes in rows begin, so that a row does not end out of sight."""
        seen = self.seen()
        if seen is None:
            return x
        return max(seen.left(), min(x, seen.right() - min(count, row_of(count)) * SLOT[0]))

    def open_at(self, place: QPointF) -> None:
        """Ask for a note below a double-click on open board."""
        if self.is_open(place):
            x, y = place.x() - 84.0, place.y() - self.notes_top - 24.0
            if super().is_open(place):
                y = max(0.0, y)  # below the figure, it does not reach up over it
            self.wish(AddNotes(self.stage, round(x), round(y)))

    def menu_entries(self) -> list[MenuEntry]:
        """Offer what is selected its meanings, what its figure does with it, and what all do."""
        board, keys = self.board, self.selectedKeys()
        return [
            *meaning_menu(board, keys),
            *figure_menu(board, keys),
            *thing_menu(board, keys),
        ]

    def _seen_of_notes(self) -> tuple[float, float, float, float] | None:
        """Give the part of the notes' area that is in sight; None while there is no view."""
        seen = self.seen()
        if seen is None:
            return None
        top = max(0.0, seen.top() - self.notes_top)
        return seen.left(), top, seen.width(), max(0.0, seen.bottom() - self.notes_top - top)

    def _color(self, color: NoteColor) -> None:
        if self.tools.tool is Tool.HIGHLIGHTER:
            self.tools.pen = color
            return
        ids = tuple(self.only("note"))
        if ids:
            self.wish(ColorNotes(ids, color))

    def _group(self) -> None:
        ids = tuple(self.only("note"))
        if len(ids) > 1:
            self.wish(GroupNotes(ids))

    def _ungroup(self) -> None:
        wish = ungrouping(self.board, self.selectedKeys())
        if wish is not None:
            self.wish(wish)
