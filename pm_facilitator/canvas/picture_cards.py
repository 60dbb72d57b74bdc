"""Pictures as cards: the image, and below it the caption that can be typed there."""

from pm_facilitator.canvas.card import Card, TextBox, place_lines
from pm_facilitator.domain.entities import Picture
from pm_facilitator.figures.board_objects import (
    CAPTION_GAP,
    CAPTION_SIZE,
    picture_box,
    picture_shapes,
)
from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.palette import Palette


def picture_card(
    picture: Picture, palette: Palette, top: float = 0.0, data: bytes | None = None
) -> Card:
    """Give the card of a picture; words stand in for an image whose bytes are missing."""
    box = picture_box(picture)
    caption = picture.caption
    step = measure().line_height(CAPTION_SIZE)
    first = picture.height + CAPTION_GAP
    lines = measure().wrap(caption.strip(), picture.width, CAPTION_SIZE) if caption.strip() else ()
    words = f"Picture: {caption.strip() or 'no caption'}"
    return Card(
        key=("picture", picture.id),
        x=box.x,
        y=box.y + top,
        width=box.width,
        height=box.height,
        shapes=picture_shapes(picture, data, palette),
        text=caption,
        lines=place_lines(caption, lines, 0.0, first + measure().ascent(CAPTION_SIZE), step),
        size=CAPTION_SIZE,
        radius=2.0,
        box=TextBox(
            0,
            first,
            picture.width,
            max(step, len(lines) * step),
            CAPTION_SIZE,
            palette["canvas"],
            palette["text_soft"],
        ),
        spoken=f"{words}, locked" if picture.locked else words,
        level=picture.order,
        reading=(1.0, box.y // 136.0, box.x, picture.order),
    )
