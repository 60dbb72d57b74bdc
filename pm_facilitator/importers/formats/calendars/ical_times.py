"""The times of calendars, in the zones that they name."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from pm_facilitator.importers.draft import ImportWarning
from pm_facilitator.importers.formats.calendars.ical_lines import TIME, Component, Property
from pm_facilitator.importers.formats.calendars.ical_zones import CalendarZone
from pm_facilitator.importers.times.instants import Instant
from pm_facilitator.importers.times.windows_zones import shown_zone, windows_zone
from pm_facilitator.importers.times.zone import Zone, signed_offset
from pm_facilitator.importers.times.zones import find_zone

_DURATION = re.compile(
    r"\+?P(?:([0-9]{1,4})W)?(?:([0-9]{1,4})D)?(?:T(?:([0-9]{1,4})H)?(?:([0-9]{1,4})M)?(?:([0-9]{1,5})S)?)?",
    re.I,
)
_OF_MICROSOFT = "tzone://Microsoft/"


class CalendarTimes:
    """Knows the zones that a calendar names.

    Attributes:
        home: the first zone that was used.
        warnings: about zones that nobody knows.
    """

    def __init__(self, found: list[Component]) -> None:
        self.home: str | None = None
        self.warnings: list[ImportWarning] = []
        self._known: dict[str, Zone | CalendarZone | None] = {}
        self._told = {each.text("TZID"): each for each in found if each.name == "VTIMEZONE"}

    def moment(self, told: Property | None) -> Instant | None:
        """Read a time, or a day; without a zone it is a wall clock."""
        match = TIME.fullmatch(told.value.strip()) if told else None
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
        info, name = self._zone_at(told, wall)
        return Instant(wall.replace(tzinfo=info), told.value, name)

    def _zone_at(self, told: Property, wall: datetime) -> tuple[tzinfo | None, str]:
        """Give the zone that a time names, and how it is called."""
        name = told.parameters.get("TZID", "").strip()
        if not name:
            return None, ""
        if name not in self._known:
            self._known[name] = self._find(name)
            if self._known[name] is None:
                said = f"The zone {name[:60]!r} is not known; the time was read without one."
                self.warnings.append(ImportWarning(told.line, said))
        zone = self._known[name]
        if isinstance(zone, Zone):
            self.home = self.home or zone.home
            return zone.info, zone.home
        if zone is None:
            return None, ""
        offset = zone.offset(wall)
        return timezone(offset), signed_offset(offset).removeprefix("UTC") if offset else "UTC"

    def _find(self, name: str) -> Zone | CalendarZone | None:
        """Find a zone by its name, or by the rules that the calendar has for it.

        Words such as "Eastern" mean other places elsewhere, so that the rules have to agree.
        """
        block = self._told.get(name) or self._told.get(name.replace("\\,", ","))
        # Some programs write a path of their own before the name.
        own, path = name.removeprefix(_OF_MICROSOFT), "/".join(name.split("/")[-2:])
        if found := windows_zone(own) or (find_zone(path) if "/" in path else None):
            return found
        if block and (found := find_zone(block.text("X-LIC-LOCATION"))):
            return found
        guess = shown_zone(name) or find_zone(own)
        if block is None:
            return guess
        rules = CalendarZone(block)
        if guess and rules.offsets.issuperset(guess.offsets):
            return guess
        if len(rules.offsets) == 1:
            return find_zone(signed_offset(*rules.offsets))
        return rules if rules.is_understood else None


def end_of(each: Component, start: Instant | None, times: CalendarTimes) -> Instant | None:
    """Give when an event ends, by its end or its length."""
    told = times.moment(each.first("DTEND"))
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
