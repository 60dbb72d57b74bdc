"""A board on which things are put down, moved, resized and joined by the facilitator's hand."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QPointF, Qt

from pm_facilitator.canvas.card import Cardlike
from pm_facilitator.canvas.gestures.base import Gesture
from pm_facilitator.canvas.gestures.guided import area_of
from pm_facilitator.canvas.gestures.move_things import Drop
from pm_facilitator.canvas.hand import Hand
from pm_facilitator.canvas.hand_keys import HandKeys
from pm_facilitator.canvas.handles import Handles
from pm_facilitator.canvas.hover import Hover
from pm_facilitator.canvas.items import BoardItem
from pm_facilitator.canvas.keys import Bindings
from pm_facilitator.canvas.resized import resized_card
from pm_facilitator.canvas.scene import BoardScene
from pm_facilitator.canvas.thing_menu import things_of
from pm_facilitator.canvas.things_layer import Pictures, ThingsLayer
from pm_facilitator.canvas.tools import Tool, ToolBox
from pm_facilitator.canvas.whiteboard_intents import MoveThings
from pm_facilitator.domain.areas import Area
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.edits.whiteboard import carried
from pm_facilitator.domain.entities import Picture
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.figures.note_signs import sign_of
from pm_facilitator.figures.palette import Palette

NUDGE = 8.0
NUDGE_MORE = 40.0


class Bench(BoardScene):
    """Joins the hand, with its tools and handles, to the things of one stage's board.

    Attributes:
        notes_top: where the things' y = 0 lies in the scene.
        tools: the tool in hand; the audience has no hand to hold any.
    """

    stage = Stage.REFLECT

    def __init__(self, board: Board, palette: Palette, *, audience: bool) -> None:
        self.notes_top = 0.0
        self.things = ThingsLayer(board, self.stage)
        self.tools = ToolBox()
        self.hand = Hand(self)
        self._shown_otherwise: set[Key] = set()
        self.hovered: Key | None = None
        self.typing = False
        super().__init__(board, palette, audience=audience)
        self.tools.setParent(self)
        if not audience:
            self.addItem(Handles(self.hand.grips, lambda: self.colors))
            self.addItem(Hover(self._under_pointer, lambda: self.colors))
            self.tools.changed.connect(lambda _: self.repaint_overlays())

    def use_pictures(self, pictures: Pictures) -> None:
        """Draw pictures with the bytes that this gives."""
        self.things = ThingsLayer(self.board, self.stage)
        self.things.pictures = pictures
        if self.board.all(Picture):
            self.refresh()

    def own_bindings(self) -> Bindings:
        """Give the keys of tools, and those that line up, stack, lock, resize and join."""
        return self.tools.bindings() | HandKeys(self).bindings()

    def is_open(self, place: QPointF) -> bool:
        """Tell whether things can be put down at a place: over the figure they would hide it."""
        return place.y() >= self.notes_top

    def drop_at(self, place: QPointF, note_id: str) -> Drop | None:
        """Say what this board makes of a note that is dropped at a place."""
        return None

    def votes_on(self, key: Key) -> int:
        """Give how many votes are shown on a record."""
        return 0

    def has_grounds(self) -> bool:
        """Tell whether anything can lie around records."""
        return False

    def grounds(self, places: Mapping[Key, Area]) -> Sequence[Cardlike]:
        """Give what lies around records, as it would be with them at these places."""
        return ()

    def take_up(self, at: QPointF) -> Gesture | None:
        """Begin what the tool in hand or a handle does here."""
        return self.hand.take_up(at)

    def gesture_on(self, item: BoardItem) -> Gesture | None:
        """Pull the selected things with what they carry."""
        return self.hand.move() if self.is_thing(item.key) else None

    def nudge(self, dx: int, dy: int, more: bool) -> bool:
        """Move the selected things a little."""
        keys = tuple(key for key in self.selectedKeys() if self.is_thing(key))
        if not carried(self.board, keys):
            return False
        step = NUDGE_MORE if more else NUDGE
        self.wish(MoveThings(keys, dx * step, dy * step))
        return True

    def has_escape(self) -> bool:
        """Tell whether Esc means anything just now."""
        return super().has_escape() or not self.tools.selects()

    def escape(self) -> bool:
        """Break off a gesture, else lay the tool down, else clear the selection."""
        if not self.is_dragging() and self.tools.put_away():
            return True
        return super().escape()

    def cursor_at(self, at: QPointF) -> Qt.CursorShape:
        """Give the pointer's look at a place."""
        return self.hand.cursor_at(at)

    def show_typing(self, typing: bool) -> None:
        """Take the handles away while somebody types."""
        self.typing = typing
        for item in map(self.item, self.selected()):
            if item is not None:
                self.projection.floating.show_again(item.outer())

    def hover(self, at: QPointF | None) -> None:
        """Frame what a press would take hold of, and what an arrow would hang on."""
        aims = self.tools.tool in (Tool.SELECT, Tool.ARROW) and not self.is_dragging()
        item = self.item_at(at) if at is not None and aims else None
        key = item.key if item is not None else None
        if key != self.hovered:
            self.hovered = key
            self.repaint_overlays()

    def _under_pointer(self) -> BoardItem | None:
        return self.item(self.hovered) if self.hovered is not None else None

    def pans(self) -> bool:
        """Tell whether the left button pans, as the hand among the tools does."""
        return self.tools.tool is Tool.HAND

    def is_thing(self, key: Key) -> bool:
        """Tell whether a record was put on the board and lies at a place of its own."""
        return bool(things_of([key]))

    def area_of(self, key: Key) -> Area | None:
        """Give where the card of a record lies, without what a gesture does to it."""
        item = self.item(key)
        return area_of(item.home()) if item is not None else None

    def follow(self, keys: Sequence[Key], dx: float, dy: float) -> None:
        """Draw the arrows that hang on what is carried as they would go; (0, 0) puts them back."""
        if not dx and not dy:
            self.show_as_is()
            return
        if not (self.things.has_arrows() or self.has_grounds()):
            return
        places = {key: at.moved(dx, dy) for key in keys if (at := self.area_of(key)) is not None}
        self.show_otherwise(self.grounds(places))
        if not self.things.has_arrows():
            return
        arrows = {id_: (dx, dy) for kind, id_ in keys if kind == "arrow"}
        self._show_trailing(places, arrows)

    def show_resized(self, key: Key, area: Area | None) -> None:
        """Show a thing as it would be in another place; None shows it as it is."""
        if area is None:
            self.show_as_is()
            return
        look = (self.colors, self.notes_top, self.things.pictures, self.votes_on(key))
        thing = self.board.find(*key)
        card = resized_card(thing, area, *look, sign_of(self.board, thing))
        if card is not None:
            place = Area(card.x, card.y, card.width, card.height)
            self.show_otherwise([card, *self.grounds({key: place})])
            self._show_trailing({key: place}, {})

    def _show_trailing(
        self, places: Mapping[Key, Area], arrows: Mapping[str, tuple[float, float]]
    ) -> None:
        look = (self.colors, self.notes_top, self.area_of)
        self.show_otherwise(self.things.trailing(places, *look, arrows))

    def show_otherwise(self, cards: Iterable[Cardlike]) -> None:
        """Show these cards for as long as a gesture lasts."""
        shown = list(cards)
        self._shown_otherwise |= {card.key for card in shown}
        self.projection.floating.trailing = self._shown_otherwise
        self.projection.patch(shown, (), self.colors)

    def show_as_is(self) -> None:
        """Show what a gesture has shown otherwise as the board has it."""
        keys, self._shown_otherwise = self._shown_otherwise, set()
        self.projection.floating.trailing = frozenset()
        patch = self.lay_out_changed(keys) if keys else ((), ())
        if patch is None:
            self.refresh()
        else:
            self.projection.patch(*patch, self.colors)
