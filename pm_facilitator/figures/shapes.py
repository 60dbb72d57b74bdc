"""The closed set of shapes that every figure is made of, in points with y growing downwards."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

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


_Box = TypeVar("_Box", Rectangle, Image)

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


def placed(shapes: Iterable[Shape], x: float, y: float, scale: float = 1.0) -> tuple[Shape, ...]:
    """Give the shapes scaled, then at another place."""
    if scale != 1.0:
        shapes = [_scaled(shape, scale) for shape in shapes]
    return moved(shapes, x, y)


def _scaled(shape: Shape, by: float) -> Shape:
    match shape:
        case Line():
            ends = (shape.x1 * by, shape.y1 * by, shape.x2 * by, shape.y2 * by)
            return Line(*ends, shape.color, shape.width * by, shape.dashed)
        case Path():
            points = tuple((x * by, y * by) for x, y in shape.points)
            return replace(shape, points=points, stroke_width=shape.stroke_width * by)
        case Text():
            return replace(shape, x=shape.x * by, y=shape.y * by, size=shape.size * by)
        case Rectangle():
            stroke, radius = shape.stroke_width * by, shape.radius * by
            return replace(_resized(shape, by), stroke_width=stroke, radius=radius)
        case _:
            return _resized(shape, by)


def _resized(shape: _Box, by: float) -> _Box:
    x, y, width, height = shape.x * by, shape.y * by, shape.width * by, shape.height * by
    return replace(shape, x=x, y=y, width=width, height=height)


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
