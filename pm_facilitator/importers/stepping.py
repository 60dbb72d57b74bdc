"""What it means that a clock goes back: the afternoon, the other half of the day, an hour again."""

from datetime import UTC, datetime, timedelta

from pm_facilitator.importers.clocks import Clock

_HALF_DAY = timedelta(hours=12)
# The afternoon goes on where the morning stopped, not in the night.
_LONGEST_LUNCH = timedelta(hours=6)


def goes_on_in_the_afternoon(clock: Clock | None, back: timedelta) -> bool:
    """Tell whether a clock without am and pm, set back by this much, is past noon."""
    if clock is None or clock.half or not 1 <= clock.hour < 12:
        return False
    return timedelta(0) <= _HALF_DAY - back <= _LONGEST_LUNCH


def is_the_other_half(clock: Clock | None, time: datetime, last: datetime) -> bool:
    """Tell whether "12:10 AM" after 11:55 AM means noon, or "12:10 PM" by night midnight."""
    if clock is None or not clock.half or clock.hour not in (0, 12) or clock.form != "m":
        return False
    return timedelta(0) <= time + _HALF_DAY - last <= timedelta(hours=2)


def second_reading(time: datetime, last: datetime) -> datetime | None:
    """Give the second time at which a clock showed this, where that is what follows."""
    second = time.replace(fold=1)
    if time.tzinfo is None or second.utcoffset() == time.utcoffset():
        return None
    return second if time.astimezone(UTC) < last.astimezone(UTC) <= second.astimezone(UTC) else None


def comparable(one: datetime, other: datetime) -> bool:
    """Tell whether both have a zone, or neither."""
    return (one.tzinfo is None) == (other.tzinfo is None)
