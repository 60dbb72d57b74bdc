"""Times of day that come twice, or not at all, where clocks are put back or forward."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo


def comes_twice(local: datetime) -> bool:
    """Tell whether a local time, aware of its zone, is within the hour that is lived through twice.

    It is the same for either pass; fixed offsets have no such hour.
    """
    first, second = (local.replace(fold=fold).utcoffset() for fold in (0, 1))
    return first is not None and second is not None and first > second


def is_left_out(day: date, clock: time, zone: tzinfo) -> bool:
    """Tell whether there was no such time on that day, as clocks were put forward over it."""
    there = datetime.combine(day, clock, zone)
    back = there.astimezone(UTC).astimezone(zone)
    return back.replace(tzinfo=None, fold=0) != there.replace(tzinfo=None, fold=0)


def moment_on(
    day: date,
    clock: time,
    zone: tzinfo,
    *,
    like: datetime | None = None,
    after: datetime | None = None,
) -> datetime:
    """Give the moment in UTC at which the clocks of a zone show a time on a day.

    Where it comes twice, the pass of ``like`` is meant, else the first one that is not before
    ``after``. A time that was left out is given as what the clocks showed instead.
    """
    first = datetime.combine(day, clock, zone)
    if not comes_twice(first):
        return first.astimezone(UTC)
    second = first.replace(fold=1)
    if like is not None:
        meant = like.astimezone(zone).utcoffset() == second.utcoffset()
    else:
        meant = after is not None and first.astimezone(UTC) < after <= second.astimezone(UTC)
    return (second if meant else first).astimezone(UTC)


def changed_clocks(clock: time, taken: datetime) -> str:
    """Say what became of a time that was told without an offset, where clocks were changed.

    Args:
        clock: the time as it was told.
        taken: the local time that it was taken as.

    Returns:
        A sentence or two; empty where it came once.
    """
    told = f"{clock:%H:%M}"
    if taken.tzinfo is not None and is_left_out(taken.date(), clock, taken.tzinfo):
        return f"There was no {told} that day, as clocks went forward; this is {taken:%H:%M}."
    if not comes_twice(taken):
        return ""
    other = offset_words(taken.replace(fold=1 - taken.fold).utcoffset())
    return (
        f"{told} came twice that day, as clocks went back; this is {told}{offset_beside(taken)}. "
        f"For the other one, write {told} {other}."
    )


def offset_beside(local: datetime) -> str:
    """Give what tells the two passes of an hour apart behind a clock time, " +1"; else nothing."""
    return f" {offset_words(local.utcoffset())}" if comes_twice(local) else ""


def offset_words(offset: timedelta | None) -> str:
    """Say an offset from UTC: "+1", "−3:30"."""
    minutes = int((offset or timedelta()).total_seconds() // 60)
    sign = "−" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    return f"{sign}{hours}" + (f":{rest:02}" if rest else "")
