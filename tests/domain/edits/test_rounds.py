"""A round from its preparation to its end, through its steps in any order."""

from random import Random

import pytest

from pm_facilitator.domain import rounds
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import invert
from pm_facilitator.domain.edits import round_clock, round_groups, votes
from pm_facilitator.domain.edits import rounds as edits
from pm_facilitator.domain.edits.round_notes import Draft, write
from pm_facilitator.domain.edits.round_places import BETWEEN
from pm_facilitator.domain.entities import Note, Round, RoundGroup, Vote
from pm_facilitator.domain.rounds import Step
from pm_facilitator.domain.vocabulary import RoundStep, Stage
from pm_facilitator.errors import InvalidEdit
from tests.domain.edits.moments import BEGINNING, moment
from tests.domain.round_boards import CHANCE, STEPS, begun, go, prepared, voting
from tests.helpers.make import make_note

OTHER_PLAN = edits.Plan("What was hard?", STEPS[:3], votes_each=2, votes_per_note=1)


def held(board: Board, id_: str) -> Round:
    return board.need(Round, id_)


def test_a_prepared_round_waits_with_its_clock_standing() -> None:
    board, id_ = prepared()
    round_ = held(board, id_)
    assert (round_.prompt, round_.anonymous, round_.step_since) == ("What did you see?", True, None)
    assert rounds.running(board) is None
    board.apply(edits.set_plan(board, id_, OTHER_PLAN))
    assert (held(board, id_).prompt, held(board, id_).votes_each) == ("What was hard?", 2)


def test_a_round_that_waits_can_be_held_on_another_board_with_what_was_sent_in() -> None:
    board, id_ = prepared(make_note(id="old", stage=Stage.RECAP, x=0, y=400))
    board.apply(write(board, id_, [Draft("Sent in"), Draft("This too")]))
    board.apply(edits.lie_on(board, id_, Stage.RECAP))
    assert held(board, id_).stage is Stage.RECAP
    assert {note.stage for note in rounds.notes_of(board, id_)} == {Stage.RECAP}
    assert edits.lie_on(board, id_, Stage.RECAP) == []
    board.apply(edits.start(board, id_, moment(0), CHANCE))
    go(board, id_, RoundStep.REVEAL)
    assert min(note.y for note in rounds.notes_of(board, id_)) > 400
    with pytest.raises(InvalidEdit, match="has begun"):
        edits.lie_on(board, id_, Stage.REFLECT)


def test_a_round_begins_with_its_first_step_and_its_clock_running() -> None:
    board, id_ = begun()
    round_ = held(board, id_)
    assert rounds.running(board) == round_
    assert (round_.step, round_.step_seconds, round_.started_at) == ("write", 300, BEGINNING)
    assert rounds.remaining(round_, moment(60)) == 240


def test_only_one_round_is_held_at_a_time() -> None:
    board, _ = begun()
    changes, second = edits.add_round(board, Stage.RECAP, OTHER_PLAN)
    board.apply(changes)
    with pytest.raises(InvalidEdit, match="Another round"):
        edits.start(board, second, moment(10), CHANCE)


def test_a_round_that_is_over_is_not_gone_back_into_while_another_is_held() -> None:
    board, first = begun()
    board.apply(edits.end(board, first, moment(10)))
    changes, second = edits.add_round(board, Stage.RECAP, OTHER_PLAN)
    board.apply(changes)
    board.apply(edits.start(board, second, moment(20), CHANCE))
    with pytest.raises(InvalidEdit, match="Another round"):
        edits.step(board, first, -1, moment(30), CHANCE)


def test_a_round_begins_once() -> None:
    board, id_ = begun()
    with pytest.raises(InvalidEdit, match="has begun"):
        edits.start(board, id_, moment(10), CHANCE)


def test_what_was_chosen_holds_once_a_round_has_begun() -> None:
    board, id_ = begun()
    with pytest.raises(InvalidEdit, match="has begun"):
        edits.set_plan(board, id_, OTHER_PLAN)


@pytest.mark.parametrize("anonymous", [True, False])
def test_a_round_with_notes_or_groups_keeps_its_promise(anonymous: bool) -> None:
    board, id_ = prepared(anonymous=anonymous)
    other = edits.Plan("What was hard?", STEPS, anonymous=not anonymous)
    board.apply(round_groups.add_group(board, id_)[0])
    with pytest.raises(InvalidEdit, match="stays anonymous or stays with names"):
        edits.set_plan(board, id_, other)


def test_steps_can_be_skipped_gone_back_to_and_repeated() -> None:
    board, id_ = begun()
    for place in (5, 1, 1, 0):
        board.apply(edits.go_to(board, id_, place, moment(30), CHANCE))
        assert (held(board, id_).step_at, held(board, id_).step) == (place, STEPS[place].word)
        assert rounds.spent(held(board, id_), moment(40)) == 10


def test_a_step_is_entered_with_its_whole_time_and_the_next_one_follows() -> None:
    board, id_ = begun()
    board.apply(edits.step(board, id_, 1, moment(200), CHANCE))
    assert (held(board, id_).step, held(board, id_).step_seconds) == ("share", 120)
    board.apply(edits.step(board, id_, -1, moment(200), CHANCE))
    assert held(board, id_).step is RoundStep.WRITE
    assert edits.step(board, id_, -1, moment(300), CHANCE) == []


def test_after_the_last_step_the_round_is_over_and_can_be_gone_back_into() -> None:
    board, id_ = begun()
    go(board, id_, RoundStep.DISCUSS)
    board.apply(edits.step(board, id_, 1, moment(900), CHANCE))
    round_ = held(board, id_)
    assert (round_.step, round_.ended_at, round_.step_since) == ("done", moment(900).wall, None)
    assert edits.step(board, id_, 1, moment(901), CHANCE) == []
    board.apply(edits.step(board, id_, -1, moment(910), CHANCE))
    assert (held(board, id_).step, held(board, id_).ended_at) == ("discuss", None)


def test_there_is_no_step_beyond_the_last() -> None:
    board, id_ = begun()
    with pytest.raises(InvalidEdit, match="no such step"):
        edits.go_to(board, id_, 9, moment(0), CHANCE)


def test_a_round_that_has_not_begun_goes_nowhere() -> None:
    board, id_ = prepared()
    with pytest.raises(InvalidEdit, match="not begun"):
        edits.go_to(board, id_, 2, moment(0), CHANCE)


@pytest.mark.parametrize("word", [step.word for step in STEPS])
def test_notes_are_hidden_until_a_step_that_is_not_private(word: RoundStep) -> None:
    board, id_ = begun()
    board.apply(write(board, id_, [Draft("Seen at ten")]))
    go(board, id_, word)
    assert [note.hidden for note in board.notes()] == [word in rounds.PRIVATE]


def test_going_back_to_writing_hides_what_is_new_and_leaves_the_rest() -> None:
    board, id_ = begun()
    board.apply(write(board, id_, [Draft("Seen at ten")]))
    go(board, id_, RoundStep.REVEAL)
    go(board, id_, RoundStep.WRITE)
    board.apply(write(board, id_, [Draft("And at eleven")]))
    assert {note.text: note.hidden for note in board.notes()} == {
        "Seen at ten": False,
        "And at eleven": True,
    }


def test_ending_early_shows_what_was_still_hidden() -> None:
    board, id_ = begun()
    board.apply(write(board, id_, [Draft("Seen at ten")]))
    ending = edits.end(board, id_, moment(60))
    board.apply(ending)
    assert not board.notes()[0].hidden
    board.apply(invert(ending))
    assert board.notes()[0].hidden
    assert rounds.running(board) is not None


def test_taking_a_round_back_takes_what_nobody_has_seen_and_leaves_the_rest() -> None:
    board, id_ = begun()
    board.apply(write(board, id_, [Draft("Seen at ten")]))
    go(board, id_, RoundStep.REVEAL)
    go(board, id_, RoundStep.WRITE)
    board.apply(write(board, id_, [Draft("Nobody has read this")]))
    board.apply(round_groups.add_group(board, id_)[0])
    board.apply(edits.discard(board, id_))
    assert [(note.text, note.round_id) for note in board.notes()] == [("Seen at ten", None)]
    assert (board.all(Round), board.all(RoundGroup)) == ([], [])


def test_a_pause_keeps_what_was_spent() -> None:
    board, id_ = begun()
    board.apply(round_clock.pause(board, id_, moment(100)))
    assert round_clock.pause(board, id_, moment(150)) == []
    assert rounds.remaining(held(board, id_), moment(500)) == 200
    board.apply(round_clock.resume(board, id_, moment(500)))
    assert round_clock.resume(board, id_, moment(510)) == []
    assert rounds.remaining(held(board, id_), moment(550)) == 150


def test_a_step_can_be_given_more_time_or_less_but_never_less_than_none() -> None:
    board, id_ = begun()
    board.apply(round_clock.extend(board, id_, 60))
    assert held(board, id_).step_seconds == 360
    board.apply(round_clock.extend(board, id_, -9999))
    assert held(board, id_).step_seconds == 0


def test_the_result_is_kept_in_order_when_the_votes_close() -> None:
    board, id_, (first, second, third) = voting("one", "two", "three")
    for target, count in ((second, 3), (third, 1)):
        board.apply(votes.cast(board, id_, "secret", target, count))
    board.apply(votes.cast(board, id_, "other", third, 1))
    assert held(board, id_).votes_open
    board.apply(edits.step(board, id_, 1, moment(700), CHANCE))
    assert not held(board, id_).votes_open
    assert held(board, id_).result_order == (second, third)
    assert first not in held(board, id_).result_order


def test_going_back_to_the_votes_opens_them_with_what_was_given() -> None:
    board, id_, (first, _) = voting("one", "two")
    board.apply(votes.cast(board, id_, "secret", first, 2))
    go(board, id_, RoundStep.DISCUSS)
    go(board, id_, RoundStep.VOTE)
    assert held(board, id_).votes_open
    assert [vote.count for vote in board.all(Vote)] == [2]


def test_a_closing_check_keeps_counts_and_nothing_else() -> None:
    board, id_ = begun(steps=(Step(RoundStep.ANSWER, 60),))
    for secret, learned, again in (("a", True, True), ("b", True, False), ("c", False, True)):
        board.apply(edits.answer(board, id_, secret, learned, again))
    round_ = held(board, id_)
    assert (round_.answered, round_.learned, round_.again) == (3, 2, 2)
    board.apply(edits.end(board, id_, moment(60)))
    with pytest.raises(InvalidEdit, match="over"):
        edits.answer(board, id_, "d", True, True)


def test_the_answer_of_one_secret_counts_once_in_each_round() -> None:
    board, id_ = begun(steps=(Step(RoundStep.ANSWER, 60),))
    board.apply(edits.answer(board, id_, "secret", True, False))
    for learned, again in ((True, False), (False, True)):
        assert edits.answer(board, id_, "secret", learned, again) == []
    board.apply(edits.end(board, id_, moment(60)))
    # What comes late although it was counted is not refused: its sender did not hear of that.
    assert edits.answer(board, id_, "secret", True, False) == []
    assert rounds.answer_id(id_, "secret") != rounds.answer_id("another round", "secret")


def test_the_order_of_answers_is_not_kept() -> None:
    secrets = [str(number) for number in range(9)]
    found = []
    for order in (secrets, secrets[::-1]):
        board, id_ = begun(steps=(Step(RoundStep.ANSWER, 60),))
        for secret in order:
            board.apply(edits.answer(board, id_, secret, True, True))
        expected = sorted(rounds.answer_id(id_, secret) for secret in secrets)
        found.append(list(held(board, id_).answer_ids) == expected)
    assert found == [True, True]


def test_notes_of_a_round_lie_below_what_was_on_the_board() -> None:
    board, id_ = begun(make_note(id="old", x=-40, y=900))
    board.apply(write(board, id_, [Draft("Seen at ten")]))
    new = next(note for note in board.notes() if note.id != "old")
    assert (new.x, new.y) == (-40, 900 + board.need(Note, "old").height + BETWEEN)


def test_a_round_goes_on_where_the_notes_from_before_the_meeting_lie() -> None:
    board, id_ = prepared()
    board.apply(write(board, id_, [Draft("From before the meeting")]))
    assert board.notes()[0].hidden
    board.apply(edits.start(board, id_, moment(0), Random(1)))
    assert (held(board, id_).x, held(board, id_).y) == (board.notes()[0].x, board.notes()[0].y)
