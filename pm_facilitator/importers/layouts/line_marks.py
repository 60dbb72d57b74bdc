"""Which lines a timeline may stand in, by the sections of the text."""

from collections.abc import Sequence
from typing import NamedTuple

from pm_facilitator.importers.text.lines import Line
from pm_facilitator.importers.text.sections import Section, marks_beside_others, marks_of


class LineMarks(NamedTuple):
    """Answers for each line.

    Attributes:
        inside: whether entries are looked for.
        sure: whether prose that opens with a date is an entry, too.
        due: whether what is dated is due then, and did not happen.
    """

    inside: list[bool]
    sure: list[bool]
    due: list[bool]


def line_marks(
    lines: Sequence[Line],
    ranges: Sequence[Section],
    sections: Sequence[Section],
    *,
    posted: bool = False,
) -> LineMarks:
    """Mark the lines of a text.

    Args:
        lines: all of them.
        ranges: the sections that hold the timeline; empty for the whole text.
        sections: all sections.
        posted: whether the entries are posts, so that prose is what they say.
    """
    count = len(lines)
    inside = marks_of(count, ranges, everything=not ranges)
    for section in (each for each in sections if each.key == "history"):
        # When the document was changed, and by whom.
        inside[section.heading : section.end] = [False] * (section.end - section.heading)
    told = ranges or [each for each in sections if each.key == "maybe_timeline"]
    # Prose that opens with a date is an entry only where a timeline is told for sure.
    beside = [False] * count if posted else marks_beside_others(lines, sections)
    sure = marks_of(count, told, everything=False) if told else beside
    actions = [section for section in sections if section.key == "actions"]
    return LineMarks(inside, sure, marks_of(count, actions, everything=False))
