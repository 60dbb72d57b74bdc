"""Where the events of a text were read, in the words of their lines."""

from dataclasses import replace

from pm_facilitator.domain.origins import origin_line
from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.text.raw_lines import raw_lines


class LineOrigins:
    """Says where the lines of a text stand, in their own words.

    Attributes:
        name: of the source; may be empty.
        lines: of its text, as they are written.
    """

    def __init__(self, name: str, text: str) -> None:
        self.name, self.lines = name, raw_lines(text)

    def of(self, line: int, said: str = "") -> tuple[str, ...]:
        """Give the origin of what stands on a line, from 1; nothing without one.

        Args:
            line: its number.
            said: what was read there, in case that the text has no such line.
        """
        if not line:
            return ()
        words = self.lines[line - 1] if line <= len(self.lines) else said
        return (origin_line(self.name, line, words),)


def with_origins(draft: ReviewDraft, source: Source) -> ReviewDraft:
    """Give the events of a text the words of their lines, where the importer did not."""
    if draft.records or source.files or all(each.origins or not each.line for each in draft.events):
        return draft
    origins = LineOrigins(source.name, source.text)
    events = (
        each if each.origins else each._replace(origins=origins.of(each.line, each.text))
        for each in draft.events
    )
    return replace(draft, events=tuple(events))
