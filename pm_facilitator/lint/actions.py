"""Where the actions of a document stand."""

from pm_facilitator.importers.text.lines import HEADING, split_lines
from pm_facilitator.importers.text.sections import find_sections
from pm_facilitator.importers.times.partial_date import Order

_ACTIONS = "actions"


def action_lines(text: str) -> frozenset[int]:
    """Give the numbers of the lines below headings of actions."""
    lines = split_lines(text, as_written=True)
    return frozenset(
        line.number
        for section in find_sections(lines, Order.DAY_FIRST)
        if section.key == _ACTIONS
        for line in lines[section.heading : section.end]
        if line.kind is not HEADING
    )
