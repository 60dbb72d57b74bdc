"""Sticky notes and their groups: how text fits onto a sheet, and what is drawn."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf

from pm_facilitator.domain.areas import Area, around
from pm_facilitator.domain.entities import Note
from pm_facilitator.figures.board_votes import VOTES_ROOM, votes_shapes, votes_width
from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.note_marks import corner_mark
from pm_facilitator.figures.note_signs import NO_SIGN, NoteSign, sign_shapes
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.shapes import Path, Rectangle, Shape, Text

PADDING = 14.0
SMALL = (15.0, 13.0, 12.0)
"""Text sizes, tried from the largest; a text too long for the smallest grows the note."""

LARGE = (60.0, 48.0, 40.0, 32.0, 26.0, 22.0, 18.0)
"""Sizes for notes that were made larger than they start."""

RADIUS = 4.0
GROUP_ROOM = 12.0
GROUP_HEAD = 32.0
GROUP_SIZE = 14.0
GROUP_RADIUS = 8.0
UNNAMED = "Group"

_EDGE = 1.0
"""What tells a note from one of its colour that lies below it."""

_REACH = 64.0
"""How far from the ground of its group a note may lie and still belong to it."""

_PLAIN = Note(id="")


@dataclass(frozen=True, slots=True)
class NoteFit:
    """How a note's text lies on its sheet; its lines are only broken when they are asked for.

    Attributes:
        text: the whole text.
        width: what its lines have room for.
        size: of the text.
        height: of the sheet, at least the note's own.
    """

    text: str
    width: float
    size: float
    height: float

    @property
    def lines(self) -> tuple[str, ...]:
        """Give the wrapped lines."""
        return measure().wrap(self.text, self.width, self.size)

    @property
    def first_baseline(self) -> float:
        """Give where the first line stands."""
        return PADDING + measure().ascent(self.size)

    @property
    def step(self) -> float:
        """Give the distance from line to line."""
        return measure().line_height(self.size)


def fit_note(note: Note, votes: int = 0) -> NoteFit:
    """Choose the largest size at which the text fits; where none does, the note grows.

    A large note starts from a larger size than a small one, so that it can be read from afar.
    """
    width, frame = note.width - 2 * PADDING, 2 * PADDING + (VOTES_ROOM if votes else 0.0)
    size = height = 0.0
    for size in _sizes(note):
        lines = measure().count_lines(note.text, width, size)
        height = lines * measure().line_height(size) + frame
        if height <= note.height:
            break
    return NoteFit(note.text, width, size, max(note.height, height))


def note_height(note: Note, votes: int = 0) -> float:
    """Give how tall a note is, as ``fit_note`` does, without choosing its size of text.

    A text that fits at all fits at the smallest size; most texts are so short that they do.
    """
    m, size, width = measure(), SMALL[-1], note.width - 2 * PADDING
    frame = 2 * PADDING + (VOTES_ROOM if votes else 0.0)
    room = note.height - frame
    if _at_most_lines(note.text, width, size) * m.line_height(size) <= room:
        return note.height
    lines = m.count_lines(note.text, width, size)
    return max(note.height, lines * m.line_height(size) + frame)


def note_shapes(
    note: Note, fit: NoteFit, palette: Palette, votes: int = 0, sign: NoteSign = NO_SIGN
) -> tuple[Shape, ...]:
    """Draw a note from its own corner: colour, a thin edge, its whole text, its sign and votes."""
    ink, fill = palette.note["text"], palette.note[note.color.value]
    shapes: list[Shape] = [
        # What a larger sheet shows around the note's own: as quick to fill as no edge at all.
        Rectangle(0, 0, note.width, fit.height + 1, fill=palette.edge(fill), radius=RADIUS),
        _sheet(note, fit.height, fill, palette),
    ]
    y = fit.first_baseline
    for line in fit.lines:
        shapes.append(Text(PADDING, y, line, fit.size, ink))
        y += fit.step
    shapes += corner_mark(note.color, fit.height, palette)
    shapes += sign_shapes(sign, note.width, fit.height, palette, votes)
    if note.locked:
        shapes += lock_shapes(note.width, ink)
    shapes += votes_shapes(votes, note.width - 10.0, fit.height - 14.0, ink)
    return tuple(shapes)


def group_box(members: Iterable[Area]) -> Area:
    """Give where a group lies: around its notes, with room for its title above them."""
    inner = around(members).grown(GROUP_ROOM)
    more = GROUP_HEAD - GROUP_ROOM
    return Area(inner.x, inner.y - more, inner.width, inner.height + more)


def stays_in_group(note: Area, others: Iterable[Area]) -> bool:
    """Tell whether a note lies so near to the others that it is still one of their group."""
    return note.touches(group_box(others).grown(_REACH))


def group_shapes(title: str, box: Area, palette: Palette, votes: int = 0) -> tuple[Shape, ...]:
    """Draw a group from its own corner: a soft ground behind its notes, its title, its votes."""
    ink = palette["text"] if title else palette["text_soft"]
    ground = Rectangle(
        0,
        0,
        box.width,
        box.height,
        fill=palette["sunken"],
        stroke=palette["border"],
        radius=GROUP_RADIUS,
    )
    counted = votes_shapes(votes, box.width - GROUP_ROOM, 17.0, palette["text"])
    room = box.width - 2 * GROUP_ROOM - (votes_width(votes) + 8.0 if votes else 0.0)
    shown = measure().shorten(title or UNNAMED, room, GROUP_SIZE, bold=True)
    return (ground, Text(GROUP_ROOM, 22, shown, GROUP_SIZE, ink, bold=True), *counted)


def lock_shapes(width: float, ink: str) -> list[Shape]:
    """Draw a small lock in the upper right corner of something this wide."""
    x, y = width - 16, 8.0
    arch = Path(((x + 2, y + 4), (x + 2, y), (x + 6, y), (x + 6, y + 4)), stroke=ink)
    return [arch, Rectangle(x, y + 4, 8, 6, fill=ink, radius=1)]


def _at_most_lines(text: str, width: float, size: float) -> float:
    """Give a number of lines that wrapping never exceeds, quickly; infinite where it cannot tell.

    Lines are broken at spaces only here: breaking them at hyphens too can but save lines.
    """
    m, lines, used = measure(), 1, 0.0
    space = m.width(" ", size)
    for word in text.split(" "):
        wide = m.width(word, size)
        if wide > width or "\n" in word:
            return inf
        if used and used + wide > width:
            lines, used = lines + 1, 0.0
        used += wide + space
    return lines


def _sizes(note: Note) -> tuple[float, ...]:
    grown = min(note.width / _PLAIN.width, note.height / _PLAIN.height)
    if grown <= 1.0:
        return SMALL
    return tuple(size for size in LARGE if size <= grown * SMALL[0]) + SMALL


def _sheet(note: Note, height: float, fill: str, palette: Palette) -> Shape:
    """Give the sheet within its edge; that of a note the group cannot see yet is dashed."""
    width, height, radius = note.width - 2 * _EDGE, height - 2 * _EDGE, RADIUS - _EDGE
    dashes = palette["border_strong"] if note.hidden else None
    return Rectangle(
        _EDGE, _EDGE, width, height, fill=fill, stroke=dashes, radius=radius, dashed=note.hidden
    )
