"""Entries of which only the first kept its bullet when they were copied."""

import re
from collections.abc import Iterator, Sequence

from pm_facilitator.importers.text.lines import ITEM, TEXT, Line

_OPENS = re.compile(
    r"[*_`\[(~]{0,3}[0-2]?[0-9](?:[:.][0-5][0-9](?::[0-5][0-9])?)?\s?(?:[ap]\.?\s?m\b\.?)?"
    r"(?:\s[A-Z]{2,4})?[*_`\])]{0,3}\s?[:–—-]\s",
    re.I | re.A,
)
_LEAST = 2
"""The lines that hang below one; a single one tells more of the entry."""


def with_hanging_entries(lines: Sequence[Line]) -> list[Line]:
    """Take lines that open as the item above them does, each with a time, for items beside it."""
    found = list(lines)
    for index, line in enumerate(lines):
        below = lines[index + 1].kind if index + 1 < len(lines) else None
        if line.kind is not ITEM or below is not TEXT or not _OPENS.match(line.text):
            continue
        opening = [i for i in _hanging(lines, index) if _OPENS.match(lines[i].text)]
        for i in opening if len(opening) >= _LEAST else ():
            found[i] = lines[i]._replace(kind=ITEM, indent=line.indent)
    return found


def _hanging(lines: Sequence[Line], item: int) -> Iterator[int]:
    """Give the lines of text right below an item that stand deeper than it."""
    for index in range(item + 1, len(lines)):
        if lines[index].kind is not TEXT or lines[index].indent <= lines[item].indent:
            return
        yield index
