"""The plainest entries of a timeline: items that open with a clock time, one after the other."""

from collections.abc import Container, Sequence

from pm_facilitator.importers.collecting import Collector
from pm_facilitator.importers.context import turns_the_day
from pm_facilitator.importers.entry_keeper import EntryKeeper
from pm_facilitator.importers.lines import Kind, Line
from pm_facilitator.importers.quick_stamps import may_open, quick_opening
from pm_facilitator.importers.stamp import Stamp
from pm_facilitator.importers.written import OF_MAIL


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
        self.lines, self.inside, self.blocks = lines, inside, blocks
        self.found, self.keeper = found, keeper

    def take(self, index: int, end: int) -> int:
        """Take the entries from a line on that are plain and whole before another line.

        Returns:
            The index of the first line that is left.
        """
        opening = self._opening(index)
        begun = False
        while opening and not opening[0].date:
            stamp, text = opening
            below, said, details = self._below(index)
            opening = self._opening(below) if below <= end else None
            if opening is None:
                break
            if not begun:
                self.keeper.close(followed_by=stamp, inside=self.lines[index])
                self.keeper.paragraph = []
                begun = True
            text = " ".join((text, *said)) if said else text
            self.found.add_plain(self.lines[index].number, stamp, text, "\n".join(details))
            index = below
        return index

    def _opening(self, index: int) -> tuple[Stamp, str] | None:
        """Give the plain stamp that an item opens with, and its text; None for other lines."""
        if not self._may_take(index):
            return None
        line = self.lines[index]
        return quick_opening(line.text) if line.kind is Kind.ITEM else None

    def _below(self, index: int) -> tuple[int, list[str], list[str]]:
        """Give what surely belongs to an item, and the index behind it.

        That is more of its paragraph, and its details.
        """
        indent, said, details = self.lines[index].indent, list[str](), list[str]()
        index += 1
        while self._may_take(index) and (line := self.lines[index]).indent > indent:
            if line.kind is Kind.ITEM and not may_open(line.text):
                details.append(line.text)
            elif line.kind is not Kind.TEXT or line.text.endswith(OF_MAIL) or turns_the_day(line):
                break
            elif details:
                details[-1] += f" {line.text}"
            else:
                said.append(line.text)
            index += 1
        return index, said, details

    def _may_take(self, index: int) -> bool:
        return index < len(self.lines) and self.inside[index] and index not in self.blocks
