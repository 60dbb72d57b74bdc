"""What the document says, for each audience: the one place that decides its content."""

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from pm_facilitator.domain.board import Board
from pm_facilitator.report.audience import for_audience
from pm_facilitator.report.blocks import Document, Fact, Section
from pm_facilitator.report.context import Context
from pm_facilitator.report.options import ReportOptions
from pm_facilitator.report.roles import Roles
from pm_facilitator.report.sections import executive, learning, meeting, operations, overview
from pm_facilitator.report.sections.audit import audit_trail
from pm_facilitator.report.sections.boards import boards
from pm_facilitator.report.sections.written import says_nothing, section
from pm_facilitator.report.template import Template, template_of
from pm_facilitator.report.text import one_line
from pm_facilitator.report.when import Times


def build(board: Board, options: ReportOptions) -> Document:
    """Decide everything that the document says; a renderer only decides how it looks."""
    template = options.template or template_of(board.review)
    shown = for_audience(board, options.audience)
    if options.audience == "external":
        template = _for_outsiders(template, Roles.of(board))
    context = Context(shown, options, Times(shown))
    return Document(
        title=one_line(context.review.title) or "Incident review without a title",
        notice=overview.notice(context),
        facts=_title_facts(context),
        sections=tuple(_sections(context, template)),
        made=overview.made(context),
        single_page=options.audience == "executive",
    )


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
    pictures, notes = meeting.pictures(context), meeting.notes(context)
    yield from (pictures,) if pictures else ()
    yield from boards(context)
    yield from (notes,) if notes else ()
