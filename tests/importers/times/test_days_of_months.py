"""Days of the month that stand alone, are counted, or are written in signs."""

from datetime import date

import pytest

from pm_facilitator.importers.draft import Doubt
from pm_facilitator.importers.timeline.timeline_text import read_timeline
from pm_facilitator.importers.times.date_mentions import mentioned_date
from pm_facilitator.importers.times.partial_date import Order, PartialDate


def test_days_of_the_month_that_the_text_is_about_open_entries_of_their_own() -> None:
    draft = read_timeline(
        "All of this was in March 2025.\n\n- On the 3rd, a mail came.\n- On the 4th, we looked.\n"
        "- From the 10th to the 14th, others looked.\n"
    )
    assert [(str(each.time), str(each.end)) for each in draft.events] == [
        ("2025-03-03", "None"),
        ("2025-03-04", "None"),
        ("2025-03-10", "2025-03-14"),
    ]
    assert all(each.kind is Doubt.DAY for each in draft.warnings)


@pytest.mark.parametrize("said", ["2022 年 5 月 3 日", "2022年5月3日", "2022 년 5 월 3 일"])
def test_dates_in_signs_may_have_spaces_between_them(said: str) -> None:
    assert mentioned_date(f"关于 {said} 的复盘", Order.DAY_FIRST) == PartialDate(5, 3, 2022)


@pytest.mark.parametrize("said", ["7. Mar 19, 2026", "7. March 19th, 2026", "7 Mar 19 2026"])
def test_a_number_in_front_of_a_month_and_its_day_counts_the_headings(said: str) -> None:
    found = mentioned_date(said, Order.MONTH_FIRST)
    assert found is not None
    assert found.complete(None) == date(2026, 3, 19)
