"""Days on which the clocks of a zone are not changed, so that its times leave no doubt."""

from datetime import date, datetime, timedelta
from functools import lru_cache

from pm_facilitator.importers.times.zone import Zone

_HALF_DAY = timedelta(hours=12)


@lru_cache(maxsize=256)
def is_calm(zone: Zone, day: date) -> bool:
    """Tell whether no clock is changed from one midnight to the other, nor strays the label.

    No zone changes its clocks twice within twelve hours.
    """
    midnight = datetime(day.year, day.month, day.day, tzinfo=zone.info)
    moments = [
        (midnight + number * _HALF_DAY).replace(fold=fold) for number in range(3) for fold in (0, 1)
    ]
    offsets = {moment.utcoffset() for moment in moments}
    return len(offsets) == 1 and not any(zone.strays(moment) is not None for moment in moments)
