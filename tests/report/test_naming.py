"""Roles in place of names in the review itself."""

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import invert
from pm_facilitator.domain.entities import (
    Action,
    Bone,
    Comment,
    Factor,
    Person,
    Review,
    SectionText,
    TimelineEvent,
)
from pm_facilitator.domain.vocabulary import PersonRole
from pm_facilitator.report.build import build
from pm_facilitator.report.markdown import render_markdown
from pm_facilitator.report.naming import names_to_roles
from tests.report.boards import options


def board() -> Board:
    return Board(
        [
            Review("r", title="Mira Holt's night", summary="Mira asked; see https://x.example/a"),
            Person("p", "Mira Holt", PersonRole.COORDINATOR),
            TimelineEvent("e", text="@stranger calls MIRA", source="Mira Holt", evidence=("Mira",)),
            Bone("b", "People"),
            Factor("f", "Only Holt knew the date", "b"),
            SectionText("s", "lessons", "Mira Holt wrote it down."),
            Action("a", "Ask Mira", owner="Mira Holt"),
            Comment("c", "lessons", "Well put", "Mira Holt"),
        ]
    )


def test_every_text_names_the_same_role_in_one_step() -> None:
    there = board()
    there.apply(names_to_roles(there))
    assert there.review.title == "The coordinator's night"
    assert there.review.summary == "The coordinator asked; see https://x.example/a"
    assert there.events[0].text == "@stranger calls the coordinator"
    assert there.factors[0].text == "Only the coordinator knew the date"
    assert [each.text for each in there.all(SectionText)] == ["The coordinator wrote it down."]
    assert names_to_roles(there) == []


def test_who_is_named_on_purpose_keeps_the_name() -> None:
    there = board()
    there.apply(names_to_roles(there))
    assert there.actions[0].owner == "Mira Holt"
    assert there.people[0].name == "Mira Holt"
    assert there.all(Comment)[0].by == "Mira Holt"
    assert (there.events[0].source, there.events[0].evidence) == ("Mira Holt", ("Mira",))


def test_figures_follow_the_texts() -> None:
    there = board()
    there.apply(names_to_roles(there))
    text = render_markdown(build(there, options()))
    assert "Only Holt" not in text
    figure = text.split("```mermaid")[1].split("```")[0]
    assert "Only the coordinator knew the date" in figure


def test_it_can_be_taken_back() -> None:
    there, before = board(), list(board().entities())
    changes = names_to_roles(there)
    there.apply(changes)
    there.apply(invert(changes))
    assert list(there.entities()) == before


def test_a_review_without_people_has_nothing_to_rename() -> None:
    assert names_to_roles(Board([Review("r", summary="Mira asked")])) == []
