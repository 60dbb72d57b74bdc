"""A time zone as it was written, and offsets as people write them."""

import re
import zoneinfo
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone, tzinfo

from pm_facilitator.domain.zone_names import zone_of_hours

_OFFSET = re.compile(r"([+\-−–]|plus|minus)\s?([0-9]{1,2})(?::?([0-9]{2}))?")
_ABBREVIATED = re.compile(r"[^\W\d_a-z]{2,6}")
_SOME_DAYS = (datetime(2024, 1, 15), datetime(2024, 7, 15))


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone as it was written.

    Attributes:
        label: the words of the text.
        info: what to read wall clocks with.
        home: the IANA zone to show the review in.
    """

    label: str
    info: tzinfo
    home: str

    @property
    def told(self) -> str:
        """Give the zone as an event keeps it: an IANA name, or an offset such as "+02:00".

        An abbreviation is kept as it was told, with its offset: "CEST (+02:00)" names no city.
        """
        if not isinstance(self.info, timezone):
            return self.home
        offset = self.info.utcoffset(None)
        said = signed_offset(offset).removeprefix("UTC") if offset else "UTC"
        by_number = any(map(str.isdigit, self.label))  # "UTC+5:30" names no place that has it
        if by_number or self.home == "UTC" or self.home.startswith("Etc/"):
            return said
        return f"{self.label} ({said})" if _ABBREVIATED.fullmatch(self.label) else self.home

    @property
    def offsets(self) -> tuple[timedelta, timedelta]:
        """Give what it is ahead of UTC on a day in January and on one in July."""
        january, july = (self.info.utcoffset(day) or timedelta() for day in _SOME_DAYS)
        return january, july

    def strays(self, moment: datetime) -> timedelta | None:
        """Give the offset that people at home had, where the label says another one."""
        theirs = moment.astimezone(zoneinfo.ZoneInfo(self.home)).utcoffset()
        fixed = isinstance(self.info, timezone) and self.home != "UTC"
        return theirs if fixed and theirs != moment.utcoffset() else None


def signed_offset(offset: timedelta | None) -> str:
    """Write an offset as people do: UTC-07:00."""
    minutes = int((offset or timedelta()).total_seconds()) // 60
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def fixed_zone(offset: str, label: str) -> Zone:
    """Make the zone of an offset such as "+02:00", "-5" or "plus 2"; at most 15 hours count."""
    match = _OFFSET.match(offset.lower())
    assert match is not None
    size = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    size = min(size, timedelta(hours=15))
    delta = size if match[1] in ("+", "plus") else -size
    hours, minutes = divmod(size // timedelta(minutes=1), 60)
    home = zone_of_hours(hours if delta == size else -hours, minutes) or "UTC"
    return Zone(label, timezone(delta), home)
