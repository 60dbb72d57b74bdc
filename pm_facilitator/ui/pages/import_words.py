"""What an import says about itself: how much was understood, and what could not be kept."""

from collections.abc import Sequence
from dataclasses import fields

from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.ui.pages.import_outcome import Outcome
from pm_facilitator.ui.pages.import_row import Row

_PROSE = ("summary", "impact", "trigger", "detection")
_LISTS = (
    ("factors", "factor", "factors"),
    ("insights", "lesson", "lessons"),
    ("questions", "question", "questions"),
    ("actions", "action", "actions"),
    ("people", "person", "people"),
)


def understood(outcome: Outcome, unread: int = 0) -> str:
    """Say how much was understood, how many doubts there are, and how many sources failed."""
    if not unread:
        return _events(outcome)
    failed = "1 source" if unread == 1 else f"{unread} sources"
    return f"{_events(outcome)}; {failed} could not be read"


def beside(draft: ReviewDraft | None) -> str:
    """Say what a document tells beside its events; empty where there is nothing."""
    if draft is None:
        return ""
    prose = [name for name in _PROSE if getattr(draft, name)]
    lists = [
        f"{number} {one if number == 1 else many}"
        for name, one, many in _LISTS
        if (number := len(getattr(draft, name)))
    ]
    said = ", ".join([*_times(draft), *prose, *lists])
    return f"A review made of it also has: {said}." if said else ""


def _times(draft: ReviewDraft) -> list[str]:
    """Say how many times of the incident stand outside the timeline, as "Resolved: 15:10" does."""
    count = sum(getattr(draft.moments, each.name) is not None for each in fields(draft.moments))
    return [f"{count} time{'' if count == 1 else 's'} of the incident"] if count else []


def _events(outcome: Outcome) -> str:
    count, doubts = len(outcome.rows), len(outcome.doubts)
    if not count:
        return "No event yet"
    told = (
        "1 doubt (Alt+Down leads to it)"
        if doubts == 1
        else f"{doubts} doubts (Alt+Down goes through them)"
    )
    open_ones = f", {told}" if doubts else ""
    return f"{counted(count)} understood{open_ones}"


def lost(outcome: Outcome) -> str:
    """Say how many corrections have lost their line; empty for none."""
    if not outcome.waiting:
        return ""
    one = outcome.waiting == 1
    words = "1 correction waits" if one else f"{outcome.waiting} corrections wait"
    return f"{words} for a line that is not there any more."


def taking(rows: Sequence[Row]) -> str:
    """Say on a button how many events come in, and how many are merged into those of the review."""
    merged = sum(row.into is not None for row in rows)
    added = len(rows) - merged
    if not merged:
        return f"Add {counted(added)}" if added else "Add events"
    return f"Add {added}, merge {merged}" if added else f"Merge {counted(merged)}"


def counted(count: int) -> str:
    """Count events in words."""
    return "1 event" if count == 1 else f"{count} events"
