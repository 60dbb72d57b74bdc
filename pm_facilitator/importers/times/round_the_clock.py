"""Whether the hours of a text are surely counted to 24, so that no am or pm is missing."""

import re

_PAST_TWELVE = re.compile(
    r"[012](?<![0-9:.].)(?:(?<=1)[3-9]|(?<=2)[0-3]|(?<=0)0)[:.h][0-5][0-9](?![0-9.])", re.A
)
_HALF = re.compile(r"[0-9]\s?[ap]\.?m\b", re.I | re.A)
_FIRST_CLOCK = re.compile(
    r"^.*?(?<![0-9:.])[0-2]?[0-9](?:[:.h][0-5][0-9]|(?=\s?[ap]\.?m\b))(?P<half>\s?[ap]\.?m\b)?",
    re.I | re.A | re.M,
)
"""The first clock time of a line, and whether it says am or pm."""

_RARE = 3
"""So many lines that say am or pm outweigh one hour past twelve."""


def is_round_the_clock(text: str) -> bool:
    """Tell whether hours count to 24; one within a sentence is no rule where lines say am or pm."""
    if not _PAST_TWELVE.search(text):
        return False
    if not _HALF.search(text):
        return True
    halves = sum(1 for clock in _FIRST_CLOCK.finditer(text) if clock["half"])
    return len(_PAST_TWELVE.findall(text)) * _RARE > halves
