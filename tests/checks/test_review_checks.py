"""A whole review is looked through, kindly: each check has its reason, and can be left."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator import presets
from pm_facilitator.checks.check import Check, kinds
from pm_facilitator.checks.review import ReviewChecks
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, key_of, patch
from pm_facilitator.domain.edits import coaching
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import (
    Action,
    Bone,
    Decision,
    Entity,
    Factor,
    Insight,
    Note,
    Person,
    Review,
    TimelineEvent,
    WhyStep,
)
from pm_facilitator.domain.plain import entity_from_plain
from pm_facilitator.domain.vocabulary import (
    ActionEffect,
    ActionStatus,
    EventKind,
    FactorKind,
    InsightKind,
    NoteColor,
    Stage,
)
from pm_facilitator.language.coach import Coach
from tests.domain.conftest import new_board
from tests.domain.strategies import an_edit

TODAY = date(2026, 11, 25)
LATER = date(2026, 12, 9)
GOOD = Action(
    "good",
    "Add an alert",
    owner="Kim Larsen",
    due=LATER,
    effect=ActionEffect.PROCESS,
    success="A test certificate rings it",
    factor_ids=("f",),
)


def board_of(*records: Entity) -> Board:
    """Make a board with a technical bone "t", another one "p", and these records."""
    bones = (Bone("t", "Technology"), Bone("p", "Process"))
    return Board([Review("r", "Checkout outage"), *bones, *records])


def heard_by_nobody(_: Key) -> Collection[str]:
    return ()


def checks_of(board: Board) -> list[Check]:
    checks = ReviewChecks(board, heard_by_nobody)
    checks.read()
    return checks.find(TODAY)


def kinds_of(*records: Entity) -> dict[str, tuple[str, ...]]:
    """Give the checks that these records bring, with the ids that each is about."""
    return {c.kind: tuple(id_ for _, id_ in c.about) for c in checks_of(board_of(*records))}


def factors(*texts: str, bone: str = "p") -> list[Factor]:
    return [Factor(f"f{n}", text, bone) for n, text in enumerate(texts)]


# Reflect.


def test_a_single_factor_is_named() -> None:
    assert kinds_of(*factors("Renewed by hand"))["one-factor"] == ("f0",)
    assert "one-factor" not in kinds_of(*factors("Renewed by hand", "Two people know how"))
    assert kinds_of(*factors("Renewed by hand", " "))["one-factor"] == ("f0",)


def test_factors_that_are_all_technical_are_named() -> None:
    technical = factors("No timeout is set", "The pool is shared", bone="t")
    assert kinds_of(*technical)["only-technical"] == ()
    assert "only-technical" not in kinds_of(*technical, Factor("p", "Approval takes a day", "p"))


def test_the_kind_of_a_factor_goes_before_its_bone() -> None:
    flaw = Factor("a", "No timeout is set", "p", kind=FactorKind.DESIGN_FLAW)
    other = Factor("b", "The pool is shared", "t")
    cultural = Factor("c", "Alerts are used to be noisy", "t", kind=FactorKind.CULTURAL)
    assert "only-technical" in kinds_of(flaw, other)
    assert "only-technical" not in kinds_of(flaw, other, cultural)


def test_what_the_coach_hears_is_taken_up() -> None:
    coach = Coach()
    board = board_of(
        *factors("Human error by the operator", "Operator error is never a root cause"),
        Action("vague", "Improve monitoring", owner="Kim", due=LATER, factor_ids=("f0",)),
        Action("fine", "Fine the contractor", owner="Kim", due=LATER, factor_ids=("f0",)),
        GOOD,
    )

    def heard(key: Key) -> Collection[str]:
        text = str(getattr(board.find(*key), "text", ""))
        return [found.kind for found in coach.check(text, key[0])]

    found = {check.kind: check.about for check in ReviewChecks(board, heard).find(TODAY)}
    assert found["human-error"] == (("factor", "f0"),)
    assert found["vague-action"] == (("action", "vague"),)
    assert found["punishing"] == (("action", "fine"),)


def test_a_symptom_and_a_trigger_are_named_as_such() -> None:
    found = kinds_of(*factors("Latency went up", "Release 4.2 was rolled out", "Renewed by hand"))
    assert (found["symptom"], found["trigger"]) == (("f0",), ("f1",))


def test_where_somebody_has_asked_on_the_inquiry_does_not_end() -> None:
    asked = [*factors("Latency went up", "Certificate expired"), WhyStep("w", "f0", text="Because")]
    below = Factor("below", "It is renewed by hand", "p", parent_id="f1")
    found = kinds_of(*asked, below)
    assert "symptom" not in found
    assert "trigger" not in found


def test_what_the_review_names_as_its_trigger_is_one() -> None:
    board = board_of(*factors("The autumn letter went out", "Renewed by hand"))
    board.apply(patch(board.review, trigger="the autumn letter went out."))
    assert [c.about for c in checks_of(board) if c.kind == "trigger"] == [(("factor", "f0"),)]
    event = TimelineEvent("e", text="The letter left", kind=EventKind.TRIGGER)
    linked = Factor("l", "The letter left", "p", event_ids=("e",))
    assert kinds_of(event, linked)["trigger"] == ("l",)


@pytest.mark.parametrize(
    "record",
    [
        Insight("i", InsightKind.WENT_WELL, "Quick call"),
        Note("n", "Good", color=NoteColor.WENT_WELL),
    ],
    ids=["insight", "note"],
)
def test_what_went_well_is_asked_for_until_something_is_there(record: Entity) -> None:
    assert "no-went-well" in kinds_of()
    assert "no-went-well" not in kinds_of(record)


def notes(*authors: str | None, stage: Stage = Stage.REFLECT) -> list[Note]:
    return [Note(f"n{n}", "A note", stage, author_id=a) for n, a in enumerate(authors)]


def test_notes_from_one_voice_are_named_with_their_stage() -> None:
    (check,) = [
        c
        for c in checks_of(board_of(*notes("a", "a", "a", stage=Stage.RECAP)))
        if c.kind == "one-voice"
    ]
    assert check.stage is Stage.RECAP
    assert check.title == "The notes of Recap come from one voice only."


@pytest.mark.parametrize("authors", [("a", "a"), ("a", "a", "b"), ("a", "a", None), (None,) * 4])
def test_few_notes_several_voices_and_anonymous_notes_say_nothing(
    authors: tuple[str | None, ...],
) -> None:
    assert "one-voice" not in kinds_of(*notes(*authors))


def test_a_timeline_from_one_source_is_named() -> None:
    events = [TimelineEvent(f"e{n}", text="Alert", source="pager") for n in range(5)]
    assert "one-source" in kinds_of(*events)
    assert "one-source" not in kinds_of(*events, TimelineEvent("x", text="Call", source="support"))
    assert "one-source" not in kinds_of(*events, TimelineEvent("x", text="Call"))


# Improve.


def test_factors_that_nothing_was_decided_about_are_named() -> None:
    tree = [
        Factor("f", "Renewed by hand", "p"),
        Factor("below", "No owner", "p", parent_id="f"),
        Factor("open", "Alerts are noisy", "p"),
        Factor("decided", "One zone only", "p"),
    ]
    action = Action("a", "Name an owner", "Kim", LATER, factor_ids=("below",))
    decision = Decision("d", "Stay in one zone", "Cost", factor_ids=("decided",))
    assert kinds_of(*tree, action, decision)["factor-without-action"] == ("open",)
    assert "factor-without-action" not in kinds_of(*tree)


def test_each_action_is_looked_at() -> None:
    found = kinds_of(
        Factor("f", "Renewed by hand", "p"),
        GOOD,
        Action("loose", "Add a test", "Kim", LATER),
        Action("unowned", "Add a test", "", LATER, factor_ids=("f",)),
        Action("team", "Add a test", "The team", LATER, factor_ids=("f",)),
        Action("undated", "Add a test", "Kim", None, factor_ids=("f",)),
        Action("past", "Add a test", "Kim", date(2026, 11, 24), factor_ids=("f",)),
        Action("today", "Add a test", "Kim", TODAY, factor_ids=("f",)),
        Action("done", "Add a test", status=ActionStatus.DONE),
        Action("off", "Add a test", status=ActionStatus.CANCELLED),
    )
    assert found["action-without-factor"] == ("loose",)
    assert found["unowned"] == ("unowned",)
    assert found["team-owner"] == ("team",)
    assert found["undated"] == ("undated",)
    assert found["overdue"] == ("past",)


def test_a_promise_is_held_against_what_can_be_kept() -> None:
    monday = date(2026, 11, 30)
    four = [replace(GOOD, id=f"a{n}", due=monday) for n in range(4)]
    found = kinds_of(*four)
    assert found["crowded-owner"] == found["crowded-week"] == ("a0", "a1", "a2", "a3")
    apart = [*four[:3], replace(four[3], owner="Noor", due=LATER)]
    assert not {"crowded-owner", "crowded-week"} & set(kinds_of(*apart))


def test_a_date_is_realistic() -> None:
    found = kinds_of(
        replace(GOOD, id="sunday", due=date(2026, 12, 6)),
        replace(GOOD, id="soon", due=date(2026, 12, 2), effort=4),
        replace(GOOD, id="light", due=date(2026, 12, 2), effort=3),
        replace(GOOD, id="later", due=date(2026, 12, 3), effort=5),
    )
    assert (found["weekend-due"], found["rushed"]) == (("sunday",), ("soon",))


def test_how_an_action_is_seen_to_be_done_or_to_work_is_asked_for() -> None:
    done = replace(GOOD, id="done", success="", done_when="It is in the list")
    assert kinds_of(done, replace(GOOD, id="bare", success=" "))["unmeasured"] == ("bare",)


def test_one_action_about_how_we_work_is_hinted_at() -> None:
    technical = replace(GOOD, effect=ActionEffect.DETECT)
    assert kinds_of(technical)["no-process-action"] == ()
    assert "no-process-action" not in kinds_of(technical, replace(GOOD, id="p"))
    assert "no-process-action" not in kinds_of()


def test_a_decision_without_its_reason_is_named() -> None:
    said = Decision("s", "Buy nothing", "Too dear")
    assert kinds_of(said, Decision("d", "Wait"))["decision-without-reason"] == ("d",)


def test_a_team_of_the_review_is_a_group_whatever_it_is_called() -> None:
    person = Person("p", "Noor Haddad", team="Lighthouse")
    owned = Action("a", "Add a test", "lighthouse", LATER)
    assert kinds_of(person, owned)["team-owner"] == ("a",)


# Close.

NOOR = Person("noor", "Noor Haddad", handle="noor.h")


@pytest.mark.parametrize("text", ["Noor restarted it", "Ask @noor.h", "haddad saw it", "NOOR knew"])
def test_a_text_that_names_somebody_is_found(text: str) -> None:
    assert kinds_of(NOOR, TimelineEvent("e", text=text))["names"] == ("e",)


@pytest.mark.parametrize("text", ["The responder restarted it", "At noon", "Noord is a region"])
def test_a_text_that_names_nobody_is_left_alone(text: str) -> None:
    assert "names" not in kinds_of(NOOR, TimelineEvent("e", text=text))


def test_accents_do_not_hide_a_name() -> None:
    zoe = Person("z", "Zoë Brännström")
    for text in ("Zoë saw it", "zoe saw it", "ZOË saw it"):
        assert kinds_of(zoe, Note("n", text))["names"] == ("n",)


def test_the_owner_of_an_action_may_be_named() -> None:
    assert "names" not in kinds_of(NOOR, Action("a", "Add an alert", "Noor Haddad", LATER))


def test_only_what_has_changed_is_read_again() -> None:
    board = board_of(NOOR, Note("n", "The pager rang"), Note("m", "Noor came"))
    checks = ReviewChecks(board, heard_by_nobody)
    checks.read()
    note = board.need(Note, "n")
    board.apply(patch(note, text="Noor's pager rang"))
    board.apply(patch(board.need(Note, "m"), text="Somebody came"))
    checks.forget([("note", "n"), ("note", "m")])
    assert checks.read()
    assert [c.about for c in checks.find(TODAY) if c.kind == "names"] == [(("note", "n"),)]


def test_reading_can_be_spread_over_many_turns() -> None:
    board = board_of(NOOR, *(Note(f"n{n}", f"Noor wrote {n}") for n in range(30)))
    checks = ReviewChecks(board, heard_by_nobody)
    turns = 1
    while not checks.read(0.0):
        turns += 1
    assert turns > 10
    (names,) = [check for check in checks.find(TODAY) if check.kind == "names"]
    assert len(names.about) == 30
    assert names.title == "30 texts name somebody where a role would do."


# All of them.


def everything() -> Board:
    """Make a board that brings nearly every check."""
    return board_of(
        NOOR,
        *factors("Latency went up", "Disk full", bone="t"),
        Action("a", "Noor looks at it"),
        Action("b", "Add a test", "The team", date(2026, 1, 1)),
        *notes("noor", "noor", "noor"),
        *(TimelineEvent(f"e{n}", text="Alert", source="pager") for n in range(5)),
    )


def test_checks_come_in_the_order_of_the_stages_with_reason_and_source() -> None:
    found = checks_of(everything())
    stages = [list(Stage).index(check.stage) for check in found]
    assert stages == sorted(stages)
    assert len({check.kind for check in found}) == len(found) >= 10
    assert all(check.reason and check.source for check in found)


def test_what_was_left_stays_away_and_something_new_of_its_kind_does_not() -> None:
    board = everything()
    for check in checks_of(board):
        board.apply(coaching.leave_checks(board, check.marks))
    assert checks_of(board) == []
    board.apply([Added(replace(GOOD, id="c", due=None, factor_ids=("f0",)))])
    assert [(c.kind, c.about) for c in checks_of(board)] == [("undated", (("action", "c"),))]
    board.apply(coaching.take_up_checks(board))
    assert len(checks_of(board)) >= 10


def test_the_sample_is_asked_little() -> None:
    records = presets.sample_review()["records"]
    board = Board(entity_from_plain(kind, r) for kind, many in records.items() for r in many)
    assert [check.kind for check in checks_of(board)] == ["factor-without-action"]


def test_no_check_speaks_of_blame_and_each_is_short() -> None:
    coach = Coach()
    for kind in kinds().values():
        for text in (kind.one, kind.many, kind.reason):
            assert len(text) <= 100
            assert text.endswith(".")
        assert coach.check(kind.reason) == []


def test_after_a_keystroke_only_that_text_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    checks = ReviewChecks(
        board_of(NOOR, *(Note(f"n{n}", "The reminder went out") for n in range(50))),
        heard_by_nobody,
    )
    checks.read()
    read: list[str] = []
    really = Board.find

    def watched(board: Board, kind: str, id_: str) -> Entity | None:
        read.append(id_)
        return really(board, kind, id_)

    monkeypatch.setattr(Board, "find", watched)
    checks.forget([("note", "n7")])
    checks.read()
    assert read == ["n7"]


@given(st.data())
def test_looking_again_and_again_finds_what_a_first_look_finds(data: st.DataObject) -> None:
    board = new_board()
    board.apply([Added(Person("person", "a"))])
    checks = ReviewChecks(board, heard_by_nobody)
    for _ in range(data.draw(st.integers(1, 12))):
        changes = an_edit(data.draw, board)
        board.apply(changes)
        checks.forget(map(key_of, changes))
        if data.draw(st.booleans()):
            checks.read(0.0)
    checks.read()
    assert checks.find(TODAY) == checks_of(board)
