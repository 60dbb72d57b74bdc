"""What becomes of notes that are dropped: they join what lies below, or leave their group."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from pm_facilitator.canvas.gestures.guided import area_of
from pm_facilitator.canvas.gestures.move_things import Drop
from pm_facilitator.canvas.whiteboard_intents import JoinNotes
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Note, NoteGroup
from pm_facilitator.domain.placing import members
from pm_facilitator.figures.board_notes import UNNAMED, stays_in_group

if TYPE_CHECKING:
    from pm_facilitator.canvas.bench import Bench

_SHORT = 28
"""How many characters of a note tell which one it is."""


_HALF = 0.5
"""Which part of the smaller one has to be covered, so that notes may still lie close together."""


class NoteDrops:
    """Looks at one drag of things on a board."""

    def __init__(self, scene: "Bench", carried: Collection[Key], *, joins: bool) -> None:
        self._scene = scene
        self._carried = set(carried)
        self._ids = tuple(id_ for kind, id_ in carried if kind == "note")
        self._joins = joins

    def at(self, place: QPointF) -> Drop | None:
        """Give what the notes join, or what the board makes of one note, dropped here."""
        if not self._ids or not self._joins:
            return None
        of_board = self._scene.drop_at(place, self._ids[0]) if len(self._ids) == 1 else None
        if of_board is not None:
            return of_board
        key = self._below(place)
        item = self._scene.item(key) if key else None
        if key is None or item is None:
            return None
        ids, words = self._ids, self._words(key)
        frame = item.home().adjusted(-4.0, -4.0, 4.0, 4.0)
        return Drop(frame, words, lambda dx, dy: JoinNotes(ids, key, dx, dy))

    def groups(self) -> set[Key]:
        """Give the groups that these notes are in: their places change with the notes."""
        found = (self._group_of(id_) for id_ in self._ids)
        return {("note_group", group) for group in found if group}

    def leaving(self, dx: float, dy: float) -> tuple[str, ...]:
        """Give the notes that end up clear of what is left of their group."""
        return tuple(id_ for id_ in self._ids if self._leaves(id_, dx, dy))

    def _below(self, place: QPointF) -> Key | None:
        """Give the note or the group that the note in hand covers by half, and is not in yet."""
        hand = self._in_hand(place)
        if hand is None:
            return None
        worth: list[tuple[bool, float, Key]] = []
        for key in self._scene.keys_in(hand):
            item = self._scene.item(key)
            if item is None or key in self._carried or key[0] not in ("note", "note_group"):
                continue
            covered = _share(hand, item.home())
            if covered > _HALF and not self._is_in(key):
                worth.append((key[0] == "note", covered, key))
        return max(worth)[2] if worth else None

    def _in_hand(self, place: QPointF) -> QRectF | None:
        """Give where the carried note lies that the pointer is on."""
        items = (self._scene.item(("note", id_)) for id_ in self._ids)
        places = (item.home().translated(item.previewed) for item in items if item is not None)
        return next((each for each in places if each.contains(place)), None)

    def _is_in(self, key: Key) -> bool:
        group = key[1] if key[0] == "note_group" else self._group_of(key[1])
        return group is not None and all(self._group_of(id_) == group for id_ in self._ids)

    def _leaves(self, id_: str, dx: float, dy: float) -> bool:
        group = self._group_of(id_)
        item = self._scene.item(("note", id_))
        if group is None or item is None:
            return False
        left = [
            area_of(other.home())
            for note in members(self._scene.board, group)
            if note.id not in self._ids
            if (other := self._scene.item(("note", note.id))) is not None
        ]
        return bool(left) and not stays_in_group(area_of(item.home()).moved(dx, dy), left)

    def _group_of(self, id_: str) -> str | None:
        note = self._scene.board.get(Note, id_)
        return note.group_id if note is not None else None

    def _words(self, key: Key) -> str:
        board = self._scene.board
        group = board.get(NoteGroup, key[1] if key[0] == "note_group" else self._group_of(key[1]))
        if group is not None:
            return f"Joins the group {group.title or UNNAMED}".strip()
        note = board.get(Note, key[1])
        words = " ".join(note.text.split()) if note is not None else ""
        short = words if len(words) <= _SHORT else words[:_SHORT].rstrip() + "…"
        return f"Groups with: {short}" if short else "Groups with this note"


def _share(one: QRectF, other: QRectF) -> float:
    common = one.intersected(other)
    smaller = min(one.width() * one.height(), other.width() * other.height())
    return common.width() * common.height() / smaller if smaller else 0.0
