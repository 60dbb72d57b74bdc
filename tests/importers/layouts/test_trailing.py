from datetime import date

import pytest

from pm_facilitator.importers.layouts.trailing import stand_behind, trailing_stamp
from pm_facilitator.importers.timeline.timeline_text import read_timeline
from pm_facilitator.importers.times.partial_date import Order

HEAD = "Line 2, stoppage of 2 March 2026\n\n"
SAID = ("the mixer trips", "the fitter is called", "a bearing has seized", "the mixer turns again")
CLOCKS = ("03:12", "03:25", "04:20", "08:02")


@pytest.mark.parametrize(
    "form",
    [
        "{said} ........ {clock}",
        "{said} ({clock})",
        "{said} [{clock}]",
        "{said} @ {clock}",
        "{said} - {clock}",
        "{said} -> {clock}",
        "{said}, {clock}h",
        "{said}: {clock}",
        "{said} at {clock}.",
        "{said} um {clock} Uhr",
        "{said}\t{clock}",
        "- {said}, {clock}",
    ],
)
def test_a_time_at_the_end_of_each_line_is_that_of_what_stands_before_it(form: str) -> None:
    lines = (form.format(said=said, clock=clock) for said, clock in zip(SAID, CLOCKS, strict=True))
    events = read_timeline(HEAD + "\n".join(lines) + "\n\nLost: 2,140 kg of dough").events
    assert [(str(event.time)[11:16], event.text) for event in events] == list(
        zip(CLOCKS, SAID, strict=True)
    )


@pytest.mark.parametrize(
    "text",
    [
        "the line stands still until 14:03",
        "back before 14:03",
        "a ratio of 14:03",
        "14:03",
        "sprint 3 of 4",
        "see 10.0.14:03",
    ],
)
def test_other_ends_are_no_times_of_a_line(text: str) -> None:
    assert trailing_stamp(text, Order.DAY_FIRST) is None


def test_names_with_a_time_above_their_words_are_no_such_lines() -> None:
    chat = [
        "Ana [14:03]",
        "it rings",
        "Ben [14:05]",
        "looking",
        "Ana [14:09]",
        "it ran",
        "Ben [14:20]",
    ]
    assert not stand_behind(chat, Order.DAY_FIRST)


def test_times_that_do_not_count_up_are_no_timeline() -> None:
    lines = [
        "bus 1 leaves at 14:03",
        "bus 2 leaves at 9:10",
        "bus 3 leaves at 8:00",
        "bus 4 at 7:30",
    ]
    assert not stand_behind(lines, Order.DAY_FIRST)


def test_hours_without_a_mark_may_stand_in_brackets_at_the_end() -> None:
    text = (
        "2 March 2026 at 21:47\n\nThe valve\n\nno water upstairs (1640)\nnone downstairs (1655)\n"
        "valve stuck (1710)\nrang Ben (1715)\nwater again (about 1800)\n\nbuy grease\n"
    )
    told = [(str(event.time)[:16], event.text) for event in read_timeline(text).events]
    assert told[0] == ("2026-03-02 16:40", "no water upstairs")
    assert told[-1] == ("2026-03-02 18:00", "water again")
    assert len(told) == 5
    assert read_timeline(text).events[-1].approximate


def test_years_in_brackets_at_the_end_are_no_hours() -> None:
    text = (
        "What we read, 2 March 2026\n\nRoth on valves (1931)\nFalk on pumps (1945)\n"
        "Lund on tanks (2003)\nMoe on pipes (2011)\nAmis on steel (2019)\n"
    )
    assert not any(event.line > 2 for event in read_timeline(text).events)


def test_a_heading_with_several_days_is_none_of_the_entries_with_their_times_below() -> None:
    text = (
        "### October 23-October 26, 2023\n\n**Resolved**: The door opens\nagain.\n"
        "<br><span>October 26, 12:15 UTC</span>\n\n**Notice**: The door is shut.\n"
        "<br><span>October 24, 12:45 UTC</span>\n\n### October 16-October 20, 2023\n\n"
        "**Notice**: The lift stands.\n<br><span>October 20, 17:00 UTC</span>\n"
    )
    assert [(str(event.time)[5:16], event.text) for event in read_timeline(text).events] == [
        ("10-26 12:15", "**Resolved**: The door opens again."),
        ("10-24 12:45", "**Notice**: The door is shut."),
        ("10-20 17:00", "**Notice**: The lift stands."),
    ]


def test_a_heading_with_several_days_and_words_is_an_entry_also_there() -> None:
    above = "### October 23-October 26, 2023"
    below = (
        "**Notice**: The lift stands.\n<br><span>October 20, 17:00 UTC</span>\n\n"
        "**Notice**: The door is shut.\n<br><span>October 19, 12:45 UTC</span>\n"
    )
    told = [event.text for event in read_timeline(f"{above} - The gate is open\n\n{below}").events]
    assert "The gate is open" in told
    (event,) = read_timeline(f"{above}\n\nAll gates were open.\n").events
    assert (str(event.time), event.text) == ("2023-10-23", "All gates were open.")


def test_a_number_may_stand_before_the_time_in_brackets() -> None:
    text = (
        "2 December 2020\n\n* Work begins (13:30 UTC)\n* Uploads fail with error 503 (14:05 UTC)\n"
        "* The form is off (14:22 UTC)\n* Back (17:35 UTC)\n"
    )
    assert [event.text for event in read_timeline(text).events] == [
        "Work begins",
        "Uploads fail with error 503",
        "The form is off",
        "Back",
    ]
    assert trailing_stamp("It took 10 14:05", Order.DAY_FIRST) is None


def test_a_range_may_stand_in_brackets_at_the_end() -> None:
    text = (
        "2020-11-03\n* Tiles are turned off (01:45)\n* Results time out (02:07)\n"
        "* A static page is shown (02:15 - 02:20)\n* Tiles are turned back on (02:40)\n"
        "* Calm (03:18)\n"
    )
    events = read_timeline(text).events
    ranged, after = events[2:4]
    assert (ranged.text, str(ranged.end)[11:16]) == ("A static page is shown", "02:20")
    assert (after.text, after.end) == ("Tiles are turned back on", None)


def test_a_time_at_the_end_may_be_a_rough_one_in_words() -> None:
    text = (
        "17 June 2021\n\n* the update runs (08:50)\n* first call (09:02)\n* second call (09:06)\n"
        "* all is green (about 09:15)\n* restarted (09:31)\n"
    )
    events = read_timeline(text).events
    assert [event.approximate for event in events] == [False, False, False, True, False]
    assert events[3].text == "all is green"


def test_a_line_in_bold_may_end_with_its_time() -> None:
    said = {"00:30": "down", "00:35": "back", "00:45": "over", "00:55": "told"}
    text = "2 March 2026\n\n" + "".join(f"- **{word} ({when})**\n" for when, word in said.items())
    assert [event.text for event in read_timeline(text).events] == list(said.values())


def test_a_heading_may_end_with_its_time_where_those_above_open_with_theirs() -> None:
    text = (
        "# 2 March 2026\n\n### 14:05 UTC — Deploy\nAna deployed.\n\n### 14:20 UTC\nRolled back.\n\n"
        "### Resolution (15:10 UTC)\nAll fine.\n\n## Impact (50 minutes)\n"
    )
    assert [str(event.time)[11:16] for event in read_timeline(text).events] == [
        "14:05", "14:20", "15:10",
    ]  # fmt: skip


def test_a_heading_with_a_time_stays_an_entry_whatever_its_words_name() -> None:
    text = (
        "# Incident\n\n## Timeline (2 March 2026, UTC)\n\n### 11:10am - Alert\n\nIt rang.\n\n"
        "### 12:13pm - Provider confirms what went wrong\n\nA pump.\n\n### 12:45pm - Over\n\nDry.\n"
    )
    assert len(read_timeline(text).events) == 3


@pytest.mark.parametrize(
    "form",
    ["{said} {day} @ {clock}", "{said} on {day}, 2026 at {clock}", "- {said} ({day} 2026 {clock})"],
)
def test_a_day_in_words_before_the_time_at_the_end_is_the_day_of_the_line(form: str) -> None:
    days = ("June 22", "June 23", "June 24", "October 1")
    lines = (
        form.format(said=said, day=day, clock=clock)
        for said, day, clock in zip(SAID, days, reversed(CLOCKS), strict=True)
    )
    events = read_timeline("Timeline\n\n" + "\n".join(lines), day=date(2026, 6, 1)).events
    assert [(f"{event.time:%m-%d %H:%M}", event.text) for event in events] == list(
        zip(("06-22 08:02", "06-23 04:20", "06-24 03:25", "10-01 03:12"), SAID, strict=True)
    )


@pytest.mark.parametrize("end", ["-- {}Z", "– {} UTC", "({}Z)", "({} UTC).", "-- approx. {}Z"])
def test_times_of_pilots_and_networks_may_end_the_lines(end: str) -> None:
    said = ("transfers stop", "the monitor warns", "a customer writes", "the second line is called")
    times = ("0214", "0220", "0302", "0315")
    lines = (f"* {each} {end.format(time)}" for each, time in zip(said, times, strict=True))
    draft = read_timeline("18 September 2023\n\n" + "\n".join(lines))
    assert [(f"{each.time:%H%M}", each.text) for each in draft.events] == [
        *zip(times, said, strict=True)
    ]
    assert {each.approximate for each in draft.events} == {"approx" in end}


def test_a_state_with_its_time_in_brackets_is_an_entry_of_a_list_of_such() -> None:
    text = (
        "## Timeline (UTC, 2024-02-07)\n\n- Release goes to the first hosts (08:47)\n"
        "- Customers see errors (09:03)\n- Release is taken back (09:41)\n- All clear (10:30)\n"
    )
    assert [event.text for event in read_timeline(text).events][-1] == "All clear"


@pytest.mark.parametrize("mark", ["_", "*", "**", "`"])
def test_the_time_at_the_end_may_be_emphasised(mark: str) -> None:
    posts = (
        ("Resolved", "All builds run again.", "Apr 13, 01:20 UTC"),
        ("Monitoring", "The queue gets shorter.", "Apr 13, 00:14 UTC"),
        ("Identified", "The broker has no descriptors left.", "Apr 12, 22:05 UTC"),
        ("Investigating", "Builds do not start.", "Apr 12, 21:17 UTC"),
    )
    said = (f"**{state}** - {words} {mark}{when}{mark}\n" for state, words, when in posts)
    events = read_timeline("## History (2021)\n\n" + "\n".join(said)).events
    assert [str(event.time)[5:16] for event in events] == [
        "04-13 01:20",
        "04-13 00:14",
        "04-12 22:05",
        "04-12 21:17",
    ]
