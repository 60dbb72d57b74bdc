"""The files of the reference drawings: an SVG of each in light and dark, and one PDF of all."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from pm_facilitator.figures.palette import THEMES, Palette, palette
from pm_facilitator.figures.pdf import draw_figure
from pm_facilitator.figures.shapes import Figure, Rectangle
from pm_facilitator.figures.svg import to_svg
from tests.reference.drawings import DRAWINGS

FOLDER = Path(__file__).parents[2] / "docs" / "figures"
PDF = "all.pdf"


def svg_files() -> dict[str, str]:
    """Draw every figure in both themes, by the name of its file."""
    return {
        f"{name}-{theme}.svg": to_svg(_on_paper(draw(palette(theme)), palette(theme)))
        for name, draw in DRAWINGS.items()
        for theme in THEMES
    }


def pdf_file() -> bytes:
    """Draw every figure on a page of its own size, in the light theme as documents have it."""
    file = BytesIO()
    canvas = Canvas(file, invariant=1)
    canvas.setTitle("Reference drawings")
    for name, draw in DRAWINGS.items():
        figure = _on_paper(draw(palette("light")), palette("light"))
        canvas.setPageSize((figure.width, figure.height))
        canvas.bookmarkPage(name)
        canvas.addOutlineEntry(name, name)
        draw_figure(canvas, figure, 0.0, figure.height)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _on_paper(figure: Figure, colors: Palette) -> Figure:
    """Lay a figure on the surface of its theme, so that it can be looked at anywhere."""
    paper = Rectangle(0, 0, figure.width, figure.height, fill=colors["surface"])
    return replace(figure, shapes=(paper, *figure.shapes))
