"""The figures of the document, drawn from the same layouts as the boards."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from pm_facilitator.domain.agreement import since_agreement
from pm_facilitator.domain.entities import Action, Review, TimelineEvent
from pm_facilitator.domain.vocabulary import Spacing, Stage
from pm_facilitator.figures.board import draw_board_parts
from pm_facilitator.figures.board_places import Pictures
from pm_facilitator.figures.fault_tree import draw_fault_tree, layout_fault_tree
from pm_facilitator.figures.fishbone import draw_fishbone, layout_fishbone
from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.matrix import EFFORT, VIEWS, Axes, draw_matrix, layout_matrix
from pm_facilitator.figures.palette import THEMES, Palette, palette
from pm_facilitator.figures.shapes import Figure
from pm_facilitator.figures.timeline import TimelineLook, draw_timeline, layout_timeline
from pm_facilitator.figures.timeline_bursts import folded
from pm_facilitator.figures.timeline_times import incident_times
from pm_facilitator.report.blocks import Drawing
from pm_facilitator.report.context import Context
from pm_facilitator.report.key_events import key_events
from pm_facilitator.report.mermaid import (
    board_words,
    chain_words,
    fishbone_words,
    matrix_words,
    timeline_words,
)
from pm_facilitator.report.text import one_line
from pm_facilitator.report.timeline_parts import timeline_parts

_TIMELINE_WIDTH = 780.0
"""Brings the text of the figure to about eight points on an upright page."""
_MATRIX_WIDTH, _MATRIX_HEIGHT = 560.0, 320.0


def timeline_drawing(context: Context) -> list[Drawing]:
    """Draw the timeline: whole if a page holds it, else its key moments and then part by part."""
    if not context.options.drawn:
        return []
    events = context.board.events
    chosen = key_events(events)
    if not any(event.time for event in chosen):
        return []
    if len(chosen) == len(events):
        return [_timeline(context, chosen, "timeline", f"The timeline, {_how(context)}.")]
    caption = f"The timeline, {_how(context)}: {len(chosen)} of {len(events)} events."
    parts = timeline_parts(events)
    return [
        _timeline(context, chosen, "timeline", caption),
        *(_part(context, part, number, len(parts)) for number, part in enumerate(parts, start=1)),
    ]


def _part(context: Context, events: list[TimelineEvent], number: int, count: int) -> Drawing:
    first, last = (context.times.event_with_day(event, True) for event in (events[0], events[-1]))
    caption = f"The timeline, part {number} of {count}: {first} to {last}."
    return _timeline(context, events, f"timeline-{number}", caption)


def _timeline(context: Context, events: list[TimelineEvent], name: str, caption: str) -> Drawing:
    look = TimelineLook().of(context.review, context.board.people)
    look = look.since(since_agreement(context.board))
    shown = context.review if name == "timeline" else _within(context.review, events)
    layout = layout_timeline(events, shown, width=_TIMELINE_WIDTH, measure=measure(), look=look)
    words = timeline_words(folded(events), context.times)
    return _drawing(name, lambda colors: draw_timeline(layout, colors), caption, words)


def _within(review: Review, events: list[TimelineEvent]) -> Review:
    """Leave out the times of the incident that are in other parts: they would stretch this one."""
    times = [moment for event in events for moment in (event.time, event.end) if moment]
    found = incident_times(review)
    beyond = [f"{name}_at" for name, at in found.items() if not min(times) <= at <= max(times)]
    unknown: dict[str, Any] = dict.fromkeys(beyond)
    return replace(review, **unknown)


def fishbone_drawing(context: Context) -> list[Drawing]:
    """Draw the fishbone."""
    if not context.options.drawn:
        return []
    layout = layout_fishbone(context.board, measure=measure())
    return [
        _drawing(
            "fishbone",
            lambda colors: draw_fishbone(layout, colors),
            "The contributing factors as they stood on the fishbone.",
            fishbone_words(context.board),
        )
    ]


def chain_drawings(context: Context) -> list[Drawing]:
    """Draw the why-chains that branch; what a straight chain says, its list says as well."""
    if not context.options.drawn:
        return []
    board = context.board
    layouts = [
        (factor, layout_fault_tree(board, factor.id, measure=measure()))
        for factor in board.factors
        if board.why_steps(factor.id)
    ]
    branched = [(factor, layout) for factor, layout in layouts if layout.gates]
    return [
        _drawing(
            f"why-{number}",
            partial(draw_fault_tree, layout),
            f"What had to be true for “{one_line(factor.text)}”, as a fault tree.",
            chain_words(board, factor),
        )
        for number, (factor, layout) in enumerate(branched, start=1)
    ]


def matrix_drawings(context: Context, actions: Sequence[Action]) -> list[Drawing]:
    """Draw impact against effort, and the risk, when at least two actions have a place there."""
    if not context.options.drawn:
        return []
    placed = [axes for axes in VIEWS if sum(axes.place(a) is not None for a in actions) > 1]
    return [_matrix_drawing(actions, axes) for axes in placed]


def _matrix_drawing(actions: Sequence[Action], axes: Axes) -> Drawing:
    width, height = _MATRIX_WIDTH, _MATRIX_HEIGHT
    layout = layout_matrix(actions, width=width, height=height, measure=measure(), axes=axes)
    return _drawing(
        "actions" if axes is EFFORT else "actions-risk",
        lambda colors: draw_matrix(layout, colors),
        f"The actions by {axes.title.lower()}; the numbers are those in the table.",
        matrix_words(actions, axes),
    )


def board_drawings(context: Context, stage: Stage, pictures: Pictures) -> list[Drawing]:
    """Draw what lies on the board of a stage, in parts when it is large."""
    if not context.options.drawn:
        return []
    light, dark = (
        draw_board_parts(context.board, stage, palette(theme), pictures) for theme in THEMES
    )
    words = board_words(context.board, stage)
    return [
        Drawing(
            f"board-{stage.value}{f'-{number}' if len(light) > 1 else ''}",
            *part,
            f"{part[0].title}, as the group left it.",
            words if number == 1 else "",
        )
        for number, part in enumerate(zip(light, dark, strict=True), start=1)
    ]


def _drawing(name: str, draw: Callable[[Palette], Figure], caption: str, mermaid: str) -> Drawing:
    return Drawing(name, draw(palette("light")), draw(palette("dark")), caption, mermaid)


def _how(context: Context) -> str:
    scale = context.review.spacing is Spacing.SCALE
    return "drawn to scale" if scale else "one event like the other"
