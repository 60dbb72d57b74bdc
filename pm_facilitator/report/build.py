"""What the document says, for each audience: the one place that decides its content."""

from collections.abc import Callable

from pm_facilitator import presets
from pm_facilitator.domain.board import Board
from pm_facilitator.report.audience import for_audience
from pm_facilitator.report.blocks import Document, Fact, Section
from pm_facilitator.report.context import Context
from pm_facilitator.report.options import ReportOptions
from pm_facilitator.report.sections import actions, executive, learning, meeting, overview
from pm_facilitator.report.sections.boards import boards
from pm_facilitator.report.sections.extra import extra
from pm_facilitator.report.sections.factors import factors
from pm_facilitator.report.sections.timeline import timeline
from pm_facilitator.report.text import one_line
from pm_facilitator.report.when import Times

_SECTIONS: dict[str, Callable[[Context], Section]] = {
    "summary": overview.summary,
    "details": overview.details,
    "impact": overview.impact,
    "timeline": timeline,
    "factors": factors,
    "insights": learning.looking_back,
    "lessons": learning.lessons,
    "questions": learning.questions,
    "actions": actions.actions,
    "decisions": actions.decisions,
    "people": meeting.people,
    "time": meeting.time_spent,
}
_NOT_FOR_OUTSIDERS = ("people", "time")


def build(board: Board, options: ReportOptions) -> Document:
    """Decide everything that the document says; a renderer only decides how it looks."""
    shown = for_audience(board, options.audience)
    context = Context(shown, options, Times(shown))
    return Document(
        title=one_line(context.review.title) or "Incident review without a title",
        notice=overview.notice(context),
        facts=_title_facts(context),
        sections=tuple(_sections(context)),
        made=overview.made(context),
        single_page=options.audience == "executive",
    )


def _title_facts(context: Context) -> tuple[Fact, ...]:
    if context.options.audience == "executive":
        return overview.short_title_facts(context)
    return overview.title_facts(context)


def _sections(context: Context) -> list[Section]:
    if context.options.audience == "executive":
        return _executive(context)
    found: list[Section | None] = []
    for wanted in presets.template_sections(context.review.template):
        if wanted.name in _NOT_FOR_OUTSIDERS and not context.inside:
            continue
        make = _SECTIONS.get(wanted.name)
        found.append(make(context) if make else extra(context, wanted))
        if wanted.name == "decisions":
            found += [actions.locker(context)] if context.inside else []
            found.append(meeting.follow_up(context))
    if context.inside:
        found += [meeting.pictures(context), *boards(context), meeting.notes(context)]
    return [section for section in found if section is not None]


def _executive(context: Context) -> list[Section]:
    return [
        executive.what_happened(context),
        executive.impact(context),
        executive.learned(context),
        executive.key_actions(context),
    ]
