"""Versions, whose numbers look like clock times with dots: "0.16: fixed", "upgraded from 1.10"."""

import re
from collections.abc import Sequence
from itertools import groupby

_OPENS = re.compile(r"\W{0,4}(?P<number>[0-9]{1,2}(?:\.[0-9x]{1,4}){1,3})[*_`]{0,3}:(?:\s|$)", re.A)
_LIKE_CLOCK = re.compile(r"(?:[01]?[0-9]|2[0-4])\.[0-5][0-9]", re.A)

_LINK_ALONE = re.compile(r"\s{0,3}<?https?://\S{1,500}\s*")

_UPGRADES = re.compile(
    r"\b(?:(?:up|down)grad\w{1,4}|versions?|releases?|bump(?:ed|ing|s)?|migrat\w{2,4})\b", re.I
)
_SPAN = re.compile(
    r"(?:from|between)\s[*_`]{0,3}v?[0-9]{1,2}\.[0-9]{2}[*_`]{0,3}\s(?:to|and)\s[*_`]{0,3}v?[0-9]{1,2}\."
    r"[0-9]{1,2}(?![0-9]|\s?[ap]\.?m\b|\s(?-i:[A-Z]{3,4})\b)",
    re.I | re.A,
)

_BRACKETED = re.compile(r"\(v?[0-9]{1,2}\.[0-9]{2}\)", re.A)
_NEAR = 60


def opens_with_version(text: str, *, listed: bool) -> bool:
    """Tell whether a number with dots before a colon opens a text, and is no time.

    Args:
        text: what may open so.
        listed: whether the text around it lists versions; else only a link may stand behind it.
    """
    match = _OPENS.match(text)
    return match is not None and (listed or bool(_LINK_ALONE.fullmatch(text, match.end())))


def lists_versions(texts: Sequence[str]) -> bool:
    """Tell whether numbers that look like times with dots stand among such as can be none.

    Args:
        texts: the words of the items and lines of a text, in their order.
    """
    numbers = [match["number"] if (match := _OPENS.match(text)) else "" for text in texts]
    runs = [list(run) for listed, run in groupby(numbers, bool) if listed]
    like_clocks = [[bool(_LIKE_CLOCK.fullmatch(number)) for number in run] for run in runs]
    doubtful = [run for run in like_clocks if any(run)]
    return bool(doubtful) and not any(map(all, doubtful))


def tells_versions(sentence: str, at: int) -> bool:
    """Tell whether what may be a time at a place of a sentence is a version.

    As in "the upgrade of the cluster from 1.10 to 1.12" and "an old version of it (1.10)".
    """
    if _BRACKETED.match(sentence, at):
        return _UPGRADES.search(sentence, max(0, at - _NEAR), at) is not None
    return _SPAN.match(sentence, at) is not None and _UPGRADES.search(sentence, 0, at) is not None
