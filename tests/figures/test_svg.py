from base64 import b64decode
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.figures.shapes import Figure, Image, Line, Path, Rectangle, Shape, Text
from pm_facilitator.figures.svg import to_svg

NAMESPACE = {"svg": "http://www.w3.org/2000/svg"}


def drawn(*shapes: Shape, title: str = "Timeline", description: str = "") -> ElementTree.Element:
    return ElementTree.fromstring(to_svg(Figure(200, 100, shapes, title, description)))


def found(root: ElementTree.Element, tag: str) -> ElementTree.Element:
    element = root.find(f"svg:{tag}", NAMESPACE)
    assert element is not None
    return element


def test_the_drawing_says_what_it_is() -> None:
    root = drawn(title="Factors <of> 3 & 4", description="What happened: “x”")
    assert root.get("role") == "img"
    assert root.get("viewBox") == "0 0 200 100"
    assert found(root, "title").text == "Factors <of> 3 & 4"
    assert found(root, "desc").text == "What happened: “x”"


def test_the_family_comes_first_with_others_to_fall_back_on() -> None:
    families = drawn().get("font-family", "")
    assert families.startswith("'IBM Plex Sans'")
    assert families.endswith("sans-serif")


def test_shapes_keep_their_places_and_paint() -> None:
    root = drawn(
        Rectangle(1, 2, 30, 40, fill="#ffffff", radius=4),
        Line(0, 0, 10.126, 5, "#123456", 1.5, dashed=True),
        Path(((0, 0), (5, 5)), stroke="#000000"),
        Path(((0, 0), (5, 5), (0, 5)), fill="#ff0000", closed=True),
    )
    assert found(root, "rect").attrib == {
        "x": "1", "y": "2", "width": "30", "height": "40", "rx": "4", "fill": "#ffffff"
    }  # fmt: skip
    line = found(root, "line")
    assert (line.get("x2"), line.get("stroke-dasharray")) == ("10.13", "4 3")
    assert found(root, "polyline").get("fill") == "none"
    assert found(root, "polygon").get("points") == "0,0 5,5 0,5"


def test_texts_stay_texts() -> None:
    element = found(drawn(Text(5, 9, "数据库 & 🔥", 13, "#111111", True, "end")), "text")
    assert element.text == "数据库 & 🔥"
    assert (element.get("text-anchor"), element.get("font-weight")) == ("end", "600")


def test_pictures_are_carried_along() -> None:
    element = found(drawn(Image(0, 0, 5, 5, b"\x89PNG...", "image/png")), "image")
    head, _, data = element.get("href", "").partition(",")
    assert head == "data:image/png;base64"
    assert b64decode(data) == b"\x89PNG..."


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_gives_a_valid_document(text: str, title: str) -> None:
    root = drawn(Text(0, 0, text, 12, "#000000"), title=title, description=text)
    assert root.tag.endswith("svg")


def test_what_lets_through_says_how_much() -> None:
    root = drawn(
        Path(((0, 0), (5, 5)), stroke="#f2c200", stroke_width=16, opacity=0.35),
        Path(((0, 0), (5, 5), (0, 5)), fill="#ff0000", closed=True),
    )
    assert found(root, "polyline").get("opacity") == "0.35"
    assert found(root, "polygon").get("opacity") is None
