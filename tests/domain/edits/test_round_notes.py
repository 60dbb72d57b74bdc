"""Notes of a round: written under a key, changed until they are revealed, each in its place."""

import pytest

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits import round_groups
from pm_facilitator.domain.edits.round_notes import Draft, erase, take_out, write
from pm_facilitator.domain.entities import Note
from pm_facilitator.domain.rounds import note_id
from pm_facilitator.domain.vocabulary import NoteColor, RoundStep
from pm_facilitator.errors import InvalidEdit
from tests.domain.round_boards import begun, go, groups_in
from tests.helpers.make import make_person


def texts(board: Board) -> list[str]:
    return [note.text for note in board.notes()]


def test_the_same_key_is_the_same_note_however_often_it_is_sent() -> None:
    board, id_ = begun()
    for _ in range(2):
        board.apply(write(board, id_, [Draft("Seen at ten", "key"), Draft("Seen at ten", "key")]))
    assert texts(board) == ["Seen at ten"]
    assert write(board, id_, [Draft("Seen at ten", "key")]) == []


def test_whoever_has_the_key_changes_and_erases_the_note() -> None:
    board, id_ = begun()
    board.apply(write(board, id_, [Draft("Seen at ten", "key")]))
    board.apply(write(board, id_, [Draft(" Seen at eleven ", "key")]))
    assert texts(board) == ["Seen at eleven"]
    assert erase(board, id_, "another") == []
    board.apply(erase(board, id_, "key"))
    assert texts(board) == []


def test_a_revealed_note_is_not_its_writers_alone_any_more() -> None:
    board, id_ = begun()
    board.apply(write(board, id_, [Draft("Seen at ten", "key")]))
    go(board, id_, RoundStep.REVEAL)
    with pytest.raises(InvalidEdit, match="on the board now"):
        write(board, id_, [Draft("Seen at eleven", "key")])
    with pytest.raises(InvalidEdit, match="on the board now"):
        erase(board, id_, "key")
    assert write(board, id_, [Draft("Seen at ten", "key")]) == []


def test_a_note_that_comes_late_is_taken_and_shown() -> None:
    board, id_ = begun()
    go(board, id_, RoundStep.GROUP)
    board.apply(write(board, id_, [Draft("The train had no network", "key")]))
    assert not board.need(Note, note_id("key")).hidden


def test_blank_notes_are_none() -> None:
    board, id_ = begun()
    assert write(board, id_, [Draft("  \n"), Draft("", "key")]) == []


def test_lines_without_a_key_are_notes_of_their_own_even_when_alike() -> None:
    board, id_ = begun()
    board.apply(write(board, id_, [Draft("No alert"), Draft("No alert")]))
    assert texts(board) == ["No alert", "No alert"]


def test_a_note_knows_its_group_and_colour_and_with_names_its_author() -> None:
    board, id_ = begun(make_person(id="p"), anonymous=False)
    board.apply(round_groups.add_group(board, id_)[0])
    (group,) = groups_in(board, id_)
    board.apply(write(board, id_, [Draft("Odd", "key", group.id, "p", color=NoteColor.SURPRISE)]))
    note = board.need(Note, note_id("key"))
    assert (note.small_group_id, note.author_id, note.color) == (group.id, "p", NoteColor.SURPRISE)


def test_an_author_is_dropped_in_an_anonymous_round() -> None:
    board, id_ = begun(make_person(id="p"))
    board.apply(write(board, id_, [Draft("Odd", author_id="p")]))
    assert board.notes()[0].author_id is None


def test_a_group_or_a_person_who_is_gone_is_left_out() -> None:
    board, id_ = begun(anonymous=False)
    board.apply(write(board, id_, [Draft("Odd", group_id="gone", author_id="gone")]))
    assert (board.notes()[0].small_group_id, board.notes()[0].author_id) == (None, None)


def test_an_unfit_note_is_taken_out_before_anybody_sees_it() -> None:
    board, id_ = begun()
    board.apply(write(board, id_, [Draft("Unfit", "key"), Draft("Fine", "other")]))
    board.apply(take_out(board, note_id("key")))
    assert texts(board) == ["Fine"]


def test_a_name_from_a_chat_becomes_a_person_of_the_review_once() -> None:
    board, id_ = begun(make_person(id="p", name="Ines Duarte"), anonymous=False)
    drafts = [Draft("one", author="ines duarte"), Draft("two", author="Bo Lund")]
    board.apply(write(board, id_, [*drafts, Draft("three", author="Bo Lund"), Draft("four")]))
    names = {person.id: person.name for person in board.people}
    written = {note.text: names.get(note.author_id or "") for note in board.notes()}
    assert written == {"one": "Ines Duarte", "two": "Bo Lund", "three": "Bo Lund", "four": None}
    assert len(names) == 2


def test_a_name_from_a_chat_is_not_kept_in_an_anonymous_round() -> None:
    board, id_ = begun()
    board.apply(write(board, id_, [Draft("one", author="Bo Lund")]))
    assert (board.people, board.notes()[0].author_id) == ([], None)
