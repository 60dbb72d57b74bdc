"""Zones told by an offset: +02:00, UTC+2, and 5 hours behind UTC."""

import re

from pm_facilitator.importers.times.spoken_numbers import TO_TWELVE, number_of
from pm_facilitator.importers.times.zone import Zone, fixed_zone

# "10:05 UTC - 3 pods" and "10:05 UTC-10:30" hold no offset, hence the care with minus signs.
_NAMED_OFFSET = re.compile(
    r"(?:UTC|GMT)\s?(?:offset(?:\s?[:=]|\s(?:of|is))?\s?)?(\+\s?[0-9]{1,2}(?::?[0-9]{2})?|[\-−–](?:0[0-9]:?[0-9]{2}|[0-9]{1,2}))"
    r"(?![0-9]|:[0-9])",
    re.I | re.A,
)
# "12:12:57-13:41" is a span: no clock on earth is as far from UTC, or by so many minutes.
_NUMERIC_OFFSET = re.compile(
    r"(?:(?:\+(?:0[0-9]|1[0-4])|[\-−](?:0[0-9]|1[0-2])):?[03]0|\+(?:05|08|12|13):?45"
    r"|(?<=[0-9])\+(?:0[0-9]|1[0-4])(?![.,]?[0-9]|\s?[a-z]{0,3}min|%|\s?ms\b)"
    r"|(?<=\s)[+\-−]0[1-9](?=\s[A-Za-z]|$))(?![0-9]|:[0-9])"
)
_OFFSET_OF = re.compile(
    r"(?P<offset>\+\s?[0-9]{1,2}(?::?[0-9]{2})?|(?<=\s)[\-−]0[1-9])\s?(?:UTC|GMT)\b"
    r"(?!\s?[+\-−–][0-9])",
    re.I | re.A,
)
"""An offset in front of what it counts from; "10:00 -11 UTC" and "6:00-07:30 UTC" are ranges."""

_OFFSET_BEFORE = re.compile(
    r"(?:^|(?<![0-9])\s|[(\[{,;:=/|*_`])(?P<offset>(?:\+\s?|[\-−])[0-9]{1,2}(?::?[0-9]{2})?)\s?$",
    re.A,
)
_HOURS_FROM = re.compile(
    rf"(?<![0-9.:])(?:(?P<hours>1?[0-9])|\b(?P<word>{TO_TWELVE}))(?P<half>\.5|\sand\sa\shalf)?"
    r"\s?(?:hours?|hrs?|h)\s"
    r"(?:(?P<behind>behind|before)|ahead of|after)\s$",
    re.I,
)
"""What stands before "UTC" where that is not the zone: "5 hours behind UTC"."""


def offset_at(text: str, pos: int) -> tuple[Zone, int] | None:
    """Read a bare offset such as +02:00 or -0500 and give it with where it ends."""
    match = _NUMERIC_OFFSET.match(text, pos)
    return (fixed_zone(match[0], match[0]), match.end()) if match else None


def named_offset_at(text: str, pos: int) -> tuple[Zone, int] | None:
    """Read an offset from UTC that says so, UTC+2 or +2 UTC, and give it with where it ends."""
    if match := _NAMED_OFFSET.match(text, pos):
        return fixed_zone(match[1], match[0]), match.end()
    if match := _OFFSET_OF.match(text, pos):
        return fixed_zone(match["offset"], match[0]), match.end()
    return None


def offset_within(text: str) -> Zone | None:
    """Find the first offset from UTC that a text tells."""
    return next((fixed_zone(match[1], match[0]) for match in _NAMED_OFFSET.finditer(text)), None)


def without_offsets(text: str) -> str:
    """Give a text without the offsets from UTC that it tells."""
    return _NAMED_OFFSET.sub("", text)


def counted_from(label: str, before: str) -> Zone | None:
    """Give the zone that is so far from UTC, where the text in front of that word says it.

    Args:
        label: the name of a zone as it was found in a text.
        before: what stands in front of it: "we are 5 hours behind " or "Timeline (+3 ".
    """
    if label.upper() not in ("UTC", "GMT"):
        return None
    if match := _OFFSET_BEFORE.search(before[-12:]):
        return fixed_zone(match["offset"], f"{match['offset']} {label}")
    if match := _HOURS_FROM.search(before[-45:]):
        hours = number_of(match["hours"] or match["word"])
        offset = f"{'-' if match['behind'] else '+'}{hours}{':30' if match['half'] else ''}"
        return fixed_zone(offset, f"UTC{offset}")
    return None
