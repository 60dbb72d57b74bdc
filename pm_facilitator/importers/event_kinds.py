"""A guess at what sort of event an entry tells of, from its words."""

import re
from functools import cache

from pm_facilitator import assets
from pm_facilitator.domain.vocabulary import EventKind


def guess_kind(text: str) -> EventKind:
    """Guess the kind of an event; ``OTHER`` when nothing hints at one."""
    found = {match.lastgroup or "" for match in _hints().finditer(text[:300].lower())}
    return next((kind for kind in _order() if kind.value in found), EventKind.OTHER)


@cache
def _order() -> tuple[EventKind, ...]:
    return tuple(EventKind(name) for name in assets.toml("importers/event_kinds.toml")["kinds"])


@cache
def _hints() -> re.Pattern[str]:
    data: dict[str, list[str]] = assets.toml("importers/event_kinds.toml")["kinds"]
    groups = (
        f"(?P<{kind}>"
        + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
        + ")"
        for kind, words in data.items()
    )
    return re.compile(r"(?<![\w-])(?:" + "|".join(groups) + r")(?![\w-])")
