"""What was learned: what went well, what was hard, luck, surprise, lessons, open questions."""

from collections.abc import Iterable

from pm_facilitator.domain.vocabulary import InsightKind
from pm_facilitator.report.blocks import Block, Bullets, Item, Missing, Section, Subheading
from pm_facilitator.report.context import Context
from pm_facilitator.report.text import rich

_LENSES = (InsightKind.WENT_WELL, InsightKind.HARD, InsightKind.LUCKY, InsightKind.SURPRISED)


def looking_back(context: Context) -> Section:
    """Show what the group said under each lens; lenses with nothing are named together."""
    blocks: list[Block] = []
    silent: list[str] = []
    for kind in _LENSES:
        if items := _insights(context, kind):
            blocks += [Subheading(kind.label), Bullets(items)]
        else:
            silent.append(kind.label.lower())
    if silent:
        blocks.append(Missing(f"Nothing has been noted yet on {_listed(silent)}."))
    return Section("insights", "What we saw", tuple(blocks))


def lens(context: Context, kind: InsightKind) -> tuple[Block, ...]:
    """Show what the group said under one lens."""
    items = _insights(context, kind)
    if items:
        return (Bullets(items),)
    if kind is InsightKind.LESSON:
        return (Missing("No lessons have been written down yet."),)
    return (Missing(f"Nothing has been noted yet on {kind.label.lower()}."),)


def questions(context: Context) -> Section:
    """Show the open questions, each with its answer."""
    items = [
        Item(rich(question.text), (rich(question.answer or "Not answered yet.", soft=True),))
        for question in context.board.questions
        if question.text.strip()
    ]
    empty = Missing("No question was left open.")
    return Section("questions", "Open questions", (Bullets(tuple(items)) if items else empty,))


def texts(lines: Iterable[str]) -> tuple[Item, ...]:
    """Make a list of texts, leaving out those with no words."""
    return tuple(Item(rich(line)) for line in lines if line.strip())


def _insights(context: Context, kind: InsightKind) -> tuple[Item, ...]:
    return texts(insight.text for insight in context.board.insights if insight.kind is kind)


def _listed(names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} and {names[-1]}"
