"""Sticky notes and their groups as cards, made anew only for what has changed."""

from collections.abc import Iterable, Mapping
from math import ceil, inf
from time import perf_counter

from pm_facilitator.canvas.card import Cardlike
from pm_facilitator.canvas.note_cards import group_card, reading_place
from pm_facilitator.canvas.note_room import NoteRoom, Place
from pm_facilitator.canvas.note_sketches import Made, NoteSketches
from pm_facilitator.domain.areas import Area
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Note, NoteGroup, Vote
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.figures.board_notes import note_height, stays_in_group
from pm_facilitator.figures.board_votes import shown_votes
from pm_facilitator.figures.note_signs import sign_of
from pm_facilitator.figures.palette import Palette

REACH_STEP = 80.0


class NotesLayer:
    """The notes of one stage's board; the audience is never given a hidden one.

    After ``cards`` has given everything, ``patch`` gives only what a batch has changed.
    """

    kinds = frozenset({"note", "note_group", "vote", "round", "round_group", "person"})

    def __init__(
        self,
        board: Board,
        stage: Stage,
        sketches: NoteSketches | None = None,
        *,
        audience: bool,
    ) -> None:
        self._board, self._stage, self._audience = board, stage, audience
        self._sketches = sketches or NoteSketches()
        self._notes: dict[str, Made] = {}
        self._votes: Mapping[Key, int] = {}
        self._members: dict[str, set[str]] = {}
        self._shown_groups: set[str] = set()
        self._look: tuple[Palette, float] | None = None
        self._raised: set[str] = set()
        self._room: NoteRoom | None = None
        self._not_placed: list[str] = []

    def notes(self) -> list[Note]:
        """Give the notes that may be shown, row by row."""
        found = [note for note in self._board.all(Note) if self._shows(note)]
        return sorted(found, key=reading_place)

    def cards(self, palette: Palette, top: float = 0.0) -> list[Cardlike]:
        """Give the groups, then all notes; ``top`` is where the notes' y = 0 lies."""
        self._room = None
        if self._look != (palette, top):
            self._notes.clear()
            self._look = (palette, top)
        self._votes = shown_votes(self._board)
        notes = [note for note in self._board.all(Note) if self._shows(note)]
        for id_ in self._notes.keys() - {note.id for note in notes}:
            self._forget(id_)
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
        named = {*keys, *self._recounted()}
        for kind, id_ in {*named, *self._signed(named)}:
            if kind == "note_group":
                groups.add(id_)
            elif kind == "note":
                groups |= self._regroup(id_)
                note = self._board.get(Note, id_)
                if note is not None and self._shows(note):
                    cards.append(self._card(note, palette, top))
                else:
                    self._forget(id_)
                    gone.append((kind, id_))
                if self._room is not None:
                    self._not_placed.append(id_)  # who moves many does not add one at once
        around = self._group_cards(groups, palette)
        there = {card.key[1] for card in around}
        gone += [("note_group", id_) for id_ in groups - there if id_ in self._shown_groups]
        self._shown_groups = (self._shown_groups - groups) | there
        return [*around, *cards], gone

    def votes_on(self, key: Key) -> int:
        """Give how many votes are shown on a note or a group."""
        return self._votes.get(key, 0)

    def has_any(self) -> bool:
        """Tell whether any note has been laid out."""
        return bool(self._notes)

    def has_groups(self) -> bool:
        """Tell whether any note is in a group."""
        return any(self._members.values())

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
            card = self._notes[id_][3]
            at = places.get(card.key)
            if at is None:
                resting.append(Area(card.x, card.y, card.width, card.height))
            else:
                carried.append(at)
        if not resting:
            return carried
        return [*resting, *(at for at in carried if stays_in_group(at, resting))]

    def concerns(self, note: Note) -> bool:
        """Tell whether a note is shown or takes room; most of those in a round are none of both."""
        return self._shows(note) or self._raises(note) or note.id in self._raised

    def rises(self, keys: Iterable[Key]) -> bool:
        """Tell whether one of these notes lies or lay above the notes' area."""
        return any(kind == "note" and self._is_raised(id_) for kind, id_ in keys)

    def _is_raised(self, id_: str) -> bool:
        note = self._board.get(Note, id_)
        return id_ in self._raised or (note is not None and self._raises(note))

    def _raises(self, note: Note) -> bool:
        return note.y < 0 and note.stage is self._stage

    def reach(self, width: float) -> float:
        """Give how far notes rise above their area over a figure of this width, in whole steps.

        Notes that the group cannot see yet count too, so that both windows agree.
        """
        raised = [note for note in self._board.all(Note) if self._raises(note)]
        self._raised = {note.id for note in raised}
        above = (note.y for note in raised if -note.width < note.x < width)
        return max(0.0, ceil(-min(above, default=0.0) / REACH_STEP) * REACH_STEP)

    def clear_of(self, place: Area, gap: float) -> float:
        """Give how far to the right something has to begin to lie clear of the raised notes.

        ``place`` is where it would lie among them, and ``gap`` the room that it keeps.
        """
        raised = (note for id_ in self._raised if (note := self._board.get(Note, id_)))
        areas = [Area(note.x, note.y, note.width, note_height(note)) for note in raised]
        for area in sorted(areas):
            if area.touches(place):
                place = place._replace(x=area.right + gap)
        return place.x

    def free_place(self, seen: Place | None = None) -> tuple[float, float]:
        """Find the first place, row by row, that no note covers; among what is seen, if possible.

        ``seen`` is the part of the notes' area in sight, as left, top, width and height.
        """
        return self._know_room(inf).free_place(seen)

    def find_room(self, seconds: float) -> None:
        """Find out for so long where there is room, so that a new note need not wait for it."""
        self._know_room(perf_counter() + seconds)

    def knows_room(self) -> bool:
        """Tell whether it is known where there is room for a new note."""
        return self._room is not None and not self._not_placed

    def _know_room(self, until: float) -> NoteRoom:
        if self._room is None:
            self._room, self._not_placed = NoteRoom(), [note.id for note in self._board.all(Note)]
        while self._not_placed and perf_counter() < until:
            self._keep_room(self._room, self._not_placed.pop())
        return self._room

    def _keep_room(self, room: NoteRoom, id_: str) -> None:
        note = self._board.get(Note, id_)
        room.keep(id_, note if note is not None and self._shows(note) else None)

    def _shows(self, note: Note) -> bool:
        # While a round is written, hundreds of notes may come in a second, and nobody is to read
        # along: they lie on no board until they are revealed.
        unseen = note.hidden and (self._audience or note.round_id is not None)
        return note.stage is self._stage and not unseen

    def _recounted(self) -> set[Key]:
        """Count the votes again and give the records whose number is another now."""
        if not self._votes and self._board.last(Vote) is None:
            return set()
        before, self._votes = self._votes, shown_votes(self._board)
        return {key for key, _ in before.items() ^ self._votes.items()}

    def _signed(self, keys: Iterable[Key]) -> set[Key]:
        """Give the notes that say that they come from one of these groups or people."""
        named = {id_ for kind, id_ in keys if kind in ("round_group", "person")}
        if not named:
            return set()
        notes = (made[0] for made in self._notes.values())
        return {
            ("note", note.id)
            for note in notes
            if note.small_group_id in named or note.author_id in named
        }

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
        look = palette, top
        before = self._notes.get(note.id) if self._look == look else None
        votes, sign = self._votes.get(("note", note.id), 0), sign_of(self._board, note)
        if before is None or before[0] is not note or before[1:3] != (votes, sign):
            before = self._notes[note.id] = self._sketches.once(note, look, votes, sign, before)
        return before[3]

    def _forget(self, id_: str) -> None:
        self._notes.pop(id_, None)
        self._sketches.forget(id_)

    def _group_cards(self, ids: Iterable[str], palette: Palette) -> list[Cardlike]:
        found: list[Cardlike] = []
        for id_ in ids:
            group, members = self._board.get(NoteGroup, id_), self._members.get(id_)
            if group is not None and members:
                cards = [self._notes[member][3] for member in members if member in self._notes]
                votes = self._votes.get(("note_group", id_), 0)
                found.append(group_card(group, cards, palette, votes))
        return found
