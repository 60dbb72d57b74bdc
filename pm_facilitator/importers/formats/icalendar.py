"""iCalendar: meetings and other events as events, tasks as actions."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, tzinfo

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.importers.draft import ActionDraft, ImportWarning, ReviewDraft
from pm_facilitator.importers.event_kinds import guess_kind
from pm_facilitator.importers.formats.feed import Entry, Feed
from pm_facilitator.importers.formats.ical_lines import Component, Property, components
from pm_facilitator.importers.formats.tasks import task, tasks
from pm_facilitator.importers.formats.values import web_links
from pm_facilitator.importers.instants import Instant
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.zones import Zone, find_zone

_START = re.compile(r"\s*BEGIN:(?:VCALENDAR|VEVENT|VTODO|VJOURNAL)\s*$", re.I | re.M)
_TIME = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})(Z)?)?", re.I)
_DURATION = re.compile(
    r"\+?P(?:([0-9]{1,4})W)?(?:([0-9]{1,4})D)?(?:T(?:([0-9]{1,4})H)?(?:([0-9]{1,4})M)?(?:([0-9]{1,5})S)?)?",
    re.I,
)
_OFFSET = re.compile(r"[+-][0-9]{4}")
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
        zones = _Zones(found)
        feed = Feed(source, hints, place="line")
        actions: list[ActionDraft] = []
        for each in found:
            if each.name == "VTODO":
                actions.append(_action(each, zones))
            elif each.name == "VEVENT" or (each.name == "VJOURNAL" and each.first("DTSTART")):
                feed.add(each.line, _entry(each, zones))
                if each.first("RRULE"):
                    said = "This event repeats; only its first time was taken."
                    feed.warnings.append(ImportWarning(each.line, said))
        feed.warnings += zones.warnings
        draft = feed.draft(self.name, tasks(actions))
        return replace(draft, zone=zones.home)


class _Zones:
    """Knows the zones that a calendar names.

    Attributes:
        home: the first zone that was used.
        warnings: about zones that nobody knows.
    """

    def __init__(self, found: list[Component]) -> None:
        self.home: str | None = None
        self.warnings: list[ImportWarning] = []
        self._known: dict[str, Zone | None] = {}
        self._told = {each.text("TZID"): each for each in found if each.name == "VTIMEZONE"}

    def moment(self, told: Property | None) -> Instant | None:
        """Read a time, or a day; without a zone it is a wall clock."""
        match = _TIME.fullmatch(told.value.strip()) if told else None
        if told is None or match is None:
            return None
        try:
            day = date(int(match[1]), int(match[2]), int(match[3]))
            if match[4] is None:
                return Instant(day, told.value)
            second = min(int(match[6]), 59)
            wall = datetime(day.year, day.month, day.day, int(match[4]), int(match[5]), second)
        except ValueError:
            return None
        if not 1 < day.year < 9999:
            return None
        if match[7]:
            return Instant(wall.replace(tzinfo=UTC), told.value, "UTC")
        zone = self._zone(told)
        return Instant(wall.replace(tzinfo=_info(zone)), told.value, zone.home if zone else "")

    def _zone(self, told: Property) -> Zone | None:
        name = told.parameters.get("TZID", "")
        if not name:
            return None
        if name not in self._known:
            self._known[name] = self._find(name)
            if self._known[name] is None:
                said = f"The zone {name[:60]!r} is not known; the time was read without one."
                self.warnings.append(ImportWarning(told.line, said))
        zone = self._known[name]
        self.home = self.home or (zone.home if zone else None)
        return zone

    def _find(self, name: str) -> Zone | None:
        """Find a zone by its name, or by its only offset from UTC."""
        # Some programs write a path of their own before the name.
        names = (name, "/".join(name.split("/")[-2:]))
        if found := next(filter(None, map(find_zone, names)), None):
            return found
        told = self._told.get(name)
        if told is None:
            return None
        if found := find_zone(told.text("X-LIC-LOCATION")):
            return found
        offsets = {part.text("TZOFFSETTO") for part in told.parts}
        only = offsets.pop() if len(offsets) == 1 else ""
        return find_zone(f"UTC{only[:3]}:{only[3:]}") if _OFFSET.fullmatch(only) else None


def _info(zone: Zone | None) -> tzinfo | None:
    return zone.info if zone else None


def _entry(each: Component, zones: _Zones) -> Entry:
    start = zones.moment(each.first("DTSTART"))
    text = each.text("SUMMARY") or each.text("DESCRIPTION").partition("\n")[0] or "An event"
    kind = guess_kind(text)
    return Entry(
        start or (each.text("DTSTART") or None),
        text,
        end=_end(each, start, zones),
        details="\n".join(_details(each)),
        source=_person(each.first("ORGANIZER")),
        evidence=web_links(each.text("URL")),
        kind=EventKind.COMMUNICATION if kind is EventKind.OTHER and _is_meeting(each) else kind,
        key=each.text("STATUS").upper() != "CANCELLED",
    )


def _end(each: Component, start: Instant | None, zones: _Zones) -> Instant | None:
    told = zones.moment(each.first("DTEND"))
    if told is not None and type(told.time) is date:
        return replace(told, time=told.time - timedelta(days=1))  # it names the day behind
    length = _DURATION.fullmatch(each.text("DURATION") or "-")
    if told is None and start and length and isinstance(start.time, datetime):
        weeks, days, hours, minutes, seconds = (int(part or 0) for part in length.groups())
        by = timedelta(days, seconds, 0, 0, minutes, hours, weeks)
        try:
            return replace(start, time=start.time + by)
        except OverflowError:
            return None
    return told


def _details(each: Component) -> Iterator[str]:
    description = each.text("DESCRIPTION")
    if each.text("SUMMARY") and description:
        yield description
    if place := each.text("LOCATION"):
        yield f"Place: {place}"


def _is_meeting(each: Component) -> bool:
    return each.first("ATTENDEE") is not None


def _action(each: Component, zones: _Zones) -> ActionDraft:
    due = zones.moment(each.first("DUE"))
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
