"""Sticky notes and their groups as cards, made anew only for what has changed."""

from collections.abc import Iterable, Mapping
from itertools import count
from math import ceil

from pm_facilitator.canvas.card import Cardlike
from pm_facilitator.canvas.note_cards import SLOT, group_card, note_sketch, reading_place
from pm_facilitator.domain.areas import Area
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Note, NoteGroup
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.figures.board_notes import stays_in_group
from pm_facilitator.figures.board_votes import shown_votes
from pm_facilitator.figures.palette import Palette

REACH_STEP = 80.0
COLUMNS = 6
NEW = Note(id="")
GAP = 16.0
"""How far a new note lies from one that it would cover, where nothing in sight is free."""

Place = tuple[float, float, float, float]
"""Left, top, width and height."""


class NotesLayer:
    """The notes of one stage's board; the audience is never given a hidden one.

    After ``cards`` has given everything, ``patch`` gives only what a batch has changed.
    """

    kinds = frozenset({"note", "note_group", "vote", "round"})

    def __init__(self, board: Board, stage: Stage, *, audience: bool) -> None:
        self._board, self._stage, self._audience = board, stage, audience
        self._notes: dict[str, tuple[Note, int, Cardlike]] = {}
        self._votes: Mapping[Key, int] = {}
        self._members: dict[str, set[str]] = {}
        self._shown_groups: set[str] = set()
        self._look: tuple[Palette, float] | None = None

    def notes(self) -> list[Note]:
        """Give the notes that may be shown, row by row."""
        found = [note for note in self._board.all(Note) if self._shows(note)]
        return sorted(found, key=reading_place)

    def cards(self, palette: Palette, top: float = 0.0) -> list[Cardlike]:
        """Give the groups, then all notes; ``top`` is where the notes' y = 0 lies."""
        if self._look != (palette, top):
            self._notes.clear()
            self._look = (palette, top)
        self._votes = shown_votes(self._board)
        notes = [note for note in self._board.all(Note) if self._shows(note)]
        kept = {note.id for note in notes}
        self._notes = {id_: made for id_, made in self._notes.items() if id_ in kept}
        self._members = {}
        for note in notes:
            if note.group_id:
                self._members.setdefault(note.group_id, set()).add(note.id)
        cards = [self._card(note, palette, top) for note in notes]
        groups = self._group_cards(self._members, palette)
        self._shown_groups = {card.key[1] for card in groups}
        return [*groups, *cards]

    def patch(
        self, keys: Iterable[Key], palette: Palette, top: float
    ) -> tuple[list[Cardlike], list[Key]]:
        """Give the cards of what has changed, with the groups around it, and what is gone."""
        cards: list[Cardlike] = []
        gone: list[Key] = []
        groups: set[str] = set()
        for kind, id_ in {*keys, *self._recounted()}:
            if kind == "note_group":
                groups.add(id_)
            elif kind == "note":
                groups |= self._regroup(id_)
                note = self._board.get(Note, id_)
                if note is not None and self._shows(note):
                    cards.append(self._card(note, palette, top))
                else:
                    self._notes.pop(id_, None)
                    gone.append((kind, id_))
        around = self._group_cards(groups, palette)
        there = {card.key[1] for card in around}
        gone += [("note_group", id_) for id_ in groups - there if id_ in self._shown_groups]
        self._shown_groups = (self._shown_groups - groups) | there
        return [*around, *cards], gone

    def votes_on(self, key: Key) -> int:
        """Give how many votes are shown on a note or a group."""
        return self._votes.get(key, 0)

    def grounds(self, places: Mapping[Key, Area], palette: Palette) -> list[Cardlike]:
        """Give the groups as they would be with some of their notes at these places.

        A note that would lie clear of all others leaves its group; a group that is carried as a
        whole is not among these.
        """
        touched = {
            note.group_id
            for kind, id_ in places
            if kind == "note" and (note := self._board.get(Note, id_)) is not None
        }
        found: list[Cardlike] = []
        for id_ in touched:
            group = self._board.get(NoteGroup, id_) if id_ else None
            if group is not None and ("note_group", group.id) not in places:
                kept = self._kept(group.id, places)
                found.append(
                    group_card(group, kept, palette, self.votes_on(("note_group", group.id)))
                )
        return found

    def _kept(self, group_id: str, places: Mapping[Key, Area]) -> list[Area]:
        """Give where the members of a group would be, without those that would leave it."""
        resting: list[Area] = []
        carried: list[Area] = []
        for id_ in self._members.get(group_id, ()):
            card = self._notes[id_][2]
            at = places.get(card.key)
            if at is None:
                resting.append(Area(card.x, card.y, card.width, card.height))
            else:
                carried.append(at)
        if not resting:
            return carried
        return [*resting, *(at for at in carried if stays_in_group(at, resting))]

    def moves(self, keys: Iterable[Key]) -> bool:
        """Tell whether one of these notes may have come, gone, or changed its place."""
        for kind, id_ in keys:
            if kind != "note":
                continue
            made, note = self._notes.get(id_), self._board.get(Note, id_)
            if made is None:
                if note is None or note.stage is self._stage:
                    return True
            elif note is None or (note.x, note.y) != (made[0].x, made[0].y):
                return True
        return False

    def reach(self, width: float) -> float:
        """Give how far notes rise above their area over a figure of this width, in whole steps.

        Notes that the group cannot see yet count too, so that both windows agree.
        """
        stage = self._stage
        above = [n.y for n in self._board.all(Note) if n.x < width and n.stage is stage]
        return max(0.0, ceil(-min(above, default=0.0) / REACH_STEP) * REACH_STEP)

    def free_place(self, seen: Place | None = None) -> tuple[float, float]:
        """Find the first place, row by row, that no note covers; among what is seen, if possible.

        ``seen`` is the part of the notes' area in sight, as left, top, width and height.
        """
        right = COLUMNS * SLOT[0] if seen is None else max(COLUMNS * SLOT[0], seen[0] + seen[2])
        taken = set[tuple[int, int]]()
        for note in self._board.all(Note):
            if note.x < right and self._shows(note):
                taken.update(_slots(note.x, note.y, note.width, note.height))
        slots = ((c, r) for r in count() for c in range(COLUMNS))
        found = next(slot for slot in slots if slot not in taken)
        place = found[0] * SLOT[0], found[1] * SLOT[1]
        if seen is None or _inside(place, seen):
            return place
        left, top, width, height = seen
        columns = range(ceil(left / SLOT[0]), int((left + width - NEW.width) // SLOT[0]) + 1)
        rows = range(max(0, ceil(top / SLOT[1])), int((top + height - NEW.height) // SLOT[1]) + 1)
        near = [(c, r) for r in rows for c in columns if (c, r) not in taken]
        if near:
            return near[0][0] * SLOT[0], near[0][1] * SLOT[1]
        return self._beside_others(left + (width - NEW.width) / 2, top + (height - NEW.height) / 2)

    def _beside_others(self, x: float, y: float) -> tuple[float, float]:
        """Give this place, or one a little further where no note begins, so that none is hidden."""
        place = round(x), round(max(0.0, y))
        # The steps go right and down alike, so only notes on that way can lie in it.
        notes = [note for note, *_ in self._notes.values() if abs(note.x - x - note.y + y) < 2.0]
        there = {(round(note.x), round(note.y)) for note in notes}
        while place in there:
            place = place[0] + round(GAP), place[1] + round(GAP)
        return place

    def _shows(self, note: Note) -> bool:
        return note.stage is self._stage and not (self._audience and note.hidden)

    def _recounted(self) -> set[Key]:
        """Count the votes again and give the records whose number is another now."""
        before, self._votes = self._votes, shown_votes(self._board)
        return {key for key, _ in before.items() ^ self._votes.items()}

    def _regroup(self, note_id: str) -> set[str]:
        """Bring the members of groups up to date and give the groups that this note concerns."""
        made = self._notes.get(note_id)
        note = self._board.get(Note, note_id)
        before = made[0].group_id if made else None
        after = note.group_id if note is not None and self._shows(note) else None
        if before:
            self._members.get(before, set()).discard(note_id)
        if after:
            self._members.setdefault(after, set()).add(note_id)
        return {id_ for id_ in (before, after) if id_}

    def _card(self, note: Note, palette: Palette, top: float) -> Cardlike:
        made = self._notes.get(note.id)
        votes = self._votes.get(("note", note.id), 0)
        if made and made[0] is note and made[1] == votes and self._look == (palette, top):
            return made[2]
        card = note_sketch(note, palette, top, votes)
        self._notes[note.id] = (note, votes, card)
        return card

    def _group_cards(self, ids: Iterable[str], palette: Palette) -> list[Cardlike]:
        found: list[Cardlike] = []
        for id_ in ids:
            group, members = self._board.get(NoteGroup, id_), self._members.get(id_)
            if group is not None and members:
                cards = [self._notes[member][2] for member in members if member in self._notes]
                votes = self._votes.get(("note_group", id_), 0)
                found.append(group_card(group, cards, palette, votes))
        return found


def _slots(x: float, y: float, width: float, height: float) -> list[tuple[int, int]]:
    """Give the slots of the grid in which a new note would touch this one."""
    first, last = int((x - NEW.width) // SLOT[0]) + 1, ceil((x + width) / SLOT[0])
    top, bottom = int((y - NEW.height) // SLOT[1]) + 1, ceil((y + height) / SLOT[1])
    return [(c, r) for r in range(top, bottom) for c in range(first, last)]


def _inside(place: tuple[float, float], seen: Place) -> bool:
    left, top, width, height = seen
    across = left <= place[0] <= left + width - NEW.width
    return across and top <= place[1] <= top + height - NEW.height
