"""Where the events of a text were read, in the words of their lines."""

from dataclasses import replace

from pm_facilitator.domain.origins import origin_line
from pm_facilitator.importers.draft import EventDraft, ReviewDraft
from pm_facilitator.importers.raw_lines import raw_lines
from pm_facilitator.importers.source import Source


def with_origins(draft: ReviewDraft, source: Source) -> ReviewDraft:
    """Give the events of a text the words of their lines, where the importer did not."""
    if draft.records or source.files or all(each.origins or not each.line for each in draft.events):
        return draft
    lines, events = raw_lines(source.text), list[EventDraft]()
    for each in draft.events:
        if not each.origins and (line := each.line):
            words = lines[line - 1] if line <= len(lines) else each.text
            each = each._replace(origins=(origin_line(source.name, line, words),))
        events.append(each)
    return replace(draft, events=tuple(events))
