"""The life of the document, for those who have to show it: versions, approvals, comments."""

from pm_facilitator.domain.edits.life import approvals
from pm_facilitator.domain.entities import Approval, Comment, Version
from pm_facilitator.report.blocks import (
    Block,
    Cell,
    Column,
    Missing,
    Row,
    Section,
    Span,
    Table,
)
from pm_facilitator.report.context import Context
from pm_facilitator.report.template import Template
from pm_facilitator.report.text import one_line, rich

_VERSIONS = (
    *(Column("Version", 14), Column("Frozen", 30), Column("By", 24)),
    *(Column("As", 18), Column("Approved by", 44)),
)
_COMMENTS = (
    *(Column("Section", 28), Column("Comment", 60), Column("By", 26)),
    Column("What became of it", 40),
)


def versions(context: Context) -> Section:
    """List the frozen versions, each with its approvals."""
    found = context.board.all(Version)
    empty = Missing("No version has been frozen yet, and so none approved.")
    rows = tuple(_version(context, version) for version in found)
    block = Table(_VERSIONS, rows) if rows else empty
    return Section("versions", "Versions and approvals", (block,))


def comments(context: Context, template: Template) -> Section:
    """List what readers said of the sections, and what became of it."""
    titles = {each.name: each.title for each in template.sections}
    found = context.board.all(Comment)
    rows = tuple(_comment(context, each, titles.get(each.section, "")) for each in found)
    empty = Missing("Nobody has commented on the document.")
    block: Block = Table(_COMMENTS, rows) if rows else empty
    return Section("comments", "Comments of readers", (block,))


def _version(context: Context, version: Version) -> Row:
    when = context.times.moment(version.at) if version.at else ""
    named = (rich(str(version.number), strong=True),)
    by: Cell = (rich(one_line(version.by)), rich(one_line(version.note), soft=True))
    approved: Cell = tuple(_approval(context, each) for each in approvals(context.board, version))
    nobody: Cell = ((Span("Nobody yet", soft=True),),)
    state = (rich(version.status.label),)
    return Row((named, (rich(when),), by, state, approved or nobody))


def _approval(context: Context, approval: Approval) -> tuple[Span, ...]:
    capacity = f", {one_line(approval.capacity)}" if approval.capacity else ""
    when = f", {context.times.moment(approval.at)}" if approval.at else ""
    return (Span(f"{one_line(approval.by)}{capacity}"), Span(when, soft=True))


def _comment(context: Context, comment: Comment, section: str) -> Row:
    when = context.times.moment(comment.at) if comment.at else ""
    state = "Settled" if comment.resolved else "Open"
    became: Cell = (rich(state), rich(one_line(comment.answer), soft=True))
    by: Cell = (rich(one_line(comment.by)), rich(when, soft=True))
    return Row(((rich(section or comment.section),), (rich(comment.text),), by, became))
