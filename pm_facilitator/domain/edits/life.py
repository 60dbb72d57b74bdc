"""The life of a document: frozen versions, comments by section, approvals, and its state."""

from datetime import datetime

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change, patch
from pm_facilitator.domain.edits.common import next_order
from pm_facilitator.domain.entities import Approval, Comment, Version, new_id
from pm_facilitator.domain.vocabulary import ReviewStatus
from pm_facilitator.errors import InvalidEdit

STATES = (
    ReviewStatus.DRAFT,
    ReviewStatus.IN_REVIEW,
    ReviewStatus.REVIEWED,
    ReviewStatus.CLOSED,
)
"""The states of a document in order; while the meeting is held it is live, which is a draft too."""


def next_state(status: ReviewStatus) -> ReviewStatus | None:
    """Give the state that comes after this one, or None at the end."""
    place = STATES.index(status) if status in STATES else 0
    return STATES[place + 1] if place + 1 < len(STATES) else None


def newest(board: Board) -> Version | None:
    """Give the version that was frozen last."""
    return max(board.all(Version), key=lambda version: version.number, default=None)


def freeze(board: Board, blob: str, by: str, at: datetime, note: str = "") -> list[Change]:
    """Keep the document as it is now as a version, whose records lie in the store as ``blob``.

    Raises:
        InvalidEdit: when nobody is named.
    """
    if not by.strip():
        raise InvalidEdit("A version needs the name of who freezes it.", "Write it beside the key.")
    last = newest(board)
    number = last.number + 1 if last else 1
    version = Version(
        new_id(), number, at, by.strip(), note.strip(), board.review.status, blob, float(number)
    )
    return [Added(version)]


def set_state(board: Board, status: ReviewStatus) -> list[Change]:
    """Move the document on, or back."""
    return patch(board.review, status=status)


def comment(board: Board, section: str, text: str, by: str, at: datetime) -> list[Change]:
    """Say something about a section; an empty text says nothing."""
    if not text.strip():
        return []
    order = next_order(board.all(Comment))
    return [Added(Comment(new_id(), section, text.strip(), by.strip(), at, order=order))]


def resolve(board: Board, id_: str, resolved: bool, answer: str | None = None) -> list[Change]:
    """Settle a comment, or open it again, with what became of it.

    Raises:
        InvalidEdit: when it is gone.
    """
    found = board.need(Comment, id_)
    said = found.answer if answer is None else answer.strip()
    return patch(found, resolved=resolved, answer=said)


def open_comments(board: Board, section: str | None = None) -> list[Comment]:
    """Give the comments that wait for an answer, of one section or of all."""
    wanted = (each for each in board.all(Comment) if not each.resolved)
    return [each for each in wanted if section in (None, each.section)]


def approve(board: Board, by: str, capacity: str, at: datetime) -> list[Change]:
    """Approve the version that was frozen last.

    Raises:
        InvalidEdit: when nobody is named, there is no version, or they have approved it already.
    """
    version = newest(board)
    name = by.strip()
    if not name:
        raise InvalidEdit("An approval needs a name.", "Write it beside the key.")
    if version is None:
        raise InvalidEdit("There is no version to approve yet.", "Freeze one first.")
    there = [each for each in board.all(Approval) if each.version_id == version.id]
    if any(each.by.casefold() == name.casefold() for each in there):
        raise InvalidEdit(f"{name} has approved version {version.number} already.")
    order = next_order(board.all(Approval))
    return [Added(Approval(new_id(), name, capacity.strip(), at, version.id, order))]


def approvals(board: Board, version: Version) -> list[Approval]:
    """Give the approvals of a version."""
    return [each for each in board.all(Approval) if each.version_id == version.id]
