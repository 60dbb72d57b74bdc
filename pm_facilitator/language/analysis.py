"""Tells a symptom, a trigger and a group of owners by their words, for checks of a whole review."""

import re
from functools import cache

from pm_facilitator import assets

_LONGEST = 100
"""A factor of more characters says more than what was seen."""


def is_symptom(text: str, language: str = "en") -> bool:
    """Tell whether a factor only says what was seen."""
    return len(text) <= _LONGEST and _fits("symptom", text, language)


def is_trigger(text: str, language: str = "en") -> bool:
    """Tell whether a factor only says what set things off that day."""
    return len(text) <= _LONGEST and _fits("trigger", text, language)


def is_group(owner: str, language: str = "en") -> bool:
    """Tell whether an owner is several people, or nobody in particular."""
    match, unless = _patterns("group", language)
    said = _plain(owner)
    return match.fullmatch(said) is not None and unless.search(said) is None


def _fits(kind: str, text: str, language: str) -> bool:
    match, unless = _patterns(kind, language)
    said = _plain(text)
    return match.search(said) is not None and unless.search(said) is None


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split()).strip(" .@")


@cache
def _patterns(kind: str, language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = assets.toml(f"language/{language}/analysis.toml")[kind]
    match, unless = (rf"(?<!\w)(?:{'|'.join(data[part])})(?!\w)" for part in ("match", "unless"))
    return re.compile(match), re.compile(unless)
