"""Edits that make a review and prepare it: fields, people, agenda, checklist."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change, Removed, Value, patch
from pm_facilitator.domain.edits.common import next_order
from pm_facilitator.domain.entities import (
    Bone,
    Insight,
    OpenQuestion,
    Person,
    PrepItem,
    Review,
    StageSlot,
    new_id,
)
from pm_facilitator.domain.vocabulary import InsightKind, PersonRole, Stage


def new_review(
    title: str,
    created_at: datetime,
    *,
    bones: Sequence[str] = (),
    agenda: str = "",
    minutes: Mapping[Stage, int] | None = None,
    checklist: Sequence[str] = (),
    **fields: Value,
) -> tuple[list[Change], str]:
    """Make an empty review with its bones, agenda and checklist, and give its id too.

    Args:
        title: what the review is called.
        created_at: now, in UTC.
        bones: the labels of the fishbone's categories.
        agenda: the name of the agenda preset.
        minutes: the planned minutes of each stage that the agenda has.
        checklist: the lines of the preparation checklist.
        fields: further fields of the review by name.
    """
    review = Review(id=new_id(), title=title, agenda=agenda, created_at=created_at)
    changes: list[Change] = [Added(review), *patch(review, **fields)]
    changes += [Added(Bone(new_id(), label, float(i))) for i, label in enumerate(bones)]
    changes += _slots(minutes or {})
    changes += [Added(PrepItem(new_id(), text, order=float(i))) for i, text in enumerate(checklist)]
    return changes, review.id


def set_fields(board: Board, **fields: Value) -> list[Change]:
    """Set fields of the review."""
    return patch(board.review, **fields)


def use_agenda(board: Board, name: str, minutes: Mapping[Stage, int]) -> list[Change]:
    """Change the planned minutes; the time already spent stays with its stage."""
    changes = patch(board.review, agenda=name)
    for slot in board.all(StageSlot):
        changes += patch(slot, planned=minutes.get(slot.stage, 0) * 60)
    have = {slot.stage for slot in board.all(StageSlot)}
    missing = {stage: time for stage, time in minutes.items() if stage not in have}
    return changes + _slots(missing)


def go_to_stage(board: Board, stage: Stage) -> list[Change]:
    """Move the meeting to a stage, forward or back; nothing is lost by it."""
    return patch(board.review, stage=stage)


def step_stage(board: Board, step: int) -> list[Change]:
    """Move to the next stage (1) or the one before (-1); nothing at either end."""
    stages = list(Stage)
    place = stages.index(board.review.stage) + step
    if not 0 <= place < len(stages):
        return []
    return go_to_stage(board, stages[place])


def add_person(
    board: Board, name: str, role: PersonRole = PersonRole.RESPONDER, team: str = ""
) -> tuple[list[Change], str]:
    """Add somebody to the review and give their id too."""
    person = Person(new_id(), name, role, team, order=next_order(board.people))
    return [Added(person)], person.id


def person_named(board: Board, name: str) -> Person | None:
    """Give the person of this name or handle, however it is written; None when nobody has it."""
    wanted = _folded(name)
    known = (each for each in board.people if wanted in (_folded(each.name), _folded(each.handle)))
    return next(known, None) if wanted else None


def ensure_people(board: Board, names: Iterable[str]) -> tuple[list[Change], dict[str, str]]:
    """Add those of these people who are not in the review yet; give all ids by their names."""
    changes: list[Change] = []
    ids: dict[str, str] = {}
    folded: dict[str, str] = {}
    order = next_order(board.people)
    for name in dict.fromkeys(names):
        if not _folded(name):
            continue
        known = person_named(board, name)
        if known is None and _folded(name) not in folded:
            new = Person(new_id(), " ".join(name.split()), order=order + len(changes))
            changes.append(Added(new))
            folded[_folded(name)] = new.id
        ids[name] = known.id if known else folded[_folded(name)]
    return changes, ids


def _folded(name: str) -> str:
    return " ".join(name.removeprefix("@").split()).casefold()


def add_insight(board: Board, kind: InsightKind, text: str) -> tuple[list[Change], str]:
    """Add what went well, was hard, was luck, surprised us or is a lesson; give its id too."""
    insight = Insight(new_id(), kind, text, next_order(board.insights))
    return [Added(insight)], insight.id


def add_question(board: Board, text: str) -> tuple[list[Change], str]:
    """Add an open question and give its id too."""
    question = OpenQuestion(new_id(), text, order=next_order(board.questions))
    return [Added(question)], question.id


def replace_checklist(board: Board, texts: Sequence[str]) -> list[Change]:
    """Put another checklist in place of the present one."""
    gone: list[Change] = [Removed(item) for item in board.all(PrepItem)]
    return gone + [Added(PrepItem(new_id(), text, order=float(i))) for i, text in enumerate(texts)]


def _slots(minutes: Mapping[Stage, int]) -> list[Change]:
    places = list(Stage)
    return [
        Added(
            StageSlot(
                new_id(), stage, planned=minutes[stage] * 60, order=float(places.index(stage))
            )
        )
        for stage in places
        if stage in minutes
    ]
