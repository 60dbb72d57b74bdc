"""What made it possible: the fishbone, the nested factors and their why-chains."""

from pm_facilitator.domain.entities import Factor, TimelineEvent, WhyStep
from pm_facilitator.domain.vocabulary import FactorKind, WhyGate
from pm_facilitator.report.blocks import (
    Block,
    Bullets,
    Item,
    Missing,
    Rich,
    Section,
    Span,
    Subheading,
)
from pm_facilitator.report.context import Context
from pm_facilitator.report.drawings import chain_drawings, fishbone_drawing
from pm_facilitator.report.text import joined, one_line, reference, rich


def factors(context: Context) -> Section:
    """Show the contributing factors, bone by bone, with why-chains that stand nowhere else."""
    board = context.board
    blocks: list[Block] = []
    for bone in board.bones:
        found = board.child_factors(bone.id)
        if found:
            blocks.append(Subheading(bone.label or "Without a category"))
            blocks.append(Bullets(tuple(_factor(context, factor) for factor in found)))
    if not blocks:
        empty = Missing("No contributing factors are on the fishbone yet.")
        return Section("factors", "Contributing factors", (empty,))
    chains = [] if context.whys_apart else chain_drawings(context)
    drawn = (*fishbone_drawing(context), *blocks, *chains)
    return Section("factors", "Contributing factors", drawn)


def whys(context: Context) -> tuple[Block, ...]:
    """Show the why-chains alone, each below its factor."""
    items = tuple(
        Item(
            rich(factor.text, strong=True) or (Span("(no text)", soft=True),),
            (),
            _whys(context, factor.id, None, factor.gate),
        )
        for factor in context.board.factors
        if context.board.why_steps(factor.id)
    )
    if not items:
        return (Missing("No factor has been asked on yet."),)
    return (Bullets(items), *(chain_drawings(context) if context.whys_apart else ()))


def _factor(context: Context, factor: Factor) -> Item:
    board = context.board
    below = tuple(_factor(context, item) for item in board.child_factors(factor.bone_id, factor.id))
    asked = () if context.whys_apart else _whys(context, factor.id, None, factor.gate)
    return Item(
        rich(factor.text, strong=True) or (Span("(no text)", soft=True),),
        tuple(line for line in _details(context, factor) if line),
        asked + below,
    )


def _details(context: Context, factor: Factor) -> list[Rich]:
    about = [] if factor.kind is FactorKind.CONTRIBUTING else [factor.kind.label]
    if seen := _events(context, factor):
        about.append(f"Seen at {seen}")
    lines = [rich(" · ".join(about), soft=True)]
    evidence = [reference(item, soft=True) for item in factor.evidence if item.strip()]
    if evidence:
        lines.append((Span("Evidence: ", soft=True), *joined(evidence, soft=True)))
    return lines


def _events(context: Context, factor: Factor) -> str:
    events = [event for event in context.board.events if event.id in factor.event_ids]
    days = {context.times.day_of(event.time) for event in context.board.events if event.time}
    return ", ".join(_event(context, event, len(days) > 1) for event in events)


def _event(context: Context, event: TimelineEvent, several_days: bool) -> str:
    if event.time is None:
        return f"an unknown time (“{one_line(event.text)}”)"
    return context.times.event_with_day(event, several_days)


def _whys(
    context: Context, factor_id: str, parent_id: str | None, gate: WhyGate
) -> tuple[Item, ...]:
    steps = context.board.why_steps(factor_id, parent_id)
    return tuple(_why(context, step, _joins(place, gate)) for place, step in enumerate(steps))


def _why(context: Context, step: WhyStep, word: str) -> Item:
    below = _whys(context, step.factor_id, step.id, step.gate)
    return Item((Span(f"{word} ", soft=True), *rich(step.text)), (), below)


def _joins(place: int, gate: WhyGate) -> str:
    """Say how an answer joins the one before it: both needed, or either enough alone."""
    if place == 0:
        return "Why?"
    return "Together with:" if gate is WhyGate.ALL else "Also:"
