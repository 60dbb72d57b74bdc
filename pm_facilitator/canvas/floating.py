"""What floats above the tiles of a board: what is carried, moving, new or typed into."""

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Sequence, Set
from contextlib import contextmanager
from itertools import filterfalse, islice

from PySide6.QtCore import QPointF, QRectF

from pm_facilitator.canvas.grid import Grid
from pm_facilitator.canvas.items import BoardItem
from pm_facilitator.domain.edits.common import Key

MOST_HOT = 3
"""How many items may change at once and each be painted by itself."""

ON_TOP = 10.0
"""The rank from which nothing is expected to lie on an item."""

_MOST_KEPT = 4
"""How many items that were changed one after the other stay out of the tiles for a while."""

_MOST_WAITING = 12
"""How many do where no pause comes in between."""

_MOST_STACKED = 6
"""How many items that lie over one that changes are painted by themselves above it."""

_COOL_AT_ONCE = 3
"""How many items go into the tiles at a time, so that those are painted again bit by bit."""


class Floating(Collection[BoardItem]):
    """The items that are left out of the tiles; views paint them anew each time, above those.

    Those are ``together`` that may move as one: what a hand carries, or all of them while it
    carries nothing. What floats beside those, as arrows that trail a note do, is ``apart``.

    Attributes:
        version: another number whenever other items float, or one of them looks different.
        landed: another number whenever something has gone from here into the tiles.
        latest: what was changed last, which may change again at once.
        trailing: what follows a hand, and stays here for as long as that carries anything.
        eyes: told where something that floats looks different now, and whether only inside it.
    """

    def __init__(self, grid: Grid[BoardItem]) -> None:
        self._grid = grid
        self._items: set[BoardItem] = set()
        self._carried: set[BoardItem] = set()
        self._lifts = 0
        self._quiet = False
        self._stacked: tuple[int, Set[BoardItem]] = -1, set()
        self._ranked: tuple[tuple[bool, int], float] = (False, -1), 0.0
        self.version = self.landed = 0
        self.latest: set[BoardItem] = set()
        self.trailing: Container[Key] = frozenset()
        self.eyes: list[Callable[[QRectF, bool], None]] = []

    def __contains__(self, item: object) -> bool:
        return item in self._items

    def __iter__(self) -> Iterator[BoardItem]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    # -- keeping in step

    def follow(self, item: BoardItem) -> None:
        """Note whether an item floats that does so now, or did until now."""
        if item.floats():
            self._items.add(item)
        elif item in self._items:
            self._items.discard(item)
            self.landed += 1
        self.version += 1
        if item in self._carried:
            self._lifts += 1
        self.follow_hand(item)

    def follow_hand(self, item: BoardItem) -> None:
        """Note whether a hand carries an item that floats."""
        carried = item.is_carried()
        if carried != (item in self._carried):
            (self._carried.add if carried else self._carried.discard)(item)
            self._lifts += 1

    def drop(self, item: BoardItem) -> None:
        """Forget an item that has been taken away."""
        if item in self._items:
            self._items.discard(item)
            self.version += 1
        if item in self._carried:
            self._carried.discard(item)
            self._lifts += 1

    def look_anew(self) -> None:
        """Note that any of it may look different now."""
        self.version += 1
        self._lifts += 1

    def show_again(self, area: QRectF, *, inside: bool = False) -> None:
        """Say that what floats looks different now in an area; everywhere when that is empty.

        Where the area lies ``inside`` an item, its outline and handles are as they were.
        """
        if self._quiet:
            return
        for eye in self.eyes:
            eye(area, inside)

    @contextmanager
    def shown_at_once(self) -> Iterator[None]:
        """Say once, and not for each of many, that what floats looks different now."""
        if self._quiet:
            yield
            return
        self._quiet = True
        try:
            yield
        finally:
            self._quiet = False
            self.show_again(QRectF())

    # -- asking

    def hot(self) -> list[BoardItem]:
        """Give what floats because it has just changed, in any order."""
        return [item for item in self._items if item.is_hot()]

    def others(self, items: Iterable[BoardItem]) -> list[BoardItem]:
        """Give those of these items that do not float, in their order."""
        floating = self._items
        return [item for item in items if item not in floating]

    def within(self, area: QRectF) -> list[BoardItem]:
        """Give what floats and touches an area, the lowest first."""
        return _among(self._items, area)

    def together(self) -> Set[BoardItem]:
        """Give what may move as one: what a hand carries, or all that floats when none does."""
        return self._carried or self._items

    def together_version(self) -> tuple[bool, int]:
        """Give another value whenever something else may move as one, or looks different."""
        return bool(self._carried), self._lifts if self._carried else self.version

    def is_carried(self) -> bool:
        """Tell whether a hand carries anything."""
        return bool(self._carried)

    def together_within(self, area: QRectF) -> list[BoardItem]:
        """Give what may move as one and touches an area, the lowest first."""
        return _among(self.together(), area)

    def has_apart(self) -> bool:
        """Tell whether anything floats beside what may move as one."""
        return len(self._items) > len(self.together())

    def apart_within(self, area: QRectF, *, above: bool) -> list[BoardItem]:
        """Give what floats beside what may move as one and touches an area, the lowest first.

        Either what lies ``above`` all of that by its kind, as arrows do above notes, or the rest.
        """
        rank, apart = self._top_rank(), self._items - self.together()
        return _among((item for item in apart if (item.sketch.rank > rank) is above), area)

    def _top_rank(self) -> float:
        """Give the highest rank of what may move as one, were it not in a hand."""
        version = self.together_version()
        if self._ranked[0] != version:
            self._ranked = version, max((item.sketch.rank for item in self.together()), default=0.0)
        return self._ranked[1]

    def bounds(self) -> QRectF:
        """Give the bounds of everything that floats, where it is shown."""
        bounds = QRectF()
        for item in self._items:
            bounds = bounds.united(item.outer())
        return bounds

    def common_offset(self) -> QPointF | None:
        """Give how far what may move as one has been carried; None when not all alike."""
        together = self.together()
        if not together:
            return None
        offset = next(iter(together)).previewed
        alike = all(item.previewed == offset for item in together)
        return QPointF(offset) if alike else None

    # -- leaving the tiles

    def warm(self, item: BoardItem) -> None:
        """Paint an item by itself from now on: who types into it will do so again at once."""
        if not item.is_hot():
            self._make_room()
        item.set_hot(True)

    def take_new(self, item: BoardItem) -> bool:
        """Paint a new item by itself: no tile shows it yet, and it will be typed into at once.

        Tell whether that could be done: not where it lies under others.
        """
        over = list(self._over(item))
        if not all(each.chosen for each in over):
            return False
        # What was selected will not be any more, and then lies below what is new.
        for each in over:
            each.set_hot(True)
        self._make_room()
        self._items.add(item)
        self.version += 1
        item.set_hot(True)
        return True

    def keep(self) -> None:
        """Leave out of the tiles what a hand lets go, until everything has come to rest."""
        for item in self._items:
            if item.sketch.rank >= ON_TOP:
                item.keep_hot()

    def keep_stacking(self, hot: Iterable[BoardItem]) -> set[BoardItem]:
        """Let what lies over these float too, or these go into the tiles: nothing may jump up.

        Give what floats.
        """
        items = sorted(hot, key=BoardItem.stacking, reverse=True)
        few = len(items) <= MOST_HOT
        kept = self._keep_with_others(items) if few else self._keep_topmost(items)
        self._stacked = self.version, kept
        return kept

    def keep_all_stacking(self) -> None:
        """Do the same for everything that floats, unless that has been done just now."""
        version, kept = self._stacked
        hot = self.hot()
        if version != self.version or not kept >= set(hot):
            self.keep_stacking(hot)

    def _keep_with_others(self, items: Iterable[BoardItem]) -> set[BoardItem]:
        """Let what lies over a few of these float above them."""
        kept: set[BoardItem] = set()
        for item in items:
            over = self._all_over(item)
            if over is None:
                item.set_hot(False)
                continue
            for other in over:
                other.set_hot(True)
            kept |= {item, *over}
        return kept

    def _keep_topmost(self, items: Sequence[BoardItem]) -> set[BoardItem]:
        """Let go into the tiles of many, the topmost first, what anything lies over."""
        near = [self._grid.near(_resting(item)) for item in items]
        lowest, others = items[-1].stacking(), set[BoardItem]().union(*near) - self._items
        over = {each: each.outer() for each in others if each.stacking() > lowest}
        kept = set(items)
        for item, around in zip(items, near, strict=True) if over else ():
            own, area = item.stacking(), _resting(item)
            if any(
                each in over and over[each].intersects(area) and each.stacking() > own
                for each in around
            ):
                item.set_hot(False)
                kept.discard(item)
                over[item] = area
        return kept

    def _make_room(self) -> None:
        if len(self._items) >= _MOST_WAITING:
            self.cool(1)

    def _all_over(self, item: BoardItem) -> list[BoardItem] | None:
        """Give what lies over an item, and over that in turn; None when that is too much."""
        found: dict[BoardItem, None] = {}
        waiting = [item]
        while waiting:
            over = [each for each in self._over(waiting.pop()) if each not in found]
            found |= dict.fromkeys(over)
            waiting += over
            if len(found) > _MOST_STACKED:
                return None
        return list(found)

    def _over(self, item: BoardItem) -> Iterator[BoardItem]:
        """Give what lies over an item, does not float, and so would be hidden if the item did."""
        own, area, floating = item.stacking(), _resting(item), self._items
        return (
            each
            for each in self._grid.near(area)
            if each not in floating and each.outer().intersects(area) and each.stacking() > own
        )

    # -- going into the tiles

    def cool(self, most: int = _COOL_AT_ONCE) -> bool:
        """Let what was changed last go into the tiles; tell whether there was anything."""
        hot = sorted(filterfalse(self._trails, self.hot()), key=BoardItem.stacking)
        for item in hot[:most]:
            item.set_hot(False)
        return bool(hot)

    def cool_others(self, keys: Container[Key]) -> None:
        """Let everything that was changed go into the tiles but for these records."""
        for item in self.hot():
            if item.key not in keys and not self._trails(item):
                item.set_hot(False)

    def keeps_many(self) -> bool:
        """Tell whether some of what was changed had better go into the tiles in a short pause."""
        resting = len(self._items) - len(self._carried)
        many = resting > _MOST_KEPT + len(self.latest)
        return many and any(self._to_cool())

    def cool_some(self) -> bool:
        """Let what was changed a while ago go into the tiles; tell whether there was anything."""
        items = list(islice(self._to_cool(), _COOL_AT_ONCE))
        for item in items:
            item.set_hot(False)
        return bool(items)

    def _to_cool(self) -> Iterator[BoardItem]:
        """Give what is at rest, was not changed last, and lies over nothing that floats."""
        floating = sorted(self._items, key=BoardItem.stacking)
        for place, item in enumerate(floating):
            below = (each.outer() for each in floating[:place])
            rests = item.is_hot() and item.previewed.isNull()
            if not rests or item in self.latest or self._trails(item):
                continue
            if not any(map(item.outer().intersects, below)):
                yield item

    def _trails(self, item: BoardItem) -> bool:
        return bool(self._carried) and item.key in self.trailing


def _among(items: Iterable[BoardItem], area: QRectF) -> list[BoardItem]:
    return sorted((item for item in items if item.outer().intersects(area)), key=BoardItem.stacking)


def _resting(item: BoardItem) -> QRectF:
    """Give where an item lies, or will once it has travelled there."""
    return item.outer().translated(-item.previewed)
