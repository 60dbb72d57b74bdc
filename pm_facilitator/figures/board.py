"""The notes' area of a stage's board as a figure, or as a few when it is large."""

from collections.abc import Sequence

from pm_facilitator.domain.areas import around
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Arrow, BoardText, Frame, Note, NoteGroup, Picture
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.figures.board_parts import cut_board
from pm_facilitator.figures.board_places import Pictures, Placed, place_board
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.shapes import Figure, Rectangle, Shape, moved

MARGIN = 16.0
_RADIUS = 8.0
_NO_PICTURES: Pictures = {}


def draw_board(
    board: Board, stage: Stage, palette: Palette, pictures: Pictures = _NO_PICTURES
) -> Figure:
    """Draw everything that lies on a board, without what the group cannot see yet."""
    placed = place_board(board, stage, palette, pictures)
    return _figure(board, placed, _title(stage), palette)


def draw_board_parts(
    board: Board, stage: Stage, palette: Palette, pictures: Pictures = _NO_PICTURES
) -> tuple[Figure, ...]:
    """Draw a board in as many parts as it takes to be read on paper."""
    placed = place_board(board, stage, palette, pictures)
    parts = cut_board([item.area for item in placed])
    if len(parts) == 1:
        return (_figure(board, placed, _title(stage), palette),)
    return tuple(
        _figure(
            board,
            [placed[place] for place in part],
            f"{_title(stage)}, part {number} of {len(parts)}",
            palette,
        )
        for number, part in enumerate(parts, start=1)
    )


def _title(stage: Stage) -> str:
    return f"Board of {stage.label}"


def _figure(board: Board, placed: Sequence[Placed], title: str, palette: Palette) -> Figure:
    room = around(item.area for item in placed).grown(MARGIN)
    shapes: list[Shape] = [
        Rectangle(0, 0, room.width, room.height, fill=palette["canvas"], radius=_RADIUS)
    ]
    for item in placed:
        shapes += moved(item.shapes, item.area.x - room.x, item.area.y - room.y)
    return Figure(room.width, room.height, tuple(shapes), title, _description(board, placed))


def _description(board: Board, placed: Sequence[Placed]) -> str:
    here = {item.key for item in placed}
    notes = [note for note in board.notes() if ("note", note.id) in here]
    said = [words for item in placed if (words := _words(board, item, notes))]
    return " ".join(said) if said else "Nothing lies on this board yet."


def _words(board: Board, item: Placed, notes: Sequence[Note]) -> str:
    match board.find(*item.key):
        case Frame(title=title):
            return f"Frame: {title}." if title else ""
        case NoteGroup(id=id_, title=title):
            inside = sum(note.group_id == id_ for note in notes)
            return f"Group {title or 'without a name'}, {inside} {_notes(inside)}."
        case Note(text=text, color=color):
            return f"{color.label}: {text or 'empty'}."
        case Picture(caption=caption):
            return f"Picture: {caption or 'without a caption'}."
        case BoardText(text=text):
            return f"{text}."
        case Arrow() as arrow:
            return _arrow_words(board, arrow)
        case _:
            return ""


def _notes(count: int) -> str:
    return "note" if count == 1 else "notes"


def _arrow_words(board: Board, arrow: Arrow) -> str:
    ends = ((arrow.from_kind, arrow.from_id), (arrow.to_kind, arrow.to_id))
    names = [_name(board, kind, id_) for kind, id_ in ends]
    return f"From {names[0]} to {names[1]}{f': {arrow.text}' if arrow.text else ''}."


def _name(board: Board, kind: str, id_: str) -> str:
    entity = board.find(kind, id_) if id_ else None
    for field in ("text", "title", "caption"):
        words = getattr(entity, field, "")
        if words:
            return f"“{words}”"
    return "a place on the board"
