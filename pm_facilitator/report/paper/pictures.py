"""Figures and photographs as strips, each with its caption."""

from collections.abc import Callable
from dataclasses import replace

from pm_facilitator.figures.shapes import Figure, Image
from pm_facilitator.report.blocks import Block, Drawing, Paragraph, Photo
from pm_facilitator.report.paper.lines import set_words
from pm_facilitator.report.paper.look import Look
from pm_facilitator.report.paper.strips import Element, Part, Strip

_SMALLEST = 0.7
"""A picture is drawn this much smaller, but no more, to stay on the page that it is met on."""
_READABLE = 0.52
"""Below this scale the words of a figure are too small to read on paper."""
_LARGEST = 0.75
"""Brings the words of a figure to the size of the text around it, at most."""
_PHOTO = 0.75
"""Points to a pixel of a photograph, at most."""


def drawing(
    block: Drawing, look: Look, room: tuple[float, float], within: Element, *, lying: bool = False
) -> list[Strip]:
    """Set a figure as large as the room allows, never enlarged."""
    figure = block.light
    element = Element("Figure", within, alt=f"{figure.title}. {figure.description}".strip())

    def made(scale: float) -> Strip:
        part = Part(element, figure.shapes, scale=scale)
        return Strip(figure.height * scale, (part,))

    size = (figure.width, figure.height)
    return _captioned(made, size, _LARGEST, block.caption, look, room, within, lying)


def photo(block: Photo, look: Look, room: tuple[float, float], within: Element) -> list[Strip]:
    """Set a photograph, at most six tenths of a page high."""
    element = Element("Figure", within, alt=block.caption)

    def made(scale: float) -> Strip:
        width, height = block.width * scale, block.height * scale
        shape = Image(0.0, 0.0, width, height, block.data, block.media_type)
        return Strip(height, (Part(element, (shape,)),))

    lower = (room[0], room[1] * 0.6)
    size = (float(block.width), float(block.height))
    return _captioned(made, size, _PHOTO, block.caption, look, lower, within, False)


def is_wide(figure: Figure, upright: tuple[float, float], lying: tuple[float, float]) -> bool:
    """Tell whether a figure is too small on an upright page and larger on a lying one."""
    if upright[0] >= 0.6 * figure.width:
        return False
    scales = [min(w / figure.width, h / figure.height) for w, h in (upright, lying)]
    return scales[1] > scales[0]


def leading_drawing(blocks: tuple[Block, ...]) -> int | None:
    """Give the place of a drawing that opens a section, after a paragraph or two at most."""
    for place, block in enumerate(blocks):
        if isinstance(block, Drawing):
            return place
        if not isinstance(block, Paragraph):
            return None
    return None


def _captioned(
    made: Callable[[float], Strip],
    size: tuple[float, float],
    largest: float,
    caption: str,
    look: Look,
    room: tuple[float, float],
    within: Element,
    lying: bool,
) -> list[Strip]:
    """Put a picture and its caption on one strip, which can be made lower."""
    text = set_words(caption, look.caption, room[0])
    below = Element("Caption", within)
    above = look.caption.before
    extra = above + text.height

    def scale_for(height: float) -> float:
        return min(largest, room[0] / size[0], max(height - extra, 1.0) / size[1])

    def fitted(height: float) -> Strip:
        picture = made(scale_for(height))
        words = text.part(below, 0.0, picture.height + above, 0, len(text.lines))
        whole = Strip(
            picture.height + extra, (*picture.parts, words), 4.0, look.caption.after, lying=lying
        )
        return replace(whole, smaller=smaller)

    def smaller(height: float) -> Strip | None:
        return fitted(height) if scale_for(height) >= least else None

    least = max(_SMALLEST * scale_for(room[1]), _READABLE)
    return [fitted(room[1])]
