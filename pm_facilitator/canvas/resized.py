"""The card of a thing as it would be in another place, shown while its handle is pulled."""

from dataclasses import replace

from pm_facilitator.canvas.card import Cardlike
from pm_facilitator.canvas.note_cards import note_card
from pm_facilitator.canvas.object_cards import frame_card, text_card
from pm_facilitator.canvas.picture_cards import picture_card
from pm_facilitator.canvas.things_layer import Pictures
from pm_facilitator.domain.areas import Area
from pm_facilitator.domain.entities import BoardText, Entity, Frame, Note, Picture
from pm_facilitator.figures.note_signs import NO_SIGN, NoteSign
from pm_facilitator.figures.palette import Palette


def resized_card(
    thing: Entity | None,
    area: Area,
    palette: Palette,
    top: float,
    pictures: Pictures,
    votes: int = 0,
    sign: NoteSign = NO_SIGN,
) -> Cardlike | None:
    """Give the card; None for what has no size of its own. ``area`` counts in the scene."""
    x, y, width, height = area.x, area.y - top, area.width, area.height
    match thing:
        case Note():
            note = replace(thing, x=x, y=y, width=width, height=height)
            return note_card(note, palette, top, votes, sign)
        case Frame():
            return frame_card(replace(thing, x=x, y=y, width=width, height=height), palette, top)
        case BoardText():
            return text_card(replace(thing, x=x, y=y, width=width), palette, top)
        case Picture():
            made = replace(thing, x=x, y=y, width=width, height=height)
            return picture_card(made, palette, top, pictures(thing.blob))
        case _:
            return None
