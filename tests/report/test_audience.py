"""What outsiders see: roles for people, and nothing from inside."""

import pytest

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import (
    KINDS,
    Action,
    Person,
    Review,
    TimelineEvent,
)
from pm_facilitator.domain.vocabulary import PersonRole
from pm_facilitator.report.audience import for_audience
from pm_facilitator.report.build import build
from pm_facilitator.report.markdown import render_markdown
from pm_facilitator.report.roles import Roles
from tests.report.boards import HIDDEN, options

PEOPLE = [
    Person("1", "Mira Holt", PersonRole.COORDINATOR, "Storage", "mholt"),
    Person("2", "José Álvarez", PersonRole.RESPONDER, "Ledger", "@jose"),
    Person("3", "Will van Tan", PersonRole.RESPONDER, "Ledger", "wtan"),
    Person("4", "Anne-Marie Holt", PersonRole.OBSERVER),
]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Mira Holt restarted it", "The coordinator restarted it"),
        ("mira's page, then MIRA again", "The coordinator's page, then the coordinator again"),
        ("we asked @mholt and mholt", "we asked the coordinator and the coordinator"),
        ("Jose and José Álvarez agreed", "Responder 1 and responder 1 agreed"),
        ("It was late. Álvarez left", "It was late. Responder 1 left"),
        ("will it hold? Ask Will", "will it hold? Ask responder 2"),
        ("the van was late", "the van was late"),
        ("Anne took over", "The observer took over"),
        ("a call with Holt", "a call with somebody"),
        ("the admiral stood by", "the admiral stood by"),
        ("ping @stranger or x.y@example.com", "ping somebody or (address left out)"),
        ("see https://wiki.example.com/x", "see (link left out)"),
    ],
)
def test_names_become_roles(text: str, shown: str) -> None:
    assert Roles.of(Board([Review("r"), *PEOPLE])).replace_names(text) == shown


def test_owners_become_roles_and_teams_stay() -> None:
    actions = [Action("a", "x", owner=name) for name in ("Mira Holt",)]
    roles = Roles.of(Board([Review("r"), *PEOPLE, *actions]))
    assert roles.owner("Mira Holt") == "Coordinator"
    assert roles.owner("@jose") == "Responder 1"
    assert roles.owner("Ledger") == "Ledger"
    assert roles.owner("") == ""


def test_an_owner_who_is_not_on_the_list_is_hidden_in_every_text() -> None:
    board = Board(
        [
            Review("r"),
            Action("a", "x", owner="Dana Fox"),
            TimelineEvent("e", text="Dana Fox ran the restore"),
        ]
    )
    shown = for_audience(board, "external")
    assert [action.owner for action in shown.actions] == ["A named owner"]
    assert [event.text for event in shown.events] == ["Somebody ran the restore"]


def test_an_owner_named_by_a_common_word_leaves_the_word_alone() -> None:
    board = Board(
        [
            Review("r", summary="Our payments stopped. Payments noticed first."),
            Action("a", "x", owner="Payments"),
        ]
    )
    assert "Payments noticed" in for_audience(board, "external").review.summary


def test_outsiders_get_nothing_from_inside(rich: Board) -> None:
    shown = for_audience(rich, "external")
    kept = {name for name, kind in KINDS.items() if shown.all(kind)}
    assert kept.isdisjoint(
        {"person", "note", "note_group", "picture", "locker_item", "stage_slot", "vote"}
    )
    assert not any(e.source or e.evidence or e.visible_then for e in shown.events)
    assert not any(action.tracker for action in shown.actions)


def test_no_name_survives_in_the_external_document(rich: Board) -> None:
    text = render_markdown(build(rich, options("external")))
    for name in ("Mira", "Holt", "José", "Álvarez", "jose", "mholt", "Ada", "Brandt", "Noor"):
        assert name not in text
    assert "example.com" not in text


@pytest.mark.parametrize("audience", ["internal", "external", "executive"])
def test_hidden_notes_never_appear(rich: Board, audience: str) -> None:
    assert HIDDEN not in render_markdown(build(rich, options(audience)))  # type: ignore[arg-type]
