"""What lies on and around the axis of a laid-out timeline beside its cards, in points."""

from dataclasses import dataclass
from datetime import datetime

from pm_facilitator.domain.vocabulary import EventKind


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis with its label in the review's zone, and in the second one if there is."""

    x: float
    time: datetime
    label: str
    second: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A day, month or year below the ticks; ``boundary`` says that it begins in view."""

    x1: float
    x2: float
    label: str
    boundary: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """A long time without any event; ``broken`` when the axis is shortened there."""

    x1: float
    x2: float
    start: datetime
    end: datetime
    label: str
    broken: bool


@dataclass(frozen=True, slots=True)
class Marker:
    """A time of the incident itself, such as when it was detected.

    Attributes:
        name: the review's field without ``_at``: started, detected, mitigated, resolved ...
        label: its name for people.
        detail: its time, and how long after the start it was.
        x: where its line is.
        time: when it was.
        label_x: left of the label.
        label_y: top of the label.
        label_width: how wide the label is.
    """

    name: str
    label: str
    detail: str
    x: float
    time: datetime
    label_x: float
    label_y: float
    label_width: float


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase of the incident as a band; ``name`` is a key of ``Palette.phase``."""

    name: str
    label: str
    x1: float
    x2: float
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Milestone:
    """An event that is named on the axis itself.

    Attributes:
        id: of the card that it belongs to.
        kind: what sort of thing happened.
        x: where its time is.
        y: the middle of its name and its mark.
        label: its name, as much of it as has room.
        label_x: left of the name.
        label_width: how wide the name is.
    """

    id: str
    kind: EventKind
    x: float
    y: float
    label: str
    label_x: float
    label_width: float


@dataclass(frozen=True, slots=True)
class Lane:
    """A band for the events of one source or team; ``missing`` when it is for those without one."""

    name: str
    y: float
    height: float
    missing: bool = False
