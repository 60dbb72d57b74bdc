"""Figures as vector drawings in a PDF, with the fonts that ship embedded."""

import re
from collections.abc import Iterable
from functools import cache
from io import BytesIO
from itertools import groupby
from typing import assert_never

from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from pm_facilitator.figures.font_files import FONT_FILES
from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.right_to_left import visual
from pm_facilitator.figures.shapes import Figure, Image, Line, Path, Rectangle, Shape, Text

_DASHES = (4, 3)
_BEYOND = re.compile("<([0-9A-F]{5,6})>")


_color = cache(HexColor)


def register_fonts() -> None:
    """Make every font that ships known to reportlab by its name; a second call does nothing."""
    known = set(pdfmetrics.getRegisteredFontNames())
    for font in FONT_FILES:
        if font.name not in known:
            pdfmetrics.registerFont(_Font(font.name, str(font.path)))


class _Font(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A font whose emoji can be copied out of the document and read aloud."""

    def addObjects(self, doc: PDFDocument) -> None:
        """Write the font, then correct how it names characters beyond the basic plane.

        reportlab writes them as one number, where the format wants the two halves of UTF-16.
        """
        super().addObjects(doc)
        for name, stream in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                stream.content = _BEYOND.sub(_halves, stream.content)


def _halves(match: re.Match[str]) -> str:
    return f"<{chr(int(match[1], 16)).encode('utf-16-be').hex().upper()}>"


def draw_figure(canvas: Canvas, figure: Figure, x: float, top: float, scale: float = 1.0) -> None:
    """Draw a figure on a reportlab canvas with its top left corner at a place of the page."""
    register_fonts()
    canvas.saveState()
    canvas.translate(x, top)
    canvas.scale(scale, scale)
    draw_shapes(canvas, figure.shapes)
    canvas.restoreState()


def draw_shapes(canvas: Canvas, shapes: Iterable[Shape]) -> None:
    """Draw shapes below and to the right of where the canvas was moved to."""
    for is_text, run in groupby(shapes, key=lambda shape: isinstance(shape, Text)):
        if is_text:
            write_texts(canvas, (shape for shape in run if isinstance(shape, Text)))
        else:
            for shape in run:
                _draw(canvas, shape)


def write_texts(canvas: Canvas, texts: Iterable[Text], x: float = 0.0, top: float = 0.0) -> None:
    """Write lines of text from a place on, each run in a font that has its characters.

    This is most of what a document consists of. reportlab's own way measures every text again and
    escapes it letter by letter, which takes longer than everything else together.
    """
    document = canvas._doc  # noqa: SLF001 - reportlab has no public way to write codes
    codes: list[str] = []
    color = used = ""
    for text in texts:
        shown = visual(text.text)
        start = len(codes)
        left = x + text.x - _before_anchor(text, shown)
        codes.append(f"BT 1 0 0 1 {left:.2f} {top - text.y:.2f} Tm")
        if text.color != color:
            color = text.color
            codes.append(_fill(color))
        for name, run in measure().runs(shown, text.bold):
            font = pdfmetrics.getFont(name)
            for subset, glyphs in font.splitString(run, document):
                wanted = f"{font.getSubsetInternalName(subset, document)} {text.size:.2f} Tf"
                if wanted != used:
                    used = wanted
                    codes.append(wanted)
                codes.append(f"<{glyphs.hex()}> Tj")
        codes.append("ET")
        if shown is not text.text:
            codes.insert(start, _spoken(text.text))
            codes.append("EMC")
    canvas._code.append(" ".join(codes))  # noqa: SLF001


def _spoken(text: str) -> str:
    """Say what stands there in the order in which it is read, for copying and reading aloud."""
    return f"/Span <</ActualText <FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>>> BDC"


@cache
def _fill(color: str) -> str:
    return " ".join(f"{part:.4f}" for part in _color(color).rgb()) + " rg"


def _before_anchor(text: Text, shown: str) -> float:
    if text.anchor == "start":
        return 0.0
    width = measure().width(shown, text.size, text.bold)
    return width / 2 if text.anchor == "middle" else width


def _draw(canvas: Canvas, shape: Shape) -> None:
    match shape:
        case Rectangle():
            _rectangle(canvas, shape)
        case Line():
            _stroked(canvas, shape.color, shape.width, shape.dashed)
            canvas.line(shape.x1, -shape.y1, shape.x2, -shape.y2)
        case Path():
            _path(canvas, shape)
        case Text():
            write_texts(canvas, [shape])
        case Image():
            picture = ImageReader(BytesIO(shape.data))
            bottom = -shape.y - shape.height
            canvas.drawImage(picture, shape.x, bottom, shape.width, shape.height, mask="auto")
        case _:
            assert_never(shape)


def _rectangle(canvas: Canvas, shape: Rectangle) -> None:
    _filled(canvas, shape.fill)
    _stroked(canvas, shape.stroke, shape.stroke_width, shape.dashed)
    bottom = -shape.y - shape.height
    radius = min(shape.radius, shape.width / 2, shape.height / 2)
    fill, stroke = int(shape.fill is not None), int(shape.stroke is not None)
    if radius > 0:
        canvas.roundRect(shape.x, bottom, shape.width, shape.height, radius, stroke, fill)
    else:
        canvas.rect(shape.x, bottom, shape.width, shape.height, stroke, fill)


def _path(canvas: Canvas, shape: Path) -> None:
    canvas.saveState()
    _filled(canvas, shape.fill)
    _stroked(canvas, shape.stroke, shape.stroke_width, shape.dashed)
    canvas.setLineJoin(1)
    canvas.setLineCap(1)
    if shape.opacity != 1.0:
        canvas.setStrokeAlpha(shape.opacity)
        canvas.setFillAlpha(shape.opacity)
    path = canvas.beginPath()
    (x, y), *others = shape.points
    path.moveTo(x, -y)
    for x, y in others:
        path.lineTo(x, -y)
    if shape.closed:
        path.close()
    canvas.drawPath(path, int(shape.stroke is not None), int(shape.fill is not None))
    canvas.restoreState()


def _filled(canvas: Canvas, color: str | None) -> None:
    if color:
        canvas.setFillColor(_color(color))


def _stroked(canvas: Canvas, color: str | None, width: float, dashed: bool) -> None:
    if color:
        canvas.setStrokeColor(_color(color))
        canvas.setLineWidth(width)
        canvas.setDash(*(_DASHES if dashed else ()))
