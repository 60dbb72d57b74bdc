"""A round at any moment: its steps, its clock, who has not been heard, and what it promises."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.domain import rounds
from pm_facilitator.domain.clock import Moment
from pm_facilitator.domain.edits import round_groups
from pm_facilitator.domain.edits.round_notes import Draft, write
from pm_facilitator.domain.entities import Round
from pm_facilitator.domain.rounds import Step
from pm_facilitator.domain.vocabulary import RoundStep
from tests.domain.edits.moments import BEGINNING, moment
from tests.domain.round_boards import begun, go, groups_in, prepared
from tests.helpers.make import make_person

PEOPLE = [make_person(id=name[0].lower(), name=name) for name in ("Ana", "Ben", "Cy")]
_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).map(str.strip)
_steps = st.builds(
    Step, st.sampled_from(RoundStep), st.integers(1, 9999), st.integers(0, 5), _texts
)


@settings(deadline=None)
@given(st.lists(_steps, max_size=6))
def test_steps_come_back_as_they_were_written(steps: list[Step]) -> None:
    words, details = rounds.written(steps)
    assert rounds.steps_of(Round("r", steps=words, step_details=details)) == tuple(steps)


@settings(deadline=None)
@given(st.lists(st.text(max_size=8), max_size=4), st.lists(st.text(max_size=8), max_size=4))
def test_steps_that_cannot_be_read_are_passed_over(words: list[str], details: list[str]) -> None:
    round_ = Round("r", steps=("write", *words), step_details=("x y", *details))
    assert rounds.steps_of(round_)[0] == Step(RoundStep.WRITE, seconds=300, prompt="")


def test_a_step_asks_its_own_question_or_that_of_the_round() -> None:
    board, id_ = begun()
    assert rounds.prompt_of(board.need(Round, id_)) == "What did you see?"
    go(board, id_, RoundStep.SHARE)
    assert rounds.prompt_of(board.need(Round, id_)).startswith("In pairs")


def test_the_clock_of_a_step_runs_through_sleep_and_a_changed_wall_clock() -> None:
    board, id_ = begun()
    round_ = board.need(Round, id_)
    assert rounds.remaining(round_, moment(100)) == 200
    set_back = Moment(BEGINNING.replace(hour=3), 1000.0 + 100, "boot")
    assert rounds.remaining(round_, set_back) == 200


def test_time_goes_on_below_nothing_and_locks_nothing() -> None:
    board, id_ = begun()
    assert rounds.remaining(board.need(Round, id_), moment(400)) == -100
    board.apply(write(board, id_, [Draft("A late thought")]))
    assert [note.text for note in board.notes()] == ["A late thought"]


def test_a_step_without_time_has_no_clock() -> None:
    board, id_ = begun()
    go(board, id_, RoundStep.REVEAL)
    assert rounds.remaining(board.need(Round, id_), moment(50)) is None


def test_notes_are_taken_from_the_beginning_to_the_end() -> None:
    board, id_ = prepared()
    round_ = board.need(Round, id_)
    assert not rounds.takes_notes(round_)
    began = replace(round_, started_at=BEGINNING)
    assert all(rounds.takes_notes(replace(began, step=word)) for word in rounds.WRITING)
    assert not rounds.takes_notes(replace(began, step=RoundStep.ANSWER))
    assert not rounds.takes_notes(replace(began, ended_at=BEGINNING))


def test_an_anonymous_round_says_that_no_name_is_kept_and_what_is() -> None:
    board, id_ = begun()
    assert rounds.promise(board, board.need(Round, id_)) == (
        "Nobody's name is kept with a note or a vote."
    )
    board.apply(round_groups.add_group(board, id_)[0])
    assert rounds.promise(board, board.need(Round, id_)).endswith("name of the small group is.")


def test_a_round_with_names_says_where_they_will_be() -> None:
    board, id_ = begun(anonymous=False)
    assert rounds.promise(board, board.need(Round, id_)).startswith("Your name is kept")


def test_the_facilitator_hears_who_and_which_group_has_written_nothing_yet() -> None:
    board, id_ = begun(*PEOPLE, anonymous=False)
    board.apply(round_groups.make_groups(board, id_, [["a", "b"], ["c"]]))
    first, second = groups_in(board, id_)
    present = {"a", "b", "c"}
    round_ = board.need(Round, id_)
    assert rounds.not_heard(board, round_, present) == (PEOPLE, [first, second])
    board.apply(write(board, id_, [Draft("Seen at ten", group_id=first.id, author_id="a")]))
    people, groups = rounds.not_heard(board, round_, present)
    assert ([each.name for each in people], groups) == (["Ben", "Cy"], [second])


def test_a_group_is_heard_when_one_of_its_people_is() -> None:
    board, id_ = begun(*PEOPLE, anonymous=False)
    board.apply(round_groups.make_groups(board, id_, [["a", "b"], ["c"]]))
    board.apply(write(board, id_, [Draft("Seen at ten", author_id="c")]))
    _, groups = rounds.not_heard(board, board.need(Round, id_), {"a", "b", "c"})
    assert [group.name for group in groups] == ["Blue"]


def test_who_is_not_there_is_not_waited_for() -> None:
    board, id_ = begun(*PEOPLE, anonymous=False)
    people, _ = rounds.not_heard(board, board.need(Round, id_), {"b"})
    assert [each.name for each in people] == ["Ben"]


def test_of_an_anonymous_round_nothing_is_told() -> None:
    board, id_ = begun(*PEOPLE)
    board.apply(round_groups.add_group(board, id_)[0])
    assert rounds.not_heard(board, board.need(Round, id_), {"a", "b"}) == ([], [])


def test_a_key_gives_one_id_that_tells_nothing_of_it() -> None:
    id_ = rounds.note_id("00ff")
    assert id_ == rounds.note_id("00ff") != rounds.note_id("00fe")
    assert len(id_) == 25
    assert "00ff" not in id_
