"""Sticky notes and their groups as cards, made anew only for what has changed."""

from itertools import count
from math import ceil

from pm_facilitator.canvas.card import Card, TextBox, place_lines
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Note, NoteGroup
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.shapes import Path, Rectangle, Shape, Text

PADDING = 14.0
SIZES = (15.0, 13.0, 12.0)
"""Text sizes of a note, tried from the largest; a text too long for the smallest grows the note."""

GROUP_ROOM = 12.0
GROUP_HEAD = 32.0
SLOT = (184.0, 136.0)
"""The grid on which new notes look for a free place."""
REACH_STEP = 80.0
COLUMNS = 6
NEW = Note(id="")


class NotesLayer:
    """The notes of one stage's board; the audience is never given a hidden one."""

    def __init__(self, board: Board, stage: Stage, *, audience: bool) -> None:
        self._board, self._stage, self._audience = board, stage, audience
        self._made: dict[str, tuple[Note, Palette, float, Card]] = {}

    def notes(self) -> list[Note]:
        """Give the notes that may be shown, row by row."""
        found = [n for n in self._board.notes(self._stage) if not (self._audience and n.hidden)]
        return sorted(found, key=lambda note: (note.y // SLOT[1], note.x, note.order))

    def cards(self, palette: Palette, top: float = 0.0) -> list[Card]:
        """Give the groups, then all notes; ``top`` is where the notes' y = 0 lies."""
        notes = self.notes()
        cards = [self._card(note, palette, top) for note in notes]
        kept = {note.id for note in notes}
        self._made = {id_: made for id_, made in self._made.items() if id_ in kept}
        return [*self._groups(notes, cards, palette), *cards]

    def reach(self, width: float) -> float:
        """Give how far notes rise above their area over a figure of this width, in whole steps.

        Notes that the group cannot see yet count too, so that both windows agree.
        """
        above = [note.y for note in self._board.notes(self._stage) if note.x < width]
        return max(0.0, ceil(-min(above, default=0.0) / REACH_STEP) * REACH_STEP)

    def free_place(self) -> tuple[float, float]:
        """Find the first place, row by row, that no note covers."""
        taken = [(note.x, note.y, note.width, note.height) for note in self.notes()]
        slots = ((c * SLOT[0], r * SLOT[1]) for r in count() for c in range(COLUMNS))
        return next(
            (x, y)
            for x, y in slots
            if not any(_touch((x, y, NEW.width, NEW.height), other) for other in taken)
        )

    def _card(self, note: Note, palette: Palette, top: float) -> Card:
        made = self._made.get(note.id)
        if made and made[0] is note and made[1] is palette and made[2] == top:
            return made[3]
        card = note_card(note, palette, top)
        self._made[note.id] = (note, palette, top, card)
        return card

    def _groups(self, notes: list[Note], cards: list[Card], palette: Palette) -> list[Card]:
        groups = {group.id: group for group in self._board.all(NoteGroup)}
        members: dict[str, list[Card]] = {}
        for note, card in zip(notes, cards, strict=True):
            if note.group_id in groups:
                members.setdefault(note.group_id or "", []).append(card)
        return [group_card(groups[id_], found, palette) for id_, found in members.items()]


def note_card(note: Note, palette: Palette, top: float = 0.0) -> Card:
    """Draw a note: its colour, a thin edge, and its whole text."""
    size, lines = _fitted(note)
    step = measure().line_height(size)
    height = max(note.height, len(lines) * step + 2 * PADDING)
    first = PADDING + measure().ascent(size)
    placed = place_lines(note.text, lines, PADDING, first, step)
    fill, ink = palette.note[note.color.value], palette.note["text"]
    shapes: list[Shape] = [
        Rectangle(0, 2, note.width, height, fill=palette["border"], radius=4),
        _ground(note, height, palette),
        *(Text(line.x, line.y, line.text, size, ink) for line in placed),
    ]
    if note.locked:
        shapes += _lock(note.width, ink)
    return Card(
        key=("note", note.id),
        x=note.x,
        y=note.y + top,
        width=note.width,
        height=height,
        shapes=tuple(shapes),
        text=note.text,
        lines=placed,
        size=size,
        radius=4,
        box=TextBox(
            PADDING,
            PADDING,
            note.width - 2 * PADDING,
            height - 2 * PADDING,
            size,
            fill,
            ink,
            many_lines=True,
        ),
        spoken=_spoken(note),
        depth=1 if note.group_id else 0,
    )


def group_card(group: NoteGroup, members: list[Card], palette: Palette) -> Card:
    """Draw a group: a soft ground behind its notes, with its title."""
    left = min(card.x for card in members) - GROUP_ROOM
    top = min(card.y for card in members) - GROUP_HEAD
    right = max(card.x + card.width for card in members) + GROUP_ROOM
    bottom = max(card.y + card.height for card in members) + GROUP_ROOM
    title = group.title or "Group"
    ink = palette["text"] if group.title else palette["text_soft"]
    width, height = right - left, bottom - top
    return Card(
        key=("note_group", group.id),
        x=left,
        y=top,
        width=width,
        height=height,
        shapes=(
            Rectangle(
                0, 0, width, height, fill=palette["sunken"], stroke=palette["border"], radius=8
            ),
            Text(GROUP_ROOM, 22, title, 14, ink, bold=True),
        ),
        text=group.title,
        bold=True,
        radius=8,
        box=TextBox(
            GROUP_ROOM,
            5,
            width - 2 * GROUP_ROOM,
            24,
            14,
            palette["sunken"],
            palette["text"],
            bold=True,
        ),
        spoken=f"Group {title}, {len(members)} notes",
        rank=4.0,
    )


def _fitted(note: Note) -> tuple[float, tuple[str, ...]]:
    room = note.height - 2 * PADDING
    lines: tuple[str, ...] = ()
    for size in SIZES:
        lines = measure().wrap(note.text, note.width - 2 * PADDING, size)
        if len(lines) * measure().line_height(size) <= room:
            return size, lines
    return SIZES[-1], lines


def _ground(note: Note, height: float, palette: Palette) -> Shape:
    """Give the sheet; a note that the group cannot see yet has a dashed edge."""
    fill = palette.note[note.color.value]
    edge = palette["border_strong"] if note.hidden else None
    return Rectangle(0, 0, note.width, height, fill=fill, stroke=edge, radius=4, dashed=note.hidden)


def _lock(width: float, ink: str) -> list[Shape]:
    x, y = width - 16, 8.0
    arch = Path(((x + 2, y + 4), (x + 2, y), (x + 6, y), (x + 6, y + 4)), stroke=ink)
    return [arch, Rectangle(x, y + 4, 8, 6, fill=ink, radius=1)]


def _spoken(note: Note) -> str:
    words = [f"{note.color.label} note", note.text.strip() or "empty"]
    words += ["hidden"] if note.hidden else []
    words += ["locked"] if note.locked else []
    return ", ".join(words)


Place = tuple[float, float, float, float]


def _touch(one: Place, other: Place) -> bool:
    ax, ay, aw, ah = one
    bx, by, bw, bh = other
    return ax < bx + bw and bx < ax + aw and ay < by + bh and by < ay + ah
