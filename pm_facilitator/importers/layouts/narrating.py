"""Timelines told as prose: the sentences of running text that say when something was."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from types import MappingProxyType

from pm_facilitator.importers.layouts.clauses import LATER, told_clauses
from pm_facilitator.importers.layouts.happening import first_that_was, is_habit, is_no_fact
from pm_facilitator.importers.layouts.prose import (
    date_at_end,
    led_stamp,
    part_of_day_at_end,
    says_next_day,
    sentences_at,
    told_inside,
)
from pm_facilitator.importers.text.lines import Kind, Line
from pm_facilitator.importers.text.sections import Section
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamp import Stamp
from pm_facilitator.importers.times.stamps import read_stamp

_LEAST = 3
"""The sentences with a time that make a story of a text; one or two are asides."""

_LEAST_BEGUN = 2
"""The same where a sentence opens with its time already, so that the others go on from there."""

_DOTTED = re.compile(
    r"~?[0-2]?[0-9]\.[0-5][0-9](?:[,;:)]|\.?$|\.\s"
    r"|\s(?:and|but|the|an?|he|she|we|they|it|i|you|on|in|when|that|to|by|from|before|while|nobody)\b)",
    re.I | re.A,
)
"""A time with a dot that goes on as a sentence does, and not with a unit."""

_LATER_AT_END = re.compile(rf"\s(?P<said>{LATER})[.!]?$", re.I)
_LEADS = re.compile(
    r"\W*(?:[A-Z][A-Za-z ]{2,24}:\W*)?(?:(?:starting|beginning|at|by|on|in|and|then|but|so|also"
    r"|later|finally|the\s(?:next|following)\s\w+)\b\W*){0,3}",
    re.I,
)
"""What may stand in front of a time that opens its sentence."""

_MARK = re.compile(r"\*\*|__|\*|_")
_ELSEWHERE = frozenset(
    (
        "actions",
        "lessons",
        "went_well",
        "went_wrong",
        "lucky",
        "people",
        "questions",
        "history",
        "other",
    )
)
_AT_END = re.compile(r"[0-9apmA-Z][.)\]*_`]{0,4}$")
_NO_HEADS: Mapping[int, Stamp] = MappingProxyType({})
_FAR = 4000
_NEXT = 100
"""The lines below a head within which its text stands."""

_TAIL = 60


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, with those without a time behind it, and the line that it starts on."""

    line: int
    stamp: Stamp


def narrated(
    lines: Sequence[Line],
    ranges: Sequence[Section],
    sections: Sequence[Section],
    order: Order,
    *,
    begun: bool,
    heads: Mapping[int, Stamp] = _NO_HEADS,
) -> list[Told]:
    """Give the sentences that tell a time; none where too few do.

    Args:
        lines: all lines of the text.
        ranges: the sections that hold the timeline; empty for all but those of other things.
        sections: all sections.
        order: how numeric dates are to be read.
        begun: whether an entry of running text is known already.
        heads: the stamps of heads that tell a moment over running text, by their indices.
    """
    least = _LEAST_BEGUN if begun else _LEAST
    aside = _indices(section for section in sections if section.key in _ELSEWHERE)
    if ranges:
        aside |= set(range(len(lines))) - _indices(ranges)
    found: list[Told] = []
    for paragraph in _paragraphs(lines, aside | set(heads)):
        found += _told_by(paragraph, order, goes_on=bool(found))
    if above := {index: stamp for index, stamp in heads.items() if index not in aside}:
        found = _below_heads(found, above, lines)
    if len(found) < least:
        found = [told for items in _lists(lines, aside) for told in _told_at_ends(items, order)]
    return found if len(found) >= least else []


def _below_heads(
    found: Sequence[Told], heads: Mapping[int, Stamp], lines: Sequence[Line]
) -> list[Told]:
    """Give what stands below a head its day, and tell what no sentence below it tells."""
    at = [told.line for told in found]
    starts = [bisect_left(at, lines[index].number) for index in heads]
    below = [list(found[: starts[0]])]
    for (index, stamp), (first, end) in zip(
        heads.items(), pairwise([*starts, len(found)]), strict=True
    ):
        told = list(found[first:end])
        assert stamp.clock is not None
        if not any(each.stamp.clock and each.stamp.clock.time == stamp.clock.time for each in told):
            said = next(_paragraphs(lines[index + 1 : index + _NEXT], set()), [])
            text = " ".join(line.text for line in said)
            told.insert(0, Told(lines[index].number, stamp._replace(text=text, led=True)))
        elif told[0].stamp.date is None:
            told[0] = replace(told[0], stamp=told[0].stamp._replace(date=stamp.date))
        below.append(told)
    return [each for told in below for each in told]


def _indices(sections: Iterable[Section]) -> set[int]:
    return {index for section in sections for index in range(section.heading, section.end)}


def _lists(lines: Sequence[Line], aside: set[int]) -> Iterator[list[Line]]:
    running: list[Line] = []
    for index, line in enumerate(lines):
        if line.kind is Kind.ITEM and index not in aside:
            running.append(line)
        elif running and line.kind is Kind.TEXT and line.indent > running[-1].indent:
            running[-1] = running[-1]._replace(text=f"{running[-1].text} {line.text}")
        elif running and line.kind is not Kind.BLANK:
            yield running
            running = []
    if running:
        yield running


def _told_at_ends(items: Sequence[Line], order: Order) -> list[Told]:
    """Give the items of a list most of which end with the one time that they tell."""
    stamps = [(item, told_inside(item.text, order)) for item in items]
    found = [
        Told(item.number, stamp)
        for item, stamp in stamps
        if stamp
        and _AT_END.search(item.text)
        and stamp.words in item.text[-_TAIL:]
        and not is_no_fact(item.text, item.text.rfind(stamp.words))
    ]
    return found if len(found) > 0.6 * len(items) else []


def _paragraphs(lines: Sequence[Line], aside: set[int]) -> Iterator[list[Line]]:
    running: list[Line] = []
    for index, line in enumerate(lines):
        if line.kind is Kind.TEXT and index not in aside:
            running.append(line)
        elif running:
            yield running
            running = []
    if running:
        yield running


def _told_by(paragraph: Sequence[Line], order: Order, *, goes_on: bool) -> Iterator[Told]:
    text = " ".join(line.text for line in paragraph)[:_FAR]
    told: Told | None = None
    for start, sentence in sentences_at(text):
        habit = False
        for clause in told_clauses(sentence, order):
            habit = is_habit(clause, goes_on=habit)
            if habit:
                continue
            if stamp := _stamp_of(clause, order, goes_on=goes_on or told is not None):
                if told:
                    yield told
                told = Told(_line_at(paragraph, start + sentence.index(clause)), stamp)
            elif told:
                said = f"{told.stamp.text} {clause}"
                told = replace(told, stamp=told.stamp._replace(text=said))
    if told:
        yield told


def _stamp_of(sentence: str, order: Order, *, goes_on: bool) -> Stamp | None:
    """Read the time that a sentence tells; "later" counts where it goes on from another time."""
    match = first_that_was(sentence)
    if match is None:
        return _stamp_from_the_last(sentence, order) if goes_on else None
    dotted = _DOTTED.match(sentence, match.end()) is not None
    led = read_stamp(sentence[match.start() :], order, bare="w", column=dotted)
    stamp = led or read_stamp(sentence[match.end() :], order, bare="w", column=dotted)
    clock = stamp.clock if stamp else None
    if stamp is None or clock is None:
        return None
    before = sentence[: match.start()]
    mark = _MARK.match(stamp.text)
    if mark and before.count(mark[0]) % 2:
        stamp = stamp._replace(text=stamp.text.removeprefix(mark[0]).lstrip(" ,:;–—-"))
    whole = read_stamp(sentence, order)
    if whole and whole.moves_day and whole.clock == clock:
        stamp, before = whole, ""
    elif stamp.date is None and says_next_day(before):
        stamp = stamp._replace(days_later=1)
    if part := part_of_day_at_end(before):
        stamp = stamp._replace(clock=clock.in_part(part))
    if stamp.date is None and (found := date_at_end(before, order)):
        stamp, before = stamp._replace(date=found[0]), found[1]
    # The words of the time are not repeated where the sentence goes on without them.
    opens = bool(_LEADS.fullmatch(before)) and len(stamp.text.split()) > 1
    return stamp._replace(text=stamp.text if opens else sentence, led=True)


def _stamp_from_the_last(sentence: str, order: Order) -> Stamp | None:
    """Read the time of "Ten minutes later it rang" and of "We called ten minutes later."."""
    opening = led_stamp(sentence, order)
    if opening and opening.later:
        return opening
    match = _LATER_AT_END.search(sentence)
    stamp = read_stamp(match["said"], order) if match else None
    return stamp._replace(text=sentence, led=True) if stamp and stamp.later else None


def _line_at(paragraph: Sequence[Line], offset: int) -> int:
    passed = 0
    for line in paragraph:
        passed += len(line.text) + 1
        if offset < passed:
            return line.number
    return paragraph[-1].number
