"""Warnings about where a time was placed, each with the answers that settle it."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from pm_facilitator.domain.zone_names import zone_name
from pm_facilitator.importers.draft import Answer, Doubt, ImportWarning, Moment
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.zone import Zone, signed_offset

_HALF_DAY, _DAY = timedelta(hours=12), timedelta(days=1)


def clock_goes_back(line: int, time: datetime, *, rolled: bool) -> ImportWarning:
    """Say that a time without a date is before the one above it.

    Args:
        line: its line.
        time: what it was read as.
        rolled: whether it was read as one of the next day.
    """
    same, after = (time - _DAY, time) if rolled else (time, time + _DAY)
    answers = [
        Answer("same_day", f"{same:%a %d %b}, out of order", same),
        Answer("next_day", f"{after:%a %d %b}, the next day", after),
    ]
    message = "The clock goes back here; "
    message += "it was read as the next day." if rolled else "it was read as the same day."
    kind = Doubt.DAY if rolled else Doubt.ORDER
    return ImportWarning(line, message, kind, tuple(answers[::-1] if rolled else answers))


def dated_before(
    line: int, time: Moment, above: date, *, newest_first: bool = False
) -> ImportWarning:
    """Say that a time with a date of its own does not go on from the one above it.

    Args:
        line: its line.
        time: what it was read as.
        above: the day of the one above.
        newest_first: whether the entries run backwards, so that it is after the one above.
    """
    answers = [Answer("as_written", "As it is written", time)]
    day = time.date() if isinstance(time, datetime) else time
    if day is not None and time is not None and day != above:
        moved = _with_day(time, above - day)
        answers.append(Answer("day_above", f"{above:%d %b %Y}, as above", moved))
    message = "This is before the entry above it; it was kept as it is written."
    if newest_first:
        message = (
            "This is after the entry above it, where the others run backwards; it was kept as it is"
            " written."
        )
    return ImportWarning(line, message, Doubt.ORDER, tuple(answers))


def next_day_again(line: int, time: datetime) -> ImportWarning:
    """Say that "the next day" stands above as well, and that both were read as the same one."""
    after = time + _DAY
    answers = (
        Answer("same_day", f"{time:%a %d %b}, as above", time),
        Answer("next_day", f"{after:%a %d %b}, one day on", after),
    )
    message = "The entry above is of the next day, too; this was read as the same one."
    return ImportWarning(line, message, Doubt.DAY, answers)


def day_carried_on(line: int, time: datetime, there: datetime) -> ImportWarning:
    """Say that the day above ended others' entries, and that this one may begin with them."""
    answers = (
        Answer("day_above", f"{time:%a %d %b}, as above", time),
        Answer("day_beside", f"{there:%a %d %b}, as they begin", there),
    )
    message = (
        f"No date stands here, and the entries above run into another day; {time:%d %B} was taken."
    )
    return ImportWarning(line, message, Doubt.DAY, answers)


def day_by_zone(line: int, nearer: datetime, later: datetime) -> ImportWarning:
    """Say that by the clocks of another zone two days can be meant, and the nearer was taken."""
    answers = (
        Answer("nearer", f"{nearer:%a %d %b}, nearer to the time above", nearer),
        Answer("later", f"{later:%a %d %b}, after the time above", later),
    )
    message = f"This is told in another zone than the time above; {nearer:%d %B} was taken."
    return ImportWarning(line, message, Doubt.DAY, answers)


def half_of_day(line: int, time: datetime) -> ImportWarning:
    """Say that a clock without am and pm was taken for one of the morning or of the afternoon."""
    late = time.hour >= 12
    morning = time - late * _HALF_DAY
    afternoon = morning + _HALF_DAY
    am = Answer("am", f"{morning:%H:%M}", morning)
    pm = Answer("pm", f"{afternoon:%H:%M}", afternoon)
    after = Answer("next_day", f"{morning:%H:%M} of the next day", morning + _DAY)
    taken = "afternoon" if late else "morning"
    message = f"This clock says neither am nor pm; the {taken} was taken."
    answers = (pm, after, am) if late else (am, pm, after)
    return ImportWarning(line, message, Doubt.HALF_OF_DAY, answers)


def wrong_half(line: int, time: datetime) -> ImportWarning:
    """Say that 12:10 was told with the wrong half of the day, and read with the other one."""
    written = time - _HALF_DAY
    answers = (
        Answer("other_half", f"{time:%H:%M %d %b}", time),
        Answer("as_written", f"{written + _DAY:%H:%M %d %b}", written + _DAY),
    )
    message = f"This says the other half of the day; {time:%H:%M} was taken, which follows."
    return ImportWarning(line, message, Doubt.HALF_OF_DAY, answers)


def other_order(line: int, time: Moment, other_way: Moment, order: Order) -> ImportWarning:
    """Say that day and month of a date could be the other way round."""
    keys = {Order.DAY_FIRST: "day_first", Order.MONTH_FIRST: "month_first"}
    other = Order.MONTH_FIRST if order is Order.DAY_FIRST else Order.DAY_FIRST
    answers = (
        Answer(keys[order], day_words(time), time),
        Answer(keys[other], day_words(other_way), other_way),
    )
    message = "Day and month of this date could be the other way round."
    return ImportWarning(line, message, Doubt.DAY_OR_MONTH_FIRST, answers)


def year_taken(line: int, time: Moment, *, cut: bool = False) -> ImportWarning:
    """Say that a year was filled in."""
    assert time is not None
    answers = [Answer(f"{time.year}", f"{time.year}", time)]
    for step in (-1, 1):
        if moved := _in_year(time, time.year + step):
            answers.append(Answer(f"{moved.year}", f"{moved.year}", moved))
    lacks = "is incomplete" if cut else "is not told"
    message = f"The year of this date {lacks}; {time.year} was taken."
    return ImportWarning(line, message, Doubt.YEAR, tuple(answers))


def end_first(line: int, time: datetime, end: datetime, *, over: bool) -> ImportWarning:
    """Say that a range ends before it starts.

    Args:
        line: its line.
        time: its start.
        end: its end on the day of the start, or on the one that is told with it.
        over: whether it was read as one that ends on the next day.
    """
    answers = [
        Answer("next_day", "It ends on the next day", time, end + _DAY),
        Answer("no_end", "Only its start is right", time),
        Answer("swapped", "The other way round", end, time),
    ]
    if not over:
        answers[0], answers[1] = answers[1], answers[0]
    if end + _DAY < time:
        answers = [each for each in answers if each.key != "next_day"]
    message = "This range ends before it starts; "
    message += "the end was read as one of the next day." if over else "its end was left out."
    return ImportWarning(line, message, Doubt.END_FIRST, tuple(answers))


def zone_taken(line: int, time: datetime, zone: Zone, where: str) -> ImportWarning:
    """Say that the zone of a time stands elsewhere."""
    answers = (
        Answer(zone.label, zone_name(zone.label), time),
        Answer("review_zone", "The review's zone", time.replace(tzinfo=None)),
    )
    return ImportWarning(
        line, f"The zone {zone_name(zone.label)} was taken from {where}.", Doubt.ZONE, answers
    )


def zone_unread(line: int, time: datetime, written: str, zone: Zone | None) -> ImportWarning:
    """Say that a zone was not understood.

    Args:
        line: its line.
        time: what it was read as.
        written: what stands there.
        zone: that of the other times, which was taken; None where there is none.
    """
    taken = zone_name(zone.label) if zone else "the review's zone"
    answers = zone_taken(line, time, zone, "").answers if zone else ()
    message = f"The time zone {written[:40]!r} was not understood; {taken} was taken."
    return ImportWarning(line, message, Doubt.ZONE, answers)


def zone_above_unread(line: int, written: str, above: int, *, local: bool) -> ImportWarning:
    """Say that what names the zone of all times above them was not understood.

    Args:
        line: the first time.
        written: what stands there.
        above: where it stands.
        local: whether it says no more than that they are those of some place.
    """
    named = f"{written[:40]!r} of line {above}"
    told = f"The time zone {named} was not understood"
    if local:
        told = f"It is not told which place is meant by {named}"
    return ImportWarning(line, f"{told}; the review's zone was taken.", Doubt.ZONE)


def other_places(line: int, time: datetime, zone: Zone, others: Sequence[Zone]) -> ImportWarning:
    """Say that a zone was read as the one of one place, though others have its name too."""
    answers = (
        Answer("as_read", f"{zone.home} ({signed_offset(time.utcoffset())})", time),
        *(Answer(each.home, each.label, time.replace(tzinfo=each.info)) for each in others),
    )
    message = (
        f"{zone.label} was read as {signed_offset(time.utcoffset())}; other places use it too."
    )
    return ImportWarning(line, message, Doubt.ZONE, answers)


def zones_disagree(line: int, time: datetime, other: datetime) -> ImportWarning:
    """Say that a time is told in two zones that do not fit together."""
    answers = (
        Answer("first_zone", f"{time:%H:%M %Z}, the first one", time),
        Answer("second_zone", f"{other:%H:%M %Z}, the second one", other),
    )
    message = "The two zones of this time do not agree; the first one was taken."
    return ImportWarning(line, message, Doubt.ZONE, answers)


def out_of_season(line: int, time: datetime, zone: Zone, theirs: timedelta) -> ImportWarning:
    """Say that a zone is of the other half of the year: "PST in July"."""
    place = ZoneInfo(zone.home)
    local = time.replace(tzinfo=place)
    label = f"{local.tzname()} ({signed_offset(theirs)})"
    message = (
        f"{zone.label} was read as {signed_offset(time.utcoffset())}, though people there were on"
        f" {signed_offset(theirs)} that day."
    )
    answers = (
        Answer("as_written", f"{zone.label} as it is written", time),
        Answer("local", f"{label}, as the clocks there showed", local),
    )
    return ImportWarning(line, message, Doubt.ZONE_SEASON, answers)


def clock_changed(line: int, time: datetime) -> ImportWarning | None:
    """Say that a clock showed this time twice, or never, when it was changed; None for others."""
    first, second = time.replace(fold=0), time.replace(fold=1)
    before, after = first.utcoffset(), second.utcoffset()
    if before is None or after is None or before == after:
        return None
    twice = before > after
    answers = [
        Answer("before_change", f"{signed_offset(before)}, before the change", first),
        Answer("after_change", f"{signed_offset(after)}, after the change", second),
    ]
    said = "twice" if twice else "never"
    message = f"The clocks were changed that night and showed this time {said}."
    return ImportWarning(
        line, message, Doubt.CLOCK_CHANGE, tuple(answers[::-1] if time.fold else answers)
    )


def wrong_weekday(line: int, time: Moment, said: int) -> ImportWarning:
    """Say that a date was another day of the week than the one beside it."""
    day = time.date() if isinstance(time, datetime) else time
    assert day is not None
    back = (day.weekday() - said) % 7
    move = timedelta(days=-back if back <= 3 else 7 - back)
    moved = _with_day(time, move)
    answers = (
        Answer("as_written", f"{day:%d %b}", time),
        Answer("by_weekday", f"{day + move:%a %d %b}", moved),
    )
    message = f"{day:%d %B %Y} was a {day:%A}; the date was taken as it is written."
    return ImportWarning(line, message, Doubt.DAY, answers)


def other_day_told(line: int, time: datetime, told: date, until: int) -> ImportWarning:
    """Say that the text names an earlier day than the one that was taken for times without one.

    Args:
        line: that of the first of them.
        time: what it was read as.
        told: the other day.
        until: the line of the last one.
    """
    moved = _with_day(time, told - time.date())
    answers = (
        Answer("as_taken", day_words(time), time, until=until),
        Answer("day_told", day_words(moved), moved, until=until),
    )
    message = f"No date stands with this time; {time.date()} was taken, and {told} is told, too."
    return ImportWarning(line, message, Doubt.DAY, answers)


def day_of_mending(line: int, day: date) -> ImportWarning:
    """Say that the only day that is told is the one on which it was mended."""
    message = f"No date stands with this time; {day} was taken, the day on which it was mended."
    return ImportWarning(line, message, Doubt.DAY)


def one_of_days(
    line: int, time: datetime, days: Sequence[date], until: int, *, taken: date
) -> ImportWarning:
    """Say that a time without a date may be of another day of the incident.

    Args:
        line: that of the first of such times.
        time: what it was read as.
        days: the other days.
        until: the line of the last one that goes on from it.
        taken: the day that was taken.
    """
    moved = (_with_day(time, day - taken) for day in days)
    answers = (
        Answer(f"{at:%Y-%m-%d}", day_words(at), at, until=until) for at in (time, *moved) if at
    )
    also = f"{days[0]}" if len(days) == 1 else f"{len(days)} other days"
    message = f"No date stands with this time; {taken} was taken, but the incident was on {also}"
    return ImportWarning(line, f"{message}, too.", Doubt.DAY, tuple(answers))


def first_of_days(line: int, day: date, last: int) -> ImportWarning:
    """Say that the text tells of several days, the first of which was taken."""
    message = f"The text tells of days from {day.day} to {last} {day:%B}; the first one was taken."
    return ImportWarning(line, message, Doubt.DAY)


def day_of_week(line: int, time: Moment) -> ImportWarning:
    """Say that only the day of the week tells the date."""
    week = timedelta(days=7)
    answers = tuple(
        Answer(key, day_words(moved), moved)
        for key, moved in (
            ("nearest", time),
            ("week_before", _with_day(time, -week)),
            ("week_after", _with_day(time, week)),
        )
    )
    message = f"Only a day of the week is told; {day_words(time)} was taken."
    return ImportWarning(line, message, Doubt.DAY, answers)


def day_of_month(line: int, time: Moment) -> ImportWarning:
    """Say that only the day of the month tells the date, as in "30th, 14:03"."""
    answers = [
        Answer(key, day_words(moved), moved)
        for key, moved in (
            ("nearest", time),
            ("month_before", _in_next_month(time, -1)),
            ("month_after", _in_next_month(time, 1)),
        )
        if moved is not None
    ]
    message = f"Only a day of the month is told; {day_words(time)} was taken."
    return ImportWarning(line, message, Doubt.DAY, tuple(answers))


def part_of_month(line: int, time: Moment) -> ImportWarning:
    """Say that only a month is told, as in "Early May 2022"."""
    assert time is not None
    moved = (("as_taken", time), *((f"{day}", time.replace(day=day)) for day in (1, 15, 28)))
    answers = {each: Answer(key, f"{each:%d %b %Y}", each) for key, each in reversed(moved)}
    message = f"Only a month is told; {time:%d %B %Y} was taken."
    return ImportWarning(line, message, Doubt.DAY, tuple(reversed(answers.values())))


def last_digit(line: int, time: datetime) -> ImportWarning:
    """Say that the last digit of a time is not known, as in "14:1x"."""
    answers = tuple(
        Answer(key, f"{time + timedelta(minutes=more):%H:%M}", time + timedelta(minutes=more))
        for key, more in (("first", 0), ("middle", 5), ("last", 9))
    )
    message = f"The last digit of this time is not known; about {time:%H:%M} was taken."
    return ImportWarning(line, message, Doubt.OTHER, answers)


def moves_the_day(warning: ImportWarning) -> bool:
    """Tell whether an answer may move the day that the next entries carry on."""
    days = {each.time.toordinal() for each in warning.answers if each.time}
    return len(days) > 1


def swapped(moment: datetime | date) -> Moment:
    """Give a moment with day and month the other way round; None where there is no such day."""
    try:
        return moment.replace(month=moment.day, day=moment.month)
    except ValueError:
        return None


def first_of(order: Order) -> str:
    """Say what stands first in numeric dates."""
    return "day" if order is Order.DAY_FIRST else "month"


def _in_next_month(moment: Moment, step: int) -> Moment:
    """Move to the month before or after that has such a day at all."""
    months = range(step, 3 * step, step)
    tried = (_in_month(moment, more) for more in months) if moment else ()
    return next(filter(None, tried), None)


def _in_month(moment: datetime | date, step: int) -> Moment:
    count = moment.year * 12 + moment.month - 1 + step
    try:
        return moment.replace(year=count // 12, month=count % 12 + 1)
    except ValueError:
        return None


def _with_day(moment: Moment, move: timedelta) -> Moment:
    try:
        return None if moment is None else moment + move
    except OverflowError:  # the edges of the calendar
        return moment


def _in_year(moment: datetime | date, year: int) -> Moment:
    try:
        return moment.replace(year=year)
    except ValueError:
        return None


def day_words(moment: Moment) -> str:
    """Write a day as the buttons that answer doubts have it; nothing for none."""
    return f"{moment:%a %d %b %Y}" if moment else ""
