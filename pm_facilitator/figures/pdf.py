"""Figures as vector drawings in a PDF, with the fonts that ship embedded."""

import re
from io import BytesIO
from typing import assert_never

from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable

from pm_facilitator.figures.font_files import FONT_FILES
from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.right_to_left import visual
from pm_facilitator.figures.shapes import Figure, Image, Line, Path, Rectangle, Shape, Text

_DASHES = (4, 3)
_BEYOND = re.compile("<([0-9A-F]{5,6})>")


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


class FigureFlowable(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A figure in the flow of a document, scaled down to fit its frame and never enlarged."""

    def __init__(
        self, figure: Figure, max_width: float | None = None, max_height: float | None = None
    ) -> None:
        super().__init__()
        self.figure = figure
        self._limits = max_width, max_height
        self._scale = 1.0

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Give the size it takes, at most what is available."""
        width = min(available_width, self._limits[0] or available_width)
        height = min(available_height, self._limits[1] or available_height)
        self._scale = min(1.0, width / self.figure.width, height / self.figure.height)
        self.width = self.figure.width * self._scale
        self.height = self.figure.height * self._scale
        return self.width, self.height

    def draw(self) -> None:
        """Draw it on the page that the document gives."""
        draw_figure(self.canv, self.figure, 0.0, self.height, self._scale)


def draw_figure(canvas: Canvas, figure: Figure, x: float, top: float, scale: float = 1.0) -> None:
    """Draw a figure on a reportlab canvas with its top left corner at a place of the page."""
    register_fonts()
    canvas.saveState()
    canvas.translate(x, top)
    canvas.scale(scale, scale)
    for shape in figure.shapes:
        _draw(canvas, shape)
    canvas.restoreState()


def draw_text(canvas: Canvas, shape: Text) -> None:
    """Draw one line of text, each run in a font that has its characters."""
    shown = visual(shape.text)
    width = measure().width(shown, shape.size, shape.bold)
    x = shape.x - {"start": 0.0, "middle": width / 2, "end": width}[shape.anchor]
    line = canvas.beginText(x, -shape.y)
    line.setFillColor(HexColor(shape.color))
    for name, run in measure().runs(shown, shape.bold):
        line.setFont(name, shape.size)
        line.textOut(run)
    canvas.drawText(line)


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
            draw_text(canvas, shape)
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
        canvas.setFillColor(HexColor(color))


def _stroked(canvas: Canvas, color: str | None, width: float, dashed: bool) -> None:
    if color:
        canvas.setStrokeColor(HexColor(color))
        canvas.setLineWidth(width)
        canvas.setDash(*(_DASHES if dashed else ()))
