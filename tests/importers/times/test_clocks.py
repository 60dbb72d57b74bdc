from datetime import time

import pytest

from pm_facilitator.importers.timeline.timeline_text import read_timeline
from pm_facilitator.importers.times.clocks import Clock, clock_at
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamps import read_stamp


def read(text: str) -> Clock | None:
    found = clock_at(text, 0)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14:03", time(14, 3)),
        ("9:30", time(9, 30)),
        ("14:03:22", time(14, 3, 22)),
        ("14:03:22.125", time(14, 3, 22, 125000)),
        ("14:03:22.1xx", time(14, 3, 22, 100000)),
        ("14:03:22.0xx", time(14, 3, 22)),
        ("14:03:22.???", time(14, 3, 22)),
        ("2:03 pm", time(14, 3)),
        ("2:03PM", time(14, 3)),
        ("2:03 p.m.", time(14, 3)),
        ("203pm", time(14, 3)),
        ("203 pm", time(14, 3)),
        ("0203 PM", time(14, 3)),
        ("1403L", time(14, 3)),
        ("1403:22", time(14, 3, 22)),
        ("9:06a", time(9, 6)),
        ("9am", time(9)),
        ("12:05 AM", time(0, 5)),
        ("12:05 pm", time(12, 5)),
        ("14h03", time(14, 3)),
        ("14.03", time(14, 3)),
        ("1403", time(14, 3)),
        ("1403 hrs", time(14, 3)),
        ("1403hrs", time(14, 3)),
        ("1403-HRS", time(14, 3)),
        ("1403-hours", time(14, 3)),
        ("1403h", time(14, 3)),
        ("1403 h", time(14, 3)),
        ("noon", time(12)),
        ("midnight", time(0)),
        ("14:03Z", time(14, 3)),
        ("14:03UTC", time(14, 3)),
        ("14:03ish", time(14, 3)),
        ("14:03h", time(14, 3)),
        ("14:03 hrs", time(14, 3)),
        ("14:03 Uhr", time(14, 3)),
        ("2:03\u202fPM", time(14, 3)),
        ("14：03", time(14, 3)),
    ],
)
def test_reads_the_ways_in_which_people_write_a_clock_time(text: str, expected: time) -> None:
    clock = read(text)
    assert clock is not None
    assert clock.time == expected


@pytest.mark.parametrize(
    "text",
    [
        "25:00",
        "12:60",
        "10:1",
        "10:30%",
        "10:30abc",
        "14:03:22.1xxl",
        "13 am",
        "9 amazing",
        "250 am Tor",
        "2024-02-14",
        "990pm",
        "2h30m",
        "100:00",
        "1990h",
    ],
)
def test_leaves_other_numbers_alone(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(("text", "hour"), [("13:06 PM", 13), ("00:25 AM", 0)])
def test_a_clock_of_24_hours_wins_over_a_wrong_half(text: str, hour: int) -> None:
    clock = read(text)
    assert clock is not None
    assert clock.hour == hour


def test_24_00_is_the_midnight_that_ends_the_day() -> None:
    clock = read("24:00")
    assert clock is not None
    assert (clock.time, clock.next_day) == (time(0), True)
    assert clock.minute_of_day == 24 * 60


def test_a_bare_hour_takes_the_half_of_the_day_of_the_range_it_opens() -> None:
    assert Clock(9).with_half("p").hour == 21
    assert Clock(9, half="a").with_half("p").hour == 9
    assert Clock(15).with_half("p").hour == 15


@pytest.mark.parametrize(("text", "plain"), [("14:03", True), ("14.03", False), ("1403", False)])
def test_says_what_could_be_another_number(text: str, plain: bool) -> None:
    clock = read(text)
    assert clock is not None
    assert clock.plain is plain


@pytest.mark.parametrize("text", ["14:03:22.1xx", "14:03:22.???", "14:03:22,xx"])
def test_digits_that_nobody_knows_are_no_part_of_what_is_told(text: str) -> None:
    stamp = read_stamp(f"{text} it rang", Order.DAY_FIRST)
    assert stamp is not None
    assert stamp.text == "it rang"


@pytest.mark.parametrize("written", ["11:09:5x", "11:09:5X", "11:09:5?", "11:09:5_"])
def test_the_last_digit_of_the_seconds_may_be_unknown(written: str) -> None:
    text = f"2026-09-14\n\n- {written} refused\n- {written}–11:11:58 refused again\n"
    (first, second) = read_timeline(text).events
    assert (str(first.time), first.approximate) == ("2026-09-14 11:09:50", True)
    assert (str(second.time), str(second.end)) == ("2026-09-14 11:09:50", "2026-09-14 11:11:58")
    assert not read_timeline(text).warnings


def test_errors_of_a_kind_are_no_seconds() -> None:
    (event,) = read_timeline("2026-09-14\n\n- 11:10 5xx seen\n- 11:10:5xx seen\n").events
    assert str(event.time) == "2026-09-14 11:10:00"


@pytest.mark.parametrize("said", ["7 - 8.30pm", "7-8:30 pm", "7pm - 8.30pm"])
def test_a_span_may_begin_with_a_bare_hour(said: str) -> None:
    stamp = read_stamp(f"**{said}** looking for it", Order.DAY_FIRST)
    assert stamp
    assert stamp.clock
    assert stamp.end_clock
    assert (stamp.clock.minute_of_day, stamp.end_clock.minute_of_day) == (19 * 60, 20 * 60 + 30)


@pytest.mark.parametrize("said", ["Midday", "**Noon**"])
def test_a_word_for_a_time_may_be_a_sentence(said: str) -> None:
    stamp = read_stamp(f"{said}. The page is closed", Order.DAY_FIRST)
    assert stamp
    assert stamp.clock
    assert stamp.clock.hour == 12
    assert stamp.text == "The page is closed"


def test_universal_time_may_touch_the_digits() -> None:
    stamp = read_stamp("19:00UT Started", Order.DAY_FIRST)
    assert stamp
    assert stamp.zone
    assert stamp.zone.home == "UTC"


@pytest.mark.parametrize("said", ["2:10  PM", "2:10   p.m.", "2:10 PMEDT"])
def test_the_half_of_the_day_may_stand_apart_or_touch_its_zone(said: str) -> None:
    stamp = read_stamp(f"{said} - it rang", Order.DAY_FIRST)
    assert stamp
    assert stamp.clock
    assert (stamp.clock.minute_of_day, stamp.text) == (14 * 60 + 10, "it rang")


@pytest.mark.parametrize(("said", "hour"), [("at 0 UTC", 0), ("around 9 UTC", 9), ("18 GMT", 18)])
def test_an_hour_alone_is_one_where_its_zone_stands_behind_it(said: str, hour: int) -> None:
    event = read_timeline(f"2026-03-02\n\n- {said} it snows\n- 20:10 UTC it stops\n").events[0]
    assert (f"{event.time:%H:%M %z}", event.text) == (f"{hour:02}:00 +0000", "it snows")


def test_a_span_of_dotted_clocks_may_have_spaces_where_all_times_are_such() -> None:
    text = "2024-06-13\n\n- 09.05 out\n- 09.34 – 09.50 Ana looks\n- 09.52 seen\n- 10.41 back\n"
    event = read_timeline(text).events[1]
    assert (str(event.end)[11:16], event.text) == ("09:50", "Ana looks")


def test_noon_may_be_told_in_german_with_its_hour() -> None:
    text = "3. Februar 2025\n\n- **ca. 9 Uhr** – los\n- **12 Uhr mittags** – Ende\n"
    event = read_timeline(text).events[1]
    assert (str(event.time)[11:16], event.text) == ("12:00", "Ende")


@pytest.mark.parametrize(
    ("said", "clock"), [("12:00 noon PT", "12:00"), ("12:00 midnight PT", "00:00")]
)
def test_noon_and_midnight_may_be_named_behind_their_clock(said: str, clock: str) -> None:
    event = read_timeline(f"- 10/25/2022 {said}: the query is ready\n").events[0]
    assert (f"{event.time:%H:%M %z}", event.text) == (f"{clock} -0700", "the query is ready")


def test_towards_noon_in_german_is_not_by_night() -> None:
    event = read_timeline("- 3. Februar 2025, 11:30 Uhr mittags: los\n").events[0]
    assert str(event.time)[11:16] == "11:30"


@pytest.mark.parametrize("said", ["4:12 p", "4:12 p - it rang", "4:12 p: it rang", "4:12 p. -- x"])
def test_the_letter_of_a_half_may_stand_apart_where_the_words_are_parted(said: str) -> None:
    clock = read(said)
    assert clock
    assert clock.time == time(16, 12)


@pytest.mark.parametrize("said", ["4:12 p is too late", "4:12 A: feed lost", "4:12 a 5:10"])
def test_a_letter_that_goes_on_is_no_half_of_the_day(said: str) -> None:
    clock = read(said)
    assert clock
    assert clock.half == ""


def test_noon_with_its_hour_needs_no_mark() -> None:
    text = "2 March 2026\n\n10.25am It rang\n12 noon  A patch is here\n12.50pm It is live\n"
    assert [f"{each.time:%H:%M}" for each in read_timeline(text).events] == [
        "10:25",
        "12:00",
        "12:50",
    ]


@pytest.mark.parametrize("behind", [",", "."])
def test_a_bare_time_among_others_may_have_a_comma_or_a_dot_behind_it(behind: str) -> None:
    for sign in ("", "."):
        lines = (f"- {hour}{sign}45 it rang\n" for hour in (14, 15, 16))
        text = f"19 June 2026\n\n{''.join(lines)}- 17{sign}45{behind} all is well\n"
        found = read_timeline(text).events
        assert [f"{each.time:%H:%M}" for each in found] == ["14:45", "15:45", "16:45", "17:45"]
        assert found[-1].text == "all is well"


@pytest.mark.parametrize(
    "line",
    [
        "- 2105h - the dam is full",
        "2105h UTC: the dam is full",
        "**2105h** the dam is full",
        "**2105 h:** the dam is full",
        "2105h-2110h: the dam is full",
        "At 2105h the dam is full",
    ],
)
def test_four_digits_and_an_h_are_a_time_beside_what_parts_them_from_the_text(line: str) -> None:
    (event,) = read_timeline(f"## Timeline, 2026-09-14\n\n{line}\n").events
    assert f"{event.time:%H:%M}" == "21:05"
    assert event.text.endswith("the dam is full")
    assert "2105" not in event.text


@pytest.mark.parametrize(
    "line", ["1200h of run time are told", "At 1200h of run time the pump is changed", "1200h run"]
)
def test_four_digits_and_an_h_may_be_hours_that_something_ran(line: str) -> None:
    text = f"## Timeline, 2026-09-14\n\n- 14:05 the pump stops\n- {line}\n- 14:10 it runs\n"
    assert [f"{event.time:%H:%M}" for event in read_timeline(text).events] == ["14:05", "14:10"]


def test_a_list_of_digits_with_an_h_needs_nothing_to_part_them_from_the_text() -> None:
    text = "2026-09-14\n\n- 2105h it rings\n- 2110h-2115h it is calm\n- 2120 h it ends\n"
    assert [event.text for event in read_timeline(text).events] == [
        "it rings",
        "it is calm",
        "it ends",
    ]


@pytest.mark.parametrize("said", ["14:3x", "14h3x", "14.3x"])
def test_the_last_digit_may_be_unknown_whatever_parts_the_hour(said: str) -> None:
    (event, _) = read_timeline(f"# 2026-03-02\n\n- {said}: alarm\n- 15:00: end\n").events
    assert (str(event.time)[11:16], event.approximate, event.text) == ("14:30", True, "alarm")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("8:42午前", "08:42"),
        ("3:57午後", "15:57"),
        ("12:09午後", "12:09"),
        ("3:57 下午", "15:57"),
        ("3:57오후", "15:57"),
        ("15:57午後", "15:57"),
    ],
)
def test_the_half_of_the_day_may_stand_behind_in_signs(said: str, expected: str) -> None:
    (event,) = read_timeline(f"# 2026-03-02\n\n- ({said}) alarm\n").events
    assert (str(event.time)[11:16], event.text) == (expected, "alarm")
