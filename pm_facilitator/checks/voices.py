"""Whether a stage was told by one voice only, and whether anything went well."""

from collections.abc import Iterator

from pm_facilitator.checks.check import Found
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Note, TimelineEvent
from pm_facilitator.domain.vocabulary import InsightKind, NoteColor, Stage

_FEW_NOTES, _FEW_EVENTS = 3, 5
"""Fewer notes or events say nothing about who was heard."""


def find_voices(board: Board) -> Iterator[Found]:
    """Look at who was heard, where a review knows it at all; anonymous notes are several voices."""
    events = board.all(TimelineEvent)
    sources = {event.source.strip() for event in events}
    if len(sources) == 1 and "" not in sources and len(events) >= _FEW_EVENTS:
        yield Found("one-source")
    notes = board.all(Note)
    if any(note.author_id is not None for note in notes):
        yield from _single_voices(notes)
    insights = any(item.kind is InsightKind.WENT_WELL for item in board.insights)
    if not insights and all(note.color is not NoteColor.WENT_WELL for note in notes):
        yield Found("no-went-well")


def _single_voices(notes: list[Note]) -> Iterator[Found]:
    for stage in Stage:
        voices = [note.author_id for note in notes if note.stage is stage]
        if len(voices) >= _FEW_NOTES and None not in voices and len(set(voices)) == 1:
            yield Found("one-voice", stage=stage)
