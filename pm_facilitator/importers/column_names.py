"""What the name of a column says about what it holds, in many languages."""

import re
from functools import cache

from pm_facilitator import assets
from pm_facilitator.importers.time_words import SIGNS

_DATA = "importers/columns.toml"
_LONGEST = 80

ELAPSED_COLUMN = re.compile(
    r"\W{0,3}(?:elapsed|t\s?\+|t\s?[+-]\s?/|t\s?\+/-|offset|relative|minutes?|mins?\b|since\s)",
    re.I,
)
"""How the name of a column begins whose times are counted from another one."""


LENGTH_COLUMN = re.compile(
    r"\W{0,3}(?:(?:total|call|outage|query|run|response|average|avg|max|min)\.?\s)?(?:lengths?|durations?|took"
    r"|lasted|latency|run\s?time|time\s(?:taken|spent|needed)|dauer|durée|duraci[óo]n|duraç[ãa]o|durata"
    r"|duur|varighe[dt]|längd)(?:\s?[(\[].{0,20}[)\]])?\W{0,3}",
    re.I,
)
"""The name of a column that tells how long something took, as "Length" of calls."""


def plays(role: str, name: str) -> bool:
    """Tell whether the name of a column has a word of this role of ``columns.toml``."""
    return bool(name) and _words(role).search(name[:_LONGEST]) is not None


@cache
def _words(role: str) -> re.Pattern[str]:
    known: list[str] = assets.toml(_DATA)["roles"][role]
    return re.compile("|".join(map(_pattern, known)), re.I)


def _pattern(word: str) -> str:
    bare = re.escape(word.rstrip("*"))
    if word >= SIGNS:
        return bare
    return rf"(?<![^\W_]){bare}" if word.endswith("*") else rf"(?<![^\W_]){bare}(?![^\W_])"
