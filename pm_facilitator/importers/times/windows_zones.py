"""Time zones as Windows names them: "W. Europe Standard Time", "(UTC+01:00) Amsterdam, Berlin"."""

import re
import zoneinfo
from datetime import timedelta
from functools import cache

from pm_facilitator import assets
from pm_facilitator.importers.times.zone import Zone
from pm_facilitator.importers.times.zones import find_zone

_DATA = "importers/windows_zones.toml"
_SHOWN = re.compile(
    r"\((?:UTC|GMT)\s?(?:(?P<sign>[+\-−–])(?P<hours>[0-9]{1,2})[:.]?(?P<minutes>[0-9]{2}))?\)"
    r"\s*(?P<places>\S.{0,200})",
    re.I | re.A,
)
_REMARK = re.compile(r"\s*\([^()]*\)")
_BETWEEN = re.compile(r"\s*[,;/]\s*")
_COUNTED = re.compile(r"\s[0-9]{1,2}$", re.A)
"""What Outlook puts behind a name that comes twice in one calendar."""


def windows_zone(name: str) -> Zone | None:
    """Find a zone by the name that Windows keeps it under; None when there is none of that name."""
    known = _zones()
    name = " ".join(name.split()).casefold()
    home = known.get(name) or known.get(_COUNTED.sub("", name))
    return Zone(name, zoneinfo.ZoneInfo(home), home) if home else None


def shown_zone(name: str) -> Zone | None:
    """Find a zone by the words that Windows shows for it: an offset and some of its places.

    The offset is the one of the winter, also where there is summer time. Places of which none is
    known, or none with this offset, give nothing.
    """
    match = _SHOWN.fullmatch(name.strip())
    if match is None:
        return None
    size = timedelta(hours=int(match["hours"] or 0), minutes=int(match["minutes"] or 0))
    offset = size if match["sign"] in (None, "+") else -size
    places = _BETWEEN.split(_REMARK.sub("", match["places"]))
    found = filter(None, map(find_zone, filter(None, places)))
    return next((zone for zone in found if min(zone.offsets) == offset), None)


@cache
def _zones() -> dict[str, str]:
    named: dict[str, str] = assets.toml(_DATA)["zones"]
    return {name.casefold(): home for name, home in named.items()}
