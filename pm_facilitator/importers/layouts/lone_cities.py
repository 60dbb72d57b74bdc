"""Cities behind times: one alone may be the name of somebody, one in small letters a slip."""

import re
from collections.abc import Sequence

from pm_facilitator.importers.draft import Doubt, ImportWarning, TimelineDraft
from pm_facilitator.importers.text.lines import ITEM, TEXT, Line
from pm_facilitator.importers.times.zones import is_city

_LEAST = 3
_BEHIND = re.compile(
    r"(?P<before>[\W_]{0,4}[0-2]?[0-9][:.][0-5][0-9](?:\s?[ap]m)?\s)(?P<city>[^\W\d_]{3,15})"
    r"(?=\s?[-–—:]\s)",
    re.I,
)
"""A word between the time of an entry and what parts it from its text."""

_CITY = re.compile(r"[^\W\d_][^\d:.,]*$")


def with_lone_cities(draft: TimelineDraft) -> TimelineDraft:
    """Tell of a city that was read as the zone of one time, where all others name no zone."""
    timed = [event for event in draft.events if event.time is not None]
    zoned = [event for event in timed if event.told_zone]
    if len(timed) < _LEAST or len(zoned) != 1:
        return draft
    (event,) = zoned
    match = _CITY.search(event.told)
    city = match[0].strip(" )]") if match else ""
    if not is_city(city):
        return draft
    message = f"{city} was read as the zone of this time; no other time names one."
    return draft.with_warnings([ImportWarning(event.line, message, Doubt.ZONE)])


def with_even_cities(lines: Sequence[Line]) -> Sequence[Line]:
    """Write the "brussels" of one time with a capital, as it is written beside the others."""
    found = [
        (index, match)
        for index, line in enumerate(lines)
        if line.kind in (ITEM, TEXT) and (match := _BEHIND.match(line.text))
    ]
    told = [match["city"] for _, match in found]
    usual = {each.casefold(): each for each in told if each.istitle() and told.count(each) > 1}
    if len(set(told)) == len(usual) or not usual:
        return lines
    even = list(lines)
    for index, match in found:
        name = usual.get(match["city"].casefold(), match["city"])
        if name != match["city"] and is_city(name):
            text = f"{match['before']}{name}{lines[index].text[match.end() :]}"
            even[index] = lines[index]._replace(text=text)
    return even
