"""The boards of the middle stages as the group left them, when more than a few notes lie there."""

from collections.abc import Iterator

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.common import ends
from pm_facilitator.domain.entities import Arrow, BoardText, Frame, Picture, Stroke
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.errors import StoreError
from pm_facilitator.figures.board_places import PictureData
from pm_facilitator.report.blocks import Section
from pm_facilitator.report.context import Context
from pm_facilitator.report.drawings import board_drawings

STAGES = (Stage.RECAP, Stage.REFLECT, Stage.IMPROVE)
ON_BOARD = ("note", "note_group", "picture", "frame", "board_text")
A_FEW = 5
"""So many notes are as easily read in the list."""

MOST_NOTES = 600
"""Beyond this nobody finds anything in a drawing on paper; the list still has every note."""


def boards(context: Context) -> list[Section]:
    """Draw each board as it looked, above the list of its notes; each part on a page of its own."""
    shown = [stage for stage in STAGES if _is_worth_drawing(context, stage)]
    return [section for stage in shown for section in _parts(context, stage)]


def _parts(context: Context, stage: Stage) -> Iterator[Section]:
    drawings = board_drawings(context, stage, _pictures(context, stage))
    for number, drawing in enumerate(drawings, start=1):
        title = f"The board of {stage.label}"
        title += f", part {number} of {len(drawings)}" if len(drawings) > 1 else ""
        yield Section(f"board_{stage.value}_{number}", title, (drawing,))


def _is_worth_drawing(context: Context, stage: Stage) -> bool:
    """Tell whether a drawing says more than the list: by many notes, or by what no list has."""
    board = context.board
    notes = [note for note in board.notes(stage) if not note.hidden]
    if len(notes) > MOST_NOTES:
        return False
    stages = {each.stage for each in board.all(Frame)} | {each.stage for each in _joining(board)}
    stages |= {each.stage for each in board.all(BoardText)}
    stages |= {each.stage for each in board.all(Stroke)}
    return len(notes) > A_FEW or stage in stages


def _joining(board: Board) -> list[Arrow]:
    """Give the arrows that join what lies on a board, and not what is in the figure above it."""
    return [
        arrow
        for arrow in board.all(Arrow)
        if all(kind in ON_BOARD for kind, id_ in ends(arrow) if id_)
    ]


def _pictures(context: Context, stage: Stage) -> dict[str, PictureData]:
    """Give the pictures of a board, made anew as small as it shows them."""
    if context.options.blob is None:
        return {}
    found: dict[str, PictureData] = {}
    for picture in context.board.all(Picture):
        if picture.stage is stage:
            made = _made(context, picture)
            if made is not None:
                found[picture.blob] = made
    return found


def _made(context: Context, picture: Picture) -> PictureData | None:
    from pm_facilitator.report.photos import photo  # Pillow is needed only with pictures

    assert context.options.blob is not None
    largest = round(2 * max(picture.width, picture.height))
    try:
        made = photo(context.options.blob(picture.blob), picture.id, "", max(largest, 1))
    except StoreError:
        return None
    return PictureData(made.media_type, made.data) if made else None
