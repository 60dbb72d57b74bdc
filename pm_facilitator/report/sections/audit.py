"""What compliance wants to see: how the record came about, from the log of every edit."""

from pm_facilitator.domain.audit import Entry, trail
from pm_facilitator.report.blocks import Column, Missing, Paragraph, Row, Section, Span, Table
from pm_facilitator.report.context import Context
from pm_facilitator.report.text import rich

_COLUMNS = (Column("When", 30), Column("Who or what", 20), Column("What was done", 70))


def audit_trail(context: Context) -> Section:
    """Show the log: each decision about the document, and the work in between summed up."""
    if context.options.log is None:
        empty = Missing("The log of edits is not at hand for this document.")
        return Section("audit", "Audit trail", (empty,))
    entries = trail(context.options.log())
    intro = (
        "Every edit is kept in a log that only grows. Decisions about the document are told one by "
        "one; the work in between is summed up until it pauses for ten minutes."
    )
    rows = tuple(_row(context, entry) for entry in entries)
    blocks = (Paragraph((Span(intro, soft=True),)), Table(_COLUMNS, rows))
    return Section("audit", "Audit trail", blocks)


def _row(context: Context, entry: Entry) -> Row:
    when = context.times.moment(entry.first)
    if entry.last > entry.first:
        same = context.times.day_of(entry.first) == context.times.day_of(entry.last)
        end = context.times.moment(entry.last)
        when += f"–{end.rpartition(', ')[2] if same else end}"
    return Row(
        (
            (rich(when),),
            (rich(entry.origin.label, soft=True),),
            (rich(entry.words, strong=entry.decisive),),
        )
    )
