"""Sticky notes and their groups as cards, made anew only for what has changed."""

from itertools import count
from math import ceil

from pm_facilitator.canvas.card import Card, TextBox, place_lines
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Note, NoteGroup
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.figures.areas import Area
from pm_facilitator.figures.board_notes import (
    GROUP_RADIUS,
    GROUP_ROOM,
    GROUP_SIZE,
    PADDING,
    RADIUS,
    UNNAMED,
    fit_note,
    group_box,
    group_shapes,
    note_shapes,
)
from pm_facilitator.figures.palette import Palette

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
    """Give the card of a note: its sheet with its whole text."""
    fit = fit_note(note)
    return Card(
        key=("note", note.id),
        x=note.x,
        y=note.y + top,
        width=note.width,
        height=fit.height,
        shapes=note_shapes(note, fit, palette),
        text=note.text,
        lines=place_lines(note.text, fit.lines, PADDING, fit.first_baseline, fit.step),
        size=fit.size,
        radius=RADIUS,
        box=TextBox(
            PADDING,
            PADDING,
            fit.width,
            fit.height - 2 * PADDING,
            fit.size,
            palette.note[note.color.value],
            palette.note["text"],
            many_lines=True,
        ),
        spoken=_spoken(note),
        depth=1 if note.group_id else 0,
    )


def group_card(group: NoteGroup, members: list[Card], palette: Palette) -> Card:
    """Give the card of a group: a soft ground behind its notes, with its title."""
    box = group_box(Area(card.x, card.y, card.width, card.height) for card in members)
    return Card(
        key=("note_group", group.id),
        x=box.x,
        y=box.y,
        width=box.width,
        height=box.height,
        shapes=group_shapes(group.title, box, palette),
        text=group.title,
        bold=True,
        radius=GROUP_RADIUS,
        box=TextBox(
            GROUP_ROOM,
            5,
            box.width - 2 * GROUP_ROOM,
            24,
            GROUP_SIZE,
            palette["sunken"],
            palette["text"],
            bold=True,
        ),
        spoken=f"Group {group.title or UNNAMED}, {len(members)} notes",
        rank=4.0,
    )


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
