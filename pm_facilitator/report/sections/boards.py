"""The boards of the middle stages as the group left them, when more than a few notes lie there."""

from pm_facilitator.domain.entities import Picture
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.errors import StoreError
from pm_facilitator.figures.board_places import PictureData
from pm_facilitator.report.blocks import Section
from pm_facilitator.report.context import Context
from pm_facilitator.report.drawings import board_drawings

STAGES = (Stage.RECAP, Stage.REFLECT, Stage.IMPROVE)
A_FEW = 5
"""So many notes are as easily read in the list."""

MOST_NOTES = 600
"""Beyond this nobody finds anything in a drawing on paper; the list still has every note."""


def boards(context: Context) -> list[Section]:
    """Draw each board as it looked, above the list of its notes."""
    return [_board(context, stage) for stage in STAGES if _is_worth_drawing(context, stage)]


def _board(context: Context, stage: Stage) -> Section:
    drawings = board_drawings(context, stage, _pictures(context, stage))
    return Section(f"board_{stage.value}", f"The board of {stage.label}", tuple(drawings))


def _is_worth_drawing(context: Context, stage: Stage) -> bool:
    notes = [note for note in context.board.notes(stage) if not note.hidden]
    return A_FEW < len(notes) <= MOST_NOTES


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
