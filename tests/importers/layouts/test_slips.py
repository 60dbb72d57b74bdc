"""Slips of the pen among the times of a list."""

import pytest

from pm_facilitator.importers.layouts.slips import without_slips
from pm_facilitator.importers.text.lines import Kind, split_lines
from pm_facilitator.importers.timeline.timeline_text import read_timeline
from pm_facilitator.importers.times.partial_date import Order

LIST = """9 May 2024

- 16:02 the queue grows
{slip}
- 16:31 the queue is empty
- 16:50 all told
"""


@pytest.mark.parametrize(
    ("slip", "written"),
    [
        ("- 16;20 Ida adds workers", "16;20"),
        ("- 16.20 Ida adds workers", "16.20"),
        ("- 1620 Ida adds workers", "1620"),
        ("-16:20 Ida adds workers", "-16:20"),
        ("-16:20 - Ida adds workers", "-16:20"),
        ("- 16:2O Ida adds workers", "16:2O"),
        ("- l6:20 Ida adds workers", "l6:20"),
        ("- 16::20 Ida adds workers", "16::20"),
        ("- 16:2 0 Ida adds workers", "16:2 0"),
        ("- 16'20 Ida adds workers", "16'20"),
        ("- 61:20 Ida adds workers", "61:20"),
    ],
)
def test_a_slip_between_two_times_is_read_and_told_of(slip: str, written: str) -> None:
    draft = read_timeline(LIST.format(slip=slip))
    (event,) = (each for each in draft.events if each.line == 4)
    assert (str(event.time), event.text) == ("2024-05-09 16:20:00", "Ida adds workers")
    assert event.told == written
    assert [told.line for told in draft.warnings if written in told.message] == [4]


def test_what_no_clock_shows_becomes_a_time_that_nobody_knows() -> None:
    draft = read_timeline(LIST.format(slip="- 16:72 Ida adds workers"))
    (event,) = (each for each in draft.events if each.line == 4)
    assert (event.time, event.text, event.told) == (None, "Ida adds workers", "16:72")
    assert [told.message for told in draft.warnings if told.line == 4] == [
        "This time is written '16:72'; say when it was."
    ]


def test_an_hour_may_have_its_digits_turned_about() -> None:
    lines = split_lines("10:02 one\n10:12 two\n01:25 three\n10:30 four")
    found, slips = without_slips(lines, Order.DAY_FIRST)
    assert [line.text for line in found][2] == "10:25 three"
    assert slips[3].read == "10:25"


def test_hours_may_be_turned_about_in_any_form() -> None:
    lines = split_lines("10h02 one\n10h12 two\n01h25 three\n10:3O four\n10h40 five")
    found, slips = without_slips(lines, Order.DAY_FIRST)
    assert [slip.read for slip in slips.values()] == ["10:30", "10:25"]
    assert [line.text for line in found][2:4] == ["10:25 three", "10:30 four"]


def test_times_out_of_order_stay_as_they_are() -> None:
    lines = split_lines("10:02 one\n10:12 two\n09:25 three\n10:30 four\n02:10 five")
    found, slips = without_slips(lines, Order.DAY_FIRST)
    assert (found, dict(slips)) == (lines, {})


def test_the_last_time_of_a_list_may_have_a_slip_that_can_be_nothing_else() -> None:
    lines = split_lines("10:02 one\n10:12 two\n10:3O three\n10.45 kg of it")
    found, slips = without_slips(lines, Order.DAY_FIRST)
    assert [line.text for line in found][2:] == ["10:30 three", "10.45 kg of it"]
    assert list(slips) == [3]


@pytest.mark.parametrize(
    "line",
    [
        "- 10:1 is the ratio",
        "- 16:2 of them",
        "- 1700 rows are deleted",  # later than what stands below
        "- 15.20 euro were paid",  # earlier than what stands above
        "- 16.20 % of all jobs fail",
        "- 1620% more jobs than ever",
        "- 16.20.3 is put out",
    ],
)
def test_other_numbers_stay_numbers(line: str) -> None:
    events = read_timeline(LIST.format(slip=line)).events
    assert [f"{event.time:%H:%M}" for event in events if event.time] == ["16:02", "16:31", "16:50"]


def test_midnight_may_lie_between() -> None:
    lines = split_lines("23:40 one\n23.55 two\n00:10 three\n00;20 four\n00:30 five")
    found, slips = without_slips(lines, Order.DAY_FIRST)
    assert [line.text[:5] for line in found] == ["23:40", "23:55", "00:10", "00:20", "00:30"]
    assert {number: slip.read for number, slip in slips.items()} == {2: "23:55", 4: "0:20"}


def test_a_dash_at_the_end_of_a_sum_is_no_item() -> None:
    lines = split_lines("16:02 one\n-16:20 two\n16:31 three\n16:40 four")
    found, slips = without_slips(lines, Order.DAY_FIRST)
    assert [line.kind for line in found] == [Kind.TEXT] * 4
    assert not slips


@pytest.mark.parametrize(
    ("slip", "hour"), [("1:00am", 13), ("12:10 AM", 12), ("**1:05 a.m.**", 13), ("[1:05am]", 13)]
)
def test_an_am_among_times_past_noon_is_a_pm_and_told_of(slip: str, hour: int) -> None:
    rows = f"2018-02-07\n\n- 11:40am mail\n- {slip} call\n- 1:20pm a view\n"
    draft = read_timeline(rows)
    second = draft.events[1]
    assert (str(second.time)[11:13], second.text) == (f"{hour}", "call")
    assert str(draft.events[2].time)[:10] == "2018-02-07"
    assert "it was read as" in draft.warnings[0].message


def test_an_am_past_midnight_stays_one() -> None:
    rows = "2018-02-07\n\n- 11:40pm mail\n- 1:00am call\n- 1:20am a view\n"
    draft = read_timeline(rows)
    assert [str(each.time)[8:13] for each in draft.events] == ["07 23", "08 01", "08 01"]


@pytest.mark.parametrize("slip", ["2026-03:02", "2026:03-02", "2026-03.02"])
def test_a_date_with_a_sign_mistyped_is_read_and_told_of(slip: str) -> None:
    draft = read_timeline(f"2026-03-01 18:41 UTC - a call\n{slip} 19:05 UTC - all is well\n")
    assert [str(event.time)[:16] for event in draft.events] == [
        "2026-03-01 18:41",
        "2026-03-02 19:05",
    ]
    assert [each.message for each in draft.warnings] == [
        f"This time is written '{slip}'; it was read as 2026-03-02."
    ]


@pytest.mark.parametrize(
    "slip", ["10;28", "**10;28**", "10 : 28", "10: 28 UTC", "10;28am", "`10: 28`"]
)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_what_can_be_nothing_but_a_time_is_read_wherever_it_stands(slip: str, place: int) -> None:
    rows = ["- 10:20 a mail", "- 10:30 a view"]
    rows.insert(place, f"- {slip} - a call")
    draft = read_timeline("# 2026-03-02\n\n## Timeline\n\n" + "\n".join(rows) + "\n")
    event = draft.events[place]
    assert (str(event.time)[11:16], event.text) == ("10:28", "a call")
    assert any("it was read as 10:28" in each.message for each in draft.warnings)


def test_an_item_about_a_number_of_things_is_no_mistyped_time() -> None:
    rows = "- 10:20 a mail\n- 14: 26 hosts to go\n- 10:30 a view\n"
    draft = read_timeline(f"# 2026-03-02\n\n## Timeline\n\n{rows}")
    assert [str(event.time)[11:16] for event in draft.events] == ["10:20", "10:30"]


@pytest.mark.parametrize(
    "rows", ["-08:45: on\n- 09:10 off\n- 09:20 on\n", "- 08:45 on\n- 09:10: off\n-09:20 on\n"]
)
def test_a_dash_that_touches_a_time_among_items_is_told_of(rows: str) -> None:
    draft = read_timeline(f"# 2026-03-02\n\n## Timeline\n\n{rows}")
    assert [event.text for event in draft.events][:2] == ["on", "off"]
    assert sum("it was read as" in each.message for each in draft.warnings) == 1


def test_a_number_below_zero_among_items_is_no_time() -> None:
    rows = "- 10:20 a mail\n-1500 requests fail\n- 10:30 a view\n"
    draft = read_timeline(f"# 2026-03-02\n\n{rows}")
    assert [str(event.time)[11:16] for event in draft.events] == ["10:20", "10:30"]


def test_an_early_time_below_the_name_of_a_day_is_no_slip() -> None:
    text = (
        "- **Friday, 9 February 2024**\n  - 08:15 found\n  - 09:00 copied again\n"
        "- **Saturday, 10 February 2024**\n  - 01:35 copied\n  - 11:00 told\n"
    )
    draft = read_timeline(text)
    assert str(draft.events[2].time) == "2024-02-10 01:35:00"
    assert draft.warnings == ()


def test_three_digits_in_a_column_of_times_are_one() -> None:
    rows = "7:15   on the chat\n7;40   awake\n745    stop it\n8:02   reboot\n8:09   away\n"
    draft = read_timeline(f"mailserver down 2019-03-29\n\n{rows}")
    assert [f"{event.time:%H:%M}" for event in draft.events][:3] == ["07:15", "07:40", "07:45"]
    assert any("'745'" in each.message for each in draft.warnings)


def test_a_number_of_things_between_times_is_none() -> None:
    rows = "7:15 on the chat\n745 mails wait\n8:02 reboot\n8:09 stays away\n"
    assert len(read_timeline(f"mailserver down 2019-03-29\n\n{rows}").events) == 3


def test_a_time_above_the_name_of_the_next_day_is_no_slip() -> None:
    text = (
        "**January 11, 2024**\n\n**9:22 a.m.** found\n\n**9:26 a.m.** taken out\n\n"
        "**1:00 p.m.** resolved\n\n**January 12, 2024**\n\n**10:30 a.m.** review\n"
    )
    draft = read_timeline(text)
    assert [f"{each.time:%d %H:%M}" for each in draft.events][2:] == ["11 13:00", "12 10:30"]
    assert not draft.warnings
