"""Sentences that tell from when to when all of it was, and are no entry among the others."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from pm_facilitator.importers.draft import Doubt, EventDraft, ImportWarning, TimelineDraft
from pm_facilitator.importers.text.lines import ITEM, TABLE, TEXT, Line

_WHOLE = "This tells of the whole incident; it was not read as an entry."
_LEAST = 3
_OPENS = ("between ", "from ")


def without_whole_span(draft: TimelineDraft, lines: Sequence[Line]) -> TimelineDraft:
    """Leave out a sentence "Between 03:42 and 08:17 ..." above the list of what happened then.

    Its end must lie at one of the times of the list, or behind most of them.
    """
    if len(draft.events) <= _LEAST:
        return draft
    first, *others = draft.events
    begin, end = first.time, first.end
    if not (isinstance(begin, datetime) and isinstance(end, datetime)):
        return draft
    if not all(map(_is_moment, others)):
        return draft
    kinds = {line.number: line for line in lines}
    line = kinds.get(first.line)
    if line is None or line.kind is not TEXT or not line.text.lower().startswith(_OPENS):
        return draft
    if any(kinds[each.line].kind not in (ITEM, TABLE) for each in others if each.line in kinds):
        return draft
    if 2 * sum(_lies_between(each, begin, end) for each in others) <= len(others):
        return draft
    kept = [each for each in draft.warnings if each.line != first.line]
    draft = replace(draft, events=tuple(others), warnings=tuple(kept))
    return draft.with_warnings([ImportWarning(first.line, _WHOLE, Doubt.UNREAD)])


def _is_moment(event: EventDraft) -> bool:
    return isinstance(event.time, datetime)


def _lies_between(event: EventDraft, begin: datetime, end: datetime) -> bool:
    time = event.time
    assert isinstance(time, datetime)
    if (time.tzinfo is None) != (begin.tzinfo is None):
        return False
    return begin <= time <= end
