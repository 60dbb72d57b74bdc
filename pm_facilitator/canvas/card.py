"""What an item on a board shows: plain data worked out from a record, without a widget."""

from dataclasses import dataclass

from pm_facilitator.domain.edits.common import Key
from pm_facilitator.figures.shapes import Shape


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of a card's text by its baseline, and which characters of the text it holds."""

    x: float
    y: float
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class TextBox:
    """Where and how a card's text is edited, relative to the card's corner."""

    x: float
    y: float
    width: float
    height: float
    size: float
    fill: str
    color: str
    bold: bool = False
    many_lines: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A record as a board shows it; shapes and lines count from the card's top left corner.

    Attributes:
        text: the whole text of the record, as it is edited.
        lines: where that text is drawn, so that findings can be marked under it.
        spoken: what a screen reader says.
        depth: how deep it lies in the outline.
        rank: what lies above what; cards of equal rank lie as they came.
        fixed: whether it belongs to the figure itself and can neither go nor be copied.
    """

    key: Key
    x: float
    y: float
    width: float
    height: float
    shapes: tuple[Shape, ...]
    text: str = ""
    lines: tuple[TextLine, ...] = ()
    size: float = 14.0
    bold: bool = False
    radius: float = 6.0
    box: TextBox | None = None
    spoken: str = ""
    depth: int = 0
    fixed: bool = False
    rank: float = 10.0


def place_lines(
    text: str, lines: tuple[str, ...], x: float, first_baseline: float, step: float
) -> tuple[TextLine, ...]:
    """Say for each wrapped line where it is drawn and where it starts in the whole text."""
    placed: list[TextLine] = []
    at = 0
    for row, line in enumerate(lines):
        shown = line.rstrip("…").strip()
        found = text.find(shown, at)
        start = found if found >= 0 else at
        placed.append(TextLine(x, first_baseline + row * step, line, start))
        at = start + len(shown)
    return tuple(placed)
