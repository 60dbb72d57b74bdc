"""What a filled-in form of a review says, and the changes that it takes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change, Value, patch
from pm_facilitator.domain.edits.common import remove
from pm_facilitator.domain.edits.factors import use_categories
from pm_facilitator.domain.edits.setup import add_person, new_review, set_fields, use_agenda
from pm_facilitator.domain.entities import Person, PrepItem, StageSlot, new_id
from pm_facilitator.domain.vocabulary import PersonRole, Stage


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """A row of the table of people; ``id`` is None for somebody new."""

    id: str | None
    name: str
    role: PersonRole
    team: str
    neutral: bool | None


@dataclass(frozen=True, slots=True)
class ReviewEntry:
    """Everything that the form says.

    Attributes:
        fields: fields of the review by name, the title among them.
        checklist: the lines of the preparation and whether each is done.
    """

    fields: Mapping[str, Value]
    agenda: str
    minutes: Mapping[Stage, int]
    category_set: str
    bones: tuple[str, ...]
    checklist: tuple[tuple[str, bool], ...]
    people: tuple[PersonEntry, ...]


def creation(entry: ReviewEntry, now: datetime) -> list[Change]:
    """Give the changes that make a new review of a form."""
    fields = dict(entry.fields)
    changes, _ = new_review(
        str(fields.pop("title")),
        now,
        bones=entry.bones,
        agenda=entry.agenda,
        minutes=entry.minutes,
        checklist=[text for text, _ in entry.checklist],
        category_set=entry.category_set,
        **fields,
    )
    board = Board()
    board.apply(changes)
    changes += _checks(board, entry.checklist)
    return changes + _people(board, entry.people)


def editing(board: Board, entry: ReviewEntry) -> list[Change]:
    """Give the changes that bring a review to what the form says; nothing for what is the same."""
    changes = set_fields(board, **dict(entry.fields))
    planned = {**dict.fromkeys(entry.minutes, 0), **planned_minutes(board)}
    if (entry.agenda, entry.minutes) != (board.review.agenda, planned):
        changes += use_agenda(board, entry.agenda, entry.minutes)
    labels = tuple(bone.label for bone in board.bones)
    if (entry.category_set, entry.bones) != (board.review.category_set, labels):
        changes += use_categories(board, entry.category_set, entry.bones)
    changes += _checks(board, entry.checklist)
    return changes + _people(board, entry.people)


def planned_minutes(board: Board) -> dict[Stage, int]:
    """Give the planned minutes of each stage of a review."""
    return {slot.stage: slot.planned // 60 for slot in board.all(StageSlot)}


def _checks(board: Board, lines: Iterable[tuple[str, bool]]) -> list[Change]:
    known = {item.text: item for item in board.all(PrepItem)}
    changes: list[Change] = []
    for place, (text, done) in enumerate(lines):
        if text in known:
            changes += patch(known[text], done=done)
        else:
            changes.append(Added(PrepItem(new_id(), text, done, float(place))))
    return changes


def _people(board: Board, entries: Iterable[PersonEntry]) -> list[Change]:
    """Bring the people to what the form says, in a copy so that each newcomer gets a place."""
    copy = Board(board.entities())
    kept = {entry.id for entry in entries}
    gone = [("person", person.id) for person in board.people if person.id not in kept]
    changes = remove(copy, gone)
    copy.apply(changes)
    for entry in entries:
        step = _person(copy, entry)
        copy.apply(step)
        changes += step
    return changes


def _person(board: Board, entry: PersonEntry) -> list[Change]:
    if entry.id is not None:
        person = board.need(Person, entry.id)
        return patch(
            person,
            name=entry.name,
            role=entry.role,
            team=entry.team,
            neutral=entry.neutral,
        )
    changes, _ = add_person(board, entry.name, entry.role, entry.team)
    added = changes[0]
    assert isinstance(added, Added)
    return [*changes, *patch(added.entity, neutral=entry.neutral)]
