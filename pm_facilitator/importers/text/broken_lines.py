"""Where lines break: by marks that an editor writes for it, or only by its width."""

import re
from collections.abc import Iterator

from pm_facilitator.importers.text.raw_lines import FENCES, outside_fences

_INSIDE = re.compile(r"<br\s?/?>\s*(?=\S)", re.I)
_AT_END = re.compile(r"<br\s?/?>\s*$", re.I)
_NO_TEXT = ("|", "<", *FENCES)
_LEAST = 2


def without_breaks(raw: list[str]) -> list[str]:
    """Take the backslashes off the ends of lines, by which Markdown breaks them; not in code."""
    return outside_fences(raw, _without_break)


def _without_break(line: str) -> str:
    broken = line.endswith("\\") and not line.endswith("\\\\")
    return line[:-1].rstrip() if broken else line


def with_whole_parts(raw: list[str]) -> list[str]:
    """Put together again what stands between two breaks of a paragraph.

    What a line begins with goes to the end of the line above, up to the first break; each part
    stays on the line that it begins on.
    """
    told = list(raw)
    for start, end in _paragraphs(raw):
        lines = raw[start:end]
        inside = sum(1 for line in lines if _INSIDE.search(line))
        if inside < _LEAST or any(line.lstrip().startswith(_NO_TEXT) for line in lines):
            continue
        told[start:end] = _put_together(lines)
    return told


def _put_together(lines: list[str]) -> list[str]:
    """Add to each line what the next ones begin with, up to their first break."""
    parts = [[line] for line in lines]
    open_ = 0
    for index, line in enumerate(lines[1:], 1):
        if _AT_END.search(lines[index - 1]):
            open_ = index
            continue
        head, mark, rest = _parted(line)
        parts[open_].append(f"{head.strip()}{mark}")
        parts[index] = [rest]
        open_ = index if mark else open_
    return [" ".join(filter(None, map(str.rstrip, part))) for part in parts]


def _parted(line: str) -> tuple[str, str, str]:
    found = _INSIDE.search(line)
    if found is None:
        return line, "", ""
    return line[: found.start()], found[0].strip(), line[found.end() :]


def _paragraphs(raw: list[str]) -> Iterator[tuple[int, int]]:
    """Give where each run of two or more lines that are not blank begins and ends."""
    start = None
    for index, line in enumerate([*raw, ""]):
        if line.strip():
            start = index if start is None else start
        elif start is not None:
            if index - start > 1:
                yield start, index
            start = None
