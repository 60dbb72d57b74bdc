"""Doubts about days and times that are counted from others, and the ways to settle them."""

from datetime import date, datetime, timedelta

from pm_facilitator.importers.draft import Answer, Doubt, ImportWarning
from pm_facilitator.importers.placing.doubts import day_words

_DAY = timedelta(days=1)


def counted_from(line: int, time: datetime, other: datetime) -> ImportWarning:
    """Say that a count goes back behind the entry above, from which it may be counted."""
    answers = (
        Answer("as_taken", f"{time:%H:%M}", time),
        Answer("other_count", f"{other:%H:%M}", other),
    )
    message = f"This may be counted from T0 or from the entry above; {time:%H:%M} was taken."
    return ImportWarning(line, message, Doubt.ORDER, answers)


def day_counted(line: int, day: date) -> ImportWarning:
    """Say that a day without a clock time, such as "two days later", was counted from above."""
    moves = (
        ("as_counted", 0, "as counted"),
        ("day_earlier", -1, "a day earlier"),
        ("day_later", 1, "a day later"),
    )
    answers = tuple(
        Answer(key, f"{day + move * _DAY:%a %d %b}, {words}", day + move * _DAY)
        for key, move, words in moves
        if date.min < day < date.max
    )
    message = f"This day was counted from the entry above: {day}."
    return ImportWarning(line, message, Doubt.DAY, answers)


def unit_taken(line: int, time: datetime, other: datetime) -> ImportWarning:
    """Say that a count such as "T+120" was taken for minutes, and when it is in seconds."""
    answers = (
        Answer("minutes", f"{time:%H:%M:%S}, in minutes", time),
        Answer("seconds", f"{other:%H:%M:%S}, in seconds", other),
    )
    message = "The unit of this count is not told; minutes were taken."
    return ImportWarning(line, message, Doubt.ORDER, answers)


def workdays_counted(line: int, day: date, above: date, later: date) -> ImportWarning:
    """Say that days of work were counted, of which holidays are none either.

    Args:
        line: its line.
        day: what was taken.
        above: what it is where the entry above is counted from.
        later: the next such day, where a holiday lies between.
    """
    days = {above: "other_count", later: "day_later", day: "as_taken"}
    answers = [Answer(days[told], day_words(told), told) for told in dict.fromkeys((day, *days))]
    message = f"Days of work were counted without weekends; {day_words(day)} was taken."
    return ImportWarning(line, message, Doubt.DAY, tuple(answers))
