"""Which line of what is shown an entry stands on, and what became of each line."""

from collections.abc import Mapping, Sequence
from enum import Enum

from pm_facilitator.ui.pages.import_decisions import Place
from pm_facilitator.ui.pages.import_outcome import OpenDoubt
from pm_facilitator.ui.pages.import_row import Row


class Mark(Enum):
    """What became of a line; each has a sign of its own beside its colour."""

    TAKEN = "became an event"
    DOUBTFUL = "doubtful"
    LEFT_OUT = "left out"


class LineMap:
    """The lines of one source as they are shown: those of its text, or one for each entry."""

    def __init__(
        self,
        rows: Sequence[Row],
        doubts: Sequence[OpenDoubt],
        number: int = 0,
        entries: Sequence[Place] | None = None,
        counts: str = "line",
    ) -> None:
        """Take what is shown.

        Args:
            rows: of all sources.
            doubts: about them.
            number: of the source.
            entries: all of the source, also those that were merged into others, where a line is
                shown for each; None where it is one text.
            counts: what the numbers of lines count; those of entries are no lines of a text.
        """
        is_text = entries is None and counts == "line"
        self._rows = [row for row in rows if row.place.source == number]
        self._doubts: dict[int, OpenDoubt] = {}
        self._line_of: dict[Place, int] = {}
        for position, place in enumerate(entries or (), 1):
            self._line_of.setdefault(place.of_line(), position)
        for row in self._rows:
            self._line_of.setdefault(row.place.of_line(), row.line if is_text else 0)
        for doubt in doubts:
            if doubt.line.source == number:
                line = self._line_of.get(doubt.line, doubt.warning.line if is_text else 0)
                self._line_of.setdefault(doubt.line, line)
                self._doubts.setdefault(line, doubt)
        self._place_at = {line: place for place, line in reversed(self._line_of.items())}

    def marks(self) -> Mapping[int, Mark]:
        """Give the marks by the line; what is doubtful goes before all else."""
        found: dict[int, Mark] = {}
        for row in self._rows:
            line = self._line_of[row.place.of_line()]
            if line and (row.is_taken or line not in found):
                found[line] = Mark.TAKEN if row.is_taken else Mark.LEFT_OUT
        return found | dict.fromkeys(filter(None, self._doubts), Mark.DOUBTFUL)

    def line_of(self, place: Place) -> int:
        """Give the line of an entry; 0 where it stands on none."""
        return self._line_of.get(place.of_line(), 0)

    def place_at(self, line: int) -> Place | None:
        """Give the place of the first entry that a line belongs to."""
        return self._place_at.get(line)

    def doubt_at(self, line: int) -> OpenDoubt | None:
        """Give the first doubt about a line."""
        return self._doubts.get(line)
