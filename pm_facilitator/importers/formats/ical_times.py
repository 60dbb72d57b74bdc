"""The times of calendars, in the zones that they name."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, tzinfo

from pm_facilitator.importers.draft import ImportWarning
from pm_facilitator.importers.formats.ical_lines import Component, Property
from pm_facilitator.importers.instants import Instant
from pm_facilitator.importers.zones import Zone, find_zone

_TIME = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})(Z)?)?", re.I)
_DURATION = re.compile(
    r"\+?P(?:([0-9]{1,4})W)?(?:([0-9]{1,4})D)?(?:T(?:([0-9]{1,4})H)?(?:([0-9]{1,4})M)?(?:([0-9]{1,5})S)?)?",
    re.I,
)
_OFFSET = re.compile(r"[+-][0-9]{4}")


class CalendarTimes:
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
