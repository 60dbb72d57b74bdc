"""Short forms in a column of times, written out so that they are read as all others."""

import re

from pm_facilitator.importers.times.time_words import any_word

_HOURS = re.compile(
    r"(?P<about>~\s?)?(?P<first>[01]?[0-9]|2[0-3])\s?[-–—]\s?(?P<last>[01]?[0-9]|2[0-4])"
    rf"\s?{any_word('oclock')}",
    re.I | re.A,
)
"""From one whole hour to another: "07–09u", "7-9h", "7–9 Uhr"."""

_ABOUT_MINUTE = re.compile(
    rf"(?P<hour>[0-2]?[0-9])(?P<joint>\s?{any_word('oclock')}\s?|:)"
    rf"(?:~|≈|{any_word('about', 'towards')}\s)\s?(?P<minute>[0-5][0-9])",
    re.I | re.A,
)
"""A time of which the minute alone is about right: "12 h ~10"."""


def written_out(cell: str) -> str:
    """Write the time of a cell as "07:00–09:00" or "~12:10"; give it back where it is no such."""
    bare = cell.strip("*_` ")
    if (match := _HOURS.fullmatch(bare)) and int(match["first"]) < int(match["last"]):
        about = match["about"] or ""
        return f"{about}{int(match['first']):02}:00–{int(match['last']):02}:00"
    if match := _ABOUT_MINUTE.fullmatch(bare):
        return f"~{int(match['hour']):02}:{match['minute']}"
    return cell
