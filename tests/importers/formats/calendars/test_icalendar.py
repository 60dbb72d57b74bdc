"""iCalendar: events, tasks, folded lines, zones with and without a name."""

import zoneinfo
from datetime import UTC, date, datetime, timedelta, timezone

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator import assets
from pm_facilitator.domain.vocabulary import ActionStatus, EventKind, Priority
from pm_facilitator.importers.formats.calendars.ical_lines import components
from pm_facilitator.importers.formats.calendars.ical_zones import CalendarZone
from pm_facilitator.importers.times.windows_zones import windows_zone
from tests.importers.formats.reading import read, read_text

EVENT = "BEGIN:VEVENT\n{}\nEND:VEVENT\n"


def test_meetings_and_other_events_are_read_with_their_ends() -> None:
    draft = read("calendar.ics")
    freeze, upkeep, call = draft.events
    assert (freeze.time, freeze.end) == (date(2026, 3, 2), date(2026, 3, 4))
    assert upkeep.time == datetime(2026, 3, 2, 13, 30, tzinfo=UTC)
    assert upkeep.end == datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
    assert call.time == datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
    assert call.text == "Call about late orders, all hands"
    assert call.kind is EventKind.COMMUNICATION
    assert draft.zone == "Europe/Paris"


def test_folded_lines_and_escaped_signs_become_text() -> None:
    call = read("calendar.ics").events[2]
    assert call.details.splitlines() == [
        "Agenda:",
        "1. What we see; a line that is long enough to be folded as the standard wants it",
        "Place: Bridge 4",
    ]
    assert (call.source, call.evidence) == ("Quist, Bea", ("https://calls.example/4",))
    assert call.origins == ("calendar.ics, line 12: Call about late orders, all hands",)


def test_tasks_become_actions() -> None:
    (action,) = read("calendar.ics").actions
    assert (action.text, action.owner) == ("Alert on the depth of the queue", "dana@orders.example")
    assert (action.due, action.priority) == (date(2026, 4, 1), Priority.HIGH)
    assert action.status is ActionStatus.IN_PROGRESS


def test_what_repeats_is_taken_once_and_what_was_cancelled_on_wish() -> None:
    draft = read("calendar.ics")
    assert [each.line for each in draft.warnings if "repeats" in each.message] == [24]
    assert "Release 43" in [each.text for each in read("calendar.ics", entries="all").events]


def test_a_time_without_a_zone_is_a_wall_clock() -> None:
    draft = read_text(EVENT.format("SUMMARY:x\nDTSTART:20260302T140000"))
    assert draft.events[0].time == datetime(2026, 3, 2, 14)


def test_a_zone_that_nobody_knows_is_said() -> None:
    draft = read_text(EVENT.format("SUMMARY:x\nDTSTART;TZID=Atlantis:20260302T140000"))
    assert draft.events[0].time == datetime(2026, 3, 2, 14)
    assert "'Atlantis' is not known" in draft.warnings[0].message


def test_a_calendar_that_was_cut_off_gives_what_is_there() -> None:
    draft = read_text("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nDTSTART:20260302T140000Z")
    assert [each.text for each in draft.events] == ["x"]


@pytest.mark.parametrize("start", ["", "DTSTART:20269902T140000Z", "DTSTART:soon"])
def test_an_event_without_a_sound_time_is_kept_with_a_warning(start: str) -> None:
    draft = read_text(EVENT.format(f"SUMMARY:x\n{start}"))
    assert [each.time for each in draft.events] == [None]
    assert draft.warnings[0].line == 1


@given(st.text(st.sampled_from('BEGIN:ENDVT\n ;="\\,X'), max_size=200))
def test_any_lines_are_taken_apart(text: str) -> None:
    assert all(each.line >= 1 for each in components(text))


def test_components_may_not_be_nested_without_end() -> None:
    found = list(components("BEGIN:A\n" * 5000))
    assert len(found) == 1


W_EUROPE = """BEGIN:STANDARD
DTSTART:16010101T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
"""
NEW_YORK = """BEGIN:DAYLIGHT
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
DTSTART:19870405T020000
RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU;UNTIL=20060402T070000Z
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
DTSTART:19671029T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20061029T060000Z
END:STANDARD
BEGIN:DAYLIGHT
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
DTSTART:20070311T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
DTSTART:20071104T020000
RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
END:STANDARD
"""
SOUTHERN = """BEGIN:STANDARD
DTSTART:20080406T030000
RRULE:FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=1,2,3,4,5,6,7;BYDAY=SU
TZOFFSETFROM:+1100
TZOFFSETTO:+1000
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:20081005T020000
RDATE:20090301T020000,20091004T020000
TZOFFSETFROM:+1000
TZOFFSETTO:+1100
END:DAYLIGHT
"""
ODD = """BEGIN:STANDARD
DTSTART:20190901T000000
RRULE:FREQ=YEARLY;BYMONTH=9
TZOFFSETFROM:+0530
TZOFFSETTO:+0445
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:20200320T000000
RRULE:FREQ=YEARLY;BYMONTHDAY=20;BYMONTH=3
TZOFFSETFROM:+0445
TZOFFSETTO:+0530
END:DAYLIGHT
"""


def calendar(name: str, rules: str, *events: str) -> str:
    block = f"BEGIN:VTIMEZONE\nTZID:{name}\n{rules}END:VTIMEZONE\n" if rules else ""
    return f"BEGIN:VCALENDAR\n{block}{''.join(map(EVENT.format, events))}END:VCALENDAR\n"


def at(zone: str, time: str) -> str:
    return f"SUMMARY:Call\nDTSTART;TZID={zone}:{time}"


@pytest.mark.parametrize("quote", ["", '"'])
@pytest.mark.parametrize(
    ("name", "winter", "summer", "home"),
    [
        ("W. Europe Standard Time", 1, 2, "Europe/Berlin"),
        ("Romance Standard Time", 1, 2, "Europe/Paris"),
        ("GMT Standard Time", 0, 1, "Europe/London"),
        ("FLE Standard Time", 2, 3, "Europe/Kyiv"),
        ("AUS Eastern Standard Time", 11, 10, "Australia/Sydney"),
        ("Eastern Standard Time 1", -5, -4, "America/New_York"),
        ("tzone://Microsoft/Utc", 0, 0, "UTC"),
        ("(UTC+01:00) Amsterdam, Berlin", 1, 2, "Europe/Amsterdam"),
        ("(UTC-05:00) Eastern Time (US & Canada)", -5, -4, "America/New_York"),
        ("(UTC+10:00) Canberra, Melbourne, Sydney", 11, 10, "Australia/Sydney"),
        ("(GMT+01.00) Sarajevo / Warsaw / Zagreb", 1, 2, "Europe/Sarajevo"),
    ],
)
def test_zones_have_the_names_of_windows(
    name: str, winter: int, summer: int, home: str, quote: str
) -> None:
    zone = f"{quote}{name}{quote}"
    draft = read_text(calendar(name, "", at(zone, "20260112T140500"), at(zone, "20260712T140500")))
    assert [each.time for each in draft.events] == [
        datetime(2026, 1, 12, 14, 5, tzinfo=timezone(timedelta(hours=winter))),
        datetime(2026, 7, 12, 14, 5, tzinfo=timezone(timedelta(hours=summer))),
    ]
    assert draft.zone == home
    assert draft.warnings == ()


def test_a_zone_that_nobody_knows_is_read_by_the_rules_in_the_calendar() -> None:
    draft = read_text(
        calendar(
            "Kundenzeit",
            W_EUROPE,
            at("Kundenzeit", "20260302T140500"),
            at("Kundenzeit", "20260702T140500"),
        )
    )
    assert [str(each.time) for each in draft.events] == [
        "2026-03-02 14:05:00+01:00",
        "2026-07-02 14:05:00+02:00",
    ]
    assert [each.told_zone for each in draft.events] == ["+01:00", "+02:00"]
    assert draft.warnings == ()


def test_words_that_mean_another_place_count_less_than_the_rules_in_the_calendar() -> None:
    draft = read_text(
        calendar("Our Eastern Time", SOUTHERN, at("Our Eastern Time", "20080702T140500"))
    )
    assert str(draft.events[0].time) == "2008-07-02 14:05:00+10:00"


def test_a_name_with_a_colon_may_have_no_quotes_and_more_behind_it() -> None:
    name = "(UTC+01:00) Our offices"
    zone = f"{name};VALUE=DATE-TIME"
    draft = read_text(calendar(name, W_EUROPE, at(zone, "20260302T140500")))
    assert str(draft.events[0].time) == "2026-03-02 14:05:00+01:00"


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=YEARLY;BYMONTH=10;BYDAY=SU",
        "FREQ=YEARLY;BYDAY=20MO",
        "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;COUNT=3",
        "FREQ=YEARLY;INTERVAL=2;BYMONTH=10;BYDAY=-1SU",
        "FREQ=YEARLY;BYMONTH=99999999;BYDAY=-1SU",
        "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=soon",
    ],
)
def test_rules_that_are_not_understood_are_told_as_a_zone_that_is_not_known(rule: str) -> None:
    rules = W_EUROPE.replace("FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", rule)
    draft = read_text(calendar("Ours", rules, at("Ours", "20260302T140500")))
    assert draft.events[0].time == datetime(2026, 3, 2, 14, 5)
    assert "'Ours' is not known" in draft.warnings[0].message


@pytest.mark.parametrize(
    ("rules", "first"), [(W_EUROPE, 1990), (NEW_YORK, 1990), (SOUTHERN, 2009), (ODD, 2020)]
)
@settings(max_examples=40)
@given(days=st.integers(0, 30 * 365))
def test_the_rules_mean_what_another_reader_finds_in_them(
    rules: str, first: int, days: int
) -> None:
    text = calendar("Ours", rules)
    noon = datetime(first, 1, 1, 12) + timedelta(days)
    ours = CalendarZone(next(components(text)).parts[0]).offset(noon)
    (block,) = icalendar.Calendar.from_ical(text).walk("VTIMEZONE")
    assert isinstance(block, icalendar.Timezone)
    assert ours == noon.replace(tzinfo=block.to_tz(lookup_tzid=False)).utcoffset()


def test_before_its_first_rule_a_zone_is_what_it_was_then() -> None:
    zone = CalendarZone(next(components(calendar("Ours", ODD))).parts[0])
    assert zone.offset(datetime(2001, 7, 1)) == timedelta(hours=5, minutes=30)


def test_each_zone_of_windows_is_one_of_the_database() -> None:
    named: dict[str, str] = assets.toml("importers/windows_zones.toml")["zones"]
    assert len(named) == 139
    assert set(named.values()) <= zoneinfo.available_timezones()
    assert all(windows_zone(name.upper()) for name in named)
