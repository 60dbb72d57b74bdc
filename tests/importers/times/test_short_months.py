"""Short names of months in all languages, of which some are words of their own."""

import pytest

from pm_facilitator.importers.timeline.timeline_text import read_timeline
from pm_facilitator.importers.times.dates import date_at
from pm_facilitator.importers.times.partial_date import Order


@pytest.mark.parametrize(
    "written",
    [
        "15 lut ~06:30",
        "15 lut ok. 06:30",
        "15 фев 06:30",
        "15 лют. 06:30",
        "15. úno, 06:30",
        "15 şub 06:30",
        "15 feb hacia 06:30",
        "15 helmi 06:30",
    ],
)
def test_the_short_months_of_all_languages_stand_before_a_clock(written: str) -> None:
    text = f"# 2026-02-17\n\n| When | What |\n|---|---|\n| {written} | pump red |\n"
    assert [str(each.time) for each in read_timeline(text).events] == ["2026-02-15 06:30:00"]


@pytest.mark.parametrize(
    ("written", "month"), [("15 gen 06:30", 1), ("3 sie 2026", 8), ("9 set 06:30", 9)]
)
def test_a_short_month_that_is_a_word_counts_behind_a_day_before_a_year_or_clock(
    written: str, month: int
) -> None:
    found = date_at(written, 0, Order.DAY_FIRST)
    assert found is not None
    assert found[0].month == month


@pytest.mark.parametrize(
    "said", ["2 set of pumps", "sie 15 pumps", "LED 5 red", "3 out of 5", "gen 2"]
)
def test_the_same_words_are_no_months_elsewhere(said: str) -> None:
    assert date_at(said, 0, Order.DAY_FIRST) is None
