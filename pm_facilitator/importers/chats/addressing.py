"""Who wrote to whom on the head of a message, in the languages of ``importers/chat_words.toml``."""

import re
from collections.abc import Iterable
from functools import cache

from pm_facilitator import assets

_FILE = "importers/chat_words.toml"
_ENGLISH = "en"
_FAR, _LONGEST = 2_000, 400

_EVERYONE = r"everyone.*|all\b.*|hosts? and panelists.*|waiting room.*|me and everyone"


def _words(key: str) -> list[str]:
    """Give the words of all languages."""
    found: list[str] = []
    for each in assets.toml(_FILE).values():
        found += each[key]
    return found


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))


LEADS = rf"(?:{_any_of(_words('from'))})"
"""What stands before the name of whoever wrote."""

LEAD = re.compile(rf"(?P<lead>{LEADS})\s+(?=\S)", re.I)
"""This word, and the space before the name."""

MARKED = (*_words("direct"), *_words("private"))
"""What stands in brackets behind the name of whoever alone was to read a message."""

MARKS = re.compile(rf"[(（](?:{_any_of(MARKED)})[)）]", re.I)
"""These words in their brackets."""

SURE_MARKS = re.compile(rf"[(（](?:{_any_of(_words('direct'))}|privately)[)）]", re.I)
"""Those of which the words mean nothing else."""

_ALL = re.compile(rf"{_EVERYONE}|{_any_of(_words('everyone'))}", re.I)


def names_in(told: str, lead: str = "") -> tuple[str, str, bool]:
    """Part "Ben to Ana (Privately)" into who wrote, to whom, and whether it is said to be private.

    The second is empty where nobody is named.

    Args:
        told: what stands between the lead and the words of the message.
        lead: the word before it, which tells the language; in any where it is empty.
    """
    told = " ".join(told[:_FAR].split())[:_LONGEST]
    parted = _parted(told, lead.lower())
    behind = parted["to"] if parted else told
    mark = MARKS.search(behind)  # in front of whom it was for, it is a part of a name
    if mark:
        told = told[: told.rindex(behind) + mark.start()]
        parted = _parted(told.strip(), lead.lower())
    name, to = (parted["name"], parted["to"]) if parted else (told, "")
    return name.strip(" \t:"), to.strip(), mark is not None


def is_everyone(to: str) -> bool:
    """Tell whether a message is addressed to all who are there."""
    return _ALL.fullmatch(to) is not None


def is_english(lead: str) -> bool:
    """Tell whether a word leads to a name in English."""
    return lead.lower() in assets.toml(_FILE)[_ENGLISH]["from"]


def _parted(told: str, lead: str) -> re.Match[str] | None:
    found = _parting(lead or "from").fullmatch(told)
    return found if found or lead else _parting("").fullmatch(told)


@cache
def _parting(lead: str) -> re.Pattern[str]:
    """Give the pattern of two names in the languages with this lead, or in any without one."""
    languages = assets.toml(_FILE).values()
    words = (word for each in languages if not lead or lead in each["from"] for word in each["to"])
    return re.compile(rf"(?P<name>.+)\s+(?:{_any_of(words)}):?\s+(?P<to>\S.*)", re.I)
