"""Heads of posts that are a state and its moment over the words: "resolved 11 May 2021 02:35"."""

import re
from collections.abc import Container, Sequence

from pm_facilitator.importers.layouts.prefixes import says_status, tells_state
from pm_facilitator.importers.text.lines import BLANK, ITEM, TEXT, Line
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamps import read_stamp

_CLOCK = re.compile(r"[0-9]:[0-5][0-9]", re.A)
_WORDS = (1, 2)
"""How many words a state may have."""

_LEAST = 2
_LONGEST = 64


def with_states_behind(lines: Sequence[Line]) -> list[Line]:
    """Put states behind their moments and in front of the words, where several stand over such.

    A state and a moment that stand alone, or one below the other, are fields of the document. What
    is no state but a mere "Update" is read as it stands.
    """
    heads = {index: head for index, line in enumerate(lines) if (head := _state_and_moment(line))}
    posts = {index: words for index in heads if (words := _words_below(lines, index, heads))}
    if len(posts) < _LEAST:
        return list(lines)
    found = list[Line]()
    gone = -1
    for index, line in enumerate(lines):
        state, when = heads.get(index, ("", ""))
        if index in posts and tells_state(state):
            gone = posts[index]
            found.append(line._replace(text=f"{when} - {state} - {lines[gone].text}"))
        elif index > gone:
            found.append(line)
    return found


def _state_and_moment(line: Line) -> tuple[str, str] | None:
    """Give what a line says that is no more than a state and its moment."""
    text = line.text
    if len(text) > _LONGEST or line.kind not in (ITEM, TEXT) or not text[0].isalpha():
        return None
    if not _CLOCK.search(text):
        return None
    # How numeric dates are read does not matter to whether there is one.
    for count in _WORDS:
        *words, when = text.split(" ", count)
        said = " ".join(words)
        stamp = read_stamp(when, Order.DAY_FIRST, column=True) if says_status(said) else None
        if stamp and stamp.clock and stamp.date and stamp.date.month and not stamp.text:
            return said, when
    return None


def _words_below(lines: Sequence[Line], index: int, heads: Container[int]) -> int:
    """Give the index of the first line below a head if it is text of its post; 0 if it is not."""
    rest = range(index + 1, len(lines))
    below = next((i for i in rest if lines[i].kind is not BLANK), 0)
    if not below or lines[below].kind is not TEXT or below in heads:
        return 0
    hangs = lines[below].indent > lines[index].indent
    return below if hangs or lines[index].kind is TEXT or below == index + 1 else 0
