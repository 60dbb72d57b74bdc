"""What an action still needs is said part by part, with what could stand there."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.checks.action_advice import Advice, Part, advise
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Action
from pm_facilitator.domain.vocabulary import ActionHorizon
from tests.helpers.make import make_board, make_factor, make_person, make_review

TODAY = date(2026, 11, 26)
WHOLE = Action(
    "a",
    "Add an alert on end dates below 30 days",
    owner="Noor Haddad",
    due=date(2026, 12, 9),
    done_when="It is in the list",
    success="A test certificate rings it",
    factor_ids=("f",),
)


@pytest.fixture
def board() -> Board:
    return make_board(make_factor(id="f"), make_person(team="Payments"), make_review())


def on(board: Board, part: Part, heard: tuple[str, ...] = (), **fields: Any) -> Advice:
    action = replace(WHOLE, **fields)
    return next(each for each in advise(board, action, TODAY, heard) if each.part is part)


def test_an_action_that_says_everything_is_left_alone(board: Board) -> None:
    assert [each.part for each in advise(board, WHOLE, TODAY) if not each.is_there] == []


def test_an_empty_action_is_asked_for_everything(board: Board) -> None:
    asked = [each.part for each in advise(board, Action("a"), TODAY) if not each.is_there]
    assert asked == list(Part)


def test_the_verb_comes_first(board: Board) -> None:
    advice = on(board, Part.VERB, text="Certificates should be renewed by a job")
    assert (advice.is_there, advice.offer) == (False, "Renew certificates by a job")


@pytest.mark.parametrize(
    ("text", "heard", "says", "begins"),
    [
        ("Improve monitoring of it", "vague-action", "Hard to tell when", "Add an alert"),
        ("Fine the contractor for it", "punishment", "like a punishment", ""),
        ("Fire the contractor", "punishment", "like a punishment", "Let [the system]"),
        ("Monitoring", "", "so that it has an end", "Add an alert"),
        ("Add an alert on [which signal]", "", "[brackets]", ""),
    ],
)
def test_what_cannot_be_finished_is_offered_in_a_form(
    board: Board, text: str, heard: str, says: str, begins: str
) -> None:
    advice = on(board, Part.SPECIFIC, (heard,), text=text)
    assert says in advice.words
    assert str(advice.offer).startswith(begins)


def test_a_link_is_no_gap_to_be_filled(board: Board) -> None:
    assert on(board, Part.SPECIFIC, text="Add [the alert](https://example.com) to it").is_there


@pytest.mark.parametrize("owner", ["Payments", "the platform team", "everyone"])
def test_a_group_is_asked_for_one_name(board: Board, owner: str) -> None:
    assert on(board, Part.OWNER, owner=owner).words.startswith(f"{owner} is a group")


@pytest.mark.parametrize(
    ("fields", "offer"),
    [
        ({"due": None}, date(2026, 12, 28)),
        ({"due": None, "horizon": ActionHorizon.IMMEDIATE}, date(2026, 12, 3)),
        ({"due": date(2026, 11, 20)}, date(2026, 12, 28)),
        ({"due": date(2026, 12, 5)}, date(2026, 12, 7)),
        ({"due": date(2026, 12, 1), "effort": 5}, date(2027, 1, 25)),
    ],
)
def test_a_date_is_offered_that_can_be_kept(
    board: Board, fields: dict[str, Any], offer: date
) -> None:
    advice = on(board, Part.DUE, **fields)
    assert (advice.is_there, advice.offer) == (False, offer)
    assert on(board, Part.DUE, **{**fields, "due": offer}).is_there


def test_no_factor_is_asked_for_where_there_are_none() -> None:
    assert on(make_board(), Part.FACTOR, factor_ids=()).is_there


@given(st.text(max_size=60), st.text(max_size=20), st.none() | st.dates(date(2020, 1, 1)))
def test_whatever_is_written_each_part_is_told_once_in_a_short_sentence(
    text: str, owner: str, due: date | None
) -> None:
    board = make_board(make_factor(id="f"))
    found = advise(board, Action("a", text, owner=owner, due=due), TODAY, ("vague-action",))
    assert [each.part for each in found] == list(Part)
    for each in found:
        assert each.is_there or each.words[-1] in ".?"
