"""The day of the sentence that tells the first time of a timeline, too: "On 24 July at 16:52"."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from pm_facilitator.importers.layouts.bylines import tells_of_writing
from pm_facilitator.importers.layouts.prose import date_at_end
from pm_facilitator.importers.text.lines import ITEM, TABLE, TEXT, Line
from pm_facilitator.importers.text.table_rows import split_row
from pm_facilitator.importers.times.clocks import clock_at
from pm_facilitator.importers.times.date_mentions import full_dates
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamp import Stamp
from pm_facilitator.importers.times.stamps import read_stamp

_CLOCK = re.compile(
    r"(?<![0-9:.,/-])[0-2]?[0-9][:h][0-5][0-9](?::[0-5][0-9])?(?:\s?[ap]\.?m\b)?(?![0-9:])",
    re.I | re.A,
)
_SENTENCES = re.compile(r"(?<=[.!?;])\s")
_LONGEST = 600
_HIGHEST = 80
"""The lines at the top that are looked at, and the letters of one of them."""


def day_of_first_clock(lines: Sequence[Line], order: Order) -> date | None:
    """Give the day of the sentence in which the first time of a list or table stands, too.

    Returns:
        The day; None where the times tell their own, or no or several days stand with that time.
    """
    end, first = _first_stamp(lines[:_HIGHEST], order)
    if first is None or first.clock is None or first.date is not None:
        return None
    minute = first.clock.minute_of_day
    days = set[date]()
    for above, line in zip([None, *lines], lines[:end], strict=False):
        if line.kind is not TEXT or tells_of_writing(line.text):
            continue
        joined = above is not None and above.kind is TEXT
        said = f"{above.text} {line.text}" if joined and above else line.text
        for sentence in _SENTENCES.split(said[:_LONGEST]):
            starts = [match.start() for match in _CLOCK.finditer(sentence)]
            told = [(at, found[0]) for at in starts if (found := clock_at(sentence, at))]
            if same := [at for at, clock in told if clock.minute_of_day == minute]:
                whole = list(full_dates(sentence, order))[:2]
                days.update(whole or _short_days([sentence[:at] for at in same], lines, order))
    return days.pop() if len(days) == 1 else None


def _short_days(before: Sequence[str], lines: Sequence[Line], order: Order) -> Iterator[date]:
    """Give the days without a year right before that time: "(Oct 22, 22:13 EDT)".

    The year is the one in which they are nearest to the first whole date of the text.

    Args:
        before: what stands before each of these times in its sentence.
        lines: those of the text.
        order: how numeric dates are to be read.
    """
    whole = (next(full_dates(line.text, order), None) for line in lines[:_HIGHEST])
    near = next(filter(None, whole), None)
    told = (date_at_end(words, order) for words in before)
    return filter(None, (found[0].complete(near) for found in told if found and found[0].month))


def _first_stamp(lines: Sequence[Line], order: Order) -> tuple[int, Stamp | None]:
    """Give the first stamp with a clock of an item or in a cell, behind the index of its line."""
    for index, line in enumerate(lines):
        if line.kind not in (ITEM, TABLE):
            continue
        parts = split_row(line.text)[:3] if line.kind is TABLE else [line.text]
        stamps = (read_stamp(part, order, column=line.kind is TABLE) for part in parts)
        stamp = next((each for each in stamps if each and each.clock), None)
        if stamp:
            return index, stamp
    return 0, None
