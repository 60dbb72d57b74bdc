"""Keeps what is doubtful about the times of a text: each doubt once, and how far answers reach."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from pm_facilitator.importers.draft import Doubt, ImportWarning, Moment
from pm_facilitator.importers.placing import doubts
from pm_facilitator.importers.times.partial_date import Order, PartialDate
from pm_facilitator.importers.times.zone import Zone
from pm_facilitator.importers.times.zones import elsewhere

# A date without a year that lies further from the dates of the text than this may be another's.
_FAR, _FAR_AHEAD = timedelta(days=120), timedelta(days=60)


class DoubtBook:
    """Takes the warnings about times, in the order in which these are placed.

    Attributes:
        warnings: what could not be placed, or only with a doubt.
        order: how numeric dates were read.
        order_sure: whether day and month of numeric dates cannot be the other way round.
        elsewhere: what else abbreviations of zones mean at places that the text tells of.
        spare_told: how the day was written that times without one fall back on.
        reached: the line of the last time that was placed; answers reach as far.
        year_told: the year that a heading tells of the dates below it.
    """

    def __init__(self, near: date | None) -> None:
        """Begin empty, with a date that the text says itself, if it does."""
        self.warnings: list[ImportWarning] = []
        self.order = Order.MONTH_FIRST
        self.order_sure = False
        self.elsewhere: Mapping[str, Sequence[Zone]] = {}
        self.spare_told: PartialDate | None = None
        self.reached = 0
        self._near = near
        self._year = 0
        self.year_told: int | None = None
        self._told: set[str] = set()
        self._day_open: list[int] = []
        self._zones_open: list[int] = []

    def note(self, warning: ImportWarning) -> None:
        """Take a warning in."""
        self.warnings.append(warning)

    def say(self, line: int, message: str, kind: Doubt) -> None:
        """Take in what nothing can be answered to."""
        self.note(ImportWarning(line, message, kind))

    def tell(self, what: str, line: int, message: str, kind: Doubt = Doubt.OTHER) -> None:
        """Say it unless the same was told before: the next entries have the same doubt."""
        if self._is_new(what):
            self.say(line, message, kind)

    def about_date(self, said: PartialDate | None, time: Moment, line: int) -> None:
        """Tell what is doubtful about a date, at the first entry that has it."""
        if said is None or time is None:
            return
        if said.vague:
            self.note(doubts.part_of_month(line, time))
            return
        if not said.month:
            told = doubts.day_of_month if said.weekday is None else doubts.day_of_week
            self.note(told(line, time))
            return
        day = time.date() if isinstance(time, datetime) else time
        if said.doubtful:
            self._about_order(time, line)
        if said.cut:
            self.note(doubts.year_taken(line, time, cut=True))
        elif said.year is None and day.year != self.year_told and not self._year_is_sure(day):
            self.note(doubts.year_taken(line, time))
        self._year = day.year
        if said.weekday is not None and day.weekday() != said.weekday:
            self.note(doubts.wrong_weekday(line, time, said.weekday))

    def others(self, zone: Zone) -> Sequence[Zone]:
        """Give what else the abbreviation of a zone may mean here; nothing for most."""
        return elsewhere(zone.label) or self.elsewhere.get(zone.label, ())

    def about_spare(self, taken: date, line: int) -> PartialDate | None:
        """Tell once that a day was fallen back on; give how it was written, where it was."""
        message = f"No date stands with this time; {taken} was taken."
        self.tell("spare", line, message, Doubt.DAY)
        told = self.spare_told
        return told if told and told.year and told.complete(None) == taken else None

    def about_zone(
        self,
        zone: Zone,
        time: datetime,
        line: int,
        *,
        others: Sequence[Zone],
        where: str,
        of_all: bool,
    ) -> None:
        """Tell what is doubtful about the zone of a time.

        Args:
            zone: what it was read as.
            time: in that zone.
            line: its line.
            others: what else the abbreviation means in other places.
            where: where the zone stands; empty when it is beside the time.
            of_all: whether it is said there of all times that follow, so that once is enough.
        """
        if others and self._is_new(f"several {zone.label}"):
            self._note_of_zone(doubts.other_places(line, time, zone, others))
        if where and not of_all:
            self.note(doubts.zone_taken(line, time, zone, where))
        elif where and self._is_new(f"zone {where}"):
            self._note_of_zone(doubts.zone_taken(line, time, zone, where))
        theirs = zone.strays(time)
        if theirs is not None:
            self.note(doubts.out_of_season(line, time, zone, theirs))

    def has_no_doubt(self, zone: Zone, *, others: Sequence[Zone], where: str, of_all: bool) -> bool:
        """Tell whether a zone was told of already, so that nothing would be about its next time."""
        if others and f"several {zone.label}" not in self._told:
            return False
        return not where or (of_all and f"zone {where}" in self._told)

    def open_days(self, first: int) -> None:
        """Let the answers from the first of these warnings on reach as far as their day does."""
        self._day_open += [
            i for i in range(first, len(self.warnings)) if doubts.moves_the_day(self.warnings[i])
        ]

    def close_days(self) -> None:
        """Let the answers know how far the day that they settle reaches."""
        self._reach(self._day_open)

    def close_zones(self) -> None:
        """Let the answers know how far the zone that they settle reaches."""
        self._reach(self._zones_open)

    def _reach(self, indexes: list[int]) -> None:
        for index in indexes:
            warning = self.warnings[index]
            if self.reached > warning.line:
                answers = tuple(replace(each, until=self.reached) for each in warning.answers)
                self.warnings[index] = replace(warning, answers=answers)
        indexes.clear()

    def _is_new(self, what: str) -> bool:
        new = what not in self._told
        self._told.add(what)
        return new

    def _note_of_zone(self, warning: ImportWarning) -> None:
        self._zones_open.append(len(self.warnings))
        self.note(warning)

    def _about_order(self, time: datetime | date, line: int) -> None:
        if self.order_sure:
            first = doubts.first_of(self.order)
            message = f"Of numeric dates the {first} was taken to stand first."
            self.tell("order", line, message, Doubt.DAY_OR_MONTH_FIRST)
        elif other_way := doubts.swapped(time):
            self.note(doubts.other_order(line, time, other_way, self.order))

    def _year_is_sure(self, day: date) -> bool:
        """Tell whether a year that was filled in is that of the text and of the entry above."""
        near = self._near is not None and -_FAR < day - self._near < _FAR_AHEAD
        return near and self._year in (0, day.year)
