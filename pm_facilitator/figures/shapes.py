"""The closed set of shapes that every figure is made of, in points with y growing downwards."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle by its top left corner; colours are ``#rrggbb`` or None for nothing."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 1.0
    radius: float = 0.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    color: str
    width: float = 1.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Path:
    """A run of straight segments, closed or open; below 1 its ``opacity`` lets through."""

    points: tuple[Point, ...]
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 1.0
    closed: bool = False
    dashed: bool = False
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text by its baseline; ``bold`` is the family's heavier weight."""

    x: float
    y: float
    text: str
    size: float
    color: str
    bold: bool = False
    anchor: Anchor = "start"


@dataclass(frozen=True, slots=True)
class Image:
    """A picture, scaled into a rectangle."""

    x: float
    y: float
    width: float
    height: float
    data: bytes
    media_type: str


Shape = Rectangle | Line | Path | Text | Image


@dataclass(frozen=True, slots=True)
class Figure:
    """A finished drawing; ``description`` is the text alternative for screen readers."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    title: str
    description: str


def moved(shapes: Iterable[Shape], dx: float, dy: float) -> tuple[Shape, ...]:
    """Give the shapes at another place."""
    return tuple(_moved(shape, dx, dy) for shape in shapes)


def _moved(shape: Shape, dx: float, dy: float) -> Shape:
    match shape:
        case Line():
            return replace(
                shape, x1=shape.x1 + dx, y1=shape.y1 + dy, x2=shape.x2 + dx, y2=shape.y2 + dy
            )
        case Path():
            return replace(shape, points=tuple((x + dx, y + dy) for x, y in shape.points))
        case _:
            return replace(shape, x=shape.x + dx, y=shape.y + dy)
