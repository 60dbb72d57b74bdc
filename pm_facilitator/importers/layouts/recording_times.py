"""Times that count from the start of a recording or a call, where the text says that they do."""

import re
from collections.abc import Sequence

from pm_facilitator.importers.text.lines import HEADING, ITEM, QUOTE, TEXT, Line

_TELLING = (HEADING, TEXT, QUOTE)
_COUNTED = re.compile(
    r"\b(?:time(?:s|[- ]?stamps?|codes?)?|stamps|timings|clocks?)\b[^.;]{0,60}"
    r"\b(?:since|from|relative\sto|after|into)\s(?:the\s)?"
    r"(?:(?:start|beginning|begin|opening)\b(?!\s(?:page|line))"
    r"|(?:recording|call|bridge|meeting|transcript|stream)\b(?!['’]s\s(?:log|clock)))"
    r"|\btime(?:s|[- ]?stamps?|codes?)?\b[^.;]{0,40}\b(?:are|is)\s(?:elapsed|relative|offsets)\b",
    re.I,
)
_OFFSET = re.compile(
    r"[\[(]?(?P<when>[0-9]{1,2}:[0-5][0-9](?::[0-5][0-9])?)(?:[.,][0-9]{1,3})?[\])]?(?=\s|$)", re.A
)
_LONGEST = 200
_LONGEST_CALL = 12
_TOP = 200
"""The lines in which a text says so."""


def with_counted(lines: Sequence[Line]) -> tuple[Sequence[Line], bool]:
    """Write "00:14:03" as "T+00:14:03" below a line that says that times count from a start.

    Returns:
        The lines, and whether some of them count.
    """
    at = next((i for i, line in enumerate(lines[:_TOP]) if _says_so(line)), len(lines))
    below = [_counted(line) for line in lines[at + 1 :]]
    if not any(one is not other for one, other in zip(below, lines[at + 1 :], strict=True)):
        return lines, False
    return [*lines[: at + 1], *below], True


def _says_so(line: Line) -> bool:
    return line.kind in _TELLING and len(line.text) <= _LONGEST and bool(_COUNTED.search(line.text))


def _counted(line: Line) -> Line:
    match = _OFFSET.match(line.text) if line.kind is TEXT or line.kind is ITEM else None
    if match is None or int(match["when"].partition(":")[0]) > _LONGEST_CALL:
        return line
    when = match["when"]
    # Two numbers are minutes and seconds in what was recorded.
    whole = when if when.count(":") == 2 else f"0:{when}"
    return line._replace(text=f"T+{whole}{line.text[match.end() :]}")
