from datetime import date

import pytest

from pm_facilitator.importers.timeline.timeline_text import read_timeline
from pm_facilitator.importers.times.date_order import order_of
from pm_facilitator.importers.times.partial_date import Order


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("1/2/2024 and 25/2/2024", Order.DAY_FIRST),
        ("1/2/2024 and 2/25/2024", Order.MONTH_FIRST),
        ("01.02.2024", Order.DAY_FIRST),
    ],
)
def test_the_dates_of_a_text_tell_their_order(text: str, order: Order) -> None:
    assert order_of(text, None) == (order, True)


def test_a_known_day_tells_the_order_where_the_text_does_not() -> None:
    assert order_of("3/4/2024", date(2024, 4, 3)) == (Order.DAY_FIRST, True)
    assert order_of("3/4/2024", None)[1] is False


def test_a_day_that_leaves_no_doubt_tells_the_order_of_the_others() -> None:
    times = "02/03/2026 14:05 it rang\n02/03/2026 14:20 over\n"
    assert order_of(f"The night of 2 March 2026\n{times}", None)[0] is Order.DAY_FIRST
    assert order_of(f"The night of 2026-02-03\n{times}", None)[0] is Order.MONTH_FIRST


@pytest.mark.parametrize(
    ("said", "order"),
    [
        ("All times CET.", Order.DAY_FIRST),
        ("Times in BST", Order.DAY_FIRST),
        ("Times are Europe/Lisbon", Order.DAY_FIRST),
        ("- 9h40 deployed\n- 9h44 wrong", Order.DAY_FIRST),
        ("- 9h40 deployed", Order.MONTH_FIRST),
        ("All times EST (CET in brackets)", Order.MONTH_FIRST),
        ("All times Pacific", Order.MONTH_FIRST),
        ("All times UTC", Order.MONTH_FIRST),
        ("- 9:40 CET deployed", Order.DAY_FIRST),
        ("- 9:40 AM (BST) deployed", Order.DAY_FIRST),
        ("- 9:40 UTC the MSK cluster lags", Order.MONTH_FIRST),
        ("- 9:40 UTC down, while Singapore (SGT) sleeps", Order.MONTH_FIRST),
        ("- 9:40 down in CET-1, the rack", Order.MONTH_FIRST),
        ("It was down for 1h20 and slow for 2h05.", Order.MONTH_FIRST),
    ],
)
def test_the_zone_tells_where_nothing_else_does_which_number_is_the_month(
    said: str, order: Order
) -> None:
    assert order_of(f"Outage of 07/02/2023\n\n{said}\n", None) == (order, False)
    assert order_of(f"Outage of 25/02/2023\n\n{said}\n", None) == (Order.DAY_FIRST, True)


def test_dates_behind_their_clock_times_tell_the_order_as_well() -> None:
    times = "- 22:0x 03-02 · it rang\n- 00:25 03-03 · over\n"
    assert order_of(f"The night of 2026-03-02\n{times}", None)[0] is Order.MONTH_FIRST
    assert order_of(f"The night of 2026-02-03\n{times}", None)[0] is Order.DAY_FIRST


def test_days_of_the_week_before_short_dates_show_them() -> None:
    text = "Wed 28/2\n\n- 00:03 paged\n\nFri 1/3\n\n- 17:25 ticketed\n"
    assert order_of(text, None) == (Order.DAY_FIRST, True)


def test_dates_of_years_ago_are_told_by_their_span_and_not_by_the_day_that_was_given() -> None:
    text = "- 01-11-2021 10:00 it goes out\n- 01-12-2021 13:00 it is found\n"
    events = read_timeline(text, day=date(2026, 11, 28)).events
    assert [str(event.time)[:10] for event in events] == ["2021-01-11", "2021-01-12"]


def test_exported_chats_fill_up_the_numbers_only_where_the_day_stands_first() -> None:
    for form in ("{} 09:15 - Bo: hot", "[{} 09:15:10] Bo: hot", "\u200e[{} 2:15:10 pm] Bo: hot"):
        padded, bare = (form.format(day) for day in ("12/03/2026,", "3/12/26,"))
        assert order_of(f"{padded}\n{padded}\n", None) == (Order.DAY_FIRST, False)
        assert order_of(f"{bare}\n{bare}\n", None) == (Order.MONTH_FIRST, False)
    assert order_of("12/03/2026 09:15 hot\n12/03/2026 09:17 cool\n", None)[0] is Order.MONTH_FIRST
