"""Putting frames, free text, arrows, the highlighter's lines and pictures on a board."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal, TypeGuard

from pm_facilitator.domain.areas import Area, around_any
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change, patch
from pm_facilitator.domain.edits.common import Key, ends
from pm_facilitator.domain.edits.groups import GAP
from pm_facilitator.domain.edits.stacking import top_order
from pm_facilitator.domain.entities import Arrow, BoardText, Frame, Picture, Stroke, new_id
from pm_facilitator.domain.placing import as_points, box_of, placed
from pm_facilitator.domain.vocabulary import NoteColor, Stage
from pm_facilitator.errors import InvalidEdit

Place = tuple[float, float]
End = Key | Place
"""Where an arrow ends: on a record, or at a free place."""
Side = Literal["from", "to"]
Image = tuple[str, str, float, float]

BESIDE = 24.0
"""How far several pictures that come together lie from one another."""


def add_frame(board: Board, stage: Stage, box: Area, title: str = "") -> tuple[list[Change], str]:
    """Put a frame down and give its id too."""
    order = top_order(board, "frame")
    frame = Frame(new_id(), title, stage, box.x, box.y, box.width, box.height, order=order)
    return [Added(frame)], frame.id


def add_text(
    board: Board, stage: Stage, x: float, y: float, text: str = ""
) -> tuple[list[Change], str]:
    """Put free text down and give its id too."""
    made = BoardText(new_id(), text, stage, x, y, order=top_order(board, "board_text"))
    return [Added(made)], made.id


def add_arrow(board: Board, stage: Stage, tail: End, head: End) -> tuple[list[Change], str]:
    """Draw an arrow and give its id too.

    Raises:
        InvalidEdit: when a record is gone, or both ends are on the same one.
    """
    values = _end(board, "from", tail) | _end(board, "to", head)
    arrow = Arrow(id=new_id(), stage=stage, order=top_order(board, "arrow"), **values)
    _refuse_loop(arrow)
    return [Added(arrow)], arrow.id


def set_arrow_end(board: Board, id_: str, side: Side, end: End) -> list[Change]:
    """Hang an end of an arrow on a record, or let it end at a free place.

    Raises:
        InvalidEdit: when the arrow is locked, a record is gone, or both ends are on the same one.
    """
    arrow = board.need(Arrow, id_)
    if arrow.locked:
        raise InvalidEdit("This arrow is locked in its place.", "Unlock it first.")
    values = _end(board, side, end)
    _refuse_loop(replace(arrow, **values))
    return patch(arrow, **values)


def add_stroke(
    board: Board,
    stage: Stage,
    points: Sequence[Place],
    color: NoteColor = NoteColor.OBSERVATION,
    width: float = 16.0,
) -> tuple[list[Change], str]:
    """Keep a line of the highlighter and give its id too."""
    order = top_order(board, "stroke")
    stroke = Stroke(new_id(), as_points(points), stage, color, width, order=order)
    return [Added(stroke)], stroke.id


def end_values(side: Side, end: End) -> dict[str, Any]:
    """Give the fields of an arrow that ends there."""
    x, y = ("x1", "y1") if side == "from" else ("x2", "y2")
    if not is_record(end):
        return {f"{side}_kind": "", f"{side}_id": "", x: end[0], y: end[1]}
    return {f"{side}_kind": end[0], f"{side}_id": end[1]}


def is_record(end: End) -> TypeGuard[Key]:
    """Tell whether an arrow's end is a record, and no free place."""
    return isinstance(end[0], str)


def add_pictures(
    board: Board,
    stage: Stage,
    images: Sequence[Image],
    at: Place | None,
    event_id: str | None = None,
) -> tuple[list[Change], list[str]]:
    """Put pictures down, the first with its middle at a place or below everything; give their ids.

    An image is its SHA-256 and its media type, with its width and height on the board.
    """
    pictures = []
    for i, image in enumerate(images):
        made = _picture(board, stage, image, at, event_id)
        x, y, order = made.x + i * BESIDE, made.y + i * BESIDE, made.order + i
        pictures.append(replace(made, x=x, y=y, order=order))
    return [Added(each) for each in pictures], [each.id for each in pictures]


def _picture(
    board: Board, stage: Stage, image: Image, at: Place | None, event_id: str | None
) -> Picture:
    blob, media_type, width, height = image
    if at is None:
        whole = around_any(box for thing in placed(board, stage) if (box := box_of(thing)))
        x, y = (whole.x, whole.bottom + GAP) if whole else (0.0, 0.0)
    else:
        x, y = round(at[0] - width / 2), round(at[1] - height / 2)
    return Picture(
        id=new_id(),
        blob=blob,
        media_type=media_type,
        stage=stage,
        x=x,
        y=y,
        width=width,
        height=height,
        event_id=event_id,
        order=top_order(board, "picture"),
    )


def _end(board: Board, side: Side, end: End) -> dict[str, Any]:
    if is_record(end) and board.find(*end) is None:
        raise InvalidEdit("What this arrow should hang on is not there any more.")
    return end_values(side, end)


def _refuse_loop(arrow: Arrow) -> None:
    tail, head = ends(arrow)
    if tail[1] and tail == head:
        raise InvalidEdit("An arrow needs two different ends.")
