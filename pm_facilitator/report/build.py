"""What the document says, for each audience: the one place that decides its content."""

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.life import newest
from pm_facilitator.report.audience import for_audience
from pm_facilitator.report.blocks import Document, Fact, Paragraph, Section, Span
from pm_facilitator.report.context import Context
from pm_facilitator.report.differences import changed_sections, difference_document
from pm_facilitator.report.frozen import frozen_board
from pm_facilitator.report.options import ReportOptions
from pm_facilitator.report.roles import Roles
from pm_facilitator.report.sections import executive, learning, life, meeting, operations, overview
from pm_facilitator.report.sections.audit import audit_trail
from pm_facilitator.report.sections.boards import boards
from pm_facilitator.report.sections.notes import notes
from pm_facilitator.report.sections.rounds import rounds
from pm_facilitator.report.sections.written import says_nothing, section
from pm_facilitator.report.template import Template, template_of
from pm_facilitator.report.text import one_line
from pm_facilitator.report.when import Times

_MARKED = ("internal", "compliance")
"""Readers who see which sections were edited after the last version."""

_ALWAYS_NEW = ("time", "versions", "comments", "audit")
"""Sections that go on changing by themselves."""


def build(board: Board, options: ReportOptions) -> Document:
    """Decide everything that the document says; a renderer only decides how it looks."""
    if options.since is not None:
        return _differences(options.since, board, options)
    template = options.template or template_of(board.review)
    shown = for_audience(board, options.audience)
    whys_apart = any("whys" in each.shows for each in template.sections)
    if options.audience == "external":
        template = _for_outsiders(template, Roles.of(board))
    context = Context(shown, options, Times(shown), whys_apart)
    made = Document(
        title=one_line(context.review.title) or "Incident review without a title",
        notice=overview.notice(context),
        facts=_title_facts(context),
        sections=tuple(_sections(context, template)),
        made=overview.made(context),
        single_page=options.audience == "executive",
    )
    return _with_version(board, made, options)


def _differences(earlier: Board, later: Board, options: ReportOptions) -> Document:
    plain = replace(options, since=None, marks=False, drawn=False, log=None)
    before, after = build(earlier, plain), build(later, plain)
    return difference_document(before, after, f"What is different in “{after.title}”")


def _with_version(board: Board, made: Document, options: ReportOptions) -> Document:
    """Say which version this is, and mark the sections that were edited since it was frozen."""
    version = newest(board)
    if version is None or not options.marks:
        return made
    said, changed = f"{version.number}", list[str]()
    frozen = frozen_board(version, options.blob) if options.audience in _MARKED else None
    if frozen is not None:
        plain = replace(options, marks=False, drawn=False, log=None)
        changed = changed_sections(build(frozen, plain), build(board, plain))
        changed = [key for key in changed if key not in _ALWAYS_NEW]
    if changed:
        said += ", with later edits"
    mark = Paragraph((Span(f"Edited after version {version.number} was frozen.", soft=True),))
    sections = tuple(
        replace(each, blocks=(mark, *each.blocks)) if each.key in changed else each
        for each in made.sections
    )
    facts = (*made.facts, Fact("Version", (Span(said),)))
    return replace(made, facts=facts, sections=sections)


def _title_facts(context: Context) -> tuple[Fact, ...]:
    if context.options.audience == "executive":
        return overview.short_title_facts(context)
    return overview.title_facts(context)


def _sections(context: Context, template: Template) -> Iterator[Section]:
    match context.options.audience:
        case "executive":
            yield from _executive(context)
        case "operations":
            yield from _operations(context)
        case "external":
            made = (section(context, wanted) for wanted in template.sections)
            yield from (each for each in made if not says_nothing(each))
        case "internal":
            yield from (section(context, wanted) for wanted in template.sections)
            yield from _appendix(context) if template.appendix else ()
        case "compliance":
            yield from (section(context, wanted) for wanted in template.sections)
            yield life.versions(context)
            yield life.comments(context, template)
            yield audit_trail(context)
        case _:
            assert_never(context.options.audience)


def _for_outsiders(template: Template, roles: Roles) -> Template:
    """Leave out what stays inside; headings that somebody wrote name nobody either."""
    kept = (
        replace(each, title=roles.replace_names(each.title))
        for each in template.sections
        if not each.confidential
    )
    return replace(template, sections=tuple(kept))


def _executive(context: Context) -> Iterator[Section]:
    yield executive.what_happened(context)
    yield executive.impact(context)
    yield executive.learned(context)
    yield executive.key_actions(context)


def _operations(context: Context) -> Iterator[Section]:
    yield overview.summary(context)
    yield operations.noticed(context)
    yield operations.response(context)
    yield operations.work(context)
    yield operations.process_factors(context)
    yield operations.process_actions(context)
    yield learning.questions(context)
    yield meeting.time_spent(context)


def _appendix(context: Context) -> Iterator[Section]:
    before = (meeting.pictures(context),)
    after = (rounds(context), notes(context))
    yield from (each for each in before if each is not None)
    yield from boards(context)
    yield from (each for each in after if each is not None)
