"""What stands beside the clock time of a stamp: short dates, other times, clocks of zones."""

import pytest

from pm_facilitator.importers.draft import Doubt
from pm_facilitator.importers.timeline.timeline_text import read_timeline
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamps import read_stamp
from tests.importers.times.test_stamps import read


@pytest.mark.parametrize(
    ("line", "day", "ends"),
    [
        ("**22:36–22:47 (Jun 11):** copied", (6, 11), None),
        ("22:36 - 22:47 Jun 11: copied", (6, 11), None),
        ("20:00 – 6/11 05:00 copied", None, (6, 11)),
        ("23:50 - 00:10 (Jun 11): copied", None, (6, 11)),
    ],
)
def test_a_date_behind_both_times_of_a_day_is_that_of_both(
    line: str, day: tuple[int, int] | None, ends: tuple[int, int] | None
) -> None:
    stamp = read(line)
    assert (stamp.date and stamp.date[:2]) == day
    assert (stamp.end_date and stamp.end_date[:2]) == ends
    assert stamp.text == "copied"


@pytest.mark.parametrize(
    "line",
    [
        "10:30AM, MON 3/22: The pager rang",
        "10:30 Mon 3/22 - The pager rang",
        "10:30 03-22 · The pager rang",
        "10:30 03-22 - The pager rang",
    ],
)
def test_a_short_date_behind_a_clock_time_is_its_day(line: str) -> None:
    stamp = read(line)
    assert stamp.date is not None
    assert stamp.date[:2] == (3, 22)
    assert stamp.text == "The pager rang"


def test_a_range_on_the_clock_of_seconds_is_no_offset_that_nobody_has() -> None:
    stamp = read("13:58:33-14:00  two people look on")
    assert stamp.end_clock is not None
    assert stamp.zone is None
    stamp = read("13:58:33-07:00  two people look on")
    assert stamp.end_clock is None
    assert stamp.zone is not None


@pytest.mark.parametrize("line", ["10:40 - 10:20 moved", "10:40 – 08:00 moved"])
def test_an_earlier_time_behind_a_dash_is_the_end_of_a_range_that_was_written_wrong(
    line: str,
) -> None:
    stamp = read(line)
    assert stamp.end_clock is not None
    assert stamp.text == "moved"


def test_where_a_dash_parts_times_from_texts_an_earlier_time_stays_in_the_text_and_is_told_of() -> (
    None
):
    rows = "10:01 - alert\n10:02 - ack\n10:05 - 10:00 release withdrawn\n10:09 - calm\n"
    draft = read_timeline(f"2026-05-12\n{rows}")
    assert draft.events[2].text == "10:00 release withdrawn"
    assert [each.kind for each in draft.warnings if each.line == 4] == [Doubt.END_FIRST]
    draft = read_timeline("2026-05-12\n10:01 alert\n10:02 ack\n10:05 - 10:00 moved\n10:09 calm\n")
    assert draft.events[2].text == "moved"
    assert [each.kind for each in draft.warnings] == [Doubt.END_FIRST]


def test_a_range_in_words_is_one_even_where_it_ends_before_it_starts() -> None:
    stamp = read("from 14:50 to 14:45 the shop was closed")
    assert (stamp.end_clock and stamp.end_clock.minute) == 45
    assert stamp.text == "the shop was closed"


@pytest.mark.parametrize(
    "line",
    [
        "May 02, 2024 02:20 PM UTC | May 02, 2024 07:20 AM PT",
        "May 02, 2024 02:20 PM UTC (May 02, 2024 07:20 AM PT)",
    ],
)
def test_the_same_moment_in_another_zone_may_tell_its_date_again(line: str) -> None:
    stamp = read(line)
    assert stamp.zone is not None
    assert stamp.zone.label == "UTC"
    assert stamp.also is not None
    assert stamp.text == ""


def test_the_name_of_a_zone_may_run_into_the_text() -> None:
    stamp = read("01:23 British Summer TimeWe look into it")
    assert stamp.zone is not None
    assert stamp.text == "We look into it"


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("**20:11, 20:15, 00:15** — the same again", "the same again"),
        ("14.00:: Incident closed", "Incident closed"),
        ("[2020-06-12 Fri] somebody asks", "somebody asks"),
        ("July 29. 2024 02:17– the report is filed", "the report is filed"),
    ],
)
def test_marks_around_further_times_and_days_are_no_text(line: str, text: str) -> None:
    assert read(line).text == text


@pytest.mark.parametrize("local", ["0355L", "03:55L", "03:55 local", "0355LT"])
def test_the_clock_of_the_place_may_stand_in_brackets_behind_that_of_all(local: str) -> None:
    stamp = read(f"0055Z ({local})  Crew portal is well")
    assert stamp.zone is not None
    assert stamp.text == "Crew portal is well"


@pytest.mark.parametrize(
    ("line", "hour"), [("27.01.20 - 07:00 batch", 7), ("\\~7:00 PM: batch", 19)]
)
def test_dates_with_dots_and_marks_of_exports_may_lead_to_a_clock_time(
    line: str, hour: int
) -> None:
    stamp = read(line)
    assert (stamp.clock and stamp.clock.hour, stamp.text) == (hour, "batch")


def test_the_clock_of_another_zone_may_stand_in_brackets_without_its_name() -> None:
    assert read("16:30 UT (18:30): the operator changes").text == "the operator changes"
    assert read("16:30 UT (18:37): the operator changes").text == "(18:37): the operator changes"
    assert read("16:30 (18:30): the operator changes").text == "(18:30): the operator changes"


def test_the_clock_behind_a_marked_count_from_the_start_is_the_time() -> None:
    stamp = read("**T+0:02** (04:43 UTC) handshakes drop")
    assert stamp.after is None
    assert (stamp.clock and stamp.clock.minute, stamp.text) == (43, "handshakes drop")


def test_a_marked_dash_parts_the_time_from_the_text() -> None:
    assert read("6:00am **--** the job is done").text == "the job is done"


@pytest.mark.parametrize("said", ["(or a bit before)", "(or later)", "(or slightly after)"])
def test_what_is_said_of_how_sure_a_time_is_is_no_text(said: str) -> None:
    stamp = read(f"13:50 {said} the first call")
    assert (stamp.approximate, stamp.text) == (True, "the first call")


@pytest.mark.parametrize(
    "text",
    [
        "On Monday October 1 at 01:00 it will be moved",
        "On 2023-10-06 at 09:00 CEST we perform it",
        "On March 5, 06:00-07:00 CET we change it",
    ],
)
@pytest.mark.parametrize("parting", [" - ", ": ", " "])
def test_a_text_may_begin_with_a_moment_of_its_own(parting: str, text: str) -> None:
    stamp = read_stamp(f"8:51am{parting}{text}", Order.MONTH_FIRST)
    assert stamp is not None
    assert (stamp.date, stamp.text) == (None, text)


def test_clocks_in_brackets_are_of_another_zone_where_each_line_has_one() -> None:
    rows = (
        "- `05:00` (07:00) — down\n- `05:25` (07:25) — up\n- `05:30`-`06:00` (07:30-08:00) — slow"
    )
    draft = read_timeline(f"# 2026-06-02\n\nTimes in UTC, in brackets for Warsaw (CEST).\n\n{rows}")
    assert [(str(event.time)[11:], event.text) for event in draft.events] == [
        ("05:00:00+00:00", "down"),
        ("05:25:00+00:00", "up"),
        ("05:30:00+00:00", "slow"),
    ]


@pytest.mark.parametrize("there", ["(07:05)", "(07:40)"])
def test_clocks_in_brackets_that_are_not_as_far_apart_stay_in_the_text(there: str) -> None:
    rows = f"- 05:00 (07:00) planned\n- 05:25 {there} begun\n- 06:00 (08:00) done\n"
    draft = read_timeline(f"# 2026-06-02\n\n{rows}")
    assert draft.events[1].text == f"{there} begun"


def test_a_place_may_be_told_beside_the_time_in_it() -> None:
    stamp = read("**10:00 (12:00 in Paris)** – a look back")
    assert stamp.text == "a look back"
    assert stamp.also
    assert stamp.also[1].home == "Europe/Paris"


def test_code_before_a_whole_time_is_a_remark_on_it() -> None:
    stamp = read("`#8,402,113` — 2022-02-17 05:13:22 — a set rotates")
    assert (stamp.note, stamp.text) == ("#8,402,113", "a set rotates")
    assert stamp.clock
    assert stamp.clock.second == 22


@pytest.mark.parametrize("opening", ["**14:03:** UTC - ", "14:03: UTC | ", "__14:03:__ PST: "])
def test_the_zone_may_stand_behind_what_closes_the_time(opening: str) -> None:
    stamp = read(f"{opening}it rang")
    assert stamp.zone
    assert (stamp.zone.label, stamp.text) == (opening.split(" ")[1].strip(": "), "it rang")


def test_a_word_in_capitals_behind_the_time_is_no_zone() -> None:
    assert read("14:03: TEST - it rang").zone is None
    assert read("14:03: UTC was named in the alert").zone is None


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("9h15 Sunday (T+10:29) :: tested", "2018-04-08 09:15:00"),
        ("11h00 Monday 9 April (T+36:14) :: tested", "2018-04-09 11:00:00"),
        ("12:00 Wednesday 11 April (T+85:14) - tested", "2018-04-11 12:00:00"),
        ("9:31pm 08/04/2018 tested", "2018-04-08 21:31:00"),
        ("At 14:45 Apr. 9 tested", "2018-04-09 14:45:00"),
    ],
)
def test_a_day_behind_a_clock_time_may_have_a_count_or_the_text_behind_it(
    said: str, told: str
) -> None:
    event = read_timeline(f"# 7 April 2018\n\n- {said}\n").events[0]
    assert (str(event.time), event.text) == (told, "tested")


def test_a_capital_behind_a_month_and_number_is_no_end_of_a_day() -> None:
    event = read_timeline("# 7 April 2018\n\n- At 14:45 May 64 users were out\n").events[0]
    assert str(event.time) == "2018-04-07 14:45:00"


def test_a_short_date_with_its_day_of_the_week_may_have_an_hour_alone_behind_it() -> None:
    event = read_timeline("# 2 December 2017\n\nSun 3/12, about 8am – spare switch in\n").events[0]
    assert (f"{event.time:%d %H:%M}", event.approximate, event.text) == (
        "03 08:00",
        True,
        "spare switch in",
    )


@pytest.mark.parametrize(
    ("line", "end"),
    [
        ("13:29:34 to 36: all stop", "13:29:36"),
        ("13:29:34 – 36 – all stop", "13:29:36"),
        ("**13:29:34 to 36** all stop", "13:29:36"),
        ("13:29:34 bis 36: all stop", "13:29:36"),
        ("13:29 to 36: all stop", "13:36:00"),
        ("13:05 to 10: all stop", "13:10:00"),
    ],
)
def test_an_end_that_repeats_nothing_may_be_parted_from_its_time(line: str, end: str) -> None:
    stamp = read(line)
    assert stamp.end_clock is not None
    assert (str(stamp.end_clock.time), stamp.text) == (end, "all stop")


@pytest.mark.parametrize(
    "line",
    ["13:29 - 36 hosts stop", "13:29:34 to 36 hosts it goes", "10:05 to 12: all stop"],
)
def test_a_number_behind_a_time_may_be_one_of_the_text_or_an_hour(line: str) -> None:
    assert read(line).end_clock is None


def test_the_end_in_a_cell_repeats_nothing_of_its_time() -> None:
    text = "2026-10-01\n\n| Time | Event |\n|---|---|\n| 13:29:34 to 36 | all stop |\n"
    (event,) = read_timeline(text).events
    assert str(event.end) == "2026-10-01 13:29:36"


@pytest.mark.parametrize(
    ("line", "end"),
    [
        ("4/22/2020 – 3:33pm – 3:50: slow", "15:50"),
        ("3:33pm to 3:50 slow", "15:50"),
        ("11:30 am – 1:15: slow", "13:15"),
        ("11:50 pm – 12:20: slow", "00:20"),
        ("9:00 am - 5:00 slow", "17:00"),
        ("3:33pm – 15:50: slow", "15:50"),
    ],
)
def test_an_end_without_am_or_pm_is_the_next_one_on_the_dial(line: str, end: str) -> None:
    stamp = read(line)
    assert stamp.end_clock is not None
    assert (f"{stamp.end_clock.time:%H:%M}", stamp.text) == (end, "slow")


def test_nothing_lasts_from_a_time_to_just_before_it_on_the_dial() -> None:
    text = "2020-04-22\n\n- 10:05 am - 10:00 release withdrawn\n"
    (event,) = read_timeline(text).events
    assert event.end is None


@pytest.mark.parametrize(
    ("line", "end"),
    [
        ("2024-8-27 from 16.40 till 17.10: slow", "17:10"),
        ("2024-8-27 from 16.40 till 2024-8-28 at 09.00 am: slow", "09:00"),
        ("27 Aug 2024 between 16.40 and 17.10 - slow", "17:10"),
    ],
)
def test_times_with_dots_behind_a_day_span_what_is_parted_from_them(line: str, end: str) -> None:
    stamp = read(line)
    assert stamp.clock
    assert stamp.end_clock
    assert (f"{stamp.clock.time:%H:%M}", f"{stamp.end_clock.time:%H:%M}") == ("16:40", end)
    assert stamp.text == "slow"


def test_prices_behind_a_day_are_no_times() -> None:
    assert read("2024-08-27 from 2.40 to 2.50 a litre").clock is None


def test_a_span_may_have_been_broken_and_is_about_so() -> None:
    for words in ("Intermittently from 24th to 26th of June 2024", "Sporadically 24-26 June 2024"):
        (event,) = read_timeline(f"- {words}: intermittently 500 errors\n").events
        assert (str(event.time), str(event.end)) == ("2024-06-24", "2024-06-26"), words
        assert (event.approximate, event.text) == (True, "intermittently 500 errors"), words


@pytest.mark.parametrize(
    "said",
    [
        "On July 14, 2023 _(2023-07-14 22:01:00 UTC)_ a token was told",
        "July 14 (2023-07-14 22:01 UTC): a token was told",
        "14 July 2023 [July 14, 22:01 UTC] a token was told",
    ],
)
def test_a_moment_in_brackets_tells_its_day_more_closely(said: str) -> None:
    (event,) = read_timeline(f"## Timeline\n\n- {said}\n").events
    assert (str(event.time), event.text) == ("2023-07-14 22:01:00+00:00", "a token was told")


def test_brackets_with_another_day_stay_what_they_are() -> None:
    (event,) = read_timeline("## Timeline\n\n- 14 July 2023 (2023-07-15 22:01 UTC) seen\n").events
    assert str(event.time) == "2023-07-14"


def test_days_of_a_month_have_an_arrow_between_them() -> None:
    draft = read_timeline(
        "# P, 2026-08-06\n\n## Timeline\n\n- 07-01 — off\n- 07-29 08:16 — on\n"
        "- 07-29 → 08-05 — nobody looks\n- 08-05 — seen\n"
    )
    assert (str(draft.events[2].time), str(draft.events[2].end)) == ("2026-07-29", "2026-08-05")


def test_a_day_of_a_month_may_stand_before_its_month_with_an_article() -> None:
    (event,) = read_timeline("## Timeline\n\n- On the 15 Mar 2020, around 9pm UTC it rang\n").events
    assert (str(event.time), event.text) == ("2020-03-15 21:00:00+00:00", "it rang")


@pytest.mark.parametrize("word", ["estábamos", "esté", "estimating"])
def test_a_word_that_begins_like_a_mark_of_estimates_is_none(word: str) -> None:
    stamp = read(f"13:55 {word} de vuelta")
    assert stamp is not None
    assert (stamp.text, stamp.approximate) == (f"{word} de vuelta", False)
