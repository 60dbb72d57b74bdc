"""Which time zones there are to choose from, and which of them a few typed letters mean."""

from collections.abc import Sequence
from functools import cache
from zoneinfo import available_timezones

from pm_facilitator.domain.shortened import shortened
from pm_facilitator.domain.zone_names import zone_name, zone_of_offset

_SKIPPED = ("Etc/", "posix/", "right/", "SystemV/", "localtime", "posixrules", "Factory")
_SHORT = (
    *("CET", "EET", "MET", "WET", "GMT", "EST", "MST", "HST"),
    *("EST5EDT", "CST6CDT", "MST7MDT", "PST8PDT"),
)
"""The abbreviations that are names of zones, too; others mean several places."""

_LONGEST = 40


@cache
def zone_names() -> tuple[str, ...]:
    """Give the IANA zones worth offering, UTC first."""
    names = [n for n in available_timezones() if "/" in n and not n.startswith(_SKIPPED)]
    short = [name for name in _SHORT if name in available_timezones()]
    return ("UTC", *sorted(names), *short)


def known_zone(text: str) -> str:
    """Give the IANA name that a whole name in any case means, or an offset; empty for none."""
    return zone_of_offset(text) or _known().get(_plain(text), "")


def zones_like(text: str) -> Sequence[str]:
    """Give the zones that a part of a name may mean, as people read them.

    First comes the one of that very name, then places called so, places that begin so, and
    whatever else has it in its name. Blanks are as good as the underscores of the names.
    """
    typed = _plain(text)
    found = [name for name in zone_names() if typed and typed in name.casefold()]
    own = zone_name(known_zone(text))
    ranks = ([own], _places(found, typed), _beginning(found, typed), found)
    return tuple(dict.fromkeys(name for rank in ranks for name in rank if name))


def zone_meant(text: str) -> str:
    """Give the one zone that a part of a name leaves: by its place, a beginning, or any part.

    Empty where there is none, and where several are left.
    """
    if known := known_zone(text):
        return known
    found, typed = zones_like(text), _plain(text)
    ranks = (_places(found, typed), _beginning(found, typed), found)
    return next((names[0] for names in ranks if len(names) == 1), "")


def not_taken(text: str) -> str:
    """Say why what was typed is taken for no zone, and what to do."""
    said = shortened(text.strip(), _LONGEST)
    if zones_like(text):
        return f"“{said}” is in the names of several zones; type more of it."
    return f"No time zone is called “{said}”; type a city, such as Tokyo."


def _places(names: Sequence[str], typed: str) -> list[str]:
    return [name for name in names if name.casefold().rpartition("/")[2] == typed]


def _beginning(names: Sequence[str], typed: str) -> list[str]:
    return [name for name in names if f"/{typed}" in f"/{name}".casefold()]


def _plain(text: str) -> str:
    return "_".join(text.casefold().split())


@cache
def _known() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones()}
