"""The content of a board as a tree, for those who read it rather than look at it."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QRectF

from pm_facilitator.canvas.card import Cardlike
from pm_facilitator.canvas.scene import BoardScene
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Note


class Entry(NamedTuple):
    """A line of the outline.

    Attributes:
        parent: the record that it lies below, or None at the top.
        text: what a screen reader says.
    """

    key: Key
    parent: Key | None
    text: str


def outline_of(scene: BoardScene, most: int | None = None) -> list[Entry]:
    """Give everything that is shown, in reading order: the figure, and what lies around it.

    Factors are below their bones, notes below their groups, and all of it below the frame that
    it lies in. Give no more than the first of them where ``most`` says how many.
    """
    items = (scene.item(key) for key in scene.projection.order[:most])
    cards = [item.sketch for item in items if item is not None]
    frames = _frames(scene)
    entries = [*_figure([card for card in cards if not card.reading])]
    for card in cards:
        if card.reading:
            # Around the figure, what has a depth is a note in a group.
            group = _group(scene, card.key) if card.depth else None
            is_shown = group is not None and scene.item(group) is not None
            parent = group if is_shown else _frame(card, frames)
            entries.append(Entry(card.key, parent, words_of(card)))
    return entries


def words_of(card: Cardlike) -> str:
    """Give what is said of a card."""
    return card.spoken or card.text


def _figure(cards: list[Cardlike]) -> Iterator[Entry]:
    """Give the figure's own cards; each lies below the last one that is less deep."""
    above: list[Key] = []
    for card in cards:
        del above[card.depth :]
        yield Entry(card.key, above[-1] if above else None, words_of(card))
        above.append(card.key)


def _group(scene: BoardScene, key: Key) -> Key | None:
    note = scene.board.get(Note, key[1]) if key[0] == "note" else None
    return ("note_group", note.group_id) if note is not None and note.group_id else None


def _frames(scene: BoardScene) -> list[tuple[QRectF, Key]]:
    """Give where the frames lie, the smallest first."""
    if not scene.projection.shows("frame"):
        return []
    cards = (item.sketch for item in scene.projection.unordered())
    frames = [(_area(card), card.key) for card in cards if card.key[0] == "frame"]
    return sorted(frames, key=lambda pair: pair[0].width() * pair[0].height())


def _frame(card: Cardlike, frames: list[tuple[QRectF, Key]]) -> Key | None:
    """Give the smallest frame that holds a card."""
    if not frames:
        return None
    area = _area(card)
    held = (key for place, key in frames if key != card.key and place.contains(area))
    return next(held, None)


def _area(card: Cardlike) -> QRectF:
    return QRectF(card.x, card.y, card.width, card.height)
