"""Where the entries of a source stand: their places, found again in whatever is read anew."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pm_facilitator.domain.origins import counted_there
from pm_facilitator.importers.draft import EventDraft, ImportWarning, ReviewDraft
from pm_facilitator.ui.pages.import_decisions import Place

_MOST_WORDS = 200


@dataclass(frozen=True, slots=True)
class ReadSource:
    """A source and what was read out of it.

    Attributes:
        number: in the order in which the sources came.
        name: what it is called.
        lines: the lines of a source that is one text; None for any other.
        is_pasted: whether its origins name no source, as it is a text that was pasted.
    """

    number: int
    name: str
    draft: ReviewDraft
    lines: Sequence[str] | None = None
    is_pasted: bool = False

    @property
    def counts(self) -> str:
        """Give what the numbers of its lines count: "line", or "entry" as in JSON."""
        origins = (origin for event in self.draft.events for origin in event.origins)
        counted = counted_there(next(origins, ""))
        return "entry" if self.lines is not None and counted == "entry" else "line"


class Places:
    """The places of the entries and the lines of one source."""

    def __init__(self, source: ReadSource) -> None:
        self._source = source
        self._text = source.lines if source.counts == "line" else None
        self._alike: Counter[str] = Counter()
        self._of_line: dict[int, Place] = {}
        self.events = tuple(self._of_events(source.draft.events))
        for warning in source.draft.warnings:
            if warning.line not in self._of_line:
                self._of_line[warning.line] = self._new(warning.line, warning.message)
        self._lines = {place: line for line, place in self._of_line.items()}

    def of_warning(self, warning: ImportWarning) -> Place:
        """Give the place of the line that something was told about."""
        return self._of_line[warning.line]

    def line(self, place: Place) -> int | None:
        """Give the line that a place is now, if it is there."""
        return self._lines.get(place)

    def _of_events(self, events: Sequence[EventDraft]) -> Iterator[Place]:
        """Entries of one line of a text are its parts; all others stand for themselves."""
        parts: Counter[int] = Counter()
        for event in events:
            on_line = self._of_line.get(event.line)
            if on_line is not None and self._words(event.line):
                parts[event.line] += 1
                yield on_line._replace(part=parts[event.line])
            else:
                place = self._new(event.line, event.text)
                self._of_line.setdefault(event.line, place)
                yield place

    def _new(self, line: int, otherwise: str) -> Place:
        words = self._words(line) or otherwise[:_MOST_WORDS]
        place = Place(self._source.number, words, self._alike[words])
        self._alike[words] += 1
        return place

    def _words(self, line: int) -> str:
        lines = self._text
        if lines is None or not 0 < line <= len(lines):
            return ""
        return " ".join(lines[line - 1][:_MOST_WORDS].split())
