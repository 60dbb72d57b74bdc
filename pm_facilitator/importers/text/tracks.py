"""Updates of status sites built from texts, whose times are marked beside or below them."""

import re
from collections.abc import Sequence

_TRACKED = re.compile(
    r"(?P<before>[^{}]*?)\s?\{\{[<%]\s?track\s\"(?P<when>[0-9TZ:. -]{10,30})\"\s?[>%]\}\}"
    r"\s?(?P<behind>[^{}]*)"
)
_ENDS = ("#", "---", "+++", "```")
"""How lines begin above which an update does not go on."""


def untracked(raw: Sequence[str]) -> list[str]:
    """Write ``text {{< track "2026-03-02 14:03" >}}`` as ``2026-03-02 14:03 - text``.

    The mark may stand in front of the update, behind its last line, or alone below it.
    """
    found = list(raw)
    begin = 0
    for index, line in enumerate(raw):
        match = _TRACKED.fullmatch(line.strip()) if "{{" in line else None
        if match is None:
            if line.startswith(_ENDS):
                begin = index + 1
            continue
        when, before, behind = match["when"], match["before"].strip(), match["behind"].strip()
        if behind and not before:
            found[index] = f"{when} - {behind}"
            begin = index + 1
            continue
        start = _first_of(found, begin, index, alone=not before)
        found[index] = before
        if found[start].strip():
            found[start] = f"{when} - {found[start].strip()}"
        begin = index + 1
    return found


def _first_of(lines: Sequence[str], begin: int, index: int, *, alone: bool) -> int:
    """Give the line on which the update begins that ends on this one."""
    start = index
    while start > begin and lines[start - 1].strip():
        start -= 1
    if not alone:
        return start
    # A mark alone closes all that stands above it since the last one.
    return next((at for at in range(begin, index) if lines[at].strip()), index)
