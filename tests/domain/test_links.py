"""Links are seen from both ends: a factor names its events, and an event its factors."""

from dataclasses import replace

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import (
    Action,
    Bone,
    Decision,
    Factor,
    Note,
    Review,
    TimelineEvent,
    WhyStep,
)
from pm_facilitator.domain.links import linked_keys, linked_words, links_of

FACTOR = Factor("f", "No alert", "b", event_ids=("e2", "e1"), note_ids=("n",))
BOARD = Board(
    [
        Review("r"),
        Bone("b", "Process"),
        TimelineEvent("e1", text="The queue grows", order=1.0),
        TimelineEvent("e2", text="Somebody\nlooks", order=2.0),
        Note("n", "Nobody was told"),
        FACTOR,
        WhyStep("w", "f", None, "because"),
        Action("a", "Add an alert", factor_ids=("f",)),
        Decision("d", "Keep the queue", factor_ids=("f",)),
    ]
)


def test_a_factor_names_events_notes_actions_and_decisions() -> None:
    found = links_of(BOARD, ("factor", "f"))
    assert [(links.title, links.count) for links in found] == [
        ("Seen in these events", "2 events"),
        ("Made of these notes", "1 note"),
        ("Actions against it", "1 action"),
        ("Decisions about it", "1 decision"),
    ]
    assert linked_keys(BOARD, ("factor", "f")) == [
        ("event", "e1"),
        ("event", "e2"),
        ("note", "n"),
        ("action", "a"),
        ("decision", "d"),
    ]


def test_every_other_end_names_the_factor() -> None:
    for key in (("event", "e1"), ("note", "n"), ("action", "a"), ("decision", "d")):
        assert linked_keys(BOARD, key) == [("factor", "f")]
    assert linked_keys(BOARD, ("why_step", "w")) == [("factor", "f")]


def test_what_is_not_linked_has_no_links() -> None:
    lonely = Board([Review("r"), Bone("b"), replace(FACTOR, event_ids=(), note_ids=("gone",))])
    assert links_of(lonely, ("factor", "f")) == []
    assert links_of(lonely, ("factor", "gone")) == []
    assert links_of(lonely, ("event", "gone")) == []
    assert linked_words(lonely, ("bone", "b")) == ""


def test_the_words_name_each_in_one_line() -> None:
    assert linked_words(BOARD, ("factor", "f")).splitlines()[:3] == [
        "Seen in these events:",
        "• The queue grows",
        "• Somebody looks",
    ]
