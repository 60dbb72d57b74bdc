"""A round is led from its beginning to its end, every gesture being one step of undo."""

from dataclasses import replace

import pytest

from pm_facilitator.domain import rounds
from pm_facilitator.domain.entities import Note, Round, RoundGroup, Vote
from pm_facilitator.domain.vocabulary import RoundStep, Stage
from pm_facilitator.ui.windows.room import Room
from tests.ui.rounds.conftest import PAIRS, begin, draft, go_to, held, texts


def test_starting_is_one_step_and_undo_takes_all_of_it_back(meeting: Room) -> None:
    begin(meeting)
    assert len(meeting.session.board.all(RoundGroup)) == 2
    assert meeting.history.undo_text() == "Start the round"
    meeting.history.undo()
    assert meeting.session.board.all(Round) == []
    assert meeting.session.board.all(RoundGroup) == []


def test_groups_of_a_round_with_names_are_stored_and_those_of_an_anonymous_one_are_not(
    meeting: Room,
) -> None:
    begin(meeting, anonymous=False)
    stored = [group.person_ids for group in meeting.session.board.all(RoundGroup)]
    assert stored == list(PAIRS)
    meeting.history.undo()
    begin(meeting)
    groups = meeting.session.board.all(RoundGroup)
    assert [group.person_ids for group in groups] == [(), ()]
    assert [meeting.rounds.lead.people_in(group) for group in groups] == list(PAIRS)


def test_notes_are_hidden_until_they_are_revealed_and_undo_hides_them_again(meeting: Room) -> None:
    begin(meeting)
    meeting.rounds.lead.write(["The graph was green", "Nobody was paged"])
    assert all(note.hidden for note in meeting.session.board.all(Note))
    go_to(meeting, RoundStep.REVEAL)
    assert not any(note.hidden for note in meeting.session.board.all(Note))
    meeting.history.undo()
    assert all(note.hidden for note in meeting.session.board.all(Note))
    assert held(meeting).step is RoundStep.WRITE


def test_nobody_is_named_in_an_anonymous_round(meeting: Room) -> None:
    begin(meeting)
    meeting.rounds.lead.write(["The graph was green"], author_id="amara")
    assert [note.author_id for note in meeting.session.board.all(Note)] == [None]


def test_an_unfit_note_goes_and_undo_brings_it_back(meeting: Room) -> None:
    begin(meeting)
    meeting.rounds.lead.write(["Fit", "Unfit"])
    unfit = next(note for note in meeting.session.board.all(Note) if note.text == "Unfit")
    meeting.rounds.lead.take_out(unfit.id)
    assert texts(meeting) == ["Fit"]
    meeting.history.undo()
    assert sorted(texts(meeting)) == ["Fit", "Unfit"]


def test_pairs_become_fours_with_all_their_people(meeting: Room) -> None:
    begin(meeting)
    meeting.rounds.lead.join_two_by_two()
    (four,) = meeting.session.board.all(RoundGroup)
    assert meeting.rounds.lead.people_in(four) == (*PAIRS[0], *PAIRS[1])


def test_every_group_reports_back_once_in_the_drawn_order(meeting: Room) -> None:
    begin(meeting)
    heard = [go_to(meeting, RoundStep.REPORT_BACK).reporting]
    meeting.rounds.lead.next_report()
    heard.append(held(meeting).reporting)
    meeting.rounds.lead.next_report()
    assert held(meeting).reporting == heard[1]
    assert tuple(heard) == held(meeting).report_order
    assert set(heard) == {group.id for group in meeting.session.board.all(RoundGroup)}


@pytest.fixture
def voting(meeting: Room) -> Room:
    """Give a round whose votes are open, with two notes in a group and one in none."""
    begin(meeting)
    meeting.rounds.lead.write(["One", "Two", "Three"])
    go_to(meeting, RoundStep.VOTE)
    return meeting


def notes(room: Room) -> list[Note]:
    return rounds.notes_of(room.session.board, held(room).id)


def test_votes_are_given_and_taken_back_within_the_budget(voting: Room) -> None:
    ballot, (one, two, _) = voting.rounds.lead.ballot, notes(voting)
    for note in (one, one, two):
        ballot.vote(("note", note.id), 1)
    assert ballot.left() == 0
    ballot.vote(("note", two.id), 1)
    assert "no more votes" in voting.notices.text()
    ballot.vote(("note", two.id), -1)
    assert ballot.given() == {("note", one.id): 2}


def test_a_note_in_a_group_votes_for_the_group(voting: Room) -> None:
    one, two, _ = notes(voting)
    voting.page.scenes()[0].select([("note", one.id), ("note", two.id)])
    voting.rounds.strip.grouping.groupWanted.emit()
    voting.rounds.lead.ballot.vote(("note", one.id), 1)
    (key,) = voting.rounds.lead.ballot.given()
    assert key[0] == "note_group"


def test_the_next_person_has_a_ballot_of_their_own(voting: Room) -> None:
    ballot, (one, *_) = voting.rounds.lead.ballot, notes(voting)
    ballot.vote(("note", one.id), 1)
    ballot.next()
    assert ballot.left() == 3
    ballot.vote(("note", one.id), 1)
    assert sum(vote.count for vote in voting.session.board.all(Vote)) == 2


def test_whoever_is_named_finds_their_ballot_again(meeting: Room) -> None:
    begin(meeting, anonymous=False)
    meeting.rounds.lead.write(["One"])
    go_to(meeting, RoundStep.VOTE)
    ballot, (one,) = meeting.rounds.lead.ballot, notes(meeting)
    ballot.next("amara")
    ballot.vote(("note", one.id), 1)
    ballot.next("mei")
    assert ballot.given() == {}
    ballot.next("amara")
    assert ballot.given() == {("note", one.id): 1}


def test_all_votes_of_a_ballot_are_taken_back_at_once(voting: Room) -> None:
    ballot, (one, two, _) = voting.rounds.lead.ballot, notes(voting)
    ballot.vote(("note", one.id), 1)
    ballot.vote(("note", two.id), 1)
    ballot.withdraw()
    assert voting.session.board.all(Vote) == []


def test_nobody_can_have_learned_something_who_was_not_asked(meeting: Room) -> None:
    begin(meeting, **closing())
    for field, number in (("answered", 5), ("learned", 4), ("again", 5), ("answered", 3)):
        meeting.rounds.lead.count(field, number)
    held_now = held(meeting)
    assert (held_now.answered, held_now.learned, held_now.again) == (3, 3, 3)


def closing() -> dict[str, object]:
    from pm_facilitator import round_formats

    check = round_formats.round_formats()["closing_check"]
    return {"format": check.name, "steps": check.steps, "people": (), "names": ()}


def test_a_second_round_waits_until_the_first_one_is_over(meeting: Room) -> None:
    begin(meeting)
    assert not meeting.rounds.lead.start(draft())
    assert "Another round is being held" in meeting.notices.text()
    assert len(meeting.session.board.all(Round)) == 1


def test_a_round_that_is_over_can_be_taken_up_again(meeting: Room) -> None:
    begin(meeting)
    meeting.rounds.lead.end()
    assert meeting.rounds.lead.held() is None
    meeting.rounds.step(-1)
    assert held(meeting).step is RoundStep.DISCUSS


def test_the_round_is_on_the_board_of_its_stage(meeting: Room) -> None:
    meeting.go_to(Stage.RECAP)
    assert meeting.rounds.lead.start(replace(draft(), stage=Stage.RECAP))
    meeting.rounds.lead.write(["Seen at 14:07"])
    assert [note.stage for note in meeting.session.board.all(Note)] == [Stage.RECAP]


def test_the_board_has_the_room_of_the_lists_below_until_they_are_needed(meeting: Room) -> None:
    lists = meeting.reflect.lenses
    assert all(each.isVisible() for each in lists)
    begin(meeting)
    assert not any(each.isVisible() for each in lists)
    go_to(meeting, RoundStep.REVEAL)
    assert not any(each.isVisible() for each in lists)
    # What is learned is written down while it is talked about.
    go_to(meeting, RoundStep.DISCUSS)
    assert all(each.isVisible() for each in lists)
    go_to(meeting, RoundStep.GROUP)
    meeting.rounds.end()
    assert all(each.isVisible() for each in lists)
