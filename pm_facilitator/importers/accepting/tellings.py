"""What of an event is compared to see whether two sources tell the same, and how alike two are."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.origins import source_name
from pm_facilitator.domain.similar import word_weight
from pm_facilitator.domain.telling_words import telling_words
from pm_facilitator.domain.vocabulary import Precision
from pm_facilitator.importers.draft import EventDraft
from pm_facilitator.importers.times.moments import info_of, instant, is_day

Told = EventDraft | TimelineEvent
"""An event as an importer read it, or as it stands in the review."""

_REVIEW = "\0review"
_NUMBER = re.compile(r"[0-9]+")
_WORD = re.compile(r"[^\W_]+")
_NAMING = 2
"""So many digits name a thing, such as a build; fewer only count."""


def file_names(event: EventDraft) -> tuple[str, ...]:
    """Give the names of the files that tell an event, each once."""
    return tuple(dict.fromkeys(map(source_name, event.origins)))


@dataclass(frozen=True, slots=True)
class Telling:
    """What of an event is compared.

    Attributes:
        at: its instant, or the midnight of a bare day.
        key: its words and numbers in small letters.
        words: its telling words.
    """

    index: int
    at: datetime | None
    day: bool
    sources: frozenset[str]
    origins: frozenset[str]
    key: str
    words: frozenset[str]
    numbers: frozenset[str]

    @classmethod
    def of(cls, index: int, event: Told, zone: str) -> "Telling":
        """Take what is compared of the event at an index; clocks without a zone are of this one."""
        text = event.text.partition("\n")[0][:400]
        if isinstance(event, TimelineEvent):
            day, sources = event.precision is Precision.DAY, frozenset((_REVIEW,))
        else:
            day, sources = is_day(event.time), frozenset(file_names(event) or (event.source,))
        return cls(
            index,
            instant(event.time, info_of(zone)),
            day,
            sources,
            frozenset(event.origins),
            " ".join(_WORD.findall(text.casefold())),
            frozenset(form for form, _ in telling_words(text)),
            frozenset(_NUMBER.findall(text)),
        )


def by_time(each: Telling) -> tuple[datetime, int]:
    """Order by time, what has none last."""
    return each.at or datetime.max.replace(tzinfo=UTC), each.index


def weights_of(told: Iterable[Telling]) -> dict[str, int]:
    """Give what each word counts: the more, the fewer events have it."""
    told = list(told)
    held = Counter(word for each in told for word in (*each.words, *each.numbers))
    return {word: word_weight(len(told), count) for word, count in held.items()}


def likeness(one: Telling, other: Telling, weights: dict[str, int]) -> float:
    """Tell how alike two tellings are: 1 for the same words or origin, 0 for what cannot be."""
    if one.origins & other.origins:
        return 1.0
    if one.key == other.key:
        return float(bool(one.key))
    # "node 3 is down" and "node 4 is down" are not the same.
    if not (one.numbers <= other.numbers or other.numbers <= one.numbers):
        return 0.0
    shared = one.words & other.words
    if len(shared) < 2:
        return 0.0
    # That both say "build 771" speaks for the same; that only one does speaks against nothing.
    named = sum(weights[n] for n in one.numbers & other.numbers if len(n) >= _NAMING)
    words = sum(weights[word] for word in one.words) + sum(weights[word] for word in other.words)
    alike, whole = named + sum(weights[word] for word in shared), 2 * named + words
    return min(2 * alike / whole, 0.99) if whole else 0.0
