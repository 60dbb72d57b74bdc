from datetime import date, time

import pytest

from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamp import Stamp
from pm_facilitator.importers.times.stamps import read_stamp


def read(line: str) -> Stamp:
    stamp = read_stamp(line, Order.MONTH_FIRST)
    assert stamp is not None
    return stamp


@pytest.mark.parametrize(
    "line",
    [
        "14:03 The pager rang",
        "14:03 - The pager rang",
        "14:03: The pager rang",
        "14:03\tThe pager rang",
        "14:03 | The pager rang",
        "[14:03] The pager rang",
        "(14:03) The pager rang",
        "`14:03` The pager rang",
        "**14:03** The pager rang",
        "**14:03** - The pager rang",
        "**14:03:** The pager rang",
        "**14:03.** The pager rang",
        "*14:03 UTC.* The pager rang",
        "[14:03.] The pager rang",
        "__14:03__ – The pager rang",
        "*14:03* The pager rang",
        "**14:03 The pager rang**",
        "**14:03: The pager rang**",
        "[14:03](https://chat.example/1) The pager rang",
        "At 14:03, The pager rang",
        "⏰ 14:03 The pager rang",
        ":fire: 14:03 The pager rang",
        "\\[14:03\\] The pager rang",
        "14:03 local time: The pager rang",
        "14:03 (local) The pager rang",
        "14:03... The pager rang",
        "2:03pm. The pager rang",
        "1403 UTC The pager rang",
        "2024-02-09 14:03 The pager rang",
        "2024-02-09T14:03:00Z The pager rang",
        "2024-02-09 - 14:03 - The pager rang",
        "Feb 9, 2024: 2:03pm The pager rang",
        "14:03, 9 Feb 2024: The pager rang",
        "4/26 14:03 The pager rang",
        "Monday 14:03 The pager rang",
        "14:03 UTC (15:03 CET) The pager rang",
        "14:03 PDT / 21:03 UTC - The pager rang",
        "14:03 or so, The pager rang",
        "14:03 or 14:04: The pager rang",
        "14:03 (or thereabouts) The pager rang",
        "14:03 sharp: The pager rang",
        "14:03 <= The pager rang",
        "14:03 or 14:04 - The pager rang",
        "14:03, roughly - The pager rang",
        "14:03 ± 5 min: The pager rang",
        "no later than 14:03: The pager rang",
        "a few minutes after 14:03 The pager rang",
        "1403 local: The pager rang",
        "the 9th of February, 14:03: The pager rang",
    ],
)
def test_reads_the_time_and_leaves_the_text(line: str) -> None:
    stamp = read(line)
    assert stamp.clock is not None
    assert stamp.clock.time == time(14, 3)
    assert stamp.text == "The pager rang"


@pytest.mark.parametrize(
    "line",
    [
        "The pager rang at 14:03",
        "1403 pods are gone",
        "1100-1300 pods are gone",
        "2024 - the year",
        "14.43 percent",
        "10:1 is the ratio",
        "1.5.0 was released",
        "4/26 hosts are gone",
        "",
        "[link](https://chat.example)",
    ],
)
def test_a_line_that_starts_otherwise_has_no_stamp(line: str) -> None:
    assert read_stamp(line, Order.MONTH_FIRST) is None


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("14:03 - 14:10 text", time(14, 3), time(14, 10)),
        ("14:03–14:10 text", time(14, 3), time(14, 10)),
        ("14:03 to 14:10 text", time(14, 3), time(14, 10)),
        ("Between 14:03 and 14:10 text", time(14, 3), time(14, 10)),
        ("9:00 - 9:30 PM text", time(21), time(21, 30)),
        ("11:30 - 1:15 PM text", time(11, 30), time(13, 15)),
        ("23:50 – 00:10 text", time(23, 50), time(0, 10)),
        ("14:03 UTC - 14:10 UTC text", time(14, 3), time(14, 10)),
        ("8:00 AM – 10:00 PM text", time(8), time(22)),
    ],
)
def test_reads_a_range(line: str, start: time, end: time) -> None:
    stamp = read(line)
    assert stamp.clock is not None
    assert stamp.end_clock is not None
    assert (stamp.clock.time, stamp.end_clock.time, stamp.text) == (start, end, "text")


def test_a_time_that_lies_before_belongs_to_the_text_where_a_dash_parts_both() -> None:
    stamp = read_stamp("10:05 - 10:00 release withdrawn", Order.MONTH_FIRST, bare="-")
    assert stamp is not None
    assert (stamp.end_clock, stamp.text) == (None, "10:00 release withdrawn")


@pytest.mark.parametrize(
    "line",
    [
        *("~14:03 x", "c. 14:03 x", "around 14:03 x", "14:03ish x", "14:03 (approx) x"),
        "14:03 (about), x",
    ],
)
def test_notices_that_a_time_is_approximate(line: str) -> None:
    stamp = read(line)
    assert stamp.approximate
    assert stamp.text == "x"


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("14:03 PST x", "PST"),
        ("UTC 14:03 x", "UTC"),
        ("14:03 (PST) x", "PST"),
        ("[14:03 PST] x", "PST"),
        ("14:03 UTC+2 x", "UTC+2"),
        ("2024-02-09 14:03:00 -0500 x", "-0500"),
        ("2024-02-09T14:03-05:00 x", "-05:00"),
        ("14:03 Denver - x", "Denver"),
    ],
)
def test_reads_the_zone_beside_the_time(line: str, label: str) -> None:
    stamp = read(line)
    assert stamp.zone is not None
    assert (stamp.zone.label, stamp.text) == (label, "x")


def test_a_link_on_the_time_is_kept() -> None:
    assert read("[14:03](https://chat.example/1) x").link == "https://chat.example/1"


@pytest.mark.parametrize(
    ("line", "closed"),
    [
        ("11/03/202 - x", True),
        ("`May 31` x", True),
        ("2024-05-31: x", True),
        ("2024-05-31", True),
        ("May 31 x", False),
    ],
)
def test_says_whether_anything_parts_a_date_from_the_text(line: str, closed: bool) -> None:
    stamp = read(line)
    assert (stamp.date_only, stamp.closed) == (True, closed)


def test_marks_of_the_text_itself_stay() -> None:
    assert read("10:21 **Detection:** alerts").text == "**Detection:** alerts"
    assert read("**10:21 the build of `kiln`**").text == "the build of `kiln`"


def test_a_date_range_has_an_end() -> None:
    stamp = read("2024-02-09 10:00 - 2024-02-10 11:00 x")
    assert stamp.end_date is not None
    assert (stamp.end_date.day, stamp.text) == (10, "x")


def test_two_days_of_one_month_are_a_range() -> None:
    stamp = read("Feb 3-5: x")
    assert stamp.end_date is not None
    assert (stamp.end_date.day, stamp.text) == (5, "x")


def test_a_column_of_times_needs_no_company() -> None:
    assert read_stamp("14.03", Order.MONTH_FIRST, column=True) is not None
    assert read_stamp("14.03 percent", Order.MONTH_FIRST) is None


def test_all_zones_of_one_time_are_passed_over() -> None:
    for line in (
        "08:24 PDT (15:24 UTC, 17:24 CEST) x",
        "08:24 PDT (15:24 UTC / 17:24 CEST / 20:54 IST): x",
        "08:24 PDT / 15:24 UTC / 17:24 CEST - x",
    ):
        assert read(line).text == "x"


@pytest.mark.parametrize(
    ("line", "note", "text"),
    [
        ("14:52 (by the clock of the gate) – x", "by the clock of the gate", "x"),
        ("14:52 (from memory): x", "from memory", "x"),
        ("14:52 (the gate) was shut", "", "(the gate) was shut"),
    ],
)
def test_a_remark_on_the_time_is_kept_apart(line: str, note: str, text: str) -> None:
    stamp = read(line)
    assert (stamp.note, stamp.text) == (note, text)
    assert stamp.approximate == (note == "from memory")


@pytest.mark.parametrize("line", ["14:05 ~ 14:10 x", "14:05~14:10 x", "14:05 UTC ～ 14:10 UTC x"])
def test_a_tilde_may_stand_between_two_times(line: str) -> None:
    stamp = read(line)
    assert stamp.end_clock is not None
    assert (stamp.end_clock.time, stamp.text, stamp.approximate) == (time(14, 10), "x", False)


def test_a_tilde_behind_a_time_means_about() -> None:
    assert read("14:05 ~ x").approximate


def test_a_date_may_follow_the_zone() -> None:
    stamp = read("14:05 GMT+1 14 June 2023 x")
    assert stamp.date is not None
    assert (stamp.date.day, stamp.text) == (14, "x")


def test_a_year_in_brackets_is_no_clock() -> None:
    assert read_stamp("(2023)", Order.MONTH_FIRST) is None
    assert read("(2023 UTC) x").clock is not None


def test_words_behind_a_time_that_mean_no_more_are_left_out() -> None:
    assert read("5:15pm onwards: x").text == "x"


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("0815/0900 The pager rang", (8, 15), (9, 0)),
        ("0815 to 0900 The pager rang", (8, 15), (9, 0)),
        ("08:15/09:00 The pager rang", (8, 15), (9, 0)),
        ("9-11am The pager rang", (9, 0), (11, 0)),
        ("10 to 1:30 pm: The pager rang", (10, 0), (13, 30)),
        ("11:40-11:30 The pager rang", (11, 40), (11, 30)),
        ("12:00 (until 14:00) The pager rang", (12, 0), (14, 0)),
        ("12:00 (ongoing until 14:00) – The pager rang", (12, 0), (14, 0)),
        ("9 am to noon: The pager rang", (9, 0), (12, 0)),
        ("noon to 2 pm: The pager rang", (12, 0), (14, 0)),
        ("10pm-midnight The pager rang", (22, 0), (0, 0)),
    ],
)
def test_reads_spans_in_short_forms_and_in_words(
    line: str, start: tuple[int, int], end: tuple[int, int]
) -> None:
    stamp = read(line)
    assert stamp.clock is not None
    assert stamp.end_clock is not None
    assert (stamp.clock.hour, stamp.clock.minute) == start
    assert (stamp.end_clock.hour, stamp.end_clock.minute) == end
    assert stamp.text == "The pager rang"


@pytest.mark.parametrize(
    "line",
    [
        "2024-02-12 – 2024-02-14 Drafts",
        "2024-02-12/2024-02-14 Drafts",
        "12 Feb 2024 - 14 Feb 2024: Drafts",
        "Feb 12 – Feb 14, 2024: Drafts",
    ],
)
def test_two_dates_are_a_span_of_days_and_no_clock(line: str) -> None:
    stamp = read(line)
    assert stamp.date_only
    assert stamp.date is not None
    assert stamp.end_date is not None
    assert (stamp.date.day, stamp.end_date.day, stamp.text) == (12, 14, "Drafts")


def test_a_minus_before_a_number_belongs_to_the_text() -> None:
    assert read("23:58  -9. Doors open").text == "-9. Doors open"
    assert read("23:58 - 9 doors open").text == "9 doors open"


def test_a_day_of_leap_years_is_not_known_in_others() -> None:
    assert read("2023-02-29 14:05 - it was mended").unknown
    assert read("2024-02-29 14:05 - it was mended").date is not None


@pytest.mark.parametrize(
    "line", ["`unknown` - it rang", "unknown - it rang", "**unknown**: it rang"]
)
def test_a_time_that_is_called_unknown_is_one_in_any_marks(line: str) -> None:
    stamp = read(line)
    assert (stamp.unknown, stamp.clock, stamp.text) == (True, None, "it rang")


@pytest.mark.parametrize(
    "day", ["2023-MM-DD", "2023-xx-xx", "2023-??-??", "2023-05-XX", "2023-05-DD", "2023-MM-DD[^1]"]
)
def test_a_date_of_which_no_day_is_known_is_an_unknown_time(day: str) -> None:
    stamp = read(f"{day}: it rang")
    assert (stamp.unknown, stamp.date, stamp.text) == (True, None, "it rang")


@pytest.mark.parametrize("zone", ["Z", " UTC", " CEST", "Z "])
def test_a_zone_behind_a_time_that_nobody_knows_is_none_of_the_words(zone: str) -> None:
    assert read(f"??:??{zone}: it rang").text == "it rang"
    assert read(f"--:--{zone} - it rang").text == "it rang"


@pytest.mark.parametrize("line", ["?? = the log does not say", "(?? = nobody wrote it down)"])
def test_what_stands_for_an_unknown_time_may_be_explained(line: str) -> None:
    assert read_stamp(line, Order.MONTH_FIRST) is None


def test_a_thing_that_is_called_unknown_is_no_time() -> None:
    assert read_stamp("`unknown` host was added", Order.MONTH_FIRST) is None


@pytest.mark.parametrize("sign", ["〜", "～", "~"])
def test_a_span_may_be_drawn_with_a_wave_between_marks(sign: str) -> None:
    stamp = read(f"`2026-06-07 17:19:36`{sign}`17:27` no connection")
    assert stamp.end_clock
    assert (stamp.end_clock.hour, stamp.end_clock.minute) == (17, 27)
    assert stamp.text == "no connection"


@pytest.mark.parametrize(
    ("line", "hours"),
    [
        ("07:50+01 the queue grows", 1),
        ("07:50+10 the queue grows", 10),
        ("2024-03-05 07:50+01: the queue grows", 1),
        ("07:50 +01 the queue grows", 1),
        ("07:50 -05 the queue grows", -5),
        ("07:50-0500 the queue grows", -5),
        ("07:50+0530 the queue grows", 5.5),
    ],
)
def test_an_offset_may_be_told_in_hours_and_right_behind_a_clock(line: str, hours: float) -> None:
    stamp = read(line)
    assert stamp.zone is not None
    assert (stamp.zone.offsets[0].total_seconds() / 3600, stamp.text) == (hours, "the queue grows")


@pytest.mark.parametrize("line", ["07:50 +10 min of delay", "07:50 +20 carts", "0750-0810 a span"])
def test_a_number_with_a_sign_behind_a_clock_need_be_no_offset(line: str) -> None:
    assert read(line).zone is None


@pytest.mark.parametrize("day", ["1 Mar 2026", "1 March 2026", "Mar 1 2026", "March 1st, 2026"])
@pytest.mark.parametrize("between", [" ", ", "])
def test_a_whole_date_may_stand_right_behind_the_clock(day: str, between: str) -> None:
    stamp = read(f"14:10{between}{day} it rang")
    assert stamp.date is not None
    assert (stamp.date.complete(None), stamp.text) == (date(2026, 3, 1), "it rang")


def test_a_date_behind_a_dash_is_of_the_text() -> None:
    assert read("14:10 - 1 Mar 2026 release went out").text == "1 Mar 2026 release went out"


@pytest.mark.parametrize("zone", ["+0100", "+01:00", "-0800", "UTC", "GMT"])
def test_the_zone_behind_the_year_of_a_date_that_programs_write_is_read(zone: str) -> None:
    for text in (f"Mon Mar 2 14:02:00 2026 {zone} rolled back", f"Mon Mar  2 14:02 2026 {zone}:"):
        stamp = read(text)
        assert stamp.zone is not None
        assert stamp.zone.label.removeprefix("UTC") == zone.removeprefix("UTC")
        assert stamp.text in ("rolled back", "")


def test_a_number_behind_such_a_year_is_no_zone() -> None:
    for behind in ("-14:05:00 it rang", "+12 more", "+01001 orders"):
        assert read(f"Mon Mar 2 14:02:00 2026 {behind}").zone is None


@pytest.mark.parametrize("pair", ["0345Z/0445L", "0345Z / 0445L", "0345Z/0445LT"])
def test_a_time_may_be_told_by_the_clocks_of_the_place_as_well(pair: str) -> None:
    stamp = read(f"{pair}  patch completed")
    assert stamp.clock is not None
    assert (stamp.clock.time, stamp.text) == (time(3, 45), "patch completed")


def test_neither_clock_need_be_known() -> None:
    stamp = read("----Z/----L  first tablet is stale")
    assert (stamp.unknown, stamp.text) == (True, "first tablet is stale")


@pytest.mark.parametrize(
    ("said", "end"),
    [
        ("16:05:57.540–57.894", time(16, 5, 57, 894_000)),
        ("16:05:57-58.5", time(16, 5, 58, 500_000)),
        ("16:05:57.5-58", time(16, 5, 58)),
    ],
)
def test_the_end_of_a_range_may_repeat_no_more_than_its_seconds(said: str, end: time) -> None:
    stamp = read_stamp(f"{said}: gap", Order.MONTH_FIRST)
    assert stamp is not None
    assert stamp.end_clock is not None
    assert (stamp.end_clock.time, stamp.text) == (end, "gap")


def test_a_clock_with_a_dot_is_no_end_in_seconds() -> None:
    stamp = read_stamp("16:05-15.30: gap", Order.MONTH_FIRST)
    assert stamp is not None
    assert stamp.end_clock is None
