"""Edits of the notes of a round: written and changed until they are revealed, or taken out.

No edit here stores an author in an anonymous round, whoever asks for it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pm_facilitator.domain import rounds
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change, patch
from pm_facilitator.domain.edits.common import remove
from pm_facilitator.domain.edits.round_places import lay_late
from pm_facilitator.domain.edits.setup import ensure_people
from pm_facilitator.domain.edits.stacking import top_order
from pm_facilitator.domain.entities import Note, Person, Round, new_id
from pm_facilitator.domain.vocabulary import NoteColor
from pm_facilitator.errors import InvalidEdit


@dataclass(frozen=True, slots=True)
class Draft:
    """A note as it comes from a device, a box or a file.

    Attributes:
        key: what makes the note its writer's own (see ``rounds.note_id``); empty for nobody's.
        group_id: the small group in which it was written.
        author_id: the person who wrote it; not kept in an anonymous round.
        author: their name, where that is all that is known; they are added to the review.
    """

    text: str
    key: str = ""
    group_id: str | None = None
    author_id: str | None = None
    author: str = ""
    color: NoteColor = NoteColor.OBSERVATION


def write(board: Board, round_id: str, drafts: Sequence[Draft]) -> list[Change]:
    """Put notes down, or reword those that are there under their key already.

    They are hidden while the round is in a private step, or has not begun. What comes twice is
    there once. Blank texts are passed over.

    Raises:
        InvalidEdit: for a note that was revealed, and so is its writer's alone no more.
    """
    round_ = board.need(Round, round_id)
    latest: dict[str, Draft] = {}
    for draft in drafts:
        if draft.text.strip():
            latest[rounds.note_id(draft.key) if draft.key else new_id()] = draft
    named = [] if round_.anonymous else [draft.author for draft in latest.values()]
    changes, people = ensure_people(board, named)
    new: dict[str, Draft] = {}
    for id_, draft in latest.items():
        present = board.get(Note, id_)
        if present is None:
            new[id_] = draft
        elif present.text != draft.text.strip():
            changes += patch(_still_own(present, round_id), text=draft.text.strip())
    made = _made(board, round_, new, people)
    return changes + [
        Added(note)
        for note in (made if rounds.hides_notes(round_) else lay_late(board, round_, made))
    ]


def erase(board: Board, round_id: str, key: str) -> list[Change]:
    """Take a note away for whoever holds its key; nothing when it is gone already.

    Raises:
        InvalidEdit: when it was revealed.
    """
    note = board.get(Note, rounds.note_id(key))
    if note is None:
        return []
    return remove(board, [("note", _still_own(note, round_id).id)])


def take_out(board: Board, note_id: str) -> list[Change]:
    """Take an unfit note out of a round; nothing tells the facilitator whose it was."""
    return remove(board, [("note", board.need(Note, note_id).id)])


def _still_own(note: Note, round_id: str) -> Note:
    if note.round_id != round_id or not note.hidden:
        raise InvalidEdit("This note is on the board now.", "Ask the facilitator to change it.")
    return note


def _made(
    board: Board, round_: Round, drafts: Mapping[str, Draft], people: Mapping[str, str]
) -> Iterator[Note]:
    """Make new notes; while they are hidden, all of them wait in the same place."""
    groups = {group.id for group in rounds.groups_of(board, round_.id)}
    hidden, order = rounds.hides_notes(round_), top_order(board, "note")
    for n, (id_, draft) in enumerate(drafts.items()):
        group = draft.group_id if draft.group_id in groups else None
        author = draft.author_id if board.get(Person, draft.author_id) else people.get(draft.author)
        yield Note(
            id=id_,
            text=draft.text.strip(),
            stage=round_.stage,
            x=round_.x,
            y=round_.y,
            color=draft.color,
            author_id=None if round_.anonymous else author,
            round_id=round_.id,
            small_group_id=group,
            hidden=hidden,
            order=order + n,
        )
