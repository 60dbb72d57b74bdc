from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from pm_facilitator.figures.fonts import Measure
from pm_facilitator.figures.palette import palette
from pm_facilitator.figures.pdf import draw_figure, register_fonts
from pm_facilitator.figures.shapes import Figure, Image, Line, Path, Rectangle, Text
from pm_facilitator.figures.timeline import draw_timeline, layout_timeline
from tests.figures.conftest import NOON, REVIEW, event

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415478da63f8cfc000000301010018dd8db00000000049454e44ae426082"
)


def page(*texts: str, bold: bool = False) -> PdfReader:
    """Draw each text on a line of its own and read the document back."""
    shapes = tuple(
        Text(20, 30.0 * (i + 1), text, 14, "#111111", bold) for i, text in enumerate(texts)
    )
    file = BytesIO()
    canvas = Canvas(file, pagesize=(400, 400))
    draw_figure(canvas, Figure(400, 400, shapes, "", ""), 0, 400)
    canvas.save()
    return PdfReader(file)


def fonts(reader: PdfReader) -> set[str]:
    """Give the names of the fonts on the first page, without the subset's prefix."""
    resources = reader.pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    names = (resources[key].get_object()["/BaseFont"] for key in resources)
    return {str(name).partition("+")[2] for name in names}


@pytest.mark.parametrize(
    "text",
    ["Grüße aus Köln", "数据库连接池", "Ошибка подключения", "Ελέγχουμε τα αρχεία", "데이터"],
)
@pytest.mark.parametrize("bold", [False, True])
def test_every_script_can_be_read_back(text: str, bold: bool) -> None:
    assert text in page(text, bold=bold).pages[0].extract_text()


def test_an_emoji_is_drawn_with_a_glyph_of_the_emoji_font() -> None:
    reader = page("Fire 🔥")
    assert "NotoEmoji-Regular" in fonts(reader)
    assert "🔥" in reader.pages[0].extract_text()


def test_a_character_without_a_glyph_leaves_a_mark() -> None:
    assert "\ufffd" in page("gone: \ue123").pages[0].extract_text()


def test_every_font_is_embedded() -> None:
    reader = page("Plain, 数据库, 🔥")
    resources = reader.pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    for key in resources:
        font = resources[key].get_object()
        if font["/Subtype"] == "/TrueType":
            assert "/FontFile2" in font["/FontDescriptor"].get_object()


def test_registering_twice_does_no_harm() -> None:
    register_fonts()
    register_fonts()


def test_a_whole_timeline_comes_out_as_vectors(measure: Measure) -> None:
    texts = ("数据库连接池耗尽", "Ошибка", "λόγος", "First alert 🔥")
    events = [event(10 * i, text) for i, text in enumerate(texts)]
    review = REVIEW
    layout = layout_timeline(events, review, width=900, measure=measure)
    figure = draw_timeline(layout, palette("light"))
    file = BytesIO()
    canvas = Canvas(file)
    draw_figure(canvas, figure, 0, 700, scale=0.5)
    canvas.save()
    reader = PdfReader(file)
    said = reader.pages[0].extract_text()
    assert all(text.split(" 🔥")[0] in said for text in texts)
    assert len(reader.pages) == 1
    assert not reader.pages[0].images


def test_all_kinds_of_shapes_are_drawn() -> None:
    shapes = (
        Rectangle(0, 0, 40, 20, fill="#eeeeee", stroke="#333333", radius=30, dashed=True),
        Rectangle(0, 0, 40, 20, fill="#eeeeee"),
        Line(0, 0, 10, 10, "#333333", dashed=True),
        Path(((0, 0), (5, 5), (0, 5)), fill="#333333", closed=True),
        Image(0, 0, 10, 10, PIXEL, "image/png"),
    )
    file = BytesIO()
    canvas = Canvas(file, pagesize=(100, 100))
    draw_figure(canvas, Figure(100, 100, shapes, "", ""), 0, 100, scale=0.5)
    canvas.save()
    reader = PdfReader(file)
    assert len(reader.pages[0].images) == 1


def test_the_same_figure_gives_the_same_bytes(measure: Measure) -> None:
    def made() -> bytes:
        end = NOON + timedelta(minutes=5)
        layout = layout_timeline([event(0, end=end)], REVIEW, width=500, measure=measure)
        file = BytesIO()
        canvas = Canvas(file, invariant=1)
        draw_figure(canvas, draw_timeline(layout, palette("dark")), 0, 700)
        canvas.save()
        return file.getvalue()

    assert made() == made()


def test_what_lets_through_does_not_make_its_neighbours_do_so() -> None:
    marker = Path(((0, 0), (50, 0)), stroke="#f2c200", stroke_width=16, opacity=0.35)
    file = BytesIO()
    canvas = Canvas(file, pagesize=(100, 100), pageCompression=0)
    draw_figure(canvas, Figure(100, 100, (marker, Line(0, 0, 9, 9, "#333333")), "", ""), 0, 100)
    canvas.save()
    page = PdfReader(file).pages[0]
    states = page["/Resources"]["/ExtGState"]  # type: ignore[index]
    assert [float(state["/CA"]) for state in states.values() if "/CA" in state] == [0.35]
    drawn = page.get_contents().get_data().decode()  # type: ignore[union-attr]
    assert drawn.index(" gs") < drawn.index("Q", drawn.index(" gs")) < drawn.rindex(" RG")
