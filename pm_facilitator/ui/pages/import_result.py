"""What accepting an import comes to: changes of the review that is open, or a new review."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change, patch
from pm_facilitator.domain.edits.events import add_events
from pm_facilitator.domain.edits.things import add_pictures
from pm_facilitator.domain.edits.whiteboard import remove_things
from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.importers.accepting.convert import review_changes
from pm_facilitator.importers.draft import PictureData
from pm_facilitator.ui.pages.import_row import Row
from pm_facilitator.ui.pages.import_work import ImportWork

Keep = Callable[[bytes, str], str]
"""Keeps the bytes of a picture of a media type and gives their name."""

_CORRECTED = ("time", "end", "precision", "text", "kind", "source", "evidence")
_MERGED = (*_CORRECTED, "origins")


def changes_of(board: Board, rows: Sequence[Row], keep: Keep) -> list[Change]:
    """Give the changes that bring rows into a review, those that were merged into its events too.

    Args:
        board: of the review.
        rows: those that are taken.
        keep: keeps the pictures.
    """
    changes = add_events(board, [row.event for row in rows if row.into is None])
    for row in rows:
        there = board.get(TimelineEvent, row.into.id) if row.into is not None else None
        if there is not None:
            changes += patch(there, **{name: getattr(row.event, name) for name in _MERGED})
    return [*changes, *_pictures(board, rows, keep)]


def reviewed(work: ImportWork) -> tuple[list[Change], tuple[PictureData, ...]] | None:
    """Give the changes that make a review, and its pictures; None when nothing was read."""
    first = next((each for each in work.shelf.sources() if each.reading is not None), None)
    draft = work.document()
    if first is None or first.reading is None or draft is None:
        return None
    name = Path(first.reading.name).stem
    changes, _ = review_changes(draft, datetime.now(UTC), work.zone.key, name=name)
    rows = work.outcome.rows
    if draft.records:
        own = [row for row in rows if row.place.source == first.number]
        others = [row for row in rows if row.place.source != first.number]
        changes = _corrected(changes, own)
    else:
        changes, others = [each for each in changes if not _adds_event(each)], list(rows)
    board = Board()
    board.apply(changes)
    taken = [row for row in others if row.is_taken]
    pictures: dict[str, PictureData] = {}

    def keep(data: bytes, media_type: str) -> str:
        name = sha256(data).hexdigest()
        pictures[name] = PictureData(data, media_type)
        return name

    return [*changes, *changes_of(board, taken, keep)], (*draft.pictures, *pictures.values())


def _corrected(changes: Sequence[Change], rows: Sequence[Row]) -> list[Change]:
    """Correct the events of a review of this app in their place: other records refer to them."""
    read = [change.entity for change in changes if isinstance(change, Added)]
    events = [each for each in read if isinstance(each, TimelineEvent)]
    board = Board(read)
    for event, row in zip(events, rows, strict=False):
        board.apply(patch(event, **{name: getattr(row.event, name) for name in _CORRECTED}))
    gone = [event.id for event, row in zip(events, rows, strict=False) if not row.is_taken]
    board.apply(remove_things(board, [("event", id_) for id_ in gone]))
    return [Added(entity) for entity in board.entities()]


def _pictures(board: Board, rows: Sequence[Row], keep: Keep) -> list[Change]:
    """Put the pictures below the timeline, each as the evidence of its event."""
    board = Board(board.entities())
    changes: list[Change] = []
    for row in rows:
        id_ = row.into.id if row.into is not None else row.event.id
        images = [
            (keep(each.data, each.media_type), each.media_type, each.width, each.height)
            for each in row.pictures
        ]
        made, _ = add_pictures(board, Stage.RECAP, images, None, id_)
        board.apply(made)
        changes += made
    return changes


def _adds_event(change: Change) -> bool:
    return isinstance(change, Added) and isinstance(change.entity, TimelineEvent)
