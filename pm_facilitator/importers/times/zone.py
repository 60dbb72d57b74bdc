"""A time zone as it was written, and offsets as people write them."""

import re
import zoneinfo
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone, tzinfo

_OFFSET = re.compile(r"([+\-−–])\s?([0-9]{1,2})(?::?([0-9]{2}))?")
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
        if self.home == "UTC" or self.home.startswith("Etc/"):
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
    """Make the zone of an offset such as "+02:00", "-5" or "+0530"; at most 15 hours count."""
    match = _OFFSET.match(offset)
    assert match is not None
    size = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    size = min(size, timedelta(hours=15))
    delta = size if match[1] == "+" else -size
    hours = delta.total_seconds() / 3600
    whole = hours.is_integer() and -12 <= hours <= 14
    # The names of the database count the other way round: Etc/GMT-1 is one hour ahead of UTC.
    home = f"Etc/GMT{-int(hours):+d}" if whole and hours else "UTC"
    return Zone(label, timezone(delta), home)
