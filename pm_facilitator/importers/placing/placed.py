"""What a stamp comes to: its moments, and the zone that it was told in."""

from dataclasses import dataclass

from pm_facilitator.importers.draft import Moment
from pm_facilitator.importers.times.zone import Zone


@dataclass(frozen=True, slots=True)
class Placed:
    """A stamp's moments, and the zone that it was told in."""

    time: Moment
    end: Moment = None
    zone: Zone | None = None
