"""The work on an import: sources are read, decisions made and taken back; what comes of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from pm_facilitator.domain.board import Board
from pm_facilitator.importers.accepting.convert import home_of
from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.intake.several import joined
from pm_facilitator.importers.protocol import Hints
from pm_facilitator.ui.pages.import_answers import time_in_list
from pm_facilitator.ui.pages.import_decisions import Decisions, Place, Settled, Written
from pm_facilitator.ui.pages.import_outcome import OpenDoubt, Outcome, compose
from pm_facilitator.ui.pages.import_pasted import pasted_before
from pm_facilitator.ui.pages.import_read import Fetch
from pm_facilitator.ui.pages.import_shelf import Kept, Shelf
from pm_facilitator.ui.pages.import_twins import MERGE
from pm_facilitator.ui.picture_intake import TakenPicture
from pm_facilitator.ui.tasks import Tasks


class _State(NamedTuple):
    """All that a person chose up to a moment: decisions, and how each source is read.

    Attributes:
        typed: how many steps had been typed then.
    """

    decisions: Decisions
    choices: Mapping[int, Mapping[str, str]]
    typed: int

    def says(self, other: "_State") -> bool:
        """Tell whether the same is chosen in both."""
        return (self.decisions, self.choices) == (other.decisions, other.choices)


class ImportWork(QObject):
    """Keeps what was decided and tells what comes of it.

    Attributes:
        typed: how many steps were typed up to now, to know what came first.

    Signals:
        changed: there is another outcome.
        deciding: something is about to be decided, and what was said before is past.
        decided: what was done, in a few words, for a notice with Undo.
    """

    changed = Signal()
    deciding = Signal()
    decided = Signal(str)

    def __init__(
        self, tasks: Tasks, board: Board | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._board = board
        self.shelf = Shelf(tasks, self)
        self.shelf.pasted_before = pasted_before(board.events) if board is not None else 0
        self.shelf.read.connect(lambda _: self._take_in())
        self.outcome = Outcome()
        self.zone = ZoneInfo("UTC")
        self.day: date | None = None
        self.other_days: tuple[date, ...] = ()
        self.last_day: date | None = None
        self.decisions = Decisions()
        self.typed: Callable[[], int] = lambda: 0
        self._before: list[_State] = []
        self._after: list[_State] = []

    # What is read, and how.

    def read_anew(self, number: int | None = None) -> None:
        """Read one source, or all of them, as they are now."""
        for source in self.shelf.sources():
            if number in (None, source.number):
                last = self._last_day_of(source.number)
                hints = Hints(self.day, self.zone.key, last=last, others=self.other_days)
                self.shelf.begin(source.number, hints)

    def _last_day_of(self, number: int) -> date | None:
        """Give the day of a source that tells none: that of another one, or the last resort."""
        days = (read.draft.day for read in self.shelf.drafts() if read.number != number)
        return next(filter(None, days), self.last_day)

    def _take_in(self) -> None:
        """Show what was read, also of sources that waited for another one to tell the day."""
        for source in self.shelf.sources():
            lacks_day = source.reading is not None and source.reading.draft.lacks_day
            if lacks_day and source.lent != self._last_day_of(source.number):
                self.read_anew(source.number)
        self._compose()

    def add(self, name: str, take: Fetch) -> int:
        """Add a source and read it."""
        number = self.shelf.add(name, take)
        self.read_anew(number)
        return number

    def choose(self, number: int, key: str, value: str) -> None:
        """Read a source in another way."""
        source = self.shelf.get(number)
        if source is not None and source.choices.get(key) != value:
            self._remember()
            source.choices[key] = value
            self.read_anew(number)

    def remove(self, number: int) -> None:
        """Take a source away, with what was decided about it."""
        self.decisions = self.decisions.without_source(number)
        self._before, self._after = [], []
        self.shelf.remove(number)
        self._take_in()

    def stop(self, kept: Mapping[int, Kept] | None = None) -> None:
        """Stop what is being read; a file of which nothing was read before goes again.

        A choice for which something was to be read again is none, neither to take back nor to show.

        Args:
            kept: what is to stand again, also of sources that were read anew before the others.
        """
        wanted = self._state()
        stopped = self.shelf.stop()
        self.shelf.put_back(kept or {})
        for number in stopped:
            source = self.shelf.get(number)
            if source is not None and source.reading is None and source.typed is None:
                self.remove(number)
        now = self._state()
        if self._before and self._before[-1].says(now):
            self._before.pop()
        elif self._after and self._after[-1].says(now):
            self._before.append(wanted._replace(typed=self._after.pop().typed))
        self._compose()

    def shown_zone(self) -> ZoneInfo:
        """Give the zone in which times are shown: that of the review that would be made.

        In a review that is open already it is the one that was chosen, to begin with its own.
        """
        draft = self.document() if self._board is None else None
        return home_of(draft, self.zone.key) if draft is not None else self.zone

    def document(self) -> ReviewDraft | None:
        """Give all that was read as one document, which a review can be made of.

        Of several sources it is what they tell beside their events, which are in the outcome.
        A review of this app that comes first is taken as it is, without what others tell beside
        their events.
        """
        read = self.shelf.drafts()
        if len(read) > 1 and not read[0].draft.records:
            bare = [(each.name, replace(each.draft, events=(), warnings=())) for each in read]
            return joined(bare)
        return read[0].draft if read else None

    def in_list(self, doubt: OpenDoubt) -> Mapping[str, str]:
        """Say by the key of each answer how the list shows what its words have otherwise."""
        fast, shown = self.decisions.fast_of(doubt.line.source), self.shown_zone()
        answers = doubt.warning.answers
        return {each.key: time_in_list(each, self.zone, shown, fast) for each in answers}

    # What is decided.

    def write(self, place: Place, name: str, words: str) -> None:
        """Correct a cell."""
        written = Written(words, self.shown_zone().key)
        self._decide(self.decisions.with_written(place, name, written))

    def take(self, places: Iterable[Place], take: bool) -> None:
        """Take entries, or leave them out."""
        self._decide(self.decisions.with_left_out(places, not take))

    def settle(self, doubt: OpenDoubt, answer: str, *, all_alike: bool) -> None:
        """Settle a doubt on its line, or all that are alike."""
        line = None if all_alike else doubt.line
        if doubt.twin is not None:
            open_ones = [each.twin for each in self.outcome.doubts if each.twin is not None]
            keys = [twin.key for twin in (open_ones if all_alike else [doubt.twin])]
            self._decide(self.decisions.with_twins(keys, merged=answer == MERGE))
        else:
            seen = "" if answer else doubt.warning.message
            settled = Settled(doubt.warning.kind, answer, line, seen)
            self._decide(self.decisions.with_settled(settled))
        count = doubt.alike[answer] if all_alike else 1
        self.decided.emit("Settled." if count == 1 else f"{count} settled.")

    def attach(
        self, place: Place, links: Sequence[str] = (), pictures: Sequence[TakenPicture] = ()
    ) -> None:
        """Attach links and pictures to an entry, as its evidence."""
        decisions = self.decisions.with_links(place, links)
        self._decide(decisions.with_pictures(place, pictures))
        count = len(links) + len(pictures)
        self.decided.emit("Attached." if count == 1 else f"{count} attached.")

    def set_fast(self, number: int, by: timedelta) -> None:
        """Say by how much the clock of a source is fast."""
        self._decide(self.decisions.with_fast(number, by))

    def can_undo(self) -> bool:
        """Tell whether a decision can be taken back."""
        return bool(self._before)

    def is_last(self, typed: int) -> bool:
        """Tell whether the last decision was made after so many steps of typing."""
        return bool(self._before) and self._before[-1].typed >= typed

    def is_next(self, typed: int) -> bool:
        """Tell whether what was taken back last had been decided by so many steps of typing."""
        return bool(self._after) and self._after[-1].typed <= typed

    def can_redo(self) -> bool:
        """Tell whether what was taken back can be decided again."""
        return bool(self._after)

    def undo(self) -> None:
        """Take the last decision back."""
        self._go(self._before, self._after)

    def redo(self) -> None:
        """Decide again what was taken back last."""
        self._go(self._after, self._before)

    def _decide(self, decisions: Decisions) -> None:
        self._remember()
        self.decisions = decisions
        self._compose()

    def _state(self) -> _State:
        choices = {each.number: dict(each.choices) for each in self.shelf.sources()}
        return _State(self.decisions, choices, self.typed())

    def _remember(self) -> None:
        self.deciding.emit()
        self._before.append(self._state())
        self._after.clear()

    def _go(self, to: list[_State], back: list[_State]) -> None:
        if not to:
            return
        now, then = self._state(), to.pop()
        back.append(now._replace(typed=then.typed))
        self.decisions, choices = then.decisions, then.choices
        self._compose()
        for source in self.shelf.sources():
            wanted = dict(choices.get(source.number, {}))
            if source.choices != wanted:
                source.choices = wanted
                self.read_anew(source.number)

    def _compose(self) -> None:
        existing = self._board.events if self._board is not None else ()
        drafts, shown = self.shelf.drafts(), self.shown_zone()
        self.outcome = compose(drafts, self.decisions, self.zone, existing, shown)
        self.changed.emit()
