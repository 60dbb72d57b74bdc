"""The item of a record on a board: its card, its marks, its outline."""

from collections.abc import Callable, Iterable, Sequence
from itertools import count

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from pm_facilitator.canvas.card import Card, Cardlike
from pm_facilitator.canvas.drawing import SPECK_BELOW, Band, Drawing, color, is_too_small, pen
from pm_facilitator.canvas.ink import differing, parts
from pm_facilitator.canvas.selection import Selection
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.palette import Palette

Mark = tuple[int, int, str]
"""A finding in a text: first character, the one behind the last, and its severity."""

_PALE = 0.3
"""How much of an item is seen that is about to go."""

MARGIN = 8.0
"""Room around a card for its outline and focus ring."""

EDGE = 3.0
"""How far a card without them may leave ink beyond its own bounds."""

_PIXELS = 1.5
"""How far into an item its edge may let something through, in pixels."""

_FAR_EDGE = 7.0
"""How far the outline of what is selected reaches when it is seen from far away."""

Specks = Sequence[tuple[QRectF, QColor]]
"""Rectangles and their colours, the lowest first."""

_CARRIED = 100.0
_NOWHERE_ELSE = QPointF()
_NOTHING = Selection()
_serials = count()


class BoardItem:
    """A record on the board: paints its card and what the facilitator does with it.

    It is none of Qt's items: those take far more memory and time, and views paint all of them into
    tiles by ``paint_at``. Whatever changes an item's looks goes through ``touch``, which tells the
    scene what part of it is out of date.
    """

    # There are thousands: without slots each would have a dictionary, of some 400 bytes.
    __slots__ = (
        "_card",
        "_carried",
        "_chosen",
        "_drawing",
        "_former",
        "_hot",
        "_marks",
        "_offset",
        "_outer",
        "_pale",
        "_palette",
        "_selection",
        "_serial",
        "_specks",
        "_stacking",
        "_touch",
        "_turn",
        "_whole",
        "ringed",
    )

    def __init__(
        self,
        card: Cardlike,
        palette: Palette,
        touch: Callable[["BoardItem", QRectF], None] | None = None,
        selection: Selection = _NOTHING,
    ) -> None:
        self.ringed = False
        self._chosen = False
        self._selection, self._turn = selection, 0
        self._card = card
        self._whole: Card | None = None
        self._palette = palette
        self._marks: tuple[Mark, ...] = ()
        self._drawing: Drawing | None = None
        self._former: Drawing | None = None
        self._offset = _NOWHERE_ELSE
        self._outer: QRectF | None = None
        self._specks: Specks | None = None
        self._carried = False
        self._pale = False
        self._hot = False
        self._serial = next(_serials)
        self._touch = touch
        self._stacking: tuple[float, float, int] | None = None

    @property
    def key(self) -> Key:
        """Give the record's kind and id."""
        return self._card.key

    @property
    def sketch(self) -> Cardlike:
        """Give what is known of the card without making it."""
        return self._card

    @property
    def card(self) -> Card:
        """Give the whole card, making it when nobody has looked at it yet."""
        if self._whole is None:
            self._whole = self._card.made()
        return self._whole

    def set_card(self, card: Cardlike, palette: Palette) -> bool:
        """Show the record's present state; tell whether anything differs."""
        if card.source == self._card.source and palette is self._palette:
            return False
        before, was = self.outer(), self._whole if palette is self._palette else None
        if card.drawn is not self._card.drawn or palette is not self._palette:
            self._former, self._drawing = self._drawing or self._former, None
        self._card, self._whole, self._palette = card, None, palette
        self._rise()
        self._shift()
        if self.floats():
            self._touch_changed(before, was)
            return True
        if before != self.outer():
            self.touch(before)
        self.touch()
        return True

    def looks_like(self, card: Cardlike, palette: Palette) -> bool:
        """Tell whether a card differs in its place alone."""
        return card.drawn is self._card.drawn and palette is self._palette

    def float_to(self, card: Cardlike) -> None:
        """Belong elsewhere with the same looks, and float there; who calls tells of it."""
        self._card, self._whole, self._hot = card, None, True
        self._rise()

    def _touch_changed(self, before: QRectF, was: Card | None) -> None:
        """Say where the item looks different now: who types changes one line of several.

        What is underlined may lie elsewhere though its line is the same.
        """
        after = self.outer()
        if was is None or before != after or self._marks:
            self.touch(before.united(after))
            return
        area = QRectF()
        for rect in parts(differing(was.shapes, self.card.shapes), self.pos()):
            area = area.united(rect)
        if not area.isNull():
            self.touch(area & after)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Underline findings in the text."""
        if tuple(marks) != self._marks:
            self._marks = tuple(marks)
            self.touch()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Give the findings that are underlined."""
        return self._marks

    def preview(self, dx: float, dy: float) -> None:
        """Show the item elsewhere while a gesture lasts; (0, 0) puts it back."""
        self.float_at(QPointF(dx, dy), carried=bool(dx or dy))

    def carry_on(self, offset: QPointF) -> bool:
        """Show what a hand carries already this far from its place; who calls tells of it.

        False, and nothing is done, where it is not carried.
        """
        if not self._carried:
            return False
        self._offset = offset
        self._shift()
        return True

    def float_at(self, offset: QPointF, *, carried: bool = False) -> None:
        """Show the item this far from its place, above the others when a hand carries it."""
        if offset == self._offset and carried == self._carried:
            return
        floated = self.floats()
        home = QRectF() if floated else self.outer()
        self._offset = offset
        if carried != self._carried:
            self._carried = carried
            self._rise()
        self._shift()
        if floated and self.floats():
            self.touch(QRectF())
        else:
            self.touch(self.outer() if floated else home)

    @property
    def previewed(self) -> QPointF:
        """Give how far a gesture has carried the item."""
        return self._offset

    def fade(self, pale: bool) -> None:
        """Show the item pale, as what is about to go."""
        if pale != self._pale:
            self._pale = pale
            self.touch()

    def pos(self) -> QPointF:
        """Give where the card's corner is shown in the scene."""
        card, by = self._card, self._offset
        return QPointF(card.x + by.x(), card.y + by.y())

    def floats(self) -> bool:
        """Tell whether the item is painted above the tiles: carried, moving or typed into."""
        return self._hot or self._carried or not self._offset.isNull()

    def is_carried(self) -> bool:
        """Tell whether a hand carries the item."""
        return self._carried

    def is_hot(self) -> bool:
        """Tell whether the item has just changed and may change again at once."""
        return self._hot

    def keep_hot(self) -> None:
        """Go on floating when a hand lets go, where nothing looks different by that."""
        self._hot = True

    def set_hot(self, hot: bool) -> None:
        """Keep the item out of the tiles while it changes with every key."""
        if hot != self._hot:
            floated, self._hot = self.floats(), hot
            if floated != self.floats():
                self.touch()

    @property
    def chosen(self) -> bool:
        """Tell whether the item is selected; then it lies above its neighbours."""
        if self._turn != self._selection.turn:
            self._look_up()
        return self._chosen

    def _look_up(self) -> None:
        """Find out whether the item is selected, and look like that."""
        self._turn = self._selection.turn
        chosen = self._card.key in self._selection.keys
        if chosen != self._chosen:
            self._chosen = chosen
            self._rise()

    def set_ringed(self, ringed: bool) -> None:
        """Draw the ring of the keyboard's focus."""
        if ringed != self.ringed:
            before = self.outer()
            self.ringed = ringed
            self._rise()
            self.touch(before.united(self.outer()))

    def touch(self, area: QRectF | None = None) -> None:
        """Say that the item's own area, or another, looks different now."""
        if self._touch is not None:
            self._touch(self, self.outer() if area is None else area)

    def home(self) -> QRectF:
        """Give the card's place in the scene, without a preview."""
        card = self._card
        return QRectF(card.x, card.y, card.width, card.height)

    def outer(self) -> QRectF:
        """Give where the item is shown in the scene, with its outline and ring if it has any."""
        chosen = self.chosen
        if self._outer is None:
            edge = MARGIN if chosen or self.ringed else max(EDGE, self._card.overhang)
            self._outer = self._shown().adjusted(-edge, -edge, edge, edge)
        return self._outer

    def ink(self) -> Iterable[QRectF]:
        """Give where the item leaves ink: of an arrow that is far less than its bounds."""
        if self.key[0] != "arrow" or self.chosen or self.ringed:
            return (self.outer(),)
        return parts(self.card.shapes, self.pos())

    def cover(self, zoom: float) -> QRectF | None:
        """Give where the item hides whatever lies below it; None where it lets something through.

        Corners are round, and at an edge a pixel is only half covered.
        """
        if self._card.fill is None or self._pale:
            return None
        edge = max(self._card.radius, _PIXELS / zoom)
        return self._shown().adjusted(edge, edge, -edge, -edge)

    def specks(self) -> Specks | None:
        """Give what stands for the item from far away: its outline if it has one, and its colour.

        None when all of it has to be painted.
        """
        fill, chosen = None if self.ringed else self._card.fill, self.chosen
        if self._specks is None and fill is not None:
            shown, edge = self._shown(), _FAR_EDGE
            sheet = shown, color(fill)
            frame = shown.adjusted(-edge, -edge, edge, edge), color(self._palette["focus"])
            self._specks = (frame, sheet) if chosen else (sheet,)
        return self._specks

    def reach(self) -> QRectF:
        """Give where the item is shown, always with room for an outline and a ring."""
        return self._shown().adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)

    def stacking(self) -> tuple[float, float, int]:
        """Give what sorts items from the lowest to the topmost."""
        chosen = self.chosen
        if self._stacking is None:
            card = self._card
            up = (_CARRIED if self._carried else 0.0) + (0.5 if chosen else 0.0)
            self._stacking = card.rank + up, card.level, self._serial
        return self._stacking

    def holds(self, place: QPointF) -> bool:
        """Tell whether one takes hold of the item at a place of the scene, its margin aside."""
        card, by = self._card, self._offset
        return card.holds(place.x() - card.x - by.x(), place.y() - card.y - by.y())

    def touches(self, area: QRectF) -> bool:
        """Tell whether the card touches an area of the scene."""
        card = self._card
        left, top = area.x() - card.x, area.y() - card.y
        return card.touches(left, top, left + area.width(), top + area.height())

    def paint_at(self, painter: QPainter, zoom: float, area: QRectF) -> bool:
        """Paint what an area shows of the item, with a painter in scene units.

        Tell whether something was made for it.
        """
        card, by = self._card, self._offset
        if zoom < SPECK_BELOW and (specks := self.specks()) is not None:
            for speck in specks:
                painter.fillRect(*speck)
            return False
        x, y = card.x + by.x(), card.y + by.y()
        painter.translate(x, y)
        self._paint(painter, zoom, (area.top() - y, area.bottom() - y))
        painter.translate(-x, -y)
        return True

    def _paint(self, painter: QPainter, zoom: float, band: Band) -> None:
        simple = is_too_small(painter, zoom)
        opacity = painter.opacity()
        if self._pale:
            painter.setOpacity(opacity * _PALE)
        if self._drawing is None:
            self._drawing, self._former = Drawing(self.card.shapes, self._former), None
        self._drawing.paint(painter, simple, band)
        if self._marks and not simple:
            self._paint_marks(painter)
        if self.chosen:
            self._paint_outline(painter, 2.0, 2.0 / max(zoom, 0.2))
        if self.ringed:
            self._paint_outline(painter, 5.0, 1.5 / max(zoom, 0.2))
        painter.setOpacity(opacity)

    def forget_drawing(self) -> None:
        """Let go of what was made ready for painting, until it is painted again."""
        self._drawing = self._former = None

    def _paint_outline(self, painter: QPainter, distance: float, width: float) -> None:
        painter.setPen(pen(self._palette["focus"], width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        rect = QRectF(0, 0, self._card.width, self._card.height)
        rect.adjust(-distance, -distance, distance, distance)
        radius = self._card.radius + distance
        painter.drawRoundedRect(rect, radius, radius)

    def _paint_marks(self, painter: QPainter) -> None:
        for start, end, severity in self._marks:
            line = QPen(color(self._palette["warning" if severity == "warning" else "hint"]), 1.6)
            line.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(line)
            for x1, x2, y in underlines(self.card, start, end):
                painter.drawLine(QPointF(x1, y), QPointF(x2, y))

    def _rise(self) -> None:
        """Forget how high the item lies, and how far it reaches."""
        self._stacking = self._outer = self._specks = None

    def _shift(self) -> None:
        """Forget where the item was shown: that is worked out when it is asked for."""
        self._outer = self._specks = None

    def _shown(self) -> QRectF:
        return self.home().translated(self._offset)


def underlines(card: Card, start: int, end: int) -> Iterable[tuple[float, float, float]]:
    """Give where a range of the text lies on the card, as (left, right, height) for each line."""
    for line in card.lines:
        first, last = max(start - line.start, 0), min(end - line.start, len(line.text))
        if first < last:
            left = measure().width(line.text[:first], card.size, card.bold)
            right = measure().width(line.text[:last], card.size, card.bold)
            yield line.x + left, line.x + right, line.y + card.size * 0.22
