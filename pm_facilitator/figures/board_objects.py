"""Pictures, frames, free texts and highlighter strokes: where they lie and what is drawn.

Shapes count from the corner of the area that is given beside them.
"""

from collections.abc import Sequence

from pm_facilitator.domain.areas import Area, around
from pm_facilitator.domain.entities import BoardText, Frame, Picture, Stroke
from pm_facilitator.figures.board_notes import lock_shapes
from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.shapes import Image, Path, Point, Rectangle, Shape, Text

CAPTION_SIZE = 13.0
CAPTION_GAP = 6.0
FRAME_SIZE = 15.0
FRAME_HEAD = 34.0
"""The height of a frame's title, inside its upper edge."""

FRAME_PADDING = 12.0
FRAME_RADIUS = 6.0
UNNAMED_FRAME = "Frame"
MARKER_OPACITY = 0.35
NOT_HERE = "This picture is not here"


def picture_box(picture: Picture) -> Area:
    """Give where a picture lies, with its whole caption below it."""
    return Area(picture.x, picture.y, picture.width, picture.height + _caption_height(picture))


def picture_shapes(picture: Picture, data: bytes | None, palette: Palette) -> tuple[Shape, ...]:
    """Draw a picture with its caption; words stand in for bytes that are missing."""
    width, height = picture.width, picture.height
    shapes: list[Shape] = [Rectangle(0, 0, width, height, fill=palette["sunken"])]
    if data is None:
        soft = palette["text_soft"]
        shapes.append(Text(width / 2, height / 2, NOT_HERE, CAPTION_SIZE, soft, anchor="middle"))
    else:
        shapes.append(Image(0, 0, width, height, data, picture.media_type))
    shapes.append(Rectangle(0, 0, width, height, stroke=palette["border"]))
    shapes += _lines(_caption(picture), 0, height + CAPTION_GAP, CAPTION_SIZE, palette["text_soft"])
    if picture.locked:
        ground = Rectangle(width - 20, 4, 16, 18, fill=palette["surface"], radius=3)
        shapes += [ground, *lock_shapes(width, palette["text"])]
    return tuple(shapes)


def frame_box(frame: Frame) -> Area:
    """Give where a frame lies; its title is inside."""
    return Area(frame.x, frame.y, frame.width, frame.height)


def frame_shapes(frame: Frame, palette: Palette) -> tuple[Shape, ...]:
    """Draw a frame: a sheet with its title in the upper left corner."""
    ink = palette["text"] if frame.title else palette["text_soft"]
    edge = palette["border_strong"]
    room = frame.width - 2 * FRAME_PADDING - (16.0 if frame.locked else 0.0)
    title = measure().shorten(frame.title or UNNAMED_FRAME, room, FRAME_SIZE, bold=True)
    return (
        Rectangle(
            0,
            0,
            frame.width,
            frame.height,
            fill=palette["surface"],
            stroke=edge,
            radius=FRAME_RADIUS,
        ),
        Text(FRAME_PADDING, 23, title, FRAME_SIZE, ink, bold=True),
        *(lock_shapes(frame.width, palette["text_soft"]) if frame.locked else ()),
    )


def text_lines(text: BoardText) -> tuple[str, ...]:
    """Break a free text at its width."""
    return measure().wrap(text.text, text.width, text.size)


def text_box(text: BoardText) -> Area:
    """Give where a free text lies; it is as tall as its lines."""
    lines = measure().count_lines(text.text, text.width, text.size)
    return Area(text.x, text.y, text.width, lines * measure().line_height(text.size))


def text_shapes(text: BoardText, palette: Palette) -> tuple[Shape, ...]:
    """Draw a free text, without a sheet."""
    shapes = _lines(text_lines(text), 0, 0, text.size, palette["text"])
    lock = lock_shapes(text.width + 16, palette["text_soft"]) if text.locked else []
    return (*shapes, *lock)


def stroke_line(stroke: Stroke) -> tuple[Point, ...]:
    """Read a stroke's points; what is no point is left out."""
    found = (_point(written) for written in stroke.points)
    return tuple(point for point in found if point is not None)


def stroke_box(stroke: Stroke) -> Area:
    """Give where a stroke lies, with the width of its marker."""
    return around(Area(x, y, 0, 0) for x, y in stroke_line(stroke)).grown(stroke.width / 2)


def stroke_shapes(stroke: Stroke, box: Area, palette: Palette) -> tuple[Shape, ...]:
    """Draw a line of the highlighter: what lies below it can still be read."""
    line = [(x - box.x, y - box.y) for x, y in stroke_line(stroke)]
    if not line:
        return ()
    if len(line) == 1:
        line.append((line[0][0] + 0.1, line[0][1]))
    ink = palette.marker[stroke.color.value]
    return (Path(tuple(line), stroke=ink, stroke_width=stroke.width, opacity=MARKER_OPACITY),)


def _point(written: str) -> Point | None:
    x, comma, y = written.partition(",")
    try:
        return (float(x), float(y)) if comma else None
    except ValueError:
        return None


def _caption(picture: Picture) -> tuple[str, ...]:
    if not picture.caption.strip():
        return ()
    return measure().wrap(picture.caption.strip(), picture.width, CAPTION_SIZE)


def _caption_height(picture: Picture) -> float:
    lines = len(_caption(picture))
    return CAPTION_GAP + lines * measure().line_height(CAPTION_SIZE) if lines else 0.0


def _lines(lines: Sequence[str], x: float, top: float, size: float, ink: str) -> list[Shape]:
    first, step = top + measure().ascent(size), measure().line_height(size)
    return [Text(x, first + row * step, line, size, ink) for row, line in enumerate(lines) if line]
