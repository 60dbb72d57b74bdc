"""The cards of sticky notes and of their groups."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from operator import attrgetter

from pm_facilitator.canvas.card import Card, Cardlike, Sketch, TextBox, place_lines
from pm_facilitator.domain.areas import Area
from pm_facilitator.domain.changes import field_names
from pm_facilitator.domain.entities import Note, NoteGroup
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
    note_height,
    note_shapes,
)
from pm_facilitator.figures.board_votes import votes_words
from pm_facilitator.figures.note_signs import NO_SIGN, NoteSign
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.palette import palette as theme_palette

SLOT = (184.0, 136.0)
"""The grid on which new notes look for a free place."""


_PLACES = frozenset({"x", "y", "order", "group_id"})
"""The fields that say where a note lies; all others can be seen on its sheet."""

_LOOKS = attrgetter(*(name for name in field_names(Note) if name not in _PLACES))


def reading_place(note: Note) -> tuple[float, float, float]:
    """Give what sorts notes row by row."""
    return note.y // SLOT[1], note.x, note.order


def note_sketch(
    note: Note, palette: Palette, top: float = 0.0, votes: int = 0, sign: NoteSign = NO_SIGN
) -> Sketch:
    """Give what must be known of a note before anybody looks at it."""
    return Sketch(
        key=("note", note.id),
        x=note.x,
        y=note.y + top,
        width=note.width,
        height=note_height(note, votes),
        source=(note, palette.name, top, votes, sign),
        drawn=object(),
        make=_card_once,
        fill=palette.note[note.color.value],
        text=note.text,
        spoken=_spoken(note, votes, sign),
        depth=1 if note.group_id else 0,
        level=note.order,
        radius=RADIUS,
        reading=(1.0, *reading_place(note)),
    )


def moved_sketch(
    before: Cardlike,
    old: Note,
    note: Note,
    palette: Palette,
    top: float,
    votes: int,
    sign: NoteSign,
) -> Sketch | None:
    """Give the sketch of a note that looks as it did and lies elsewhere; None when it does not."""
    if not isinstance(before, Sketch) or _LOOKS(old) != _LOOKS(note):
        return None
    return replace(
        before,
        x=note.x,
        y=note.y + top,
        source=(note, palette.name, top, votes, sign),
        depth=1 if note.group_id else 0,
        level=note.order,
        reading=(1.0, *reading_place(note)),
    )


def note_card(
    note: Note, palette: Palette, top: float = 0.0, votes: int = 0, sign: NoteSign = NO_SIGN
) -> Card:
    """Give the card of a note: its sheet with its whole text, where it comes from, its votes."""
    fit = fit_note(note, votes)
    return Card(
        key=("note", note.id),
        x=note.x,
        y=note.y + top,
        width=note.width,
        height=fit.height,
        shapes=note_shapes(note, fit, palette, votes, sign),
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
        spoken=_spoken(note, votes, sign),
        depth=1 if note.group_id else 0,
        level=note.order,
        fill=palette.note[note.color.value],
        reading=(1.0, *reading_place(note)),
    )


@lru_cache(maxsize=16)
def _card_once(note: Note, theme: str, top: float, votes: int, sign: NoteSign) -> Card:
    """Make the card of a note that has just changed once for the scenes of both windows."""
    return note_card(note, theme_palette(theme), top, votes, sign)


def group_card(
    group: NoteGroup, members: Sequence[Cardlike | Area], palette: Palette, votes: int = 0
) -> Card:
    """Give the card of a group: a soft ground behind its notes, with its title and its votes."""
    box = group_box(Area(card.x, card.y, card.width, card.height) for card in members)
    return Card(
        key=("note_group", group.id),
        x=box.x,
        y=box.y,
        width=box.width,
        height=box.height,
        shapes=group_shapes(group.title, box, palette, votes),
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
        spoken=", ".join([f"Group {group.title or UNNAMED}, {len(members)} notes", *_said(votes)]),
        rank=4.0,
        reading=(0.0, group.order, 0.0, 0.0),
    )


def _spoken(note: Note, votes: int, sign: NoteSign) -> str:
    words = [f"{note.color.label} note", note.text.strip() or "empty"]
    words += [f"from {sign.words}"] if sign.words else []
    words += ["hidden"] if note.hidden else []
    words += ["locked"] if note.locked else []
    return ", ".join([*words, *_said(votes)])


def _said(votes: int) -> list[str]:
    return [votes_words(votes)] if votes else []
