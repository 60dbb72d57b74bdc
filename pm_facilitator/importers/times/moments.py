"""From moments as a text gives them to instants in UTC."""

from datetime import UTC, date, datetime, time, tzinfo

from pm_facilitator.importers.draft import Moment
from pm_facilitator.importers.times.zones import find_zone


def info_of(zone: str) -> tzinfo:
    """Give what reads wall clocks in a zone; in UTC where the name is not known."""
    found = find_zone(zone)
    return found.info if found else UTC


def instant(moment: Moment, zone: tzinfo, after: datetime | None = None) -> datetime | None:
    """Give a moment in UTC: one without an offset is a wall clock of the zone, a day its midnight.

    Args:
        moment: what the text says.
        zone: the zone of wall clocks.
        after: the instant before it in the text. Of the two that a clock shows when it is put
            back, the one that follows it is taken.
    """
    if moment is None:
        return None
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time())
    local = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    first = _in_utc(local)
    if first is None or after is None or first >= after:
        return first
    second = _in_utc(local.replace(fold=1))
    return second if second and second >= after else first


def is_day(moment: Moment) -> bool:
    """Tell whether a moment is a day without a clock time."""
    return isinstance(moment, date) and not isinstance(moment, datetime)


def _in_utc(local: datetime) -> datetime | None:
    # The first and the last year of the calendar have days that other zones cannot show.
    return local.astimezone(UTC) if 1 < local.year < 9999 else None
