"""Which line of a document names it: a heading that spans it, or a line alone at the top."""

from collections.abc import Mapping, Sequence
from typing import Any

from pm_facilitator.importers.text.headings import label_of, says_nothing
from pm_facilitator.importers.text.lines import BLANK, FRONT, HEADING, TEXT, Line
from pm_facilitator.importers.text.sections import Section

_LONGEST = 120


def title_at(lines: Sequence[Line], sections: Sequence[Section], front: Mapping[str, Any]) -> int:
    """Give the index of the line that names a document; -1 without one.

    Args:
        lines: all lines of the document.
        sections: its sections, outer ones first.
        front: its front matter.
    """
    headed = [each for each in sections if lines[each.heading].kind is HEADING]
    if not headed:
        return _bare_title(lines, sections)
    first = headed[0]
    named = first.key is None or _heads_nothing(first, headed[1:], lines)
    title = str(front.get("title") or "").strip() if lines[0].kind is FRONT else ""
    return first.heading if named and _spans(first, headed[1:], title) else -1


def _heads_nothing(first: Section, rest: Sequence[Section], lines: Sequence[Line]) -> bool:
    """Tell whether a heading that only mentions a part stands over another at once.

    So does "Root cause analysis of OPS-7" over "Date" on its own level.
    """
    mentions = first.key is not None and label_of(first.title) is None
    above = any(line.kind is not BLANK for line in lines[first.heading + 1 : first.end])
    return mentions and bool(rest) and rest[0].level == first.level and not above


def _spans(first: Section, rest: Sequence[Section], title: str) -> bool:
    """Tell whether the first heading names a document rather than its first part.

    It does unless front matter has a title and others stand on its level.
    """
    if not title or says_nothing(title) or title.casefold() == first.title.strip().casefold():
        return True
    return all(each.level > first.level for each in rest)


def _bare_title(lines: Sequence[Line], sections: Sequence[Section]) -> int:
    """Find the line that names a document without any mark: alone at the top, and no sentence."""
    first = next((i for i, line in enumerate(lines) if line.kind is not BLANK), -1)
    if first < 0 or not sections or any(section.holds(first) for section in sections):
        return -1
    line, below = lines[first], lines[first + 1 : first + 2]
    alone = line.kind is TEXT and below and below[0].kind is BLANK
    short = len(line.text) <= _LONGEST and not line.text.rstrip().endswith((".", ",", ";"))
    return first if alone and short else -1
