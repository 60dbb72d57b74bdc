"""Reads the zone that somebody wrote behind a time, such as "CET" or "Europe/Lisbon"."""

from datetime import UTC, datetime, timezone, tzinfo
from zoneinfo import ZoneInfo

_SEASONS = tuple(datetime(2026, month, 15, 12, tzinfo=UTC) for month in (1, 7))


def zone_named(name: str, home: ZoneInfo) -> tzinfo | None:
    """Give the zone of a name, in letters of any size, or None when there is none.

    An abbreviation means first what it does at home, since some are used around the world.
    """
    for moment in _SEASONS:
        local = moment.astimezone(home)
        offset = local.utcoffset()
        if offset is not None and (local.tzname() or "").casefold() == name.casefold():
            return timezone(offset)
    # The names of zones are needed with the first one only, not when a window is opened.
    from pm_facilitator.importers.times.zones import find_zone

    found = find_zone(name.title() if "/" in name else name)
    return found.info if found is not None else None
