"""What a library tells about its reviews, as plain frozen records."""

from dataclasses import dataclass
from datetime import datetime

from pm_facilitator.domain.changes import Change
from pm_facilitator.domain.vocabulary import Origin, ReviewStatus, Severity, Stage


@dataclass(frozen=True, slots=True)
class ReviewSummary:
    """A review as the library lists it.

    Attributes:
        open_actions: how many actions are open or in progress.
        opened_at: when it was last opened; None when it never was.
        deleted_at: when it was put into the bin; None for all others.
    """

    id: str
    title: str
    incident_ref: str
    severity: Severity | None
    status: ReviewStatus
    stage: Stage
    services: tuple[str, ...]
    tags: tuple[str, ...]
    started_at: datetime | None
    updated_at: datetime
    open_actions: int
    archived: bool
    pinned: bool
    opened_at: datetime | None
    deleted_at: datetime | None


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A review that a search found, and the text in it that fits best.

    Attributes:
        kind: the kind of record that holds the text, such as ``factor``.
        field: the field of that record, such as ``text``.
        snippet: some words of the text around the first match, on one line.
        marks: where the matches stand in the snippet, as start and end.
    """

    review_id: str
    title: str
    kind: str
    field: str
    snippet: str
    marks: tuple[tuple[int, int], ...]
    updated_at: datetime
    archived: bool


@dataclass(frozen=True, slots=True)
class LoggedBatch:
    """A batch of changes as the log keeps it."""

    seq: int
    at: datetime
    origin: Origin
    changes: tuple[Change, ...]
