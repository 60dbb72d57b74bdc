"""Everything that lies on one stage's board, each at its place and in the order of drawing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from pm_facilitator.domain.areas import Area
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import (
    Arrow,
    BoardText,
    Frame,
    Note,
    NoteGroup,
    Picture,
    Stroke,
)
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.figures.board_arrows import arrow_shapes, route_arrow
from pm_facilitator.figures.board_notes import (
    fit_note,
    group_box,
    group_shapes,
    note_shapes,
)
from pm_facilitator.figures.board_objects import (
    frame_box,
    frame_shapes,
    picture_box,
    picture_shapes,
    stroke_box,
    stroke_shapes,
    text_box,
    text_shapes,
)
from pm_facilitator.figures.board_votes import shown_votes
from pm_facilitator.figures.note_signs import sign_of
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.shapes import Shape


class PictureData(NamedTuple):
    """The bytes of a picture and what they are; a document has smaller ones than the store."""

    media_type: str
    data: bytes


Pictures = Mapping[str, PictureData]
"""What the records of pictures name by its SHA-256."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A record on a board; its shapes count from the corner of its area."""

    key: Key
    area: Area
    shapes: tuple[Shape, ...]


def place_board(board: Board, stage: Stage, palette: Palette, pictures: Pictures) -> list[Placed]:
    """Place frames, groups, sheets in their own order, arrows, and what was highlighted.

    Hidden notes are left out, with every arrow that leads to one.
    """
    notes = [note for note in board.notes(stage) if not note.hidden]
    votes = shown_votes(board)
    sheets = [*_notes(board, notes, votes, palette), *_pictures(board, stage, palette, pictures)]
    sheets += _texts(board, stage, palette)
    sheets.sort(key=lambda item: (item[0], item[1].key[1]))
    placed = [
        *_frames(board, stage, palette),
        *_groups(board, notes, sheets, votes, palette),
        *(item for _, item in sheets),
    ]
    arrows = _arrows(board, stage, placed, palette)
    return [*placed, *arrows, *_strokes(board, stage, palette)]


Ordered = tuple[float, Placed]


def _notes(
    board: Board, notes: list[Note], votes: Mapping[Key, int], palette: Palette
) -> Iterator[Ordered]:
    for note in notes:
        key = ("note", note.id)
        count = votes.get(key, 0)
        fit = fit_note(note, count)
        area = Area(note.x, note.y, note.width, fit.height)
        yield (
            note.order,
            Placed(key, area, note_shapes(note, fit, palette, count, sign_of(board, note))),
        )


def _pictures(
    board: Board, stage: Stage, palette: Palette, pictures: Pictures
) -> Iterator[Ordered]:
    for picture in board.all(Picture):
        if picture.stage is stage:
            found = pictures.get(picture.blob)
            known = replace(picture, media_type=found.media_type) if found else picture
            shapes = picture_shapes(known, found.data if found else None, palette)
            yield picture.order, Placed(("picture", picture.id), picture_box(picture), shapes)


def _texts(board: Board, stage: Stage, palette: Palette) -> Iterator[Ordered]:
    for text in board.all(BoardText):
        if text.stage is stage and text.text.strip():
            shapes = text_shapes(text, palette)
            yield text.order, Placed(("board_text", text.id), text_box(text), shapes)


def _frames(board: Board, stage: Stage, palette: Palette) -> Iterator[Placed]:
    for frame in board.all(Frame):
        if frame.stage is stage:
            yield Placed(("frame", frame.id), frame_box(frame), frame_shapes(frame, palette))


def _groups(
    board: Board,
    notes: list[Note],
    sheets: list[Ordered],
    votes: Mapping[Key, int],
    palette: Palette,
) -> Iterator[Placed]:
    areas = {item.key: item.area for _, item in sheets}
    for group in board.all(NoteGroup):
        members = [areas["note", note.id] for note in notes if note.group_id == group.id]
        if members:
            key, box = ("note_group", group.id), group_box(members)
            yield Placed(key, box, group_shapes(group.title, box, palette, votes.get(key, 0)))


def _strokes(board: Board, stage: Stage, palette: Palette) -> Iterator[Placed]:
    for stroke in board.all(Stroke):
        if stroke.stage is stage:
            box = stroke_box(stroke)
            yield Placed(("stroke", stroke.id), box, stroke_shapes(stroke, box, palette))


def _arrows(board: Board, stage: Stage, placed: list[Placed], palette: Palette) -> Iterator[Placed]:
    areas = {item.key: item.area for item in placed}
    for arrow in board.all(Arrow):
        route = route_arrow(arrow, areas) if arrow.stage is stage else None
        if route is not None:
            yield Placed(("arrow", arrow.id), route.box, arrow_shapes(route, palette))
