"""Lines that are wholly code below the words that lead to them: what a log said is no entry."""

import re
from collections.abc import Sequence

from pm_facilitator.importers.text.lines import HTML, ITEM, TEXT, Line

_SPAN = re.compile(r"`[^`]+[^`\s]`[.,;]?")
_STAMP = re.compile(r"`\W{0,2}(?:[0-9]{4}[-/][0-9]{2}[-/][0-9]{2}[T ])?[0-9]{2}:[0-9]{2}\b", re.A)


def with_spans_joined(lines: Sequence[Line]) -> Sequence[Line]:
    """Put a line of code with a time in it behind the line above, if that ends with a colon."""
    joined: list[Line] | None = None
    for index, line in enumerate(lines):
        if line.text[:1] != "`" or line.kind is not TEXT or not index:
            continue
        above = (joined or lines)[index - 1]
        leads = above.kind in (TEXT, ITEM) and above.text.rstrip("*_ ").endswith(":")
        if leads and _STAMP.match(line.text) and _SPAN.fullmatch(line.text):
            joined = joined or list(lines)
            joined[index - 1] = above._replace(text=f"{above.text} {line.text}")
            joined[index] = line._replace(kind=HTML)
    return joined or lines
