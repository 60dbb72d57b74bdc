"""Times as a board says them, and the steps to which a dragged time keeps."""

from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from pm_facilitator.domain.clock_changes import offset_beside


def zone_of(name: str) -> tzinfo:
    """Give the time zone of a review."""
    return ZoneInfo(name or "UTC")


def snapped(time: datetime, to_the_second: bool = False) -> datetime:
    """Round a time to the minute, or to the second."""
    half = timedelta(microseconds=500_000) if to_the_second else timedelta(seconds=30)
    time += half
    if to_the_second:
        return time.replace(microsecond=0)
    return time.replace(second=0, microsecond=0)


def spoken_time(time: datetime, zone: tzinfo, beside: datetime | None = None) -> str:
    """Say a time in the review's zone; with the day, unless it is the day of another time."""
    local = time.astimezone(zone)
    clock = f"{local:%H:%M:%S}" if local.second else f"{local:%H:%M}"
    clock += offset_beside(local)
    if beside is not None and beside.astimezone(zone).date() == local.date():
        return clock
    return f"{local.day} {local:%b} {clock}"
