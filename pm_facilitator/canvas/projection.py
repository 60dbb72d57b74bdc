"""Keeps the items of a scene equal to the cards of a board: makes, updates and takes them away."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from contextlib import nullcontext
from math import inf
from operator import itemgetter

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from pm_facilitator.canvas.card import Cardlike
from pm_facilitator.canvas.drawing import SPECK_BELOW
from pm_facilitator.canvas.floating import MOST_HOT, ON_TOP, Floating
from pm_facilitator.canvas.grid import Grid
from pm_facilitator.canvas.items import MARGIN, BoardItem, Mark
from pm_facilitator.canvas.mover import Moves
from pm_facilitator.canvas.selection import Selection
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.figures.palette import Palette

Marks = Mapping[Key, Sequence[Mark]]

Travel = Callable[[Moves], None]

_LARGE = 1000
"""So many items take longer to look at than a hand may wait."""

_MOST_AFLOAT = 120
"""When more than this moves at once, it goes into the tiles without floating first."""

_MOST_DRAWINGS = 300
"""How many items keep what they made ready for painting; a tile is seldom painted twice."""

_MANY = 100
"""More items than this that change alike are told of as one area."""

_MANY_AFLOAT = 8
"""When more than this changes at once, views show all that floats again, not one by one."""


class Projection:
    """The items of one scene by key, by place, and in reading order.

    Attributes:
        floating: the items that views paint above their tiles.
        watchers: told each area that looks different now; an empty one when only something that
            floats has moved or changed.
    """

    def __init__(self) -> None:
        self._items: dict[Key, BoardItem] = {}
        self._kinds: Counter[str] = Counter()
        self._grid: Grid[BoardItem] = Grid()
        self._marks: Marks = {}
        self._figure: dict[Key, int] = {}
        self._order: list[Key] | None = []
        self._places: dict[Key, int] = {}
        self._bounds: QRectF | None = QRectF()
        self._loose = False
        self._drawn: dict[BoardItem, None] = {}
        self._selection = Selection()
        self._touch = self._touched  # one method for thousands of items
        self.floating = Floating(self._grid)
        self.watchers: list[Callable[[QRectF], None]] = []

    # -- keeping in step

    def show(
        self, cards: Sequence[Cardlike], palette: Palette, travel: Travel | None = None
    ) -> None:
        """Show exactly these cards, the figure's in their order, as ``patch`` does.

        Items that stay keep their selection.
        """
        wanted = {card.key: card for card in cards}
        gone = [key for key in self._items if key not in wanted]
        self._figure = {card.key: place for place, card in enumerate(cards) if not card.reading}
        self._order = None
        self.patch(wanted.values(), gone, palette, travel)

    def patch(
        self,
        cards: Iterable[Cardlike],
        gone: Iterable[Key],
        palette: Palette,
        travel: Travel | None = None,
    ) -> None:
        """Show these cards as they are now and take others away.

        ``travel`` is told what lies elsewhere now, before any of that goes into the tiles.
        """
        cards = list(cards)
        many = len(cards) > _MANY_AFLOAT
        with self.floating.shown_at_once() if many else nullcontext():
            moved, hot = self._patch(cards, gone, palette)
            if travel is not None:
                travel(moved)
            kept = self.floating.keep_stacking(hot)
            self.floating.latest = kept if len(cards) <= MOST_HOT else set()

    def _patch(
        self, cards: Sequence[Cardlike], gone: Iterable[Key], palette: Palette
    ) -> tuple[Moves, list[BoardItem]]:
        """Bring items up to date; give which moved, and those that float for it."""
        for key in gone:
            self._remove(key)
        if len(cards) > _LARGE:
            self._bounds = None  # one look at everything is quicker than one at each
        one_by_one, few = len(cards) <= MOST_HOT, len(cards) <= _MOST_AFLOAT
        moved: Moves = []
        hot: list[BoardItem] = []
        for card in cards:
            item = self._items.get(card.key)
            if item is None:
                self._add(card, palette, warm=one_by_one)
                continue
            before = item.home()
            order = item.sketch.reading
            rises = few and _floats_elsewhere(item, card)
            if rises:
                hot.append(item)
            if rises and not one_by_one and item.looks_like(card, palette):
                self._float_to(item, card)
            else:
                if rises:
                    item.set_hot(True)
                if not item.set_card(card, palette):
                    continue
                item.set_marks(self._marks.get(card.key, ()))
            after = item.home()
            # Frames and groups stay below what lies on them: they go into the tiles at once.
            on_top = item.sketch.rank >= ON_TOP
            if one_by_one and on_top and after.topLeft() == before.topLeft():
                self.floating.warm(item)
                hot.append(item)
            if after != before:
                self._settle(item, before)
                if after.topLeft() != before.topLeft():
                    moved.append((card.key, before.topLeft()))
            if card.reading != order:
                self._order = None
        return moved, hot

    def settle_bounds(self) -> None:
        """Find out whether the bounds of everything have become smaller."""
        if self._loose:
            self._loose, self._bounds = False, _bounds_of(self._items.values())

    def set_marks(self, marks: Marks) -> None:
        """Underline findings, and none besides."""
        before, self._marks = self._marks, marks
        for key in {*before, *marks}:
            item = self._items.get(key)
            if item is not None:
                item.set_marks(marks.get(key, ()))

    @property
    def chosen(self) -> Set[Key]:
        """Give the records that are selected, in no order."""
        return self._selection.keys

    def choose(self, keys: Iterable[Key]) -> bool:
        """Select these of the records that are shown and no others; tell whether any changed."""
        wanted = self._items.keys() & keys
        # Comparing thousands takes a while; mostly there is nothing to compare them with.
        chosen = self.chosen
        changed = chosen ^ wanted if chosen and wanted else chosen or wanted
        if not changed:
            return False
        if len(changed) > _MANY:
            self._selection.put(wanted)
            self.floating.look_anew()
            room = MARGIN + 1.0  # numbers are not exact
            self.tell(self.bounds().adjusted(-room, -room, room, room))
        else:
            items = [item for key in changed if (item := self._items.get(key)) is not None]
            before = [item.outer() for item in items]
            self._selection.put(wanted)
            for item, area in zip(items, before, strict=True):
                item.touch(area.united(item.outer()))
        self.floating.keep_stacking(item for item in self.floating.hot() if item.key in changed)
        return True

    def carry(self, keys: Sequence[Key], dx: float, dy: float) -> None:
        """Show items this far from their places; those who see them are told once of all.

        What else still floats goes into the tiles, but for what trails them.
        """
        self.floating.cool_others(set(keys))
        offset = QPointF(dx, dy)
        with self.floating.shown_at_once():
            for key in keys:
                item = self._items.get(key)
                if item is not None and (offset.isNull() or not item.carry_on(offset)):
                    item.preview(dx, dy)

    # -- asking

    def get(self, key: Key | None) -> BoardItem | None:
        """Give the item of a record, or None when it is not shown."""
        return self._items.get(key) if key else None

    def shows(self, kind: str) -> bool:
        """Tell whether any record of a kind is shown."""
        return self._kinds[kind] > 0

    def marks(self, key: Key) -> Sequence[Mark]:
        """Give the findings in a record's text."""
        return self._marks.get(key, ())

    @property
    def order(self) -> list[Key]:
        """Give the keys of everything shown, in reading order."""
        if self._order is None:
            self._order = self._sorted(self._items)
            self._places = {key: place for place, key in enumerate(self._order)}
        return self._order

    def in_order(self, keys: Iterable[Key]) -> list[Key]:
        """Sort keys by reading order, leaving out those that are not shown."""
        if self._order is None:
            return self._sorted(key for key in keys if key in self._items)
        places = self._places
        return sorted((key for key in keys if key in places), key=places.__getitem__)

    def of_figure(self, keys: Iterable[Key]) -> list[Key]:
        """Give those of these keys that belong to the figure itself, in reading order."""
        return sorted(self._figure.keys() & keys, key=self._figure.__getitem__)

    def all(self) -> list[BoardItem]:
        """Give every item, in reading order."""
        return [self._items[key] for key in self.order]

    def bounds(self) -> QRectF:
        """Give the bounds of all cards; on a large board they may shrink a moment later only."""
        if self._bounds is None:
            self._bounds = _bounds_of(self._items.values())
        return self._bounds

    def loose(self) -> Set[Key]:
        """Give the keys of everything but what is part of the figure itself, in no order."""
        items = self._items
        return items.keys() - {key for key in self._figure if items[key].sketch.fixed}

    def is_empty(self) -> bool:
        """Tell whether nothing is shown at all."""
        return not self._items

    def unordered(self) -> list[BoardItem]:
        """Give every item in any order, for those who only draw them small."""
        return list(self._items.values())

    def within(self, area: QRectF) -> list[BoardItem]:
        """Give the items whose pictures touch an area, the lowest first; floating ones too."""
        found = [item for item in self._grid.near(area) if item.outer().intersects(area)]
        return sorted(found, key=BoardItem.stacking)

    def neighbour(self, key: Key | None, step: int) -> Key | None:
        """Give the key before or after this one in reading order; None beyond either end."""
        order = self.order
        if not order:
            return None
        if key not in self._places:
            return order[0 if step > 0 else -1]
        place = self._places[key] + step
        return order[place] if 0 <= place < len(order) else None

    # -- painting

    def paint(self, painter: QPainter, area: QRectF, zoom: float) -> None:
        """Paint what lies in an area, leaving out what floats."""
        self._paint(self.floating.others(self.within(area)), painter, area, zoom)

    def paint_floating(self, painter: QPainter, area: QRectF, zoom: float) -> None:
        """Paint what floats and touches an area, each where it is shown."""
        self._paint(self.floating.within(area), painter, area, zoom)

    def paint_together(self, painter: QPainter, area: QRectF, zoom: float) -> None:
        """Paint of what floats only that which may move as one."""
        self._paint(self.floating.together_within(area), painter, area, zoom)

    def paint_below(self, painter: QPainter, area: QRectF, zoom: float) -> None:
        """Paint what floats beside what may move as one, unless it belongs above that."""
        self._paint(self.floating.apart_within(area, above=False), painter, area, zoom)

    def paint_above(self, painter: QPainter, area: QRectF, zoom: float) -> None:
        """Paint what floats above what may move as one: arrows, when notes are carried."""
        self._paint(self.floating.apart_within(area, above=True), painter, area, zoom)

    def _paint(
        self, items: Sequence[BoardItem], painter: QPainter, area: QRectF, zoom: float
    ) -> None:
        if zoom >= SPECK_BELOW:
            self._paint_seen(items, painter, area, zoom)
            return
        for item in items:
            specks = item.specks()
            if specks is None:
                self._paint_item(item, painter, area, zoom)
                continue
            for speck in specks:
                painter.fillRect(*speck)  # by the hundred in every tile

    def _paint_seen(
        self, items: Sequence[BoardItem], painter: QPainter, area: QRectF, zoom: float
    ) -> None:
        """Paint items from the lowest to the topmost, but for those that others hide wholly."""
        seen: list[BoardItem] = []
        covers: list[QRectF] = []
        for item in reversed(items):
            shown = item.outer() & area
            if any(cover.contains(shown) for cover in covers):
                continue
            seen.append(item)
            if (cover := item.cover(zoom)) is not None:
                covers.append(cover)
        for item in reversed(seen):
            self._paint_item(item, painter, area, zoom)

    def _paint_item(self, item: BoardItem, painter: QPainter, area: QRectF, zoom: float) -> None:
        if item.paint_at(painter, zoom, area):
            self._note_drawn(item)

    def _note_drawn(self, item: BoardItem) -> None:
        self._drawn.pop(item, None)
        self._drawn[item] = None
        if len(self._drawn) > _MOST_DRAWINGS:
            oldest = next(iter(self._drawn))
            del self._drawn[oldest]
            oldest.forget_drawing()

    # -- items

    def _add(self, card: Cardlike, palette: Palette, *, warm: bool) -> None:
        item = BoardItem(card, palette, self._touch, self._selection)
        marks = self._marks.get(card.key)
        self._items[card.key] = item
        self._kinds[card.key[0]] += 1
        self._grid.put(item, item.reach())
        if marks:
            item.set_marks(marks)
        self._order = None
        if self._bounds is not None:
            self._bounds = self._bounds.united(item.home())
        if warm and card.rank >= ON_TOP and self.floating.take_new(item):
            return
        if self.watchers:  # nobody looks yet while a board is opened
            self.tell(item.outer())

    def _remove(self, key: Key) -> None:
        item = self._items.pop(key, None)
        if item is None:
            return
        self._kinds[key[0]] -= 1
        self.tell(item.outer())
        self._settle(item, item.home())
        self._grid.take(item)
        self.floating.drop(item)
        self._drawn.pop(item, None)
        self._figure.pop(key, None)
        self._order = None

    def _touched(self, item: BoardItem, area: QRectF) -> None:
        if area.isNull():
            self.floating.follow_hand(item)
            self.floating.show_again(area)
            return
        floated, floats = item in self.floating, item.floats()
        # Tiles leave out what floats: they are out of date only when that begins or ends.
        if floated and floats:
            shown = item.home().translated(item.previewed)
            self.floating.show_again(area, inside=shown.contains(area))
        elif floated != floats and area == item.outer():
            for part in item.ink():
                self.tell(part)
        else:
            self.tell(area)
        if item.key in self._items:
            self._grid.put(item, item.reach())
        if floats or floated:
            self.floating.follow(item)

    def _float_to(self, item: BoardItem, card: Cardlike) -> None:
        """Let an item float where it belongs now, as one of many: what floats is shown at once."""
        if not item.floats():
            for part in item.ink():
                self.tell(part)
        item.float_to(card)
        self._grid.put(item, item.reach())
        self.floating.follow(item)

    def tell(self, area: QRectF) -> None:
        """Tell the views that an area looks different now, or only what floats above it."""
        for watcher in self.watchers:
            watcher(area)

    def _settle(self, item: BoardItem, before: QRectF) -> None:
        """Keep the bounds of everything right when a card has left a place."""
        bounds = self._bounds
        if bounds is None:
            return
        self._bounds = bounds.united(item.home())
        if not bounds.adjusted(0.01, 0.01, -0.01, -0.01).contains(before):
            # Whether they have become smaller only a look at everything tells.
            self._loose = True
            if len(self._items) < _LARGE:
                self._bounds = None

    def _sorted(self, keys: Iterable[Key]) -> list[Key]:
        """Sort keys of items by reading order: first the figure's own, then what lies around it."""
        figure, items = self._figure, self._items
        inner: list[Key] = []
        outer: list[tuple[tuple[float, ...], Key]] = []
        for key in keys:
            if key in figure:
                inner.append(key)
            else:
                outer.append((items[key].sketch.reading, key))
        outer.sort(key=itemgetter(0))
        return sorted(inner, key=figure.__getitem__) + [key for _, key in outer]


def _floats_elsewhere(item: BoardItem, card: Cardlike) -> bool:
    """Tell whether an item goes elsewhere, where it can float: nothing lies on it."""
    on_top = min(card.rank, item.sketch.rank) >= ON_TOP
    return on_top and (item.sketch.x, item.sketch.y) != (card.x, card.y)


def _bounds_of(items: Iterable[BoardItem]) -> QRectF:
    # A list of all edges would make Python's collector look through everything.
    left, top, right, bottom = inf, inf, -inf, -inf
    for item in items:
        card = item.sketch
        x, y = card.x, card.y
        left, right = min(left, x), max(right, x + card.width)
        top, bottom = min(top, y), max(bottom, y + card.height)
    return QRectF(left, top, right - left, bottom - top) if left < inf else QRectF()
