"""Which column of a table plays which role."""

from dataclasses import dataclass, field
from datetime import timedelta

from pm_facilitator.importers.times.partial_date import PartialDate
from pm_facilitator.importers.times.zone import Zone


@dataclass(slots=True)
class Columns:
    """The column of each role, -1 for none, and what the names say of all times.

    Attributes:
        half: that says "am" or "pm".
        also: that of the same times in another zone, ``also_zone``.
        count: that does nothing but count the rows.
        rest: those that nobody asks for, whose cells become details.
        elapsed: whether the times are counted from another one, in the ``unit`` that is told.
        named: whether the name of the column of times says that it is one.
        titled: whether they stand in the first one without that, perhaps each with a title.
        sparse: whether the first row has a time, and hardly another one.
        year: the one that the column of dates names.
    """

    time: int = -1
    date: int = -1
    end: int = -1
    zone: int = -1
    half: int = -1
    also: int = -1
    count: int = -1
    text: int = -1
    source: list[int] = field(default_factory=list)
    links: list[int] = field(default_factory=list)
    rest: list[int] = field(default_factory=list)
    default_zone: Zone | None = None
    also_zone: Zone | None = None
    default_date: PartialDate | None = None
    elapsed: bool = False
    unit: timedelta | None = None
    named: bool = False
    titled: bool = False
    sparse: bool = False
    year: int | None = None
