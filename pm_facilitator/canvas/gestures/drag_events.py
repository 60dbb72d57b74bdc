"""Dragging cards along the time axis, and out of the tray of unknown times onto it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import QPointF, QRectF, Qt

from pm_facilitator.canvas.gestures.base import Drag, Surface
from pm_facilitator.canvas.intents import Intent, SetEventTime, ShiftEvents
from pm_facilitator.canvas.moments import snapped, spoken_time
from pm_facilitator.domain.edits.common import Key

TimeAt = Callable[[float], datetime]
XAt = Callable[[datetime], float]

_STRAIGHT = 24.0
"""How far a hand on its way to another lane may stray sideways and keep the time, in pixels."""


@dataclass(frozen=True, slots=True)
class LanePlace:
    """A lane of a timeline: its name, empty where events have none, and where it lies."""

    name: str
    words: str
    area: QRectF


class DragEvents(Drag):
    """Events move in time, and up and down only from lane to lane."""

    def __init__(
        self,
        surface: Surface,
        keys: Sequence[Key],
        grabbed: datetime,
        axis: tuple[XAt, TimeAt],
        zone: tzinfo,
        *,
        whole_days: bool = False,
        lanes: Sequence[LanePlace] = (),
    ) -> None:
        super().__init__(surface, keys)
        self._grabbed = grabbed
        self._x_at, self._time_at = axis
        self._zone = zone
        self._whole_days = whole_days
        self._by = timedelta()
        self._lanes = lanes
        self._lane: LanePlace | None = None

    def move(self, to: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Carry the cards along and say the old and the new time."""
        x = self._x_at(self._grabbed)
        exact = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        wanted = self._time_at(x + to.x() - self.origin.x())
        self._lane = self._other_lane(to)
        strayed = abs(to.x() - self.origin.x()) * self.surface.zoom()
        straight = self._lane is not None and strayed < _STRAIGHT
        self._by = timedelta() if straight else self._step(wanted, exact)
        time = self._grabbed + self._by
        self.carry(self._x_at(time) - x, to.y() - self.origin.y() if self._lanes else 0.0)
        self.surface.show_landing(self._lane.area if self._lane else None)
        old, new = (spoken_time(t, self._zone, self._grabbed) for t in (self._grabbed, time))
        words = f"{old}  →  {new}" if self._by else old
        words += f"  ·  {self._lane.words}" if self._lane else ""
        self.say(words, to)

    def finish(self) -> Intent | None:
        """Wish for the shift in time."""
        self.cancel()
        ids = self.ids()
        lane = self._lane.name if self._lane else None
        return ShiftEvents(ids, self._by, lane) if ids and (self._by or self._lane) else None

    def _other_lane(self, to: QPointF) -> LanePlace | None:
        """Give the lane below the hand, unless that is where it began."""
        below = next((lane for lane in self._lanes if _reaches(lane, to.y())), None)
        return None if below is None or _reaches(below, self.origin.y()) else below

    def _step(self, wanted: datetime, exact: bool) -> timedelta:
        if self._whole_days:
            return timedelta(days=round((wanted - self._grabbed) / timedelta(days=1)))
        return snapped(wanted, exact) - self._grabbed


def _reaches(lane: LanePlace, y: float) -> bool:
    return lane.area.top() <= y < lane.area.bottom()


class DropEvent(Drag):
    """A card out of the tray gets the time at which it is dropped."""

    def __init__(
        self, surface: Surface, key: Key, time_at: TimeAt, axis_area: QRectF, zone: tzinfo
    ) -> None:
        super().__init__(surface, [key])
        self._time_at = time_at
        self._area = axis_area
        self._zone = zone
        self._time: datetime | None = None

    def move(self, to: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Carry the card and say the time below it."""
        self.carry(to.x() - self.origin.x(), to.y() - self.origin.y())
        exact = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        over = self._area.contains(to)
        self._time = snapped(self._time_at(to.x()), exact) if over else None
        self.say(spoken_time(self._time, self._zone) if self._time else "", to)

    def finish(self) -> Intent | None:
        """Wish for the time, when the card was dropped on the axis."""
        self.cancel()
        ids = self.ids()
        return SetEventTime(ids[0], self._time) if ids and self._time else None
