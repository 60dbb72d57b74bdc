"""The dates of a review as a calendar file, checked by reading it back as a calendar does."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import patch
from pm_facilitator.domain.entities import Action, Review, StageSlot
from pm_facilitator.domain.vocabulary import ActionStatus, Confidentiality, Priority, Stage
from pm_facilitator.report.calendar_file import calendar_file, has_dates
from tests.helpers.make import make_action, make_board, make_person, make_review

MADE = datetime(2026, 11, 26, 18, 0, tzinfo=UTC)
HELD = datetime(2026, 11, 26, 13, 0, tzinfo=UTC)
ZONES = ["UTC", "Europe/Copenhagen", "America/Sao_Paulo", "Asia/Kolkata", "Pacific/Auckland"]


def read(board: Board, made_at: datetime = MADE) -> icalendar.Calendar:
    return icalendar.Calendar.from_ical(calendar_file(board, made_at))


def part(calendar: icalendar.Calendar, uid: str) -> icalendar.Component:
    found = [p for p in calendar.walk() if str(p.get("UID", "")) == f"{uid}@pm-facilitator"]
    assert len(found) == 1
    return found[0]


def planned(**fields: object) -> Board:
    values = {
        "id": "r",
        "zone": "Europe/Copenhagen",
        "review_at": HELD,
        "second_look_at": HELD + timedelta(days=4),
        "second_look_ids": ("p",),
        "follow_up_on": date(2026, 12, 28),
        **fields,
    }
    people = (make_person(id="p", name="Noor Haddad"), make_person(id="q", name="Tom Reyes"))
    action = make_action(id="a", due=date(2026, 12, 9), priority=Priority.HIGH)
    slot = StageSlot("s", Stage.RECAP, planned=4500)
    return make_board(make_review(**values), *people, action, slot)


def test_the_review_lasts_as_long_as_its_agenda_in_its_own_zone() -> None:
    event = part(read(planned()), "r-review")
    start, end = event.decoded("dtstart"), event.decoded("dtend")
    assert (start, end - start) == (HELD, timedelta(minutes=75))
    assert start.tzinfo.key == "Europe/Copenhagen"
    assert str(event["description"]) == "With Noor Haddad, Tom Reyes"


def test_the_second_look_names_the_smaller_group() -> None:
    event = part(read(planned()), "r-second-look")
    assert event.decoded("dtstart") == HELD + timedelta(days=4)
    assert str(event["description"]) == "With Noor Haddad"


def test_the_follow_up_takes_a_day_blocks_no_time_and_rings_the_morning_before() -> None:
    event = part(read(planned()), "r-follow-up")
    assert event.decoded("dtstart") == date(2026, 12, 28)
    assert event.decoded("dtend") == date(2026, 12, 29)
    assert str(event["transp"]) == "TRANSPARENT"
    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(hours=-15)


def test_an_action_is_a_task_and_a_day() -> None:
    calendar = read(planned())
    task, day = part(calendar, "a"), part(calendar, "a-due")
    assert (task.name, day.name) == ("VTODO", "VEVENT")
    assert task.decoded("due") == day.decoded("dtstart") == date(2026, 12, 9)
    assert (task.decoded("priority"), str(task["status"])) == (1, "NEEDS-ACTION")
    assert str(day["summary"]) == "Due: Renew certificates by a job"
    assert "Owner: Noor" in str(day["description"])


@pytest.mark.parametrize(
    ("status", "told", "percent", "day"),
    [
        (ActionStatus.IN_PROGRESS, "IN-PROCESS", 50, "CONFIRMED"),
        (ActionStatus.DONE, "COMPLETED", 100, "CONFIRMED"),
        (ActionStatus.CANCELLED, "CANCELLED", 0, "CANCELLED"),
    ],
)
def test_a_state_is_told_in_the_words_of_calendars(
    status: ActionStatus, told: str, percent: int, day: str
) -> None:
    calendar = read(make_board(make_action(id="a", status=status)))
    task = part(calendar, "a")
    assert (str(task["status"]), task.decoded("percent-complete")) == (told, percent)
    assert str(part(calendar, "a-due")["status"]) == day


def test_a_later_file_changes_the_same_entries() -> None:
    board = planned()
    first = read(board)
    board.apply(patch(board.review, follow_up_on=date(2027, 1, 4)))
    later = read(board, MADE + timedelta(days=1))
    uids = [[str(p["UID"]) for p in c.walk() if "UID" in p] for c in (first, later)]
    assert uids[0] == uids[1]
    assert len(set(uids[0])) == len(uids[0])
    before, after = (part(calendar, "r-follow-up") for calendar in (first, later))
    assert after.decoded("sequence") > before.decoded("sequence")
    assert after.decoded("dtstamp") > before.decoded("dtstamp")


def test_the_same_review_at_the_same_time_gives_the_same_bytes() -> None:
    assert calendar_file(planned(), MADE) == calendar_file(planned(), MADE)


@pytest.mark.parametrize(
    ("label", "told"),
    [
        (Confidentiality.PUBLIC, "PUBLIC"),
        (Confidentiality.INTERNAL, "PRIVATE"),
        (Confidentiality.RESTRICTED, "CONFIDENTIAL"),
    ],
)
def test_who_may_read_it_is_said_to_the_calendar(label: Confidentiality, told: str) -> None:
    calendar = read(planned(confidentiality=label))
    assert {str(p["CLASS"]) for p in calendar.walk() if "UID" in p} == {told}


@given(st.sampled_from(ZONES), st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1)))
def test_a_meeting_is_at_its_moment_wherever_the_review_is_held(zone: str, at: datetime) -> None:
    held = at.replace(microsecond=0, tzinfo=UTC)
    calendar = read(make_board(make_review(id="r", zone=zone, review_at=held)))
    event = part(calendar, "r-review")
    assert event.decoded("dtstart").astimezone(UTC) == held
    assert event.decoded("dtend").astimezone(UTC) == held + timedelta(hours=1)
    named = {str(z["TZID"]) for z in calendar.walk("VTIMEZONE")}
    assert named == (set() if zone == "UTC" else {zone})


@pytest.mark.parametrize("zone", ZONES[1:])
def test_the_offset_of_a_named_zone_is_the_one_in_the_file(zone: str) -> None:
    """A calendar that does not know the zone goes by what the file says of it."""
    for month in (1, 7):
        held = datetime(2027, month, 15, 12, 0, tzinfo=UTC)
        calendar = read(make_board(make_review(zone=zone, review_at=held)))
        (told,) = calendar.walk("VTIMEZONE")
        assert isinstance(told, icalendar.Timezone)
        there = held.astimezone(ZoneInfo(zone)).replace(tzinfo=told.to_tz(lookup_tzid=False))
        assert there.utcoffset() == held.astimezone(ZoneInfo(zone)).utcoffset()


@given(st.text(max_size=200), st.text(max_size=40), st.text(max_size=300))
def test_any_text_comes_back_in_a_file_of_short_clean_lines(
    text: str, owner: str, success: str
) -> None:
    action = Action("a", f"Add {text}", owner=owner, due=date(2026, 12, 9), success=success)
    data = calendar_file(Board([Review("r", title=text), action]), MADE)
    lines = data.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    task = part(icalendar.Calendar.from_ical(data), "a")
    spoken = "".join(c if c.isprintable() else " " for c in f"Add {text}")
    assert str(task["summary"]) == " ".join(spoken.split())


def test_without_dates_there_is_nothing_to_hold() -> None:
    assert not has_dates(make_board(Action("a", "Add an alert"), Action("b", due=HELD.date())))
    assert has_dates(planned())
    empty = read(make_board())
    assert [p.name for p in empty.walk()] == ["VCALENDAR"]
