"""What the flow of a document is made of: strips across the page that are never cut."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from pm_facilitator.figures.shapes import Shape


@dataclass(eq=False)
class Element:
    """A node of the document's structure, by its name in PDF: "P", "Table", "Figure".

    Attributes:
        role: the name.
        parent: what it is a part of.
        alt: what it shows, for those who cannot see it.
        column_heading: whether it heads a column.
        kids: what it holds, in reading order; a writer fills it.
    """

    role: str
    parent: "Element | None" = None
    alt: str = ""
    column_heading: bool = False
    kids: list[object] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Link:
    """A place that leads to an address, or with ``#`` in front to a key of this document."""

    x: float
    y: float
    width: float
    height: float
    target: str
    words: str


@dataclass(frozen=True, slots=True)
class Part:
    """Shapes that belong to one element, or to none when they only decorate.

    They count from the strip's left top corner, after they were scaled and moved by ``x, y``.
    """

    element: Element | None
    shapes: tuple[Shape, ...]
    links: tuple[Link, ...] = ()
    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that can be gone to; with a title it is in the outline."""

    key: str
    title: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Strip:
    """A strip as wide as the page.

    Attributes:
        height: in points, without the space around it.
        parts: what is drawn on it.
        before, after: the space around it; of two neighbours the larger space counts.
        keep: no page ends below this strip.
        head: what is repeated above it when it is the first on its page, as a table's titles.
        lying: on a lying sheet.
        mark: a place to go to.
        smaller: gives the strip anew for less height, if it can be that small.
        floats: may stand at the top of a later page, after rows of the table that follows it.
        late: makes more parts once the page of every key is known.
    """

    height: float
    parts: tuple[Part, ...] = ()
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    head: "Strip | None" = None
    lying: bool = False
    mark: Mark | None = None
    smaller: "Callable[[float], Strip | None] | None" = None
    floats: bool = False
    late: Callable[[Mapping[str, int]], tuple[Part, ...]] | None = None


def decoration(strip: Strip) -> Strip:
    """Give a strip that is read only once: its repetition is none of the document's content."""
    return replace(strip, parts=tuple(replace(part, element=None) for part in strip.parts))


def kept(strips: list[Strip]) -> list[Strip]:
    """Give strips that stay with what follows them."""
    return [replace(strip, keep=True) for strip in strips]
