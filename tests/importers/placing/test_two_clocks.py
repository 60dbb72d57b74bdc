"""A time that is told in two zones is one time, and tells the zone of a clock that says none."""

from datetime import datetime

import pytest

from pm_facilitator.importers.timeline.timeline_text import read_timeline

_FROM, _TO = "20:15:00+00:00", "20:30:00+00:00"


def read(lines: str, zone: str = "") -> list[tuple[str, str, str]]:
    head = f"# Cards refused on 2026-03-02{zone and f', times in {zone}'}\n\n"
    events = read_timeline(head + lines).events
    assert all(isinstance(event.time, datetime) for event in events)
    return [
        (
            event.time.isoformat()[11:] if event.time else "",
            event.end.isoformat()[11:] if event.end else "",
            event.text,
        )
        for event in events
    ]


@pytest.mark.parametrize(
    "beside", ["(UTC 06:22:42)", "(06:22:42 UTC)", "(UTC 6:22:42 AM)", "[UTC 06:22:42]"]
)
def test_the_other_zone_may_stand_before_its_time(beside: str) -> None:
    (first, second) = read(f"- 15:20 refused\n- 15:22:42 {beside} paid again\n", "JST")
    assert first == ("15:20:00+09:00", "", "refused")
    assert second == ("15:22:42+09:00", "", "paid again")


def test_a_zone_in_brackets_with_no_time_behind_it_is_that_of_the_time() -> None:
    (only,) = read("- 15:22 (UTC) 3 cards were refused\n", "JST")
    assert only == ("15:22:00+00:00", "", "3 cards were refused")


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("23:15 UTC / 16:15 PDT: refused", "23:15:00+00:00", ""),
        ("20:15-20:30 UTC / 13:15-13:30 PDT: refused", _FROM, _TO),
        ("20:15-20:30 UTC (13:15-13:30 PDT): refused", _FROM, _TO),
        (
            "20:15 UTC - 20:30 UTC / 13:15 PDT - 13:30 PDT: refused",
            "20:15:00+00:00",
            "20:30:00+00:00",
        ),
        (
            "20:15 UTC / 13:15 PDT - 20:30 UTC / 13:30 PDT: refused",
            "20:15:00+00:00",
            "20:30:00+00:00",
        ),
        ("20:15 UTC / 13:15 PDT - refused", "20:15:00+00:00", ""),
    ],
)
def test_a_span_may_be_told_in_two_zones(written: str, start: str, end: str) -> None:
    assert read(f"- {written}\n") == [(start, end, "refused")]
    assert not read_timeline(f"2026-03-02\n- {written}\n").warnings


@pytest.mark.parametrize(
    ("written", "zoned"),
    [
        ("14:46 (05:46 UTC)", "14:46:00+09:00"),
        ("14:46 (UTC 05:46)", "14:46:00+09:00"),
        ("01:10 (19:40 UTC)", "01:10:00+05:30"),
        ("14:46 (13:46 GMT)", "14:46:00+01:00"),
        ("09:46 (14:46 UTC)", "09:46:00-05:00"),
        ("14:46 (05:46 PST)", "14:46:00+01:00"),
        ("10:46 (22:46 UTC)", "10:46:00+12:00"),
        ("11:46 (22:46 UTC)", "11:46:00+13:00"),
        ("12:46 (22:46 UTC)", "12:46:00-10:00"),
    ],
)
def test_the_other_zone_tells_that_of_a_clock_that_says_none(written: str, zoned: str) -> None:
    (first, second) = read(f"- {written} refused\n- 23:50 paid again\n")
    assert first == (zoned, "", "refused")
    assert second[0][8:] == zoned[8:]


def test_two_times_that_do_not_fit_any_zone_tell_none() -> None:
    (only,) = read("- 14:46 (05:41 UTC) refused\n")
    assert only == ("14:46:00", "", "refused")


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("14:47 (09:15 CET call) started", "(09:15 CET call) started"),
        ("14:47 (05:47 UTC, by the log) started", "(05:47 UTC, by the log) started"),
    ],
)
def test_brackets_that_tell_more_than_the_other_time_stay_in_the_text(
    written: str, text: str
) -> None:
    assert read(f"- {written}\n") == [("14:47:00", "", text)]


def test_the_other_zone_counts_more_than_one_that_is_only_taken_from_elsewhere() -> None:
    lines = "- 01:50 (00:50 UTC) refused\n- 03:10 (01:10 UTC) again\n- 04:00 paid\n"
    assert [start[8:] for start, _, _ in read(lines)] == ["+01:00", "+02:00", "+02:00"]
    lines = "- 14:46 (05:46 UTC) refused\n- 15:00 again\n- 06:20 UTC paid\n"
    assert [start[8:] for start, _, _ in read(lines)] == ["+09:00", "+09:00", "+00:00"]
    lines = "- 14:46 [05:46 UTC] refused\n- 14:50 [05:50 UTC] again\n"
    assert [start[8:] for start, _, _ in read(lines)] == ["+09:00", "+09:00"]


def test_a_zone_that_is_told_of_all_times_counts_more_than_the_other_one() -> None:
    (first, second) = read("- 14:46 (12:46 UTC) refused\n- 15:00 paid\n", "CET")
    assert (first[0], second[0]) == ("14:46:00+01:00", "15:00:00+01:00")


def test_the_zone_in_the_other_times_keeps_its_name_where_it_fits() -> None:
    text = "- 2026-03-02 14:46 JST refused\n- 14:50 (05:50 UTC) again\n"
    assert [str(event.time)[11:] for event in read_timeline(text).events] == [
        "14:46:00+09:00",
        "14:50:00+09:00",
    ]
    assert "The zone JST was taken" in read_timeline(text).warnings[-1].message


def test_what_has_no_day_keeps_the_brackets_around_the_other_time() -> None:
    (event,) = read_timeline("## 14:46 (05:46 UTC) refused\n\nAll day.\n").events
    assert event.text == "14:46 (05:46 UTC) refused"


def test_a_clock_behind_a_zone_without_brackets_is_what_is_told() -> None:
    (only,) = read("- 15:22 UTC 06:22 was when the last backup ended\n", "JST")
    assert only == ("15:22:00+00:00", "", "06:22 was when the last backup ended")


def test_clocks_of_another_zone_may_stand_behind_a_stroke_without_naming_it() -> None:
    text = (
        "### Timeline\n\n_UTC first, then AEST_\n\n"
        "* **2022-04-21 22:10 / 2022-04-22 08:10** the peering is gone\n"
        "* **22:13 / 08:13** images are missing\n* **22:40 / 08:40** a ticket comes\n"
        "* **23:31 / 09:31** it is back\n* **2022-04-22 00:10 / 10:10** all run\n"
    )
    assert [(str(each.time), each.text) for each in read_timeline(text).events] == [
        ("2022-04-21 22:10:00+00:00", "the peering is gone"),
        ("2022-04-21 22:13:00+00:00", "images are missing"),
        ("2022-04-21 22:40:00+00:00", "a ticket comes"),
        ("2022-04-21 23:31:00+00:00", "it is back"),
        ("2022-04-22 00:10:00+00:00", "all run"),
    ]
