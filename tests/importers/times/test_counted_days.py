"""Days that are told by another one: the day before, the next day, two days later."""

import pytest

from pm_facilitator.importers.draft import Doubt
from pm_facilitator.importers.timeline.timeline_text import read_timeline

ABOVE = "# 5 March 2024\n\n- 09:00: alarm\n"


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("The next day:", "2024-03-06"),
        ("**Next morning:**", "2024-03-06"),
        ("**The following day** -", "2024-03-06"),
        ("Two days later:", "2024-03-07"),
        ("10 days later –", "2024-03-15"),
        ("A week later:", "2024-03-12"),
        ("Le lendemain :", "2024-03-06"),
    ],
)
def test_an_entry_may_be_of_a_day_that_is_counted_from_the_one_above(said: str, day: str) -> None:
    draft = read_timeline(f"{ABOVE}- {said} mended\n")
    assert (str(draft.events[1].time), draft.events[1].text) == (day, "mended")
    assert [each.kind for each in draft.warnings if each.line == 4] == [Doubt.DAY]


@pytest.mark.parametrize("said", ["Same day:", "Later that day -", "**That evening:**"])
def test_an_entry_may_be_of_the_same_day(said: str) -> None:
    draft = read_timeline(f"{ABOVE}- {said} mended\n")
    assert (str(draft.events[1].time), draft.events[1].text) == ("2024-03-05", "mended")


def test_a_cell_may_hold_such_a_day() -> None:
    rows = "| 09:00 | alarm |\n| The next day | mended |\n| 2 days later | told |\n"
    draft = read_timeline(f"# 5 March 2024\n\n| When | What |\n|---|---|\n{rows}")
    assert [str(event.time) for event in draft.events[1:]] == ["2024-03-06", "2024-03-08"]


@pytest.mark.parametrize("said", ["The next day we looked: it held", "Two days later it rang"])
def test_a_sentence_that_opens_so_is_no_entry(said: str) -> None:
    assert len(read_timeline(f"{ABOVE}- {said}\n").events) == 1


@pytest.mark.parametrize(
    "said",
    [
        "18:00 the day before:",
        "18:00, the night before -",
        "18:00 yesterday:",
        "18:00 on the previous evening -",
        "18:00 previous day:",
        "18:00 (prior day)",
    ],
)
def test_a_clock_may_be_of_the_day_before_the_one_that_is_told_of(said: str) -> None:
    draft = read_timeline(f"# 5 March 2024\n\n- {said} deploy\n- 09:00: alarm\n")
    assert [str(event.time) for event in draft.events] == [
        "2024-03-04 18:00:00",
        "2024-03-05 09:00:00",
    ]
    assert draft.events[0].text == "deploy"


def test_a_day_before_something_is_none() -> None:
    draft = read_timeline("# 5 March 2024\n\n- 18:00 the day before the deploy is planned\n")
    assert str(draft.events[0].time) == "2024-03-05 18:00:00"


@pytest.mark.parametrize(
    "below", ["- 10:00 tested\n", "| When | What |\n|---|---|\n| 10:00 | tested |\n"]
)
def test_a_heading_with_such_a_day_is_that_of_what_stands_below(below: str) -> None:
    draft = read_timeline(f"{ABOVE}\n### Two days later: recovery\n\n{below}")
    assert [(str(event.time), event.text) for event in draft.events[1:]] == [
        ("2024-03-07 10:00:00", "tested")
    ]
