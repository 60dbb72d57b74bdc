"""Where most texts still open with a time, a part of it was not understood, and that is told."""

import pytest

from pm_facilitator.importers.timeline.timeline_text import read_timeline

HEAD = "2026-05-12\n\n"


def told(text: str) -> list[int]:
    return [each.line for each in read_timeline(text).warnings if "still opens" in each.message]


@pytest.mark.parametrize(
    "behind", ["(03:55Q)", "(0355Q)", "[on the wall: 03:55]", "~|03:55|", "Fri 3,", "12.05.-"]
)
def test_what_looks_like_a_time_at_the_head_of_most_texts_is_told_of(behind: str) -> None:
    rows = [f"- 0{hour}:10 – {behind} step {hour}\n" for hour in range(4)]
    assert told(HEAD + "".join(rows)) == [3, 4, 5, 6]


def test_a_single_text_may_open_with_a_time() -> None:
    rows = "- 14:02 – (03:55Q) alert\n- 14:05 – ack\n- 14:10 – rolled back\n- 14:20 – calm\n"
    assert told(HEAD + rows) == []


@pytest.mark.parametrize("opens", ["@ana ", "[SHOP-2026-15226] ", "(again) ", "3 of 4 pods "])
def test_names_numbers_and_marks_of_tickets_are_no_times(opens: str) -> None:
    rows = [f"- 0{hour}:10 – {opens}step {hour}\n" for hour in range(4)]
    assert told(HEAD + "".join(rows)) == []


@pytest.mark.parametrize("said", ["roughly 19:88 UTC, it came", "sometime after 20:75: it came"])
def test_a_time_behind_a_day_that_was_not_understood_is_told_of(said: str) -> None:
    draft = read_timeline(f"# 2018\n\n- August 17: all was well\n- August 18, {said}\n")
    assert [each.line for each in draft.warnings if "Only the day" in each.message] == [4]


def test_a_day_whose_text_tells_a_length_is_told_of_by_nobody() -> None:
    draft = read_timeline("# 2018\n\n- August 17: all well\n- August 18: down for 19:20 minutes\n")
    assert not [each for each in draft.warnings if "Only the day" in each.message]


@pytest.mark.parametrize(
    "when",
    ["31/02/2026", "99/99/2026", "2026-13-45", "31 Feb 2026", "Feb 30, 2026", "(2026/02/30)"],
)
def test_a_date_that_is_no_day_is_told_of_and_kept_in_the_text_behind_a_time(when: str) -> None:
    draft = read_timeline(f"{HEAD}- 14:05 {when} text of it\n- 14:10 more\n")
    assert [event.text for event in draft.events] == [f"{when} text of it", "more"]
    message = f"There is no day {when.strip('()')!r}; check which day this was."
    assert (3, message) in [(each.line, each.message) for each in draft.warnings]


@pytest.mark.parametrize(
    "table",
    [
        "| Time | What |\n|-|-|\n| 14:05 31/02/2026 | it rang |\n| 14:10 01/03/2026 | more |\n",
        "| Day | Time | What |\n|-|-|-|\n| 31/02/2026 | 14:05 | it rang |\n"
        "| 01/03/2026 | 14:10 | more |\n",
    ],
)
def test_a_date_that_is_no_day_is_told_of_in_a_table_too(table: str) -> None:
    draft = read_timeline(table)
    first, message = draft.events[0], "There is no day '31/02/2026'; check which day this was."
    assert (first.line, message) in [(each.line, each.message) for each in draft.warnings]
    assert "31/02/2026" in first.told


@pytest.mark.parametrize(
    "text", ["2026.13.4 goes live", "02/03/2026 is wrong in the log", "10/12 up"]
)
def test_days_that_are_and_versions_are_no_such_dates(text: str) -> None:
    draft = read_timeline(f"{HEAD}- 14:05 begun\n- 14:10 – {text}\n")
    assert not [each for each in draft.warnings if "There is no day" in each.message]
