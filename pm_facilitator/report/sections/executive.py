"""The one page for those who decide: what happened, impact, what was learned, key actions."""

from pm_facilitator.domain.entities import Action
from pm_facilitator.domain.vocabulary import ActionStatus, InsightKind, Priority
from pm_facilitator.report.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    Fact,
    Facts,
    Item,
    Missing,
    Paragraph,
    Row,
    Section,
    Span,
    Table,
)
from pm_facilitator.report.context import Context
from pm_facilitator.report.sections.actions import owner_and_due
from pm_facilitator.report.sections.overview import duration_numbers
from pm_facilitator.report.text import brief, one_line, paragraphs, plain, rich
from pm_facilitator.report.when import day

_SUMMARY, _IMPACT, _LINE = 900, 260, 140
"""How many characters of each text find room on the page."""
_PARAGRAPHS = 3
_LESSONS = 5
_ACTIONS = 6
_IMPORTANCE = {Priority.HIGH: 0, Priority.MEDIUM: 1, Priority.LOW: 2, None: 3}
_COLUMNS = (Column("Action", 60), Column("Owner", 24), Column("Due", 20), Column("Status", 18))


def what_happened(context: Context) -> Section:
    """Say in a few lines what happened and how long it took."""
    whole = context.review.summary or context.review.problem
    told = paragraphs(brief("\n\n".join(_flowing(whole)), _SUMMARY))
    blocks: list[Block] = list(told or (Missing("No summary has been written yet."),))
    blocks += duration_numbers(context)
    return Section("summary", "What happened", tuple(blocks))


def impact(context: Context) -> Section:
    """Say whom and what the incident touched, a line each."""
    review = context.review
    parts = [
        ("Customers", review.impact_customers),
        ("Business", review.impact_business),
        ("Service levels", review.impact_slo),
    ]
    facts = tuple(
        Fact(label, rich(brief(one_line(text), _IMPACT))) for label, text in parts if text.strip()
    )
    empty = Missing("The impact has not been written down yet.")
    return Section("impact", "Impact", (Facts(facts) if facts else empty,))


def learned(context: Context) -> Section:
    """Give the lessons, or the factors on the bones while there are no lessons."""
    board = context.board
    found = [item.text for item in board.insights if item.kind is InsightKind.LESSON]
    found = found or [factor.text for factor in board.factors if factor.parent_id is None]
    lines = [brief(one_line(text), _LINE) for text in found if text.strip()]
    if not lines:
        empty = Missing("No lessons have been written down yet.")
        return Section("lessons", "What we learned", (empty,))
    blocks: list[Block] = [Bullets(tuple(Item(rich(line)) for line in lines[:_LESSONS]))]
    blocks += _more(len(lines) - _LESSONS)
    return Section("lessons", "What we learned", tuple(blocks))


def key_actions(context: Context) -> Section:
    """Give the most important actions with their dates, and when they are looked at again."""
    live = [
        action
        for action in context.board.actions
        if action.text.strip() and action.status is not ActionStatus.CANCELLED
    ]
    live.sort(key=lambda action: _IMPORTANCE[action.priority])
    blocks: list[Block] = [Missing("No actions have been agreed yet.")]
    if live:
        rows = tuple(Row(_cells(action)) for action in live[:_ACTIONS])
        blocks = [Table(_COLUMNS, rows), *_more(len(live) - _ACTIONS)]
    if context.review.follow_up_on:
        sentence = f"The actions are looked at again on {day(context.review.follow_up_on)}."
        blocks.append(Paragraph((Span(sentence),)))
    return Section("actions", "Key actions and dates", tuple(blocks))


def _flowing(text: str) -> list[str]:
    """Give the paragraphs of a text, each without line breaks, which would take room."""
    return [one_line(plain(paragraph.text)) for paragraph in paragraphs(text)][:_PARAGRAPHS]


def _cells(action: Action) -> tuple[Cell, ...]:
    return (
        (rich(brief(one_line(action.text), _LINE)),),
        *owner_and_due(action),
        (rich(action.status.label),),
    )


def _more(count: int) -> list[Block]:
    if count <= 0:
        return []
    return [Paragraph((Span(f"{count} more in the full document.", soft=True),))]
