"""When T0 was, of which times are counted on as T+5m, and whether a text may count so at all."""

import re
from collections.abc import Sequence
from datetime import timedelta

from pm_facilitator.importers.text.lines import HEADING, ITEM, QUOTE, TABLE, TEXT, Line
from pm_facilitator.importers.times.date_mentions import mentioned_date
from pm_facilitator.importers.times.elapsed import DEFINES_ZERO
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamp import Stamp
from pm_facilitator.importers.times.stamps import read_stamp

_LEAD = 4
"""The most letters between the T of "T0 -3" and what follows it."""

# Each way begins with a letter of its own, so that others are passed over at once.
_ZERO_TOLD = re.compile(
    r"T(?<!\w.)(?:\s?[-+]?\s?0\b|\s?=|\s(?:is|was|means|marks|stands)\b)|t(?<!\w.)\s?="
    r"|H(?<!\w.)\s?=|=\s?T\b|T(?<=[(\"'].)[)\"']|r(?<!\w.)elative to\b|c(?<!\w.)ounted from\b"
)
_ZERO_ROW = re.compile(r"\|?\s{0,9}[*_`]{0,2}T\s?[-+]?\s?0[*_`]{0,2}\s{0,9}\|\s{0,9}")
"""A row of a table about T0: "| T0 | 08:15:00 UTC |", "| T+0 | the deploy began at 08:15 |"."""

_WORDS_OF_COUNTING = ("elapsed", "minute", "offset", "relative")
_COUNTED = re.compile(r"[+−–]\s?[0-9]")
_COUNTED_BACK = re.compile(r"-(?<![^\s|(].)[0-9]")
_FROM_ZERO = tuple(re.compile(rf"{letter}(?<!\w.)\s?[-=]?\s?0") for letter in "THt")
_COUNTS = re.compile(r"[*_`\[(]{0,3}T\s?[+−–-]\s?[0-9]")
_NAMELESS = re.compile(r"[*_`\[(]{0,3}T(?=[*_`\])]{0,3}\s?[:–—-][*_`]{0,3}\s)")
_NEAR = 5
_MINUS = re.compile(r"-\s?[0-9]")
_BEFORE_ZERO = re.compile(r"[TtH](?:-?0|\s?=)?\s?-\s?[0-9]")
"""What a text has somewhere in which times are counted from another one."""

_START_TOLD = re.compile(
    r"^\W{0,6}(?:the\s)?(?:(?:incident|outage|impact|problem|event|recording|call|bridge|meeting)\s)?"
    r"(?:start(?:ed|s|ing)?(?:\s(?:time|at|on))?|began|beginning|begins?|onset|zero)\b",
    re.I,
)
_CLOCK_TOLD = re.compile(
    r"(?:(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}[ T])?(?<![0-9:.])[0-2]?[0-9]:[0-5][0-9]", re.A
)
_TELLING = (HEADING, TEXT, ITEM, QUOTE)


def find_zero(lines: Sequence[Line], order: Order) -> Stamp | None:
    """Find the sentence that says when T0 was: "T0 is 14:03 UTC on 2 March"."""
    for line in lines:
        row = _ZERO_ROW.match(line.text) if line.kind is TABLE else None
        stamp = _stamp_in(line.text[row.end() :].rstrip("| "), order) if row else None
        if stamp is not None:
            return stamp
    for telling in (_ZERO_TOLD, _START_TOLD):
        for line in lines:
            text = line.text[:300]
            match = telling.search(text) if line.kind in _TELLING else None
            stamp = _stamp_in(text, order) if match else None
            if stamp is not None:
                return stamp
    return None


def _stamp_in(text: str, order: Order) -> Stamp | None:
    """Give the first time that a text tells by the clock, with the day told beside it."""
    clock = _CLOCK_TOLD.search(text)
    stamp = read_stamp(text[clock.start() :], order) if clock else None
    if stamp is None or not stamp.clock:
        return None
    return stamp._replace(date=stamp.date or mentioned_date(text, order))


def with_named_zero(lines: Sequence[Line]) -> Sequence[Line]:
    """Write the "T: it rang" of a list that counts from it, as "T+5m: it is back", as "T0"."""
    if not any("T" in line.text[:_NEAR] and _COUNTS.match(line.text) for line in lines):
        return lines
    return [_with_named_zero(line) for line in lines]


def _with_named_zero(line: Line) -> Line:
    match = _NAMELESS.match(line.text) if line.kind in (ITEM, TEXT) else None
    return line._replace(text=f"{match[0]}0{line.text[match.end() :]}") if match else line


def defines_zero(line: Line, stamp: Stamp, order: Order) -> bool:
    """Tell whether a line, read as this stamp, says no more than when T0 was."""
    counted = stamp.zero or stamp.after == timedelta(0)
    told = counted and DEFINES_ZERO.match(line.text)
    return bool(told) and find_zero([line], order) is not None


def may_count(text: str) -> bool:
    """Tell whether times may be counted from another one somewhere in a text."""
    small = text.lower()
    if any(word in small for word in _WORDS_OF_COUNTING):
        return True
    if any(sign in text for sign in "+−–") and _COUNTED.search(text):
        return True
    if _COUNTED_BACK.search(text) or any(form.search(text) for form in _FROM_ZERO):
        return True
    return any(
        _BEFORE_ZERO.search(text, max(0, minus.start() - _LEAD), minus.end())
        for minus in _MINUS.finditer(text)
    )
