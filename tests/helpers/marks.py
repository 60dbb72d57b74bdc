"""What an SVG draws, as plain marks that can be compared one by one with those of a PDF."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from xml.etree import ElementTree

from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.right_to_left import visual

Point = tuple[float, float]

_SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Mark:
    """Something drawn.

    Attributes:
        kind: a shape, a picture or a text.
        box: its corners from the upper left of the page; of a text where it starts.
        ink: the colour of its ground, or of its outline when it has no ground.
        words: of a text.
    """

    kind: str
    box: tuple[float, ...]
    ink: str = ""
    words: str = ""

    def is_like(self, other: "Mark", tolerance: float) -> bool:
        """Tell whether another mark is the same at the same place."""
        near = all(abs(a - b) <= tolerance for a, b in zip(self.box, other.box, strict=True))
        same = (self.kind, self.ink, self.words) == (other.kind, other.ink, other.words)
        return same and near


def differences(one: Sequence[Mark], other: Sequence[Mark], tolerance: float) -> list[str]:
    """Say where two drawings differ, mark by mark."""
    return [
        f"{here} where the other has {there}"
        for here, there in zip_longest(one, other)
        if here is None or there is None or not here.is_like(there, tolerance)
    ]


def svg_marks(text: str) -> list[Mark]:
    """Give what an SVG of ours draws, in its order; what has no ink is not there to be seen."""
    marks = (mark for element in ElementTree.fromstring(text) for mark in _svg_mark(element))
    return [mark for mark in marks if mark.ink or mark.kind == "picture"]


def _svg_mark(element: ElementTree.Element) -> Iterator[Mark]:
    def number(name: str) -> float:
        return float(element.get(name, "0"))

    fill = element.get("fill", "")
    ink = element.get("stroke", "") if fill == "none" else fill
    x, y = number("x"), number("y")
    corners = [(x, y), (x + number("width"), y + number("height"))]
    match element.tag.removeprefix(_SVG):
        case "rect":
            yield around("shape", corners, ink)
        case "image":
            yield around("picture", corners, "")
        case "line":
            ends = [(number("x1"), number("y1")), (number("x2"), number("y2"))]
            yield around("shape", ends, ink)
        case "polyline" | "polygon":
            pairs = (pair.split(",") for pair in element.get("points", "").split())
            yield around("shape", [(float(x), float(y)) for x, y in pairs], ink)
        case "text":
            yield _svg_text(element, x, y, number("font-size"))


def _svg_text(element: ElementTree.Element, x: float, y: float, size: float) -> Mark:
    bold, shown = element.get("font-weight") is not None, visual(element.text or "")
    width = measure().width(shown, size, bold)
    part = {"middle": 0.5, "end": 1.0}.get(element.get("text-anchor", ""), 0.0)
    words = "".join(run for _, run in measure().runs(shown, bold))
    return Mark("text", (x - width * part, y), element.get("fill", ""), words)


def around(kind: str, points: Sequence[Point], ink: str) -> Mark:
    """Make the mark of something that reaches to these points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Mark(kind, (min(xs), min(ys), max(xs), max(ys)), ink)
