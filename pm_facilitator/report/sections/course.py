"""The course of the incident in parts: lead-up, trigger, detection, response, resolution."""

from collections.abc import Callable

from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.report.blocks import Block, Bullets, Item, Missing, Span
from pm_facilitator.report.context import Context
from pm_facilitator.report.text import one_line, paragraphs, rich

_RESPONSE = (
    *(EventKind.ESCALATION, EventKind.COMMUNICATION, EventKind.DECISION),
    *(EventKind.DIAGNOSIS, EventKind.ACTION),
)
_RESOLUTION = (EventKind.MITIGATION, EventKind.RECOVERY, EventKind.RESOLUTION)


def trigger(context: Context) -> tuple[Block, ...]:
    """Say what set it off."""
    told = paragraphs(context.review.trigger)
    listed = _events(context, lambda event: event.kind is EventKind.TRIGGER)
    return (*told, *listed) or (Missing("What set it off has not been written down yet."),)


def detection(context: Context) -> tuple[Block, ...]:
    """Say how it was noticed."""
    told = paragraphs(context.review.detection_method)
    listed = _events(context, lambda event: event.kind is EventKind.DETECTION)
    return (*told, *listed) or (Missing("How it was noticed has not been written down yet."),)


def leadup(context: Context) -> tuple[Block, ...]:
    """List what happened before the incident began."""
    began = context.review.started_at
    listed = _events(
        context, lambda event: bool(began and event.time is not None and event.time < began)
    )
    return listed or (Missing("No event before the beginning is on the timeline yet."),)


def response(context: Context) -> tuple[Block, ...]:
    """List who came in and what was tried and decided."""
    listed = _events(context, lambda event: event.kind in _RESPONSE)
    return listed or (Missing("No step of the response is marked on the timeline yet."),)


def resolution(context: Context) -> tuple[Block, ...]:
    """List what eased it and what ended it."""
    listed = _events(context, lambda event: event.kind in _RESOLUTION)
    return listed or (Missing("What eased or ended it is not marked on the timeline yet."),)


def event_item(context: Context, event: TimelineEvent) -> Item:
    """Say an event on one line of a list, with its day and time."""
    when = context.times.event_with_day(event, several_days=True)
    return Item((Span(f"{when} · ", soft=True), *rich(one_line(event.text) or "(no text)")))


def _events(context: Context, wanted: Callable[[TimelineEvent], bool]) -> tuple[Block, ...]:
    items = tuple(event_item(context, event) for event in context.board.events if wanted(event))
    return (Bullets(items),) if items else ()
