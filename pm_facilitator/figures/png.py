"""Figures as PNG, for files that can hold no vectors: drawn large by Pillow, then reduced."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from itertools import pairwise
from math import hypot
from typing import assert_never

from PIL import Image as Pixels
from PIL import ImageDraw, ImageFont

from pm_facilitator.figures.font_files import FONT_FILES
from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.right_to_left import visual
from pm_facilitator.figures.shapes import Figure, Image, Line, Path, Point, Rectangle, Shape, Text

_FINE = 2
"""Drawn this much larger than wanted: Pillow's lines are smooth only after they were shrunk."""
_COLORS = 128
"""As many as a figure without photographs needs, edges included."""
_MOST_PIXELS = 40_000_000
_DASHES = (4.0, 3.0)


def to_png(figure: Figure, scale: float = 2.0, ground: str = "#ffffff") -> bytes:
    """Draw a figure; ``scale`` is pixels to a point, less for a figure that would be huge."""
    wanted = figure.width * figure.height * (scale * _FINE) ** 2
    scale *= min(1.0, (_MOST_PIXELS / max(wanted, 1.0)) ** 0.5)
    sheet = _Sheet(figure, scale * _FINE, ground)
    for shape in figure.shapes:
        sheet.draw(shape)
    small = sheet.pixels.reduce(_FINE)
    if not any(isinstance(shape, Image) for shape in figure.shapes):
        small = small.quantize(_COLORS, Pixels.Quantize.FASTOCTREE, dither=Pixels.Dither.NONE)
    written = BytesIO()
    small.save(written, "PNG", compress_level=6)
    return written.getvalue()


def _size(figure: Figure, scale: float) -> tuple[int, int]:
    return max(1, round(figure.width * scale)), max(1, round(figure.height * scale))


class _Sheet:
    """Pixels, and how many of them a point has."""

    def __init__(self, figure: Figure, scale: float, ground: str) -> None:
        self.pixels = Pixels.new("RGB", _size(figure, scale), ground)
        self._scale = scale
        self._pen = ImageDraw.Draw(self.pixels)

    def draw(self, shape: Shape) -> None:
        """Draw one shape."""
        match shape:
            case Rectangle():
                self._rectangle(shape)
            case Line():
                ends = ((shape.x1, shape.y1), (shape.x2, shape.y2))
                self._stroke(ends, shape.color, shape.width, shape.dashed)
            case Path():
                self._path(shape)
            case Text():
                self._text(shape)
            case Image():
                self._image(shape)
            case _:
                assert_never(shape)

    def _at(self, points: tuple[Point, ...]) -> list[Point]:
        return [(x * self._scale, y * self._scale) for x, y in points]

    def _wide(self, width: float) -> int:
        return max(1, round(width * self._scale))

    def _rectangle(self, shape: Rectangle) -> None:
        right, bottom = shape.x + shape.width, shape.y + shape.height
        [(x, y), (far, low)] = self._at(((shape.x, shape.y), (right, bottom)))
        box = (x, y, max(x, far), max(y, low))
        radius = min(shape.radius, shape.width / 2, shape.height / 2) * self._scale
        if shape.fill:
            self._pen.rounded_rectangle(box, radius, fill=shape.fill)
        if shape.stroke and shape.dashed:
            corners = ((shape.x, shape.y), (right, shape.y), (right, bottom), (shape.x, bottom))
            self._stroke((*corners, corners[0]), shape.stroke, shape.stroke_width, True)
        elif shape.stroke:
            wide = self._wide(shape.stroke_width)
            self._pen.rounded_rectangle(box, radius, outline=shape.stroke, width=wide)

    def _path(self, shape: Path) -> None:
        if shape.opacity != 1.0:
            self._let_through(shape)
            return
        if shape.fill and len(shape.points) > 2:
            self._pen.polygon(self._at(shape.points), fill=shape.fill)
        if shape.stroke:
            around = (*shape.points, shape.points[0]) if shape.closed else shape.points
            self._stroke(around, shape.stroke, shape.stroke_width, shape.dashed)

    def _let_through(self, shape: Path) -> None:
        """Draw a path over the sheet, then let the sheet shine through it."""
        bare = self.pixels.copy()
        self._path(replace(shape, opacity=1.0))
        self.pixels.paste(Pixels.blend(bare, self.pixels, shape.opacity))

    def _stroke(
        self, points: tuple[Point, ...], color: str, width: float, dashed: bool = False
    ) -> None:
        wide = self._wide(width)
        if not dashed:
            self._pen.line(self._at(points), fill=color, width=wide, joint="curve")
            return
        for start, end in pairwise(points):
            for dash in _dashes(start, end):
                self._pen.line(self._at(dash), fill=color, width=wide)

    def _text(self, shape: Text) -> None:
        shown = visual(shape.text)
        x = shape.x
        if shape.anchor != "start":
            width = measure().width(shown, shape.size, shape.bold)
            x -= width / 2 if shape.anchor == "middle" else width
        for name, run in measure().runs(shown, shape.bold):
            font = _font(name, max(1.0, shape.size * self._scale))
            place = (x * self._scale, shape.y * self._scale)
            self._pen.text(place, run, fill=shape.color, font=font, anchor="ls")
            x += measure().width(run, shape.size, shape.bold)

    def _image(self, shape: Image) -> None:
        [(x, y), (width, height)] = self._at(((shape.x, shape.y), (shape.width, shape.height)))
        size = (max(1, round(width)), max(1, round(height)))
        with Pixels.open(BytesIO(shape.data)) as picture:
            pixels = picture.convert("RGBA").resize(size)
        self.pixels.paste(pixels, (round(x), round(y)), mask=pixels)


def _dashes(start: Point, end: Point) -> Iterator[tuple[Point, Point]]:
    length = hypot(end[0] - start[0], end[1] - start[1])
    place = 0.0
    while place < length:
        stop = min(place + _DASHES[0], length)
        yield _between(start, end, place / length), _between(start, end, stop / length)
        place += sum(_DASHES)


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


@lru_cache(maxsize=64)
def _font(name: str, size: float) -> ImageFont.FreeTypeFont:
    path = next(font.path for font in FONT_FILES if font.name == name)
    # Joined letters come joined already: Pillow's own shaping is not to be had everywhere.
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)
