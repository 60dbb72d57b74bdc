"""What compliance and operations get to read."""

from datetime import timedelta

from pm_facilitator.domain.audit import PAUSE, trail
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change, Committed, Patched, Removed
from pm_facilitator.domain.entities import Bone, Factor, Note, Review, StageSlot
from pm_facilitator.domain.vocabulary import Confidentiality, Origin, ReviewStatus
from pm_facilitator.report.build import build
from pm_facilitator.report.markdown import render_markdown
from tests.report.boards import START, options


def batch(
    seq: int, minutes: float, *changes: Change, origin: Origin = Origin.FACILITATOR
) -> Committed:
    return Committed(changes, origin, START + timedelta(minutes=minutes), seq)


def added(number: int) -> Added:
    return Added(Note(f"n{number}", "A note"))


STATUS = Patched("review", "r", "status", ReviewStatus.DRAFT, ReviewStatus.LIVE)


def test_work_is_summed_up_until_it_pauses() -> None:
    later = PAUSE.total_seconds() / 60 + 2
    entries = trail([batch(1, 0, added(1)), batch(2, 1, added(2)), batch(3, later, added(3))])
    assert [entry.words for entry in entries] == ["2 notes added", "1 note added"]
    assert entries[0].last - entries[0].first == timedelta(minutes=1)


def test_a_record_that_is_changed_often_counts_once() -> None:
    typed = [Patched("note", "n1", "text", "a" * i, "a" * (i + 1)) for i in range(5)]
    entries = trail([batch(i, i / 10, change) for i, change in enumerate(typed, 1)])
    assert [entry.words for entry in entries] == ["1 note changed"]


def test_work_of_others_is_a_line_of_its_own() -> None:
    entries = trail([batch(1, 0, added(1)), batch(2, 0.1, added(2), origin=Origin.PARTICIPANT)])
    assert [entry.origin for entry in entries] == [Origin.FACILITATOR, Origin.PARTICIPANT]


def test_every_decision_is_told_with_its_time() -> None:
    secret = Patched(
        "review", "r", "confidentiality", Confidentiality.INTERNAL, Confidentiality.RESTRICTED
    )
    entries = trail([batch(1, 0, added(1)), batch(2, 1, STATUS), batch(3, 2, secret)])
    assert [entry.words for entry in entries if entry.decisive] == [
        "Status: Draft → Live",
        "Confidentiality: Internal → Restricted",
    ]
    assert entries[1].first == START + timedelta(minutes=1)


def test_the_clock_is_no_edit() -> None:
    tick = Patched("stage_slot", "s", "spent", 0.0, 1.0)
    assert trail([batch(1, 0, tick, origin=Origin.CLOCK)]) == []
    assert trail([batch(1, 0, Removed(StageSlot("s")))]) == []


def test_compliance_reads_the_trail_and_no_boards(rich: Board) -> None:
    log = [batch(1, 0, added(1)), batch(2, 3, STATUS)]
    document = build(rich, options("compliance", log=lambda: log))
    assert document.notice == "Internal · compliance version"
    keys = [made.key for made in document.sections]
    assert keys[-1] == "audit"
    assert "notes" not in keys
    text = render_markdown(document)
    assert "Status: Draft → Live" in text
    assert "Mira Holt" in text


def test_without_the_log_compliance_is_told_so(rich: Board) -> None:
    assert "log of edits is not at hand" in render_markdown(build(rich, options("compliance")))


def test_operations_read_about_the_process_alone(rich: Board) -> None:
    document = build(rich, options("operations"))
    keys = [made.key for made in document.sections]
    assert keys == [
        *("summary", "detection", "response", "insights", "factors", "actions"),
        *("questions", "time"),
    ]
    text = render_markdown(document)
    assert "Nobody is told of a skipped backup" in text
    assert "Two disks of one batch" not in text
    assert "An alert on disk errors" in text


def test_factors_of_a_technical_kind_are_no_insight_for_operations() -> None:
    board = Board([Review("r"), Bone("b", "People"), Factor("f", "A new hire alone", "b")])
    assert "A new hire alone" in render_markdown(build(board, options("operations")))
