"""What an item on a board shows: plain data worked out from a record, without a widget."""

from collections.abc import Callable
from dataclasses import dataclass

from pm_facilitator.canvas.lines import crosses, distance, stretches
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.figures.shapes import Point, Shape

GRASP = 8.0
"""How near to a line one has to come to take hold of it, in scene units."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of a card's text by its baseline, and which characters of the text it holds."""

    x: float
    y: float
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class TextBox:
    """Where and how a card's text is edited, relative to the card's corner."""

    x: float
    y: float
    width: float
    height: float
    size: float
    fill: str
    color: str
    bold: bool = False
    many_lines: bool = False


class _Held:
    """What is taken hold of at its line where it has one, else anywhere on it."""

    __slots__ = ()
    width: float
    height: float
    edge: tuple[Point, ...]

    def holds(self, x: float, y: float) -> bool:
        """Tell whether one takes hold of it at this place, counted from its corner."""
        if not self.edge:
            return 0 <= x <= self.width and 0 <= y <= self.height
        return any(distance((x, y), a, b) <= GRASP for a, b in stretches(self.edge))

    def touches(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Tell whether it touches an area, counted from its corner."""
        if not self.edge:
            return left <= self.width and right >= 0 and top <= self.height and bottom >= 0
        area = (left, top, right, bottom)
        return any(crosses(area, a, b) for a, b in stretches(self.edge))


@dataclass(frozen=True, slots=True)
class Card(_Held):
    """A record as a board shows it; shapes and lines count from the card's top left corner.

    Attributes:
        text: the whole text of the record, as it is edited.
        lines: where that text is drawn, so that findings can be marked under it.
        spoken: what a screen reader says.
        depth: how deep it lies in the outline.
        rank: what lies above what.
        level: what lies above what among cards of equal rank; equal ones lie as they came.
        fixed: whether it belongs to the figure itself and can neither go nor be copied.
        edge: where there is one, only what lies near this line is taken hold of, as with an arrow
            and with a frame, whose inside is open board.
        fill: the colour that stands for it from far away; None when all of it has to be drawn.
        reading: where it comes in reading order, after the figure's own cards; empty for those.
        overhang: how far its shapes stand out beyond its bounds, as the mark of an event does.
    """

    key: Key
    x: float
    y: float
    width: float
    height: float
    shapes: tuple[Shape, ...]
    text: str = ""
    lines: tuple[TextLine, ...] = ()
    size: float = 14.0
    bold: bool = False
    radius: float = 6.0
    box: TextBox | None = None
    spoken: str = ""
    depth: int = 0
    fixed: bool = False
    rank: float = 10.0
    edge: tuple[Point, ...] = ()
    level: float = 0.0
    fill: str | None = None
    reading: tuple[float, ...] = ()
    overhang: float = 0.0

    @property
    def source(self) -> object:
        """Give what the card was made of: equal sources look alike. A card is its own source."""
        return self

    @property
    def drawn(self) -> object:
        """Give what its shapes stand for, as a sketch does. A card's shapes are its own."""
        return self

    def made(self) -> "Card":
        """Give the card itself."""
        return self


@dataclass(frozen=True, slots=True)
class Sketch(_Held):
    """What must be known of a card before anybody looks at it; the rest is made when painted.

    A board of thousands of notes opens at once because nearly all of them stay sketches. The
    fields mean what they mean on a card.

    Attributes:
        source: what the card is made of; equal sources give equal cards.
        drawn: what its shapes were made of; sketches that share it differ in their place alone.
        make: makes the whole card of the source.
    """

    key: Key
    x: float
    y: float
    width: float
    height: float
    source: tuple[object, ...]
    drawn: object
    make: Callable[..., Card]
    fill: str | None = None
    text: str = ""
    spoken: str = ""
    depth: int = 0
    rank: float = 10.0
    level: float = 0.0
    radius: float = 4.0
    fixed: bool = False
    edge: tuple[Point, ...] = ()
    reading: tuple[float, ...] = ()
    overhang: float = 0.0

    def made(self) -> Card:
        """Make the whole card."""
        return self.make(*self.source)


Cardlike = Card | Sketch


def place_lines(
    text: str, lines: tuple[str, ...], x: float, first_baseline: float, step: float
) -> tuple[TextLine, ...]:
    """Say for each wrapped line where it is drawn and where it starts in the whole text."""
    placed: list[TextLine] = []
    at = 0
    for row, line in enumerate(lines):
        shown = line.rstrip("…").strip()
        found = text.find(shown, at)
        start = found if found >= 0 else at
        placed.append(TextLine(x, first_baseline + row * step, line, start))
        at = start + len(shown)
    return tuple(placed)
