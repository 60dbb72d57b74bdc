"""What happened: the timeline as a figure and as a table."""

from pm_facilitator.domain.agreement import Since, Stated, since_agreement
from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.told import told_elsewhere
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
from pm_facilitator.report.sections.agreement import agreement_facts, as_stated, remarks
from pm_facilitator.report.text import one_line, reference, rich
from pm_facilitator.report.when import weekday

_AGREED = "Agreed"
_NOT_AGREED = "Not agreed yet"
_CHANGED = "Changed after the agreement"
_ADDED = "Added after the agreement"


def timeline(context: Context) -> Section:
    """Show every event, by time."""
    events = context.board.events
    if not events:
        empty = Missing("No events are on the timeline yet.")
        return Section("timeline", "Timeline", (empty,))
    since = since_agreement(context.board)
    mark = _mark(events, since)
    blocks: list[Block] = [_intro(context, events, mark)]
    blocks += agreement_facts(context, since)
    blocks += timeline_drawing(context)
    blocks.append(_table(context, events, mark, since))
    blocks += remarks(context, since)
    return Section("timeline", "Timeline", tuple(blocks))


def _mark(events: list[TimelineEvent], since: Since) -> str:
    """Choose what to mark, the rarer of the two: events agreed upon, or the others."""
    agreed = sum(event.agreed and event.id not in since.touched for event in events)
    if agreed in (0, len(events)):
        return ""
    return _NOT_AGREED if agreed > len(events) / 2 else _AGREED


def _intro(context: Context, events: list[TimelineEvent], mark: str) -> Paragraph:
    words = [f"All times are in {context.times.zone_words()}."]
    if any(event.highlighted for event in events):
        words.append("Key moments are set in bold.")
    agreed = context.review.timeline_agreed_at is not None and context.inside
    if not agreed and all(event.agreed for event in events):
        words.append("The group agreed on every event.")
    if mark == _NOT_AGREED:
        words.append("Events that the group has not agreed on are marked.")
    return Paragraph((Span(" ".join(words), soft=True),))


def _table(context: Context, events: list[TimelineEvent], mark: str, since: Since) -> Table:
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
        what = (*_what(event), *_as_agreed(context, since.changed.get(event.id)))
        cells = (_when(context, event), what, _kind(event, mark, since), _sources(event))
        rows.append(Row(cells[: len(columns)]))
    return Table(tuple(columns), tuple(rows))


def _heading(context: Context, event: TimelineEvent) -> str:
    if event.time is None:
        return "Time not known"
    return weekday(context.times.day_of(event.time))


def _when(context: Context, event: TimelineEvent) -> Cell:
    told = told_elsewhere(event, context.times.zone)
    said = rich(context.times.event(event), strong=event.highlighted)
    return (said, rich(told, soft=True)) if told else (said,)


def _what(event: TimelineEvent) -> Cell:
    text = rich(event.text, strong=event.highlighted) or (Span("(no text)", soft=True),)
    asides = (("Visible then: ", event.visible_then), ("Known now: ", event.known_now))
    said = [
        (Span(word, soft=True), *rich(words, soft=True)) for word, words in asides if words.strip()
    ]
    return (text, *said)


def _as_agreed(context: Context, stated: Stated | None) -> Cell:
    """Say what the group agreed on of an event that says something else now."""
    if stated is None:
        return ()
    said = as_stated(context, stated)
    return ((Span("Agreed as: ", soft=True), *rich(said, soft=True)),)


def _kind(event: TimelineEvent, mark: str, since: Since) -> Cell:
    words = [] if event.kind is EventKind.OTHER else [event.kind.label]
    if event.id in since.touched:
        words.append(_ADDED if event.id in since.added else _CHANGED)
    elif mark == (_AGREED if event.agreed else _NOT_AGREED):
        words.append(mark)
    return tuple((Span(word, soft=True),) for word in words)


def _sources(event: TimelineEvent) -> Cell:
    lines = [rich(one_line(event.source), soft=True)] if event.source.strip() else []
    return (*lines, *(reference(item, soft=True) for item in event.evidence if item.strip()))
