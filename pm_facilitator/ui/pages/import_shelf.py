"""The sources of an import, each with what was read out of it and how it is to be read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from pm_facilitator.errors import PmError
from pm_facilitator.importers.protocol import Hints
from pm_facilitator.ui.left_imports import HandedIn
from pm_facilitator.ui.pages.import_decisions import Place
from pm_facilitator.ui.pages.import_pasted import pasted_name
from pm_facilitator.ui.pages.import_places import Places, ReadSource
from pm_facilitator.ui.pages.import_read import Fetch, FromDisk, Reading, Typed
from pm_facilitator.ui.pages.import_reading import Readings
from pm_facilitator.ui.tasks import Tasks


@dataclass
class Shelved:
    """One source.

    Attributes:
        name: what it is called.
        take: how it is fetched, from the disk or from what was typed; asked in the background.
        is_pasted: whether it is a text that has no name of its own.
        is_blank: whether there is nothing in it to be read.
        reading: what was read; None before that, and when it failed.
        problem: why it cannot be read.
        choices: what was chosen about how to read it.
        asked: the choices with which it is being read, or was read last.
        read_with: the choices with which what is shown was read.
        typed: its text, once it has been changed here.
        lent: the day for times of which it tells none, as it was read last or is being read.
    """

    number: int
    name: str
    take: Fetch
    is_blank: bool = False
    reading: Reading | None = None
    problem: PmError | None = None
    choices: dict[str, str] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)
    read_with: dict[str, str] = field(default_factory=dict)
    typed: str | None = None
    lent: date | None = None
    is_pasted: bool = False

    def content(self) -> str:
        """Give the text, as it was changed here; of what is none, a line for each entry."""
        if self.typed is not None:
            return self.typed
        return "\n".join(self._read_lines())

    def _read_lines(self) -> Sequence[str]:
        if self.reading is None:
            return ()
        if self.reading.lines is not None:
            return self.reading.lines
        events = self.reading.draft.events
        return [each.origins[0] if each.origins else each.text for each in events]


class Kept(NamedTuple):
    """What was read of a source, to be put back while it is the same one."""

    take: Fetch
    reading: Reading | None
    problem: PmError | None
    read_with: dict[str, str]
    lent: date | None


class Shelf(QObject):
    """Keeps the sources and has them read.

    Attributes:
        pasted_before: how many texts were pasted into the review before these.

    Signals:
        listed: there are other sources.
        began: something is being read.
        read: the number of a source that was read, or that cannot be read.
        progressed: the share that is done of what is being read.
    """

    listed = Signal()
    began = Signal()
    read = Signal(int)
    progressed = Signal(float)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pasted_before = 0
        self._sources: dict[int, Shelved] = {}
        self._next = 0
        self._readings = Readings(tasks, self)
        self._readings.read.connect(self._take)
        self._readings.failed.connect(self._fail)
        self._readings.progressed.connect(self.progressed)

    def sources(self) -> Sequence[Shelved]:
        """Give the sources in the order in which they came."""
        return tuple(self._sources.values())

    def get(self, number: int) -> Shelved | None:
        """Give a source by its number."""
        return self._sources.get(number)

    def drafts(self) -> list[ReadSource]:
        """Give what was read of all sources."""
        return [
            ReadSource(each.number, each.name, read.draft, read.lines, each.is_pasted)
            for each in self._sources.values()
            if (read := each.reading) is not None
        ]

    def entries(self, number: int) -> Sequence[Place] | None:
        """Give the places of all entries of a source of which a line is shown for each."""
        read = next((each for each in self.drafts() if each.number == number), None)
        return None if read is None or read.lines is not None else Places(read).events

    def counts(self, number: int) -> str:
        """Give what the numbers of the lines of a source count: "line" or "entry"."""
        return next((each.counts for each in self.drafts() if each.number == number), "line")

    def is_blank(self) -> bool:
        """Tell whether there is nothing to be read at all."""
        return all(each.is_blank for each in self._sources.values())

    def handed_in(self) -> tuple[HandedIn, ...]:
        """Give the sources as they were handed in, texts as they were changed here."""
        sources = (each for each in self._sources.values() if not each.is_blank)
        return tuple(found for each in sources if (found := _handed_in(each)) is not None)

    def is_busy(self) -> bool:
        """Tell whether anything is being read."""
        return self._readings.is_busy()

    def add(self, name: str, take: Fetch, *, is_blank: bool = False) -> int:
        """Add a source and give its number; a text without a word makes room for it."""
        if not is_blank:
            blank = [each.number for each in self._sources.values() if each.is_blank]
            for number in blank:
                del self._sources[number]
        number, self._next = self._next, self._next + 1
        is_pasted = isinstance(take, Typed) and not take.name
        self._sources[number] = Shelved(number, name, take, is_blank, is_pasted=is_pasted)
        self._name_pasted()
        self.listed.emit()
        return number

    def remove(self, number: int) -> None:
        """Take a source away."""
        self._readings.stop(number)
        self._sources.pop(number, None)
        self._name_pasted()
        self.listed.emit()

    def _name_pasted(self) -> None:
        pasted = [each for each in self._sources.values() if each.is_pasted]
        several = self.pasted_before + len(pasted) > 1
        for number, each in enumerate(pasted, self.pasted_before + 1):
            each.name = pasted_name(number, several=several)

    def write(self, number: int, text: str) -> None:
        """Put another text in place of a source's."""
        source = self._sources[number]
        source.take = Typed("" if source.is_pasted else source.name, text)
        source.typed = text
        source.is_blank = not text.strip("\ufeff \t\r\n")

    def begin(self, number: int, hints: Hints) -> None:
        """Have a source read; the signal ``read`` tells when that is done."""
        source = self._sources[number]
        if source.is_blank:
            self._readings.stop(number)
            source.reading = source.problem = None
            self.read.emit(number)
            return
        source.asked = dict(source.choices)
        known = replace(hints, choices=source.asked)
        source.lent = hints.last
        self._readings.begin(number, source.take, known)
        self.began.emit()

    def stop(self) -> list[int]:
        """Stop what is being read, and give the numbers of the sources.

        What had been chosen for it is as it was, like all that was read before.
        """
        numbers = self._readings.stop()
        for source in filter(None, map(self.get, numbers)):
            source.choices = dict(source.read_with)
        return numbers

    def kept(self) -> Mapping[int, Kept]:
        """Give what was read of each source up to now."""
        return {
            each.number: Kept(each.take, each.reading, each.problem, each.read_with, each.lent)
            for each in self._sources.values()
        }

    def put_back(self, kept: Mapping[int, Kept]) -> None:
        """Let stand what was read before, but for sources that are other ones by now."""
        for number, each in kept.items():
            source = self.get(number)
            if source is not None and source.take is each.take:
                source.reading, source.problem, source.lent = each.reading, each.problem, each.lent
                source.read_with, source.choices = each.read_with, dict(each.read_with)

    def _take(self, number: int, reading: Reading) -> None:
        source = self._sources[number]
        source.reading, source.problem = reading, None
        source.read_with = source.asked
        self.read.emit(number)

    def _fail(self, number: int, problem: PmError) -> None:
        source = self._sources[number]
        source.reading, source.problem = None, problem
        self.read.emit(number)


def _handed_in(source: Shelved) -> HandedIn | None:
    match source.take:
        case Typed(name=name, text=text):
            return HandedIn(name, text)
        case FromDisk(path=path):
            return HandedIn(source.name, None, str(path))
        case _:
            return None
