"""What the lines above a table say about its times: their day, their zone, and when T0 was."""

from collections.abc import Sequence
from dataclasses import replace

from pm_facilitator.importers.days.zero_hour import find_zero
from pm_facilitator.importers.text.lines import split_lines
from pm_facilitator.importers.text.table_rows import Row
from pm_facilitator.importers.timeline.context import Surroundings, survey
from pm_facilitator.importers.times.date_mentions import full_dates, mentioned_date


def with_title(around: Surroundings, above: Sequence[Row]) -> Surroundings:
    """Give what is known before the first row, with what a title tells.

    Its day is only taken where no row tells one, and asked about then: it may be that of writing.

    Args:
        around: what is known without it.
        above: the lines above the names of the columns.
    """
    if not above:
        return around
    text = "\n".join(" ".join(filter(None, row.cells)) for row in above)
    lines = split_lines(text)
    told = survey(text, lines, None)
    days = set(full_dates(text, around.order))
    if len(days) == 1:
        day = days.pop()
        told_so = mentioned_date(text, around.order)
        around = replace(around, day=None, near=around.near or day, spare=day, spare_told=told_so)
    if told.zone is not None:
        line = above[told.zone_line - 1].line if told.zone_line else 0
        around = replace(around, zone=told.zone, zone_line=line)
    return replace(around, zero=find_zero(lines, around.order))
