"""Undo takes back what was done here and leaves alone what others did since."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pm_facilitator.domain.changes import Added, Change, patch
from pm_facilitator.domain.edits import events, factors, notes, whiteboard, whys
from pm_facilitator.domain.edits.common import remove
from pm_facilitator.domain.entities import Factor, Note, TimelineEvent, Vote
from pm_facilitator.domain.plain import entity_to_plain
from pm_facilitator.domain.vocabulary import Origin, Stage
from pm_facilitator.errors import StoreError
from pm_facilitator.session import Session
from pm_facilitator.ui.history import History


def add_note(session: Session, history: History, text: str = "A note") -> str:
    made, id_ = notes.add_note(session.board, text, Stage.REFLECT)
    history.do("Add note", made)
    return id_


def test_undo_and_redo_go_back_and_forth(session: Session, history: History) -> None:
    id_ = add_note(session, history)
    history.undo()
    assert session.board.get(Note, id_) is None
    history.redo()
    assert session.board.need(Note, id_).text == "A note"


def test_a_move_undone_keeps_the_votes_cast_since(session: Session, history: History) -> None:
    id_ = add_note(session, history)
    history.do("Move note", whiteboard.move(session.board, [("note", id_)], 50, 0))
    session.commit([Added(Vote("vote", note_id=id_))], Origin.PARTICIPANT)
    history.undo()
    assert session.board.need(Note, id_).x == 0
    assert session.board.get(Vote, "vote") is not None


def test_a_field_changed_by_somebody_else_since_stays(session: Session, history: History) -> None:
    id_ = add_note(session, history)
    history.do("Reword", notes.set_text(session.board, id_, "Reworded"))
    session.commit(notes.set_text(session.board, id_, "Their words"), Origin.PARTICIPANT)
    history.undo()
    assert session.board.need(Note, id_).text == "Their words"


def test_undoing_an_added_note_brings_its_votes_back_on_redo(
    session: Session, history: History
) -> None:
    id_ = add_note(session, history)
    session.commit([Added(Vote("vote", note_id=id_))], Origin.PARTICIPANT)
    history.undo()
    assert session.board.get(Vote, "vote") is None
    history.redo()
    assert session.board.get(Vote, "vote") is not None


def test_a_burst_of_typing_is_one_step(session: Session, history: History) -> None:
    id_ = add_note(session, history, "")
    for text in ("C", "Ca", "Car", "Card"):
        made = notes.set_text(session.board, id_, text)
        history.do("Edit note", made, merge=("note", id_, "text"))
    history.undo()
    assert session.board.need(Note, id_).text == ""
    history.redo()
    assert session.board.need(Note, id_).text == "Card"


def test_a_pause_in_typing_begins_a_new_step(session: Session, history: History) -> None:
    id_ = add_note(session, history, "")
    key = ("note", id_, "text")
    history.do("Edit note", notes.set_text(session.board, id_, "One"), merge=key)
    history.end_burst()
    history.do("Edit note", notes.set_text(session.board, id_, "One two"), merge=key)
    history.undo()
    assert session.board.need(Note, id_).text == "One"


def test_the_step_is_named(session: Session, history: History) -> None:
    add_note(session, history)
    assert history.undo_text() == "Add note"


def test_an_empty_batch_is_no_step(session: Session, history: History) -> None:
    history.do("Nothing", [])
    assert not history.can_undo()


def test_a_failed_write_leaves_no_step_behind(
    session: Session, history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise StoreError("The disk is full.")

    made, _ = notes.add_note(session.board, "Lost", Stage.REFLECT)
    monkeypatch.setattr(session, "_journal", type("Full", (), {"write": refuse})())
    with pytest.raises(StoreError):
        history.do("Add note", made)
    assert not history.can_undo()
    assert session.board.notes() == []


def test_removing_a_factor_undone_brings_back_all_below_it(
    session: Session, history: History
) -> None:
    bone = session.board.bones[0].id
    made, parent = factors.add_factor(session.board, "Certificate by hand", bone)
    history.do("Add factor", made)
    made, child = factors.add_factor(session.board, "No owner", bone, parent)
    history.do("Add factor", made)
    made, _ = whys.add_why(session.board, child, "The team was merged")
    history.do("Ask why", made)
    history.do("Delete factor", remove(session.board, [("factor", parent)]))
    assert session.board.factors == []
    history.undo()
    assert {factor.text for factor in session.board.factors} == {"Certificate by hand", "No owner"}
    assert len(session.board.why_steps(child)) == 1


STEPS = st.lists(
    st.sampled_from(["note", "event", "move", "reword", "factor", "delete"]), max_size=8
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
def test_undoing_everything_gives_the_first_board_again(
    session: Session, history: History, steps: list[str]
) -> None:
    before = picture(session)
    done = 0
    for step in steps:
        if history.do(step, change_for(step, session)) is not None:
            done += 1
    after = picture(session)
    for _ in range(done):
        history.undo()
    assert picture(session) == before
    for _ in range(done):
        history.redo()
    assert picture(session) == after
    for _ in range(done):
        history.undo()


def picture(session: Session) -> list[object]:
    return [entity_to_plain(entity) for entity in session.board.entities()]


def change_for(step: str, session: Session) -> list[Change]:
    board = session.board
    if step == "note":
        return notes.add_note(board, "note", Stage.REFLECT)[0]
    if step == "event":
        return events.add_event(board, "event", session.now())[0]
    if step == "factor":
        return factors.add_factor(board, "factor", board.bones[0].id)[0]
    some = [*board.all(Note), *board.all(TimelineEvent), *board.all(Factor)]
    if not some:
        return []
    if step == "move":
        return whiteboard.move(board, [("note", note.id) for note in board.notes()], 3, 4)
    if step == "reword":
        return patch(some[-1], text=f"reworded {len(some)}")
    return remove(board, [(kind_of_last(some[-1]), some[-1].id)])


def kind_of_last(entity: object) -> str:
    names = {Note: "note", TimelineEvent: "event", Factor: "factor"}
    return names[type(entity)]
