"""What happened: the timeline as a figure and as a table."""

from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.report.blocks import (
    Block,
    Cell,
    Column,
    Missing,
    Paragraph,
    Row,
    RowHeading,
    Section,
    Span,
    Table,
)
from pm_facilitator.report.context import Context
from pm_facilitator.report.drawings import timeline_drawing
from pm_facilitator.report.text import one_line, reference, rich
from pm_facilitator.report.when import weekday

_AGREED = "Agreed"
_NOT_AGREED = "Not agreed yet"


def timeline(context: Context) -> Section:
    """Show every event, by time."""
    events = context.board.events
    if not events:
        empty = Missing("No events are on the timeline yet.")
        return Section("timeline", "Timeline", (empty,))
    mark = _mark(events)
    blocks: list[Block] = [_intro(context, events, mark)]
    blocks += timeline_drawing(context)
    blocks.append(_table(context, events, mark))
    return Section("timeline", "Timeline", tuple(blocks))


def _mark(events: list[TimelineEvent]) -> str:
    """Choose what to mark, the rarer of the two: events agreed upon, or the others."""
    agreed = sum(event.agreed for event in events)
    if agreed in (0, len(events)):
        return ""
    return _NOT_AGREED if agreed > len(events) / 2 else _AGREED


def _intro(context: Context, events: list[TimelineEvent], mark: str) -> Paragraph:
    words = [f"All times are in {context.times.zone_words()}."]
    if any(event.highlighted for event in events):
        words.append("Key moments are set in bold.")
    agreed = context.review.timeline_agreed_at
    if agreed is not None and context.inside:
        words.append(f"The group agreed on this timeline on {context.times.moment(agreed)}.")
    elif all(event.agreed for event in events):
        words.append("The group agreed on every event.")
    if mark == _NOT_AGREED:
        words.append("Events that the group has not agreed on are marked.")
    return Paragraph((Span(" ".join(words), soft=True),))


def _table(context: Context, events: list[TimelineEvent], mark: str) -> Table:
    columns = [Column("Time", 16), Column("Event", 57), Column("Kind", 18)]
    with_source = any(event.source or event.evidence for event in events)
    if with_source:
        columns.append(Column("Source and evidence", 24))
    rows: list[Row | RowHeading] = []
    headings: list[str] = []
    for event in events:
        heading = _heading(context, event)
        if heading not in headings[-1:]:
            headings.append(heading)
            rows.append(RowHeading(heading))
        cells = (_when(context, event), _what(event), _kind(event, mark), _sources(event))
        rows.append(Row(cells[: len(columns)]))
    return Table(tuple(columns), tuple(rows))


def _heading(context: Context, event: TimelineEvent) -> str:
    if event.time is None:
        return "Time not known"
    return weekday(context.times.day_of(event.time))


def _when(context: Context, event: TimelineEvent) -> Cell:
    return (rich(context.times.event(event), strong=event.highlighted),)


def _what(event: TimelineEvent) -> Cell:
    text = rich(event.text, strong=event.highlighted) or (Span("(no text)", soft=True),)
    if not event.visible_then.strip():
        return (text,)
    return (text, (Span("Visible then: ", soft=True), *rich(event.visible_then, soft=True)))


def _kind(event: TimelineEvent, mark: str) -> Cell:
    words = [] if event.kind is EventKind.OTHER else [event.kind.label]
    if mark == (_AGREED if event.agreed else _NOT_AGREED):
        words.append(mark)
    return tuple((Span(word, soft=True),) for word in words)


def _sources(event: TimelineEvent) -> Cell:
    lines = [rich(one_line(event.source), soft=True)] if event.source.strip() else []
    return (*lines, *(reference(item, soft=True) for item in event.evidence if item.strip()))
