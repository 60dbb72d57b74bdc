"""Figures as pixels, for files that hold no vectors."""

from io import BytesIO

import pytest
from PIL import Image as Pixels

from pm_facilitator.figures.png import to_png
from pm_facilitator.figures.shapes import Figure, Image, Line, Path, Rectangle, Shape, Text

RED, BLUE = (255, 0, 0), (0, 0, 255)


def drawn(*shapes: Shape, size: float = 40.0) -> Pixels.Image:
    return Pixels.open(BytesIO(to_png(Figure(size, size, shapes, "", "")))).convert("RGB")


def test_a_picture_has_two_pixels_to_a_point() -> None:
    assert drawn().size == (80, 80)


@pytest.mark.parametrize(
    "shape",
    [
        Rectangle(10, 10, 20, 20, fill="#ff0000"),
        Rectangle(10, 10, 20, 20, fill="#ff0000", radius=4),
        Path(((10, 10), (30, 10), (30, 30), (10, 30)), fill="#ff0000", closed=True),
        Line(5, 20, 35, 20, "#ff0000", 10),
        Path(((5, 20), (35, 20)), stroke="#ff0000", stroke_width=10),
    ],
)
def test_every_shape_is_where_it_belongs(shape: Shape) -> None:
    pixels = drawn(shape)
    assert pixels.getpixel((40, 40)) == RED
    assert pixels.getpixel((2, 2)) == (255, 255, 255)


def test_a_dashed_line_has_gaps() -> None:
    pixels = drawn(Line(0, 20, 40, 20, "#ff0000", 4, dashed=True))
    row = {pixels.getpixel((x, 40)) for x in range(80)}
    assert {RED, (255, 255, 255)} <= row


def test_a_marker_lets_through_what_is_below() -> None:
    below = Rectangle(0, 0, 40, 40, fill="#0000ff")
    marker = Path(((0, 20), (40, 20)), stroke="#ff0000", stroke_width=10, opacity=0.5)
    red, green, blue = drawn(below, marker).getpixel((40, 40))  # type: ignore[misc]
    assert (120 < red < 136, green, 120 < blue < 136) == (True, 0, True)


@pytest.mark.parametrize("words", ["Words", "支付", "שירות", "🔥"])
@pytest.mark.parametrize("anchor", ["start", "middle", "end"])
def test_words_are_drawn_at_their_anchor(words: str, anchor: str) -> None:
    text = Text(100, 30, words, 20, "#ff0000", anchor=anchor)  # type: ignore[arg-type]
    pixels = drawn(text, size=200)
    box = pixels.convert("L").point(lambda level: 255 * (level < 200)).getbbox()
    assert box is not None
    middle = (box[0] + box[2]) / 4
    assert {"start": middle > 100, "middle": 95 < middle < 105, "end": middle < 100}[anchor]


def test_a_photograph_keeps_its_colours() -> None:
    data = BytesIO()
    Pixels.new("RGB", (8, 8), "#2463a3").save(data, "PNG")
    pixels = drawn(Image(0, 0, 40, 40, data.getvalue(), "image/png"))
    assert pixels.getpixel((40, 40)) == (0x24, 0x63, 0xA3)


def test_a_huge_figure_gives_a_picture_that_memory_holds() -> None:
    picture = Pixels.open(BytesIO(to_png(Figure(20_000, 10_000, (), "", ""))))
    assert picture.width * picture.height < 12_000_000


def test_the_same_figure_gives_the_same_bytes() -> None:
    figure = Figure(50, 50, (Text(5, 30, "Same", 12, "#333333"),), "", "")
    assert to_png(figure) == to_png(figure)
