"""Frames, texts, pictures, arrows and strokes as cards, made anew only for what has changed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from pm_facilitator.canvas.card import Card, Cardlike
from pm_facilitator.canvas.object_cards import arrow_card, frame_card, stroke_card, text_card
from pm_facilitator.canvas.picture_cards import picture_card
from pm_facilitator.domain.areas import Area
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.common import Key, ends
from pm_facilitator.domain.entities import Arrow, BoardText, Entity, Frame, Picture, Stroke, kind_of
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.figures.board_arrows import Route, route_arrow
from pm_facilitator.figures.palette import Palette

Things = Frame | BoardText | Stroke | Picture

THING_KINDS = frozenset({"frame", "board_text", "stroke", "arrow", "picture"})

Pictures = Callable[[str], bytes | None]
"""The bytes of a picture by its SHA-256; None when they are not there."""

NOTHING: Mapping[str, tuple[float, float]] = {}

PlaceOf = Callable[[Key], Area | None]
"""Where the card of a record lies in the scene; None when it is not shown."""


class ThingsLayer:
    """What was drawn on one stage's board.

    An arrow is shown only where both of its ends are, so that one to a hidden note does not exist
    for the audience either.

    Attributes:
        pictures: gives the bytes of pictures.
    """

    kinds = THING_KINDS

    def __init__(self, board: Board, stage: Stage) -> None:
        self._board, self._stage = board, stage
        self._made: dict[Key, tuple[Entity, Palette, float, Card]] = {}
        self.pictures: Pictures = lambda _: None
        self._arrows: set[str] = set()

    def cards(self, palette: Palette, top: float, place_of: PlaceOf) -> list[Cardlike]:
        """Give every card; ``top`` is where the notes' y = 0 lies in the scene."""
        board = self._board
        found: list[Things] = [
            *board.all(Frame),
            *board.all(BoardText),
            *board.all(Picture),
            *board.all(Stroke),
        ]
        shown = [thing for thing in found if thing.stage is self._stage]
        cards: list[Cardlike] = [self._card(thing, palette, top) for thing in shown]
        kept = {card.key for card in cards}
        self._made = {key: made for key, made in self._made.items() if key in kept}
        anywhere = self._with_own(place_of)
        arrows = self._lay_arrows(self._own_arrows(), palette, top, anywhere)
        self._arrows = {card.key[1] for card in arrows}
        return [*cards, *arrows]

    def patch(
        self, keys: set[Key], palette: Palette, top: float, place_of: PlaceOf
    ) -> tuple[list[Cardlike], list[Key]]:
        """Give what has changed, with the arrows that hang on it, and what is gone."""
        cards: list[Cardlike] = []
        gone: list[Key] = []
        for key in keys:
            thing = self._board.find(*key) if key[0] in self.kinds else None
            if isinstance(thing, Things) and thing.stage is self._stage:
                cards.append(self._card(thing, palette, top))
            elif key in self._made:
                del self._made[key]
                gone.append(key)
        touched = [a for a in self._own_arrows() if keys & {*ends(a), ("arrow", a.id)}]
        arrows = self._lay_arrows(touched, palette, top, self._with_own(place_of))
        there = {card.key[1] for card in arrows}
        asked = {arrow.id for arrow in touched} | {id_ for kind, id_ in keys if kind == "arrow"}
        lost = (asked - there) & self._arrows
        self._arrows = (self._arrows - lost) | there
        return [*cards, *arrows], [*gone, *(("arrow", id_) for id_ in lost)]

    def concerns(self, keys: set[Key]) -> bool:
        """Tell whether these are things of this layer, or an arrow may hang on one of them."""
        drawn = any(kind in self.kinds for kind, _ in keys)
        return drawn or self._board.last(Arrow) is not None

    def has_arrows(self) -> bool:
        """Tell whether any arrow is shown."""
        return bool(self._arrows)

    def trailing(
        self,
        places: Mapping[Key, Area],
        palette: Palette,
        top: float,
        place_of: PlaceOf,
        carried: Mapping[str, tuple[float, float]] = NOTHING,
    ) -> list[Card]:
        """Give the arrows as they would lie with records at these places.

        ``carried`` says by id how far an arrow itself goes, which takes its free ends along.
        """
        arrows = []
        for arrow in self._own_arrows():
            by = carried.get(arrow.id)
            if by is not None or any(end in places for end in ends(arrow)):
                arrows.append(_shifted(arrow, *by) if by else arrow)
        return self._lay_arrows(arrows, palette, top, lambda key: places.get(key) or place_of(key))

    def _with_own(self, place_of: PlaceOf) -> PlaceOf:
        """Look for things of this layer here, which may be newer than what is shown."""
        return lambda key: self._own_place(key) or place_of(key)

    def _own_place(self, key: Key) -> Area | None:
        made = self._made.get(key)
        card = made[3] if made else None
        return Area(card.x, card.y, card.width, card.height) if card else None

    def _own_arrows(self) -> list[Arrow]:
        return [arrow for arrow in self._board.all(Arrow) if arrow.stage is self._stage]

    def _card(self, thing: Things, palette: Palette, top: float) -> Card:
        key = (kind_of(thing), thing.id)
        made = self._made.get(key)
        if made and made[0] is thing and made[1] is palette and made[2] == top:
            return made[3]
        if isinstance(thing, Picture):
            card = picture_card(thing, palette, top, self.pictures(thing.blob))
        else:
            card = _MAKERS[key[0]](thing, palette, top)
        self._made[key] = (thing, palette, top, card)
        return card

    def _lay_arrows(
        self, arrows: Iterable[Arrow], palette: Palette, top: float, place_of: PlaceOf
    ) -> list[Card]:
        found = []
        for arrow in arrows:
            route = arrow_route(arrow, top, place_of)
            if route is not None:
                found.append(arrow_card(arrow, route, palette, self._said(arrow)))
        return found

    def _said(self, arrow: Arrow) -> str:
        tail, head = (self._name(end) for end in ends(arrow))
        words = f"Arrow from {tail} to {head}"
        return f"{words}: {arrow.text}" if arrow.text.strip() else words

    def _name(self, key: Key) -> str:
        record = self._board.find(*key) if key[1] else None
        fields = ("text", "title", "label", "caption")
        found = (str(getattr(record, field, "")).strip() for field in fields)
        return next((words.splitlines()[0] for words in found if words), "a free place")


def arrow_route(arrow: Arrow, top: float, place_of: PlaceOf) -> Route | None:
    """Find an arrow's way in the scene; its free ends count from the notes' y = 0."""
    places = {end: place for end in ends(arrow) if (place := place_of(end)) is not None}
    return route_arrow(replace(arrow, y1=arrow.y1 + top, y2=arrow.y2 + top), places)


def _shifted(arrow: Arrow, dx: float, dy: float) -> Arrow:
    """Move the free ends of an arrow; the others go where their records go."""
    return replace(arrow, x1=arrow.x1 + dx, y1=arrow.y1 + dy, x2=arrow.x2 + dx, y2=arrow.y2 + dy)


_MAKERS: dict[str, Callable[..., Card]] = {
    "frame": frame_card,
    "board_text": text_card,
    "stroke": stroke_card,
}
