"""The plainest entries of a timeline: items that open with a clock time, one after the other."""

from collections.abc import Container, Sequence

from pm_facilitator.importers.layouts.bylines import OF_MAIL
from pm_facilitator.importers.text.lines import ITEM, TEXT, Line
from pm_facilitator.importers.timeline.collecting import Collector, PlainEntry
from pm_facilitator.importers.timeline.context import turns_the_day
from pm_facilitator.importers.timeline.entry_keeper import EntryKeeper
from pm_facilitator.importers.times.quick_stamps import may_open, quick_opening
from pm_facilitator.importers.times.stamp import Stamp


class PlainEntries:
    """Takes entries at once that the assembler would take with a step for each of its rules.

    It takes no more than what surely has no other meaning: an item that opens with a plain stamp,
    the nested items and lines below it that open with none, and then the next such item, so that
    the entry surely ends there, and is no day, no field, and nobody's name.
    """

    def __init__(
        self,
        lines: Sequence[Line],
        inside: Sequence[bool],
        blocks: Container[int],
        found: Collector,
        keeper: EntryKeeper,
    ) -> None:
        self.lines, self.found, self.keeper = lines, found, keeper
        self.free = [each and index not in blocks for index, each in enumerate(inside)]
        self.free.append(False)  # behind the last line

    def take(self, index: int, end: int) -> int:
        """Take the entries from a line on that are plain and whole before another line.

        Returns:
            The index of the first line that is left.
        """
        lines, first, run = self.lines, index, list[PlainEntry]()
        opening = self._opening(index)
        while opening:
            stamp, text = opening
            below, details = index + 1, ""
            opening = self._opening(below)
            if opening is None:
                below, said, details = self._below(index)
                text = f"{text} {said}" if said else text
                opening = self._opening(below)
            if opening is None or below > end or stamp.date:
                break
            run.append((lines[index].number, stamp, text, details))
            index = below
        if run:
            self.keeper.close(followed_by=run[0][1], inside=lines[first])
            self.keeper.paragraph = []
            self.found.add_plain(run)
        return index

    def _opening(self, index: int) -> tuple[Stamp, str] | None:
        """Give the plain stamp that an item opens with, and its text; None for other lines."""
        line = self.lines[index] if self.free[index] else None
        return quick_opening(line.text) if line and line.kind is ITEM else None

    def _below(self, index: int) -> tuple[int, str, str]:
        """Give the index behind what surely belongs to an item, more of its text, and its details.

        All of it stands further in.
        """
        indent, said, details = self.lines[index].indent, list[str](), list[str]()
        index += 1
        while self.free[index] and (line := self.lines[index]).indent > indent:
            if line.kind is ITEM and not may_open(line.text):
                details.append(line.text)
            elif line.kind is not TEXT or line.text.endswith(OF_MAIL) or turns_the_day(line):
                break
            elif details:
                details[-1] += f" {line.text}"
            else:
                said.append(line.text)
            index += 1
        return index, " ".join(said), "\n".join(details)
