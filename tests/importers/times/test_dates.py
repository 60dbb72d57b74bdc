from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.importers.timeline.timeline_text import read_timeline
from pm_facilitator.importers.times import date_mentions
from pm_facilitator.importers.times.date_mentions import (
    days_at,
    full_dates,
    mentioned_date,
    mentioned_year,
)
from pm_facilitator.importers.times.dates import date_at, short_date_at
from pm_facilitator.importers.times.partial_date import Order, PartialDate
from pm_facilitator.importers.times.stamps import read_stamp

NEAR = date(2024, 3, 13)


def read(text: str, order: Order = Order.MONTH_FIRST) -> date | None:
    found = date_at(text, 0, order)
    return found[0].complete(NEAR) if found else None


@pytest.mark.parametrize(
    "text",
    [
        "2024-02-09",
        "2024/02/09",
        "2024.02.09",
        "20240209",
        "2/9/2024",
        "2/9/24",
        "02-09-2024",
        "9.2.2024",
        "Feb 9 2024",
        "Feb. 9th, 2024",
        "February 9, 2024",
        "9 February 2024",
        "9th of February 2024",
        "09-Feb-2024",
        "09/Feb/2024",
        "2024 Feb 09",
        "Friday, 9 February 2024",
        "Fri Feb 9",
        "Feb 9",
        "9 Feb",
    ],
)
def test_reads_the_ways_in_which_people_write_a_date(text: str) -> None:
    order = Order.DAY_FIRST if text == "9.2.2024" else Order.MONTH_FIRST
    assert read(text, order) == date(2024, 2, 9)


@pytest.mark.parametrize(
    "text",
    [
        "2024-13-09",
        "2024-02-31",
        "Feb 31",
        "11/03/302",
        "1.5.0",
        "10 may have seen it",
        "June rain",
    ],
)
def test_leaves_other_words_and_numbers_alone(text: str) -> None:
    assert read(text) is None


def test_the_order_of_day_and_month_counts_only_where_both_are_possible() -> None:
    assert read("3/4/2024") == date(2024, 3, 4)
    assert read("3/4/2024", Order.DAY_FIRST) == date(2024, 4, 3)
    assert read("25/4/2024") == date(2024, 4, 25)


@pytest.mark.parametrize(("text", "doubtful"), [("3/4/2024", True), ("3/3/2024", False)])
def test_says_when_day_and_month_could_be_the_other_way_round(text: str, doubtful: bool) -> None:
    found = date_at(text, 0, Order.MONTH_FIRST)
    assert found is not None
    assert found[0].doubtful is doubtful


@pytest.mark.parametrize(
    ("near", "expected"),
    [
        (date(2024, 1, 2), date(2023, 12, 31)),
        (date(2023, 12, 30), date(2023, 12, 31)),
        (date(2024, 8, 1), date(2024, 12, 31)),
    ],
)
def test_a_missing_year_is_the_one_that_lies_nearest(near: date, expected: date) -> None:
    assert PartialDate(12, 31).complete(near) == expected


def test_a_day_of_the_week_follows_an_entry_and_is_the_nearest_one_at_first() -> None:
    wednesday = NEAR
    assert PartialDate(weekday=wednesday.weekday()).complete(wednesday) == wednesday
    assert PartialDate(weekday=0).complete(wednesday, settled=True) == date(2024, 3, 18)
    assert PartialDate(weekday=0).complete(wednesday) == date(2024, 3, 11)


def test_without_a_date_nearby_a_year_stays_unknown() -> None:
    assert PartialDate(12, 31).complete(None) is None
    assert PartialDate(2, 29).complete(date(2023, 6, 1)) == date(2024, 2, 29)


def test_finds_dates_inside_sentences() -> None:
    text = "Between 2024-02-09 and Feb 11, 2024, version 1.5.0 was out."
    assert list(full_dates(text, Order.MONTH_FIRST)) == [date(2024, 2, 9), date(2024, 2, 11)]
    assert mentioned_date("on February 8th 2019", Order.MONTH_FIRST) == PartialDate(2, 8, 2019)
    assert mentioned_year("Date (2021)") == 2021
    assert mentioned_year("Times are UTC and from 2021 unless stated", sure=False) == 2021


def test_a_day_of_one_digit_may_be_padded_behind_its_weekday() -> None:
    found = date_at("Mon,  2 Mar 2026 14:03", 0, Order.MONTH_FIRST)
    assert found == (PartialDate(3, 2, 2026, weekday=0), 16)


@pytest.mark.parametrize("text", ["Pump 3 / 2 March 2026", "Line 7 - 2 March 2026"])
def test_a_number_in_front_of_a_date_is_no_earlier_day(text: str) -> None:
    assert mentioned_date(text, Order.DAY_FIRST) == PartialDate(3, 2, 2026)


@pytest.mark.parametrize(
    "text",
    [
        "Night shift of Tuesday 7 to Wednesday 8 November 2023, crew B",
        "Tuesday, November 7 to Wednesday, November 8, 2023",
        "from 7 November to 8 November 2023",
        "in der Nacht vom 7. auf den 8. November 2023",
        "Nacht vom 7./8.11.2023",
        "nuit du mardi 7 au mercredi 8 novembre 2023",
        "notte tra il 7 e l'8 novembre 2023",
        "Tue Nov  7 22:58:02 2023",
        "Tue Nov 7 22:58:02 CET 2023",
    ],
)
def test_a_night_belongs_to_its_first_day(text: str) -> None:
    assert next(full_dates(text, Order.DAY_FIRST)) == date(2023, 11, 7)


def test_a_span_over_the_turn_of_the_year_begins_in_the_old_one() -> None:
    text = "the night of 31 December to 1 January 2024"
    assert next(full_dates(text, Order.DAY_FIRST)) == date(2023, 12, 31)


def test_the_day_of_the_week_may_have_its_date_in_brackets() -> None:
    found = date_at("Saturday (3 February) the", 0, Order.DAY_FIRST)
    assert found == (PartialDate(2, 3, None, 5), 21)
    assert date_at("Saturday (the 3rd)", 0, Order.DAY_FIRST) == (PartialDate(0, 3, None, 5), 18)


@pytest.mark.parametrize(
    "text", ["26–30 June 2023", "Mon 26 to Fri 30 June 2023", "26.-30. Juni 2023"]
)
def test_days_of_one_month_have_an_end(text: str) -> None:
    first, last = PartialDate(6, 26, 2023), PartialDate(6, 30, 2023)
    assert days_at(text, 0) == (first, last, len(text))
    stamp = read_stamp(f"{text}: it stood still", Order.DAY_FIRST)
    assert stamp is not None
    assert (stamp.date, stamp.end_date, stamp.text) == (first, last, "it stood still")


def test_days_that_do_not_count_up_are_no_span() -> None:
    assert days_at("30–26 June 2023", 0) is None
    assert days_at("10-12 may have", 0) is None


def test_a_year_that_lacks_a_digit_is_a_missing_one() -> None:
    assert date_at("11/03/202 - out", 0, Order.MONTH_FIRST) == (
        PartialDate(11, 3, None, None, doubtful=True, cut=True),
        9,
    )


def test_a_short_date_is_read_only_where_it_is_asked_for() -> None:
    assert read("4/26") is None
    found = short_date_at("4/26", 0, Order.MONTH_FIRST)
    assert found is not None
    assert found[0] == PartialDate(4, 26, None, None, False)


# fmt: off
PIECES = [
    "14:03", "2026-03-02", "March", "May", "3", "02", "2026", ":", " ", " ", "/", ".", ",", "th",
    "'26", "Mon", "of", "at", "2026年3月2日", "20260302", "|", "-",
]
# fmt: on


@settings(max_examples=1500, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_no_date_is_passed_over(text: str) -> None:
    found = mentioned_date(text, Order.DAY_FIRST), list(full_dates(text, Order.DAY_FIRST))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(date_mentions, "may_date", lambda _: True)
        looked_for = mentioned_date(text, Order.DAY_FIRST), list(full_dates(text, Order.DAY_FIRST))
    assert found == looked_for


@pytest.mark.parametrize("said", ["Gatelib 2026.8.2", "Card-Hub v2026.8.2", "version 2026.10.1"])
def test_a_version_is_no_date(said: str) -> None:
    text = (
        f"# How the gate got stuck on 2026-09-19\n\nEvidence (local time) and {said} of it.\n\n"
        "- 07:06 stuck\n- 07:07 ten calls\n"
    )
    assert [str(event.time)[:10] for event in read_timeline(text).events] == ["2026-09-19"] * 2
    assert mentioned_date(f"{said} came out", Order.DAY_FIRST) is None


@pytest.mark.parametrize(
    "said",
    [
        "On 2026.8.2 it rang",
        "Am 2026.8.2 lief es",
        "Sunday 2026.8.2",
        "Gate 2026.08.02",
        "INC-123 2026.8.2",
        "Post-Mortem 2026.8.2",
    ],
)
def test_a_date_with_dots_is_one_where_no_program_stands_before_it(said: str) -> None:
    found = mentioned_date(said, Order.DAY_FIRST)
    assert found is not None
    assert (found.year, found.month, found.day) == (2026, 8, 2)


def test_the_second_day_may_stand_behind_a_slash() -> None:
    text = "- 2026-04-25/26 (Sat/Sun): closed\n- 2026-04-27: open\n"
    (first, second) = read_timeline(text).events
    assert (first.time, first.end, first.text) == (
        date(2026, 4, 25),
        date(2026, 4, 26),
        "closed",
    )
    assert (second.time, second.end) == (date(2026, 4, 27), None)


def test_the_last_day_may_be_told_without_its_year() -> None:
    (event,) = read_timeline("- **2026-06-10 → 06-12** — no card was read\n").events
    assert (event.time, event.end, event.text) == (
        date(2026, 6, 10),
        date(2026, 6, 12),
        "no card was read",
    )


@pytest.mark.parametrize("part", ["evening", "early morning", "(afternoon)", "late night"])
def test_a_part_of_the_day_may_stand_for_the_clock_time(part: str) -> None:
    events = read_timeline(f"- 2026-06-12 {part} — found\n- 2026-06-13 10:00 — mended\n").events
    assert [(str(event.time), event.text) for event in events] == [
        ("2026-06-12", "found"),
        ("2026-06-13 10:00:00", "mended"),
    ]


@pytest.mark.parametrize(
    "head",
    [
        "Incident 2026.8.2",
        "## Timeline 2026.8.2",
        "# Post-Mortem 2026.8.2",
        "# INC-123 2026.8.2",
        "Week 2026.8.2",
        "# Outage at Northwind 2026.8.2",
    ],
)
def test_the_only_date_is_one_also_where_it_may_be_a_version(head: str) -> None:
    text = f"{head}\n\n- 07:06 stuck\n- 07:07 ten calls\n"
    assert [str(event.time)[:10] for event in read_timeline(text).events] == ["2026-08-02"] * 2


def test_what_is_called_a_version_is_no_date_even_when_it_is_the_only_one() -> None:
    text = "Gates stuck since release 2026.8.2 of Gatelib\n\n- 07:06 stuck\n"
    assert [event.time for event in read_timeline(text).events] == [None]


@pytest.mark.parametrize("rest", ["– 10-12 pumps failed", "— 11-15 pumps failed"])
def test_numbers_behind_a_dash_with_spaces_are_no_last_day(rest: str) -> None:
    (event,) = read_timeline(f"- 2026-06-10 {rest}\n").events
    assert (event.time, event.end, event.text) == (date(2026, 6, 10), None, rest[2:])


def test_a_month_and_a_day_of_two_digits_are_no_version() -> None:
    found = mentioned_date("Gate 2026.10.12", Order.DAY_FIRST)
    assert found is not None
    assert (found.month, found.day) == (10, 12)


def test_when_a_report_was_written_counts_more_than_what_may_be_a_version() -> None:
    text = "Written on 2026-08-20\n\nThe doors of Gatelib 2026.8.2 were stuck.\n\n- 07:06 stuck\n"
    assert [str(event.time)[:10] for event in read_timeline(text).events] == ["2026-08-20"]


def test_a_last_day_before_the_first_one_is_none() -> None:
    (event,) = read_timeline("- 2026-06-10 until 06-09 it was closed\n").events
    assert (event.time, event.end) == (date(2026, 6, 10), None)
    (event,) = read_timeline("- 2026-06-10 10:00 → 06-12 closed\n").events
    assert (str(event.time), event.end) == ("2026-06-10 10:00:00", None)


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("Power cut in room 2 — Thursday 9 September 2021", 9),
        ("Pump 3 - Sat 4 September 2021", 4),
        ("From Thursday 2 - Thursday 9 September 2021", 2),
        ("From 2 to Thursday 9 September 2021", 2),
        ("2 - 9 September 2021", 2),
        ("Power cut 2 September/Thursday 9 September 2021", 2),
        ("The nights of 2 - Thursday 9 September 2021", 2),
    ],
)
def test_a_number_before_a_day_of_the_week_is_no_day_of_its_span(said: str, first: int) -> None:
    assert [day.day for day in full_dates(said, Order.DAY_FIRST)] == [first]


def test_times_that_nobody_knows_may_stand_in_lines_that_touch() -> None:
    text = "2021-08-02 10:XX UTC wrong\n2021-08-02, 11:?? UTC down\n2021-08-02 12:10 UTC up\n"
    assert [event.text for event in read_timeline(text).events] == ["wrong", "down", "up"]


def test_a_zone_may_stand_behind_a_time_that_nobody_knows() -> None:
    text = "- 2021-08-02, 13:45 CEST: changed\n- 2021-08-02, ??:?? CEST: purged\n"
    assert [(str(event.time), event.text) for event in read_timeline(text).events] == [
        ("2021-08-02 13:45:00+02:00", "changed"),
        ("2021-08-02", "purged"),
    ]


@pytest.mark.parametrize(
    ("written", "end"),
    [
        ("Friday, March 21, 2014 or before - found", None),
        ("March 21, 2014 or later: found", None),
        ("March 21, 2014, to April 10, 2014 – found", date(2014, 4, 10)),
    ],
)
def test_a_day_may_be_bounded_in_words(written: str, end: date | None) -> None:
    (event, _) = read_timeline(f"- {written}\n- April 12, 2014 - told\n").events
    assert (event.time, event.end, event.text) == (date(2014, 3, 21), end, "found")


def test_a_part_of_the_day_with_nothing_behind_it_is_what_is_told() -> None:
    events = read_timeline("- 2026-06-11 10:00 up\n- 2026-06-12 evening\n").events
    assert [event.text for event in events] == ["up", "evening"]


def test_a_whole_date_one_line_below_another_opens_an_entry_that_names_somebody() -> None:
    text = "2022-11-30 08:53Z rolled back\n2022-11-30 12:30Z reachable\n2022-12-01 @tam: a test\n"
    assert [event.text for event in read_timeline(text).events][-1] == "@tam: a test"


def test_a_wrong_day_of_the_week_moves_the_day_to_no_other_year() -> None:
    text = "# Breakage 2026-01-12\n\n**Sunday Jan 12**\n- 22:45 merged\n"
    draft = read_timeline(text)
    assert [str(event.time)[:10] for event in draft.events] == ["2026-01-12"]
    assert any("was a Monday" in each.message for each in draft.warnings)


def test_a_time_like_a_year_is_one_among_times_without_a_colon() -> None:
    rows = "- 0157 UTC: found\n- 0159 UTC: told\n- 1447 UTC: signed\n- Feb 9 1924 UTC: a report\n"
    draft = read_timeline(f"# 2025-02-08\n\n## Timeline\n\n{rows}- Feb 10 2024 UTC: a plan\n")
    assert [str(event.time)[:16] for event in draft.events[-2:]] == [
        "2025-02-09 19:24",
        "2025-02-10 20:24",
    ]


@pytest.mark.parametrize(
    "said",
    [
        "May 10-11, 2022: worked",
        "May 10 to 11, 2022 - worked",
        "May 10 - May 11, 2022: worked",
        "10.-11.5.2022: worked",
        "10-11/05/2022: worked",
        "10/11 May 2022: worked",
    ],
)
def test_the_year_of_a_span_of_days_may_stand_behind_its_end(said: str) -> None:
    draft = read_timeline(f"## Timeline\n\n- {said}\n")
    event = draft.events[0]
    assert (event.time, event.end, event.text) == (date(2022, 5, 10), date(2022, 5, 11), "worked")
    assert draft.warnings == ()


def test_a_span_over_the_new_year_begins_in_the_old_one() -> None:
    event = read_timeline("## Timeline\n\n- December 30 - January 2, 2027: frozen\n").events[0]
    assert (event.time, event.end) == (date(2026, 12, 30), date(2027, 1, 2))


def test_beside_short_dates_with_a_clock_others_are_dates_alone() -> None:
    text = "## Timeline\n\n- 09-22: config lost\n- 09-22 evening: seen\n- 09-23 11:42: restarted\n"
    events = read_timeline(text, day=date(2026, 9, 30)).events
    assert [(str(event.time)[:16], event.text) for event in events] == [
        ("2026-09-22", "config lost"),
        ("2026-09-22", "seen"),
        ("2026-09-23 11:42", "restarted"),
    ]


def test_without_such_a_one_two_numbers_with_a_dash_are_no_date() -> None:
    text = "## Timeline\n\n- 09-22: spare parts\n- 14:03 it rings\n"
    assert [event.text for event in read_timeline(text, day=NEAR).events] == ["it rings"]


def test_a_short_date_alone_is_a_day_beside_others_with_times() -> None:
    text = "Year: 2023\n\n- 24/11 18:26: closed\n- 25/11 01:12: mails\n- 27/11: refunds\n"
    assert [str(each.time) for each in read_timeline(text).events] == [
        "2023-11-24 18:26:00",
        "2023-11-25 01:12:00",
        "2023-11-27",
    ]


def test_a_fraction_is_no_day_beside_short_dates() -> None:
    text = "Year: 2023\n\n- 24/11 18:26: closed\n- 25/11 01:12: mails\n- 1/3 of them came back\n"
    assert len(read_timeline(text).events) == 2


@pytest.mark.parametrize("days", ["07-28, 08-07", "07-28 / 08-07", "07-28 & 07-29"])
def test_of_several_short_dates_in_a_cell_the_first_is_its_day(days: str) -> None:
    rows = f"| When | What |\n|---|---|\n| 2026-06-09 14:00 | one |\n| {days} | two |\n"
    assert f"{read_timeline(rows).events[1].time}" == "2026-07-28"
