"""What the menu offers for records of the figures and for the meaning of notes."""

from collections.abc import Sequence

from pm_facilitator.canvas.intents import (
    AddFactor,
    AddWhy,
    ColorNotes,
    Duplicate,
    FactorFromNote,
    FactorToBone,
    NestFactor,
    Remove,
    ToggleEvents,
)
from pm_facilitator.canvas.thing_menu import MenuEntry
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Factor, Note, TimelineEvent, WhyStep
from pm_facilitator.domain.vocabulary import NoteColor, Stage

_COPIED = ("event", "factor", "action")
_REMOVED = (*_COPIED, "why_step")


def meaning_menu(board: Board, keys: Sequence[Key]) -> list[MenuEntry]:
    """Offer the meanings for the notes among these, and a factor for a single one in Reflect."""
    found = [board.get(Note, id_) for kind, id_ in keys if kind == "note"]
    notes = [note for note in found if note is not None]
    if not notes:
        return []
    ids = tuple(note.id for note in notes)
    entries: list[MenuEntry] = [
        (color.label, ColorNotes(ids, color), all(note.color is color for note in notes))
        for color in NoteColor
    ]
    if len(notes) == 1 and notes[0].stage is Stage.REFLECT:
        entries.append(("Make a factor of it", FactorFromNote(notes[0].id, None), False))
    return entries


def figure_menu(board: Board, keys: Sequence[Key]) -> list[MenuEntry]:
    """Offer what can be done with events, bones, factors, answers and actions among these."""
    entries = _events(board, keys)
    if len(keys) == 1:
        entries += _single(board, keys[0])
    copied = tuple(key for key in keys if key[0] in _COPIED)
    removed = tuple(key for key in keys if key[0] in _REMOVED)
    entries += [("Duplicate", Duplicate(copied), False)] if copied else []
    entries += [("Delete", Remove(removed), False)] if removed else []
    return entries


def _events(board: Board, keys: Sequence[Key]) -> list[MenuEntry]:
    found = [board.get(TimelineEvent, id_) for kind, id_ in keys if kind == "event"]
    events = [event for event in found if event is not None]
    if not events:
        return []
    ids = tuple(event.id for event in events)
    told = [event for event in events if event.known_now.strip()]
    now = ToggleEvents(tuple(event.id for event in told), "known_shown")
    shown = all(event.known_shown for event in told)
    return [
        *([("Show what we know now", now, shown)] if told else []),
        ("Highlighted", ToggleEvents(ids, "highlighted"), all(e.highlighted for e in events)),
        ("Agreed", ToggleEvents(ids, "agreed"), all(e.agreed for e in events)),
        ("Milestone", ToggleEvents(ids, "milestone"), all(e.milestone for e in events)),
    ]


def _single(board: Board, key: Key) -> list[MenuEntry]:
    """Offer what is done with one bone, factor or answer at a time."""
    if key[0] == "bone":
        return [("New factor", AddFactor(key[1], None), False)]
    step = board.get(WhyStep, key[1]) if key[0] == "why_step" else None
    if step is not None:
        return [("Ask why", AddWhy(step.factor_id, step.id), False)]
    factor = board.get(Factor, key[1]) if key[0] == "factor" else None
    if factor is None:
        return []
    return [
        ("New factor beside it", AddFactor(factor.bone_id, factor.parent_id), False),
        ("New factor below it", AddFactor(factor.bone_id, factor.id), False),
        ("Ask why", AddWhy(factor.id, None), False),
        ("Nest below the factor before", NestFactor(factor.id, 1), False),
        ("Lift by one step", NestFactor(factor.id, -1), False),
        ("To the bone before", FactorToBone(factor.id, -1), False),
        ("To the next bone", FactorToBone(factor.id, 1), False),
    ]
