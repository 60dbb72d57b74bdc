"""Edits that make a review and prepare it."""

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import patch
from pm_facilitator.domain.edits import setup
from pm_facilitator.domain.entities import Person, PrepItem, StageSlot
from pm_facilitator.domain.vocabulary import InsightKind, PersonRole, Severity, Stage
from tests.domain.conftest import NOW, apply


def test_a_new_review_has_its_bones_agenda_and_checklist(board: Board) -> None:
    assert [bone.label for bone in board.bones] == ["People", "Process", "Technology"]
    assert [slot.stage for slot in board.all(StageSlot)] == list(Stage)
    assert sum(slot.planned for slot in board.all(StageSlot)) == 3600
    assert [item.text for item in board.all(PrepItem)] == ["Timeline", "People invited"]
    assert board.review.created_at == NOW


def test_further_fields_are_set_at_once() -> None:
    changes, id_ = setup.new_review("Outage", NOW, severity=Severity.SEV1, tags=("dns",))
    board = Board()
    board.apply(changes)
    assert board.review.id == id_
    assert (board.review.severity, board.review.tags) == (Severity.SEV1, ("dns",))


def test_another_agenda_keeps_the_time_spent(board: Board) -> None:
    recap = board.slot(Stage.RECAP)
    assert recap is not None
    board.apply(patch(recap, spent=120.0))
    board.apply(setup.use_agenda(board, "short", {Stage.RECAP: 10, Stage.IMPROVE: 20}))
    recap = board.slot(Stage.RECAP)
    assert recap is not None
    assert (recap.planned, recap.spent) == (600, 120)
    assert sum(slot.planned for slot in board.all(StageSlot)) == 1800


def test_an_agenda_adds_the_stages_that_are_missing() -> None:
    changes, _ = setup.new_review("Outage", NOW)
    board = Board()
    board.apply(changes)
    board.apply(setup.use_agenda(board, "short", {Stage.RECAP: 10}))
    assert [slot.stage for slot in board.all(StageSlot)] == [Stage.RECAP]


def test_stepping_ends_at_either_end(board: Board) -> None:
    assert setup.step_stage(board, -1) == []
    for stage in list(Stage)[1:]:
        board.apply(setup.step_stage(board, 1))
        assert board.review.stage is stage
    assert setup.step_stage(board, 1) == []


def test_people_insights_and_questions_come_in_order(board: Board) -> None:
    apply(board, setup.add_person(board, "Ada", PersonRole.FACILITATOR, "Platform"))
    apply(board, setup.add_person(board, "Bo"))
    apply(board, setup.add_insight(board, InsightKind.LUCKY, "It was noon"))
    apply(board, setup.add_question(board, "Who renews it?"))
    assert [person.name for person in board.people] == ["Ada", "Bo"]
    assert board.insights[0].kind is InsightKind.LUCKY
    assert board.questions[0].text == "Who renews it?"


def test_the_checklist_can_be_replaced(board: Board) -> None:
    board.apply(setup.replace_checklist(board, ["Evidence"]))
    assert [item.text for item in board.all(PrepItem)] == ["Evidence"]


def test_people_are_found_by_name_or_handle_however_written(board: Board) -> None:
    known = apply(board, setup.add_person(board, "Ines Duarte"))
    board.apply(patch(board.need(Person, known), handle="@ines"))
    changes, ids = setup.ensure_people(board, ["ines  DUARTE", "@Ines", "Bo Lund", "bo lund", " "])
    board.apply(changes)
    assert [person.name for person in board.people] == ["Ines Duarte", "Bo Lund"]
    new = board.people[1].id
    assert ids == {"ines  DUARTE": known, "@Ines": known, "Bo Lund": new, "bo lund": new}
