"""An anonymous round holds no name, whoever tries to store one."""

import pytest

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change, Patched
from pm_facilitator.domain.entities import Entity, Note, Round, RoundGroup, Vote
from pm_facilitator.errors import InvalidEdit
from tests.helpers.make import make_board, make_person

NAMING: list[Entity] = [
    Note("x", "Seen at ten", round_id="r", author_id="p"),
    Vote("x", round_id="r", note_id="n", voter_id="p"),
    RoundGroup("x", round_id="r", person_ids=("p",)),
]


def board(anonymous: bool, *records: Entity) -> Board:
    round_ = Round("r", anonymous=anonymous)
    return make_board(make_person(id="p"), round_, Note("n", round_id="r"), *records)


@pytest.mark.parametrize("record", NAMING, ids=lambda record: type(record).__name__)
def test_a_record_that_names_somebody_is_refused(record: Entity) -> None:
    with pytest.raises(InvalidEdit, match="nobody's name is kept"):
        board(True).apply([Added(record)])
    board(False).apply([Added(record)])


def test_an_author_cannot_be_put_on_a_note_later() -> None:
    with pytest.raises(InvalidEdit):
        board(True).apply([Patched("note", "n", "author_id", None, "p")])


def test_a_named_note_cannot_be_put_into_an_anonymous_round() -> None:
    found = board(True, Note("free", author_id="p"))
    with pytest.raises(InvalidEdit):
        found.apply([Patched("note", "free", "round_id", None, "r")])


@pytest.mark.parametrize("record", NAMING, ids=lambda record: type(record).__name__)
def test_a_round_with_names_in_it_cannot_become_anonymous(record: Entity) -> None:
    becoming: list[Change] = [Patched("round", "r", "anonymous", False, True)]
    with pytest.raises(InvalidEdit):
        board(False, record).apply(becoming)
    board(False).apply(becoming)


def test_a_name_may_go_in_the_same_batch() -> None:
    found = board(False, Note("named", round_id="r", author_id="p"))
    found.apply(
        [
            Patched("round", "r", "anonymous", False, True),
            Patched("note", "named", "author_id", "p", None),
        ]
    )
    assert found.need(Round, "r").anonymous
