"""Every board as a figure, drawn from the sample review and one invented board of notes."""

from base64 import b64decode
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from typing import Any

from pm_facilitator import presets
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import (
    Arrow,
    BoardText,
    Entity,
    Frame,
    Note,
    NoteGroup,
    Picture,
    Stroke,
    Vote,
    WhyStep,
)
from pm_facilitator.domain.vocabulary import LaneBy, NoteColor, Spacing, Stage
from pm_facilitator.figures.board import draw_board
from pm_facilitator.figures.board_places import PictureData
from pm_facilitator.figures.fault_tree import draw_fault_tree, layout_fault_tree
from pm_facilitator.figures.fishbone import draw_fishbone, layout_fishbone
from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.matrix import draw_matrix, layout_matrix
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.shapes import Figure
from pm_facilitator.figures.timeline import draw_timeline, layout_timeline
from pm_facilitator.figures.why_draw import draw_whys
from pm_facilitator.figures.why_tree import layout_whys
from pm_facilitator.report.data import from_values


@cache
def sample() -> Board:
    """Give the board of the sample review."""
    return from_values(presets.sample_review()).board


def _timeline(palette: Palette, **look: Any) -> Figure:
    board = sample()
    review = replace(board.review, **look)
    layout = layout_timeline(board.events, review, width=1100.0, measure=measure())
    return draw_timeline(layout, palette)


def _fishbone(palette: Palette) -> Figure:
    return draw_fishbone(layout_fishbone(sample(), measure=measure()), palette)


def _why_tree(palette: Palette) -> Figure:
    return draw_whys(layout_whys(sample(), _asked(), measure=measure()), palette)


def _fault_tree(palette: Palette) -> Figure:
    return draw_fault_tree(layout_fault_tree(sample(), _asked(), measure=measure()), palette)


def _asked() -> str:
    """Give the factor with the most answers to why."""
    steps = [step.factor_id for step in sample().all(WhyStep)]
    return max(sorted(set(steps)), key=steps.count)


def _matrix(palette: Palette) -> Figure:
    layout = layout_matrix(sample().actions, width=560.0, height=320.0, measure=measure())
    return draw_matrix(layout, palette)


def _notes(palette: Palette) -> Figure:
    return draw_board(sample(), Stage.REFLECT, palette)


def _whiteboard(palette: Palette) -> Figure:
    pictures = {"chart": PictureData("image/png", _CHART)}
    return draw_board(Board(everything()), Stage.REFLECT, palette, pictures)


def everything() -> list[Entity]:
    """Give a board with everything that can lie on one."""
    return [
        Frame("night", "While the shop was closed", x=-30, y=-60, width=640, height=450),
        NoteGroup("late", "Messages that came too late"),
        Note(
            "silent",
            "The alert was silenced for the migration, and nothing said when to turn it on 🔔",
            x=10,
            y=40,
            group_id="late",
        ),
        Note("asked", "告警没有响，值班的人没有看到", x=190, y=40, group_id="late"),
        Note("who", "Who may page two teams?", x=420, y=40, color=NoteColor.QUESTION, locked=True),
        Note("green", _LONG, x=420, y=190, color=NoteColor.HARD),
        Note("back", "Back in four minutes", x=720, y=-60, width=340, height=200, color=_WELL),
        Note("idea", "Page by symptom", x=720, y=220, color=NoteColor.IDEA),
        Note("luck", "It was a Sunday", x=900, y=220, color=NoteColor.SURPRISE),
        Note("secret", "Nobody has revealed this", x=0, y=900, hidden=True),
        Picture("p", "chart", caption=_CAPTION, stage=Stage.REFLECT, x=1100, y=-60),
        Picture("gone", "none", stage=Stage.REFLECT, x=1100, y=170, height=120, locked=True),
        BoardText("t", "What surprised us", x=10, y=250, width=330, size=26),
        Stroke("s", tuple(f"{x},{272 + x % 5}" for x in range(16, 226, 10))),
        _arrow("hidden by", ("note", "silent"), ("note", "green")),
        _arrow("", ("note", "who"), ("note", "back")),
        Arrow("free", from_kind="note", from_id="idea", x2=900, y2=400),
        Vote("v1", note_id="silent", count=3),
        Vote("v2", note_id="green", count=12),
        Vote("v3", group_id="late", count=2),
    ]


def _arrow(text: str, tail: Key, head: Key) -> Arrow:
    return Arrow(
        "-".join((*tail, *head)),
        text,
        from_kind=tail[0],
        from_id=tail[1],
        to_kind=head[0],
        to_id=head[1],
    )


_WELL = NoteColor.WENT_WELL
_CAPTION = "Payments per minute, from the dashboard at 14:20"
_LONG = (
    "The dashboard stayed green for twenty minutes: it counts errors, and slow answers are none. "
    "The runbook starts there, and only then comes to the pool of connections, which was full "
    "long before the first customer called."
)
_CHART = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAUAAAAC0AgMAAACYih2CAAAADFBMVEXu7uozUMSoQy/W1tBx/rGNAAACnklEQVR4"
    "2u2asa6bMBSGf3PD0ilD/AoVVR/CVqUunVCL5z5KH8gMPALVfYcqUpfOdYbsRHUHEi4YENigxCI+GwF//MfnPzIE"
    "A1ORwCoirBwBGIABGIABGIABGIABGIAPAvKVgTFdF0hSpKsCDzqP+aLJ3HcTFgDNnF4rdB3i8w/divSd1n/Jd621"
    "ftVWQWpBKQBVNrehLAcQp6oEkqP9HNIUUuKtrISfAKAqD05FIYJrCUhkTUWqWqwitpUmIkKcQeUAkN+Gx7y4ni9i"
    "S16GF5FA/qkPf398fwSAb9Vt2v6pL78Op9m8+CtkhErejqsi5gCoLppLTsRCH00hEam30ahK2lSkDl1a8LiWQNQZ"
    "oSCQVaVTZwhe5f3WyyFQuOCIQJ2rAdQ5lAsvztp90YmdcSWf08uxECPjgYuDPsp1vuoS0OL1FboUpCo8X/V2Z9/X"
    "5X3pu0JmA7zsp11z8f1hqeMaLxV2XOOlQrYysOsaH1PuumYSqHd3V9h1jY9zyFYGGq7xMGXDNR4qNFzTvKeMxsvE"
    "e8on43j6QWji6StbOWXTNf4VxXSNfwpN1ywGMt//Zum5Zhp45ndV2HONd3PYc81SIIPnKfdd45vCvmseoPBi5xrf"
    "5pDBd4VrAwd8vfWUBxrlAQq1XaNsvSgMz5byUOdtIuWfVp03/Z6iy9EzZzbw43QOH0bPOH5jGgdSPJ2x2dOlPNjK"
    "c4D8XgoHO2/bRRlaRDeeMsNmU97bdN6mqzzcyptOebiVN50ycwVafq9wVjjSedsoChF8fufNAZa3zUZrKVQSRKSz"
    "izV5RXKstyBJ4/FVLQEClKO1mUGgdwNbIEh23SZF6xK18G7A69ar67SWC+ewlSna2y6cIrG6vWWnaD9bLwADMAAD"
    "8CmA/wFXN3QwzfdfWwAAAABJRU5ErkJggg=="
)

DRAWINGS: dict[str, Callable[[Palette], Figure]] = {
    "timeline": _timeline,
    "timeline-even": partial(_timeline, spacing=Spacing.EVEN, second_zone="America/Halifax"),
    "timeline-lanes": partial(_timeline, lanes=LaneBy.TEAM),
    "fishbone": _fishbone,
    "why-tree": _why_tree,
    "fault-tree": _fault_tree,
    "matrix": _matrix,
    "notes": _notes,
    "whiteboard": _whiteboard,
}
"""Every kind of figure by its name; a new kind of drawing gets its line here."""
