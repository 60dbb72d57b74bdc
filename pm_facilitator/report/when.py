"""Dates and times of a review in words, all in its zone."""

from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.clock_changes import offset_beside, offset_words
from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.vocabulary import Precision
from pm_facilitator.domain.zone_names import zone_name

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Times:
    """Says the times of one review the same way everywhere in its document."""

    def __init__(self, board: Board) -> None:
        self.name = board.review.zone
        self.zone = _zone(board.review.zone)
        moments = [event.time for event in board.events if event.time is not None]
        offsets = {moment.astimezone(self.zone).utcoffset() for moment in moments}
        self._with_offset = len(offsets) > 1
        self._sample = min(moments, default=None)

    def day_of(self, moment: datetime) -> date:
        """Give the day of a moment in the review's zone."""
        return moment.astimezone(self.zone).date()

    def clock(self, moment: datetime) -> str:
        """Say a time of day, with seconds if it has any, with its offset if that changes."""
        local = moment.astimezone(self.zone)
        text = local.strftime("%H:%M:%S" if local.second else "%H:%M")
        offset = (
            f" {offset_words(local.utcoffset())}" if self._with_offset else offset_beside(local)
        )
        return text + offset

    def moment(self, moment: datetime) -> str:
        """Say a day and a time: "19 November 2026, 14:05"."""
        local = moment.astimezone(self.zone)
        return f"{day(local.date())}, {local:%H:%M}{offset_beside(local)}"

    def event(self, event: TimelineEvent) -> str:
        """Say when an event was, below a heading that names its day."""
        if event.time is None or event.precision is Precision.UNKNOWN:
            return "unknown"
        if event.precision is Precision.DAY:
            return f"until {last}" if (last := self._last_day(event)) else "that day"
        text = self.clock(event.time)
        if event.end is not None and event.end > event.time:
            text += f"–{self._end(event.time, event.end)}"
        return f"about {text}" if event.precision is Precision.APPROXIMATE else text

    def _last_day(self, event: TimelineEvent) -> str:
        """Name the last day of an event of whole days; nothing for one of a single day."""
        if event.time is None or event.end is None:
            return ""
        last = self.day_of(event.end)
        return short_day(last) if last > self.day_of(event.time) else ""

    def event_with_day(self, event: TimelineEvent, several_days: bool) -> str:
        """Say when an event was where no heading names its day."""
        words = self.event(event)
        if event.time is None or event.precision is Precision.UNKNOWN:
            return words
        name = short_day(self.day_of(event.time))
        if event.precision is Precision.DAY:
            return f"{name} – {last}" if (last := self._last_day(event)) else name
        return f"{name} {words}" if several_days else words

    def zone_words(self, moment: datetime | None = None) -> str:
        """Name the zone with its offset: "Europe/Berlin (UTC+1)"; an offset names itself."""
        if self.zone is UTC:
            return "UTC"
        name = zone_name(self.name)
        if name.startswith("UTC"):
            return name
        at = moment or self._sample
        if at is None or self._with_offset:
            return name
        return f"{name} (UTC{offset_words(at.astimezone(self.zone).utcoffset())})"

    def _end(self, start: datetime, end: datetime) -> str:
        if self.day_of(start) == self.day_of(end):
            return self.clock(end)
        return f"{short_day(self.day_of(end))} {self.clock(end)}"


def day(value: date) -> str:
    """Say a date: "19 November 2026"."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def short_day(value: date) -> str:
    """Say a date briefly, without its year: "19 Nov"."""
    return f"{value.day} {_MONTHS[value.month - 1][:3]}"


def due_day(value: date) -> str:
    """Say a date briefly, with its year: "19 Nov 2026"."""
    return f"{short_day(value)} {value.year}"


def weekday(value: date) -> str:
    """Say a date with its day of the week: "Thursday, 19 November 2026"."""
    return f"{_DAYS[value.weekday()]}, {day(value)}"


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC
