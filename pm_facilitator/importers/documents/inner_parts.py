"""Labels and small headings inside a part of a document: whether they open a part of their own."""

import re
from collections.abc import Sequence

from pm_facilitator.importers.text.headings import (
    field_of,
    is_told_by_chance,
    label_of,
    section_of,
)
from pm_facilitator.importers.text.lines import HEADING, ITEM, Line
from pm_facilitator.importers.text.sections import Section, Settle

INSIGHTS = frozenset(("went_well", "went_wrong", "lucky", "surprised", "lessons"))
"""The parts that tell what was learned."""

_OPEN_IN = {
    "actions": frozenset(("timeline",)),
    "impact": frozenset(("timeline", "factors", "whys", "actions", "detection", "trigger")),
    **dict.fromkeys(INSIGHTS, INSIGHTS | {"timeline", "questions", "actions"}),
}
"""What an item with a label, or a heading with a word by chance, opens inside of these parts.

Any other one tells what sort of impact, of action or of lesson it is: "Recovery: by hand".
"""

_SMALL_IN_FACTORS = frozenset(
    ("detection", "resolution", "people", "questions", "summary", "other")
)
_OF_MANY = frozenset(("people", "other", "history", "timeline", "maybe_timeline"))
"""What is told anywhere, be there a heading for it or not."""

_TELLS_ALL = ("summary", "timeline", "maybe_timeline")
"""Parts that touch on everything the others are about."""


_NEAR = 12
"""So many lines around an item tell what list it stands in."""

_BOLD_LABEL = re.compile(r"(\*\*|__)(?P<label>[^*_:]{2,60}?)(?::\1|\1\s?:)\s*\S")


def settling(lines: Sequence[Line]) -> Settle:
    """Give what settles how a heading or label counts below the parts that are open.

    That gives it as it counts, or None where it is an entry of the part around it.
    """
    heads = [index for index, line in enumerate(lines) if line.kind is HEADING]
    headed = {section_of(lines[index].text) for index in heads}
    title = heads[0] if heads else -1

    def settle(mark: Section, around: Sequence[Section]) -> Section | None:
        line = lines[mark.heading]
        outer = [each for each in around if each.level < mark.level or _heads_list(each, line)]
        part = next((each.key for each in reversed(outer) if each.key), None)
        if line.kind is HEADING:
            return _without_chance(mark, part)
        if not mark.inline:
            return mark
        if part == "actions" and mark.key in ("people", "other"):
            return None  # "Owner: Ana" is about the action above
        if line.kind is ITEM and part in _OPEN_IN and mark.key not in _OPEN_IN[part]:
            return None
        if part == "factors" and mark.key in _SMALL_IN_FACTORS and _is_one_of_many(mark, lines):
            return None
        head = next((each for each in reversed(outer) if lines[each.heading].kind is HEADING), None)
        stray = head and head.heading != title and head.key not in (*_TELLS_ALL, mark.key)
        # "Impact: the page is slow" below "Known bugs" is not the impact that is headed elsewhere.
        return None if stray and mark.key in headed and mark.key not in _OF_MANY else mark

    return settle


def _is_one_of_many(mark: Section, lines: Sequence[Line]) -> bool:
    """Tell whether an item stands in a list of which others have labels that mean no part.

    "Recovery: the keys were away" beside "Process: nobody owns fuses" is a cause, too.
    """
    here = lines[mark.heading]
    fix = mark.key == "resolution" and mark.title.strip().casefold() != "recovery"
    if here.kind is not ITEM or fix:
        return False  # "Fix: a new one" is no cause
    near = lines[max(0, mark.heading - _NEAR) : mark.heading + _NEAR]
    beside = (line for line in near if line.kind is ITEM and line.indent == here.indent)
    labels = (match["label"] for line in beside if (match := _BOLD_LABEL.match(line.text)))
    return any(not label_of(label) and not field_of(label) for label in labels)


def _heads_list(section: Section, line: Line) -> bool:
    """Tell whether a label stands alone above the list that a line is an item of."""
    return line.kind is ITEM and not section.inline


def _without_chance(mark: Section, part: str | None) -> Section:
    """Take a heading for one that says nothing, where a single word of it is all that is known.

    "Recovery coordination was slow" below "What went wrong" does not tell how it was resolved.
    """
    if mark.key is None or not is_told_by_chance(mark.title):
        return mark
    opens = mark.key not in (*_SMALL_IN_FACTORS, part)
    if part in _OPEN_IN:
        opens = mark.key in _OPEN_IN[part]
    elif part != "factors":
        opens = True
    return mark if opens else mark.without_key()
