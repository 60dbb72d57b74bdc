"""Figures as standalone SVG documents."""

import re
from base64 import b64encode
from typing import assert_never
from xml.sax.saxutils import escape, quoteattr

from pm_facilitator.figures.font_files import BOLD_WEIGHT, FAMILIES
from pm_facilitator.figures.shapes import Figure, Image, Line, Path, Rectangle, Shape, Text

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DASHES = ' stroke-dasharray="4 3"'


def to_svg(figure: Figure) -> str:
    """Write a figure as an SVG document that stands alone and tells screen readers what it shows.

    Texts stay texts: they name the app's family first and common ones after it.
    """
    families = ", ".join(f"'{family}'" for family in FAMILIES) + ", system-ui, sans-serif"
    width, height = _number(figure.width), _number(figure.height)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" font-family="{families}">'
    )
    return "\n".join(
        (
            head,
            f"<title>{_text(figure.title)}</title>",
            f"<desc>{_text(figure.description)}</desc>",
            *(_element(shape) for shape in figure.shapes),
            "</svg>\n",
        )
    )


def _element(shape: Shape) -> str:
    match shape:
        case Rectangle():
            return _rectangle(shape)
        case Line():
            return _line(shape)
        case Path():
            return _path(shape)
        case Text():
            return _text_element(shape)
        case Image():
            return _image(shape)
        case _:
            assert_never(shape)


def _rectangle(shape: Rectangle) -> str:
    radius = f' rx="{_number(shape.radius)}"' if shape.radius else ""
    paint = _paint(shape.fill, shape.stroke, shape.stroke_width, shape.dashed)
    return f"<rect {_place(shape)}{radius}{paint}/>"


def _line(shape: Line) -> str:
    ends = zip(("x1", "y1", "x2", "y2"), (shape.x1, shape.y1, shape.x2, shape.y2), strict=True)
    place = " ".join(f'{name}="{_number(value)}"' for name, value in ends)
    return f"<line {place}{_paint(None, shape.color, shape.width, shape.dashed)}/>"


def _path(shape: Path) -> str:
    tag = "polygon" if shape.closed else "polyline"
    points = " ".join(f"{_number(x)},{_number(y)}" for x, y in shape.points)
    paint = _paint(shape.fill, shape.stroke, shape.stroke_width, shape.dashed)
    seen = "" if shape.opacity == 1.0 else f' opacity="{_number(shape.opacity)}"'
    ends = ' stroke-linecap="round"' if shape.stroke and not shape.closed else ""
    return f'<{tag} points="{points}" stroke-linejoin="round"{ends}{paint}{seen}/>'


def _text_element(shape: Text) -> str:
    anchor = "" if shape.anchor == "start" else f' text-anchor="{shape.anchor}"'
    weight = f' font-weight="{BOLD_WEIGHT}"' if shape.bold else ""
    return (
        f'<text x="{_number(shape.x)}" y="{_number(shape.y)}" font-size="{_number(shape.size)}"'
        f' fill="{shape.color}"{anchor}{weight} xml:space="preserve">{_text(shape.text)}</text>'
    )


def _image(shape: Image) -> str:
    data = b64encode(shape.data).decode("ascii")
    source = quoteattr(f"data:{shape.media_type};base64,{data}")
    return f'<image {_place(shape)} preserveAspectRatio="none" href={source}/>'


def _place(shape: Rectangle | Image) -> str:
    parts = (("x", shape.x), ("y", shape.y), ("width", shape.width), ("height", shape.height))
    return " ".join(f'{name}="{_number(value)}"' for name, value in parts)


def _paint(fill: str | None, stroke: str | None, width: float, dashed: bool) -> str:
    outline = f' stroke="{stroke}" stroke-width="{_number(width)}"' if stroke else ""
    return f' fill="{fill or "none"}"{outline}{_DASHES if dashed and stroke else ""}'


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text))


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
