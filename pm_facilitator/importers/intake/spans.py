"""Which part of a long source is read: offered by time, and one of them taken to begin with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from math import isqrt

from pm_facilitator.importers.draft import Choice, ImportWarning, Moment
from pm_facilitator.importers.protocol import Hints

_MOST_OPTIONS = 60


@dataclass(frozen=True, slots=True)
class Span:
    """One part.

    Attributes:
        begin: when its first entry was; None where that is not known.
        amount: how many entries it has, or about so many.
        trouble: how much in it tells of trouble.
        first: the number of its first line or entry.
        last: the number of its last one.
    """

    begin: Moment
    amount: int
    trouble: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen: which span, the choices that lead to others, and what is said of it."""

    index: int
    choices: tuple[Choice, ...]
    warning: ImportWarning


def choose(spans: Sequence[Span], hints: Hints, key: str, what: str) -> Chosen:
    """Take the part that was chosen; else the one with most trouble, on the hinted day if there.

    Args:
        spans: all parts in their order, at least one.
        hints: the day, and what was chosen.
        key: of the choice; that of the part of a part ends in "within".
        what: what the parts are of, such as "entries".
    """
    groups = _groups(spans)
    inner = f"{key}:within"
    wanted = _number(hints.choices.get(key)), _number(hints.choices.get(inner))
    index = _default(spans, range(len(spans)), hints.day)
    if group := next((each for each in groups if each[0] == wanted[0]), None):
        index = index if index in group else _default(spans, group, hints.day)
    group = next(each for each in groups if index in each)
    if wanted[1] in group:
        index = wanted[1]
    names = _Names(spans, what)
    choices = [
        Choice(key, "Part", tuple((str(g[0]), names.of(g)) for g in groups), str(group[0])),
    ]
    if len(group) > 1:
        options = tuple((str(i), names.of(range(i, i + 1))) for i in group)
        choices.append(Choice(inner, "Part of it", options, str(index)))
    return Chosen(index, tuple(choices), names.warning(index))


def _number(chosen: str | None) -> int:
    return int(chosen) if chosen and chosen.isdecimal() and len(chosen) < 7 else -1


def _default(spans: Sequence[Span], group: range, day: date | None) -> int:
    """Give the part with most trouble, among those of a day if there are such."""
    on_day = [index for index in group if day and _holds(spans, index, day)]
    return max(on_day or group, key=lambda index: (spans[index].trouble, -index))


def _holds(spans: Sequence[Span], index: int, day: date) -> bool:
    begin = _day(spans[index].begin)
    if begin is None:
        return False
    following = next((_day(each.begin) for each in spans[index + 1 :] if each.begin), None)
    before = next((_day(each.begin) for each in spans[max(0, index - 1) :] if each.begin), begin)
    # When the last part ends is not known; it is taken to be as long as the one before it.
    end = following or begin + (begin - (before or begin))
    return begin <= day <= end


_STEPS: tuple[Callable[[Moment], object], ...] = (
    lambda moment: moment.isoformat()[:13] if moment else "",
    lambda moment: moment.isoformat()[:10] if moment else "",
    lambda moment: moment.isoformat()[:7] if moment else "",
)
"""Hours, days and months, by which parts are put together."""


def _groups(spans: Sequence[Span]) -> list[range]:
    """Put the parts together so that there are few enough to choose from."""
    if len(spans) <= _MOST_OPTIONS:
        return [range(index, index + 1) for index in range(len(spans))]
    for step in _STEPS:
        groups: list[range] = []
        for _, same in groupby(range(len(spans)), key=lambda index: step(spans[index].begin)):
            indices = list(same)
            groups.append(range(indices[0], indices[-1] + 1))
        if 1 < len(groups) <= _MOST_OPTIONS:
            return groups
    size = isqrt(len(spans)) + 1
    return [range(first, min(first + size, len(spans))) for first in range(0, len(spans), size)]


class _Names:
    """Says parts in words."""

    def __init__(self, spans: Sequence[Span], what: str) -> None:
        self.spans = spans
        self.what = what
        self.total = sum(each.amount for each in spans)

    def of(self, group: range) -> str:
        """Name a group of parts: "2 March 2026, 14:02 to 15:37 (4,980 entries)"."""
        amount = sum(self.spans[index].amount for index in group)
        return f"{self._when(group)} ({amount:,} {self.what})"

    def warning(self, index: int) -> ImportWarning:
        """Say what is read and what is not."""
        span = self.spans[index]
        said = (
            f"This is too long for one timeline: {span.amount:,} of {self.total:,} {self.what}"
            f" were read, {self._when(range(index, index + 1))}. Choose another part to read it."
        )
        return ImportWarning(0, said)

    def _when(self, group: range) -> str:
        begin = self.spans[group[0]].begin
        if begin is None:
            return f"from number {self.spans[group[0]].first:,} to {self.spans[group[-1]].last:,}"
        following = self.spans[group[-1] + 1 : group[-1] + 2]
        end = following[0].begin if following else None
        if end is None:
            return f"from {_told(begin)}" if not following else f"{_told(begin)} and on"
        same = _day(begin) == _day(end) and isinstance(end, datetime)
        return f"{_told(begin)} to {f'{end:%H:%M}' if same else _told(end)}"


def _told(moment: Moment) -> str:
    if moment is None:
        return ""
    clock = f", {moment:%H:%M}" if isinstance(moment, datetime) else ""
    return f"{moment.day} {moment:%b %Y}{clock}"


def _day(moment: Moment) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment
