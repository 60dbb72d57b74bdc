"""iCalendar: meetings and other events as events, tasks as actions."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.importers.draft import ActionDraft, ImportWarning, ReviewDraft
from pm_facilitator.importers.event_kinds import guess_kind
from pm_facilitator.importers.formats.calendars.ical_lines import Component, Property, components
from pm_facilitator.importers.formats.calendars.ical_times import CalendarTimes, end_of
from pm_facilitator.importers.formats.feed import Entry, Feed
from pm_facilitator.importers.formats.tasks import task, tasks
from pm_facilitator.importers.formats.values import web_links
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source

_START = re.compile(r"\s*BEGIN:(?:VCALENDAR|VEVENT|VTODO|VJOURNAL)\s*$", re.I | re.M)
_STATES = {
    "COMPLETED": "done",
    "IN-PROCESS": "in progress",
    "CANCELLED": "cancelled",
}


class ICalendar:
    """Reads calendars, and events and tasks without one around them."""

    name = "iCalendar"

    def recognises(self, source: Source) -> bool:
        """Look at the first line."""
        return not source.files and _START.match(source.head) is not None

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read each event and task; of what repeats the first time."""
        outer = list(components(source.text.removeprefix("\ufeff")))
        found = [part for each in outer for part in (each, *each.parts)]
        times = CalendarTimes(found)
        feed = Feed(source, hints, place="line")
        actions: list[ActionDraft] = []
        for each in found:
            if each.name == "VTODO":
                actions.append(_action(each, times))
            elif each.name == "VEVENT" or (each.name == "VJOURNAL" and each.first("DTSTART")):
                feed.add(each.line, _entry(each, times))
                if each.first("RRULE"):
                    said = "This event repeats; only its first time was taken."
                    feed.warnings.append(ImportWarning(each.line, said))
        feed.warnings += times.warnings
        draft = feed.draft(self.name, tasks(actions))
        return replace(draft, zone=times.home)


def _entry(each: Component, times: CalendarTimes) -> Entry:
    start = times.moment(each.first("DTSTART"))
    text = each.text("SUMMARY") or each.text("DESCRIPTION").partition("\n")[0] or "An event"
    kind = guess_kind(text)
    return Entry(
        start or (each.text("DTSTART") or None),
        text,
        end=end_of(each, start, times),
        details="\n".join(_details(each)),
        source=_person(each.first("ORGANIZER")),
        evidence=web_links(each.text("URL")),
        kind=EventKind.COMMUNICATION if kind is EventKind.OTHER and _is_meeting(each) else kind,
        key=each.text("STATUS").upper() != "CANCELLED",
    )


def _details(each: Component) -> Iterator[str]:
    description = each.text("DESCRIPTION")
    if each.text("SUMMARY") and description:
        yield description
    if place := each.text("LOCATION"):
        yield f"Place: {place}"


def _is_meeting(each: Component) -> bool:
    return each.first("ATTENDEE") is not None


def _action(each: Component, times: CalendarTimes) -> ActionDraft:
    due = times.moment(each.first("DUE"))
    people = (each.first(name) for name in ("ATTENDEE", "ORGANIZER", "CONTACT"))
    return task(
        each.line,
        each.text("SUMMARY") or each.text("DESCRIPTION"),
        owner=next(filter(None, map(_person, people)), ""),
        due=str(due.time)[:10] if due else "",
        priority=_priority(each.text("PRIORITY")),
        status=_STATES.get(each.text("STATUS").upper(), ""),
        tracker=each.text("URL"),
    )


def _priority(told: str) -> str:
    """Read a number from 1 to 9, where 1 is the highest and 0 says nothing."""
    if not told.isdecimal() or not 1 <= int(told[:4]) <= 9:
        return ""
    number = int(told)
    return "high" if number < 5 else "medium" if number == 5 else "low"


def _person(told: Property | None) -> str:
    if told is None:
        return ""
    name = told.parameters.get("CN", "").strip()
    return name or re.sub(r"^mailto:", "", told.text, flags=re.I)
