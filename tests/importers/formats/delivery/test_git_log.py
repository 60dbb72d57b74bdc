"""What git log writes, in all the forms of its dates and on single lines."""

from datetime import UTC, date, datetime

import pytest

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.importers.formats.delivery.git_dates import read_date
from pm_facilitator.importers.formats.delivery.git_lines import read_line
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


@pytest.mark.parametrize("gap", ["|", " | ", ",", ";", "\t"])
@pytest.mark.parametrize("date", ["2026-03-02T14:05:00+01:00", "2026-03-02"])
@pytest.mark.parametrize(
    "fields",
    [
        "hash date author subject",
        "hash author date subject",
        "hash author subject date",
        "hash subject date author",
    ],
)
def test_a_subject_of_one_word_is_told_from_the_author_by_the_other_lines(
    fields: str, date: str, gap: str
) -> None:
    commits = [("Ana", "Hotfix"), ("Ben", "Revert"), ("Ana", "Change two things, and one more")]
    lines = [
        gap.join(
            {"hash": f"a1b2c3{number}", "date": date, "author": author, "subject": subject}[name]
            for name in fields.split()
        )
        for number, (author, subject) in enumerate(commits)
    ]
    assert [(each.source, each.text) for each in read_text("\n".join(lines)).events] == commits


def test_where_all_subjects_are_names_as_well_the_author_comes_again_or_stands_first() -> None:
    line = "a1b2c3d|{}|2026-03-02T14:05:00Z|{}\n"
    again = line.format("Hotfix", "Ana Pereira") + line.format("Revert", "Ana Pereira")
    assert [each.text for each in read_text(again).events] == ["Hotfix", "Revert"]
    first = line.format("Ana Pereira", "Hotfix") + line.format("Jan van der Berg", "Revert")
    assert [each.text for each in read_text(first).events] == ["Hotfix", "Revert"]


def test_a_subject_with_commas_stays_whole_where_no_author_is_told() -> None:
    text = (
        "a1b2c3d,2026-03-02T14:05:00Z,Stop reads, writes\nb1b2c3d,2026-03-02T14:06:00Z,Fix, test\n"
    )
    assert [each.text for each in read_text(text).events] == ["Stop reads, writes", "Fix, test"]


def test_the_raw_form_tells_its_times_in_seconds() -> None:
    draft = read_text(
        "commit 3f786850e387550fdab836ed7e6dc881de23001b\n"
        "tree 89e6c98d92887913cadf06b2adb97f26cde4849b\n"
        "parent 2b66fd261ee5c6cfc8de7fa466bab600bcfe4f69\n"
        "author Ana Pereira <ana@shop.example> 1772457900 +0100\n"
        "committer Ben Okoro <ben@shop.example> 1772458200 +0100\n"
        "gpgsig -----BEGIN PGP SIGNATURE-----\n \n iQEzBAABCAAdFiEE\n -----END PGP SIGNATURE-----\n"
        "\n    Turn the cache off\n    \n    At 14:02 the queue was full.\n\n"
        "commit 89e6c98d92887913cadf06b2adb97f26cde4849b\n"
        "tree 2b66fd261ee5c6cfc8de7fa466bab600bcfe4f69\n"
        "author Ben Okoro <ben@shop.example> 1772456700 +0100\n"
        "committer Ben Okoro <ben@shop.example> 1772456700 +0100\n"
        "\n    Release 43\n"
    )
    assert draft.form == "Git log, 2 entries"
    assert told(draft) == ["14:05 Ben Okoro: Release 43", "14:30 Ana Pereira: Turn the cache off"]
    assert draft.events[1].time == WHEN
    assert draft.events[1].details.splitlines() == [
        "At 14:02 the queue was full.",
        "Commit 3f786850e387",
        "Written 2026-03-02 14:25:00+01:00",
    ]


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


def test_the_colon_between_a_date_and_its_subject_is_of_neither() -> None:
    draft = read_text(
        "abc1230 - Ana Reis, Mon Mar 2 14:00:00 2026 +0000 : Turn the flag off\n"
        "abc1231 - Ben Ode, Mon Mar 2 14:01:00 2026 +0000 : Revert: turn it on\n"
    )
    assert [(each.source, each.text) for each in draft.events] == [
        ("Ana Reis", "Turn the flag off"),
        ("Ben Ode", "Revert: turn it on"),
    ]
