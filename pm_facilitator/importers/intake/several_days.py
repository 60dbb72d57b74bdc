"""The doubt about the day of times without one, where the incident took several days."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from pm_facilitator.importers.draft import Doubt, EventDraft, ImportWarning, Moment, ReviewDraft
from pm_facilitator.importers.placing import doubts
from pm_facilitator.importers.protocol import Hints
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamps import read_stamp


def asked_of_days(
    draft: ReviewDraft, hints: Hints, read_again: Callable[[Hints], ReviewDraft]
) -> ReviewDraft:
    """Ask which day of the incident the first times without a date are of.

    Which these are is seen when the source is read with another day: they are what moves with it.

    Args:
        draft: what was read.
        hints: how; without another day there is nothing to ask.
        read_again: reads the same source with other hints.
    """
    day = hints.day
    if day is None or not hints.others or not any(map(_may_lack_date, draft.events)):
        return draft  # nearly all sources tell their days, and are not read again
    other = hints.others[0]
    same = {each.key: each.chosen for each in draft.choices}
    again = read_again(replace(hints, day=other, choices={**same, **hints.choices}))
    moved = _moved(draft.events, again.events, other - day)
    if not moved:
        return draft
    first, until = moved[0], moved[-1].line
    assert isinstance(first.time, datetime)
    asked = doubts.one_of_days(first.line, first.time, hints.others, until, taken=day)
    return replace(draft, warnings=_with(draft.warnings, asked))


def _may_lack_date(event: EventDraft) -> bool:
    """Tell whether no date stands with the time of an event, as far as a look tells."""
    if not isinstance(event.time, datetime):
        return False
    if not event.told:
        return event.time.tzinfo is None  # what programs write has both a date and a zone
    stamp = read_stamp(event.told, Order.DAY_FIRST, column=True)
    return stamp is None or stamp.date is None


def _moved(
    events: Sequence[EventDraft], again: Sequence[EventDraft], by: timedelta
) -> list[EventDraft]:
    """Give the first events that are of the given day, with those that go on from them."""
    if len(events) != len(again):
        return []
    found: list[EventDraft] = []
    for event, other in zip(events, again, strict=True):
        if _is_moved(event.time, other.time, by):
            found.append(event)
        elif found and event.time is not None:
            break
    return found


def _is_moved(time: Moment, other: Moment, by: timedelta) -> bool:
    if not isinstance(time, datetime) or not isinstance(other, datetime):
        return False
    return other.replace(tzinfo=None) - time.replace(tzinfo=None) == by


def _with(warnings: Sequence[ImportWarning], asked: ImportWarning) -> tuple[ImportWarning, ...]:
    """Put the question in its place; where another day is asked about there, it is one question."""
    for place, each in enumerate(warnings):
        if each.line == asked.line and each.kind is Doubt.DAY and _tells_other_day(each, asked):
            known = {answer.time for answer in each.answers}
            more = (answer for answer in asked.answers if answer.time not in known)
            joined = replace(each, answers=(*each.answers, *more))
            return (*warnings[:place], joined, *warnings[place + 1 :])
    return tuple(sorted((*warnings, asked), key=lambda each: each.line))


def _tells_other_day(warning: ImportWarning, asked: ImportWarning) -> bool:
    """Tell whether a doubt is about the same times, of which the same day was taken."""
    taken = warning.answers[0] if warning.answers else None
    return taken is not None and taken.until > 0 and taken.time == asked.answers[0].time
