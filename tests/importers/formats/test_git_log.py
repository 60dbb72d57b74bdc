"""What git log writes, in all the forms of its dates and on single lines."""

from datetime import UTC, date, datetime

import pytest

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.importers.formats.git_dates import read_date
from pm_facilitator.importers.formats.git_lines import read_line
from tests.importers.formats.reading import read, read_text, told

WHEN = datetime(2026, 3, 2, 13, 30, tzinfo=UTC)


def test_commits_are_changes_and_reverts_are_mitigations() -> None:
    draft = read("git_default.txt")
    first, second = draft.events
    assert (first.text, first.source) == ("Use the new queue", "Cem Aras")
    assert (second.text, second.source) == ('Revert "Use the new queue"', "Bea Quist")
    assert (first.kind, second.kind) == (EventKind.CHANGE, EventKind.MITIGATION)
    assert second.time == WHEN
    assert second.evidence == ("https://pager.example/77",)
    assert second.details.splitlines() == [
        "It cannot be reached, see https://pager.example/77",
        "Commit 0a1b2c3d4e5f",
        "HEAD -> main, tag: v42",
    ]
    assert (second.told, second.told_zone) == ("Mon Mar 2 14:30:00 2026 +0100", "+01:00")


def test_when_it_came_in_counts_and_a_graph_is_passed_over() -> None:
    first, second = read("git_fuller.txt").events
    assert (second.time, second.text) == (WHEN, "Use the old queue again")
    assert "Written 2026-03-02T14:00:00+01:00" in second.details
    assert first.text == "Use the new queue"


def test_lines_of_a_hash_and_a_date_are_commits() -> None:
    assert told(read("git_oneline.txt")) == [
        "13:50 : Use the new queue",
        '14:30 : Revert "Use the new queue"',
    ]


@pytest.mark.parametrize(
    "line",
    [
        "0a1b2c3 2026-03-02T14:30:00+01:00 Use the new queue",
        "0a1b2c3 Mon Mar 2 14:30:00 2026 +0100 Use the new queue",
        "0a1b2c3 Mon, 2 Mar 2026 14:30:00 +0100 Use the new queue",
        "0a1b2c3 1772458200 Use the new queue",
        "2026-03-02 14:30:00 +0100 0a1b2c3 Use the new queue",
        "0a1b2c3 (Use the new queue, 2026-03-02 14:30:00 +0100)",
        "0a1b2c3 - (HEAD -> main) Use the new queue (2026-03-02 14:30:00 +0100)",
        "0a1b2c3 [2026-03-02 14:30:00 +0100] Use the new queue",
    ],
)
def test_hash_date_and_subject_stand_in_any_usual_order(line: str) -> None:
    found = read_line(line)
    assert found is not None
    assert (found.hash, found.at.time, found.subject) == ("0a1b2c3", WHEN, "Use the new queue")


@pytest.mark.parametrize(
    "line",
    [
        "0a1b2c3|Bea Quist|2026-03-02T14:30:00+01:00|Use the new queue",
        "0a1b2c3 | 2026-03-02 14:30:00 +0100 | Use the new queue | Bea Quist",
        "0a1b2c3\t2026-03-02T14:30:00+01:00\tBea Quist\tUse the new queue",
        "0a1b2c3 - Use the new queue (2026-03-02 14:30:00 +0100) <Bea Quist>",
        "0a1b2c3 2026-03-02T14:30:00+01:00 Use the new queue [Bea Quist]",
    ],
)
def test_the_author_is_told_from_the_subject(line: str) -> None:
    found = read_line(line)
    assert found is not None
    assert (found.subject, found.author) == ("Use the new queue", "Bea Quist")


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("Mon Mar 2 14:30:00 2026 +0100", WHEN),
        ("1772458200 +0100", WHEN),
        ("2026-03-02", date(2026, 3, 2)),
        ("Mon Mar 2 14:30:00 2026", datetime(2026, 3, 2, 14, 30)),
        ("3 days ago", None),
        ("Mon Foo 2 14:30:00 2026", None),
        ("1772458200 +9900", WHEN),
    ],
)
def test_dates_of_git_are_read(written: str, moment: datetime | date | None) -> None:
    found = read_date(written)
    assert (found.time if found else None) == moment


def test_a_date_that_is_told_as_an_age_is_said() -> None:
    draft = read_text("commit 0a1b2c3d\nAuthor: Bea <b@x.example>\nDate:   3 days ago\n\n    Fix\n")
    assert [(each.time, each.text) for each in draft.events] == [(None, "Fix")]
    assert "'3 days ago'" in draft.warnings[0].message


def test_an_error_about_a_commit_is_no_log() -> None:
    assert read_text("commit early, commit often\n14:05 we did\n").form == "Text"
