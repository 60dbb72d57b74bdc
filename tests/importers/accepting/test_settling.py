from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

from pm_facilitator.importers.accepting.settling import settle
from pm_facilitator.importers.draft import Answer, Doubt, EventDraft, ImportWarning, Moment
from pm_facilitator.importers.placing.count_doubts import counted_from
from pm_facilitator.importers.placing.doubts import (
    clock_goes_back,
    half_of_day,
    other_day_told,
    year_taken,
)

PDT, PST = timezone(timedelta(hours=-7)), timezone(timedelta(hours=-8))


def at(day: int, hour: int, zone: timezone | None = None) -> datetime:
    return datetime(2026, 3, day, hour, tzinfo=zone)


def event(line: int, time: Moment, end: Moment = None) -> EventDraft:
    return EventDraft(time, f"entry {line}", line, end)


def rolled(line: int, time: datetime, until: int) -> ImportWarning:
    answers = (
        Answer("next_day", "The next day", time, until=until),
        Answer("same_day", "The same day", time - timedelta(days=1), until=until),
    )
    return ImportWarning(line, "The clock goes back here.", Doubt.DAY, answers)


def wintry(line: int, time: datetime) -> ImportWarning:
    summer = Answer("PDT", "PDT", time.replace(tzinfo=PDT))
    answers = (Answer("PST", "PST", time.replace(tzinfo=PST)), summer)
    return ImportWarning(line, "PST in July?", Doubt.ZONE_SEASON, answers)


def days(events: tuple[EventDraft, ...]) -> list[int]:
    return [each.time.day for each in events if each.time]


EVENTS = (event(1, at(2, 23)), event(2, at(3, 0)), event(3, at(3, 8)), event(4, at(9, 10)))


def test_an_answer_becomes_the_time_and_what_carried_its_day_on_moves_too() -> None:
    settled, left = settle(EVENTS, (rolled(2, at(3, 0), 3),), Doubt.DAY, "same_day", 2)
    assert days(settled) == [2, 2, 2, 9]
    assert left == ()


def test_agreeing_with_the_guess_only_takes_the_warning_away() -> None:
    assert settle(EVENTS, (rolled(2, at(3, 0), 3),), Doubt.DAY, "next_day") == (EVENTS, ())


def test_all_of_a_kind_are_settled_at_once_each_on_top_of_the_one_before() -> None:
    events = (event(1, at(2, 23)), event(2, at(3, 0)), event(3, at(4, 0)), event(4, at(4, 1)))
    warnings = (rolled(2, at(3, 0), 4), rolled(3, at(4, 0), 4))
    settled, left = settle(events, warnings, Doubt.DAY, "same_day")
    assert days(settled) == [2, 2, 2, 2]
    assert left == ()


def test_one_settled_leaves_the_others_but_with_answers_that_moved() -> None:
    events = (event(1, at(2, 23)), event(2, at(3, 0)), event(3, at(4, 0)))
    warnings = (rolled(2, at(3, 0), 3), rolled(3, at(4, 0), 3))
    settled, left = settle(events, warnings, Doubt.DAY, "same_day", 2)
    assert days(settled) == [2, 2, 3]
    assert [answer.time for answer in left[0].answers] == [at(3, 0), at(2, 0)]
    settled, left = settle(settled, left, Doubt.DAY, "same_day", 3)
    assert days(settled) == [2, 2, 2]


def test_two_doubts_about_one_entry_can_be_settled_in_either_order() -> None:
    time = at(3, 0, PST)
    events = (event(1, at(2, 23, PST)), event(2, time))
    warnings = (rolled(2, time, 2), wintry(2, time))
    day, zone = (Doubt.DAY, "same_day"), (Doubt.ZONE_SEASON, "PDT")
    one = settle(*settle(events, warnings, *day), *zone)
    other = settle(*settle(events, warnings, *zone), *day)
    assert one == other == ((events[0], event(2, at(2, 0, PDT))), ())


def test_of_two_entries_on_one_line_the_one_that_was_guessed_so_is_meant() -> None:
    events = (event(1, at(2, 9, PST)), event(1, at(2, 10, PST)))
    settled, _ = settle(events, (wintry(1, at(2, 10, PST)),), Doubt.ZONE_SEASON, "PDT")
    assert settled == (events[0], event(1, at(2, 10, PDT)))


def test_an_end_before_its_start_is_swapped_or_moved() -> None:
    swapped = Answer("swapped", "The other way round", at(2, 9), at(2, 10))
    guess = Answer("next_day", "Over midnight", at(2, 10), at(3, 9))
    warning = ImportWarning(1, "It ends before it starts.", Doubt.END_FIRST, (guess, swapped))
    settled, _ = settle((event(1, at(2, 10), at(3, 9)),), (warning,), Doubt.END_FIRST, "swapped")
    assert settled == (event(1, at(2, 9), at(2, 10)),)


def test_the_second_reading_of_a_clock_that_is_put_back_is_kept() -> None:
    late = at(2, 1).replace(fold=1)
    answers = (Answer("first", "Before", at(2, 1)), Answer("second", "After", late))
    warning = ImportWarning(1, "This hour came twice.", Doubt.CLOCK_CHANGE, answers)
    ((settled,), _) = settle((event(1, at(2, 1)),), (warning,), Doubt.CLOCK_CHANGE, "second")
    assert settled.time == late
    assert isinstance(settled.time, datetime)
    assert settled.time.fold == 1


def test_days_and_unknown_times_can_be_settled() -> None:
    other = Answer("day_first", "3 April", date(2026, 4, 3), until=2)
    guess = Answer("month_first", "4 March", date(2026, 3, 4), until=2)
    warning = ImportWarning(1, "Which is the month?", Doubt.DAY_OR_MONTH_FIRST, (guess, other))
    events = (event(1, date(2026, 3, 4)), event(2, datetime(2026, 3, 4, 10, tzinfo=UTC)))
    settled, _ = settle(events, (warning,), Doubt.DAY_OR_MONTH_FIRST, "day_first")
    assert [each.time for each in settled] == [
        date(2026, 4, 3),
        datetime(2026, 4, 3, 10, tzinfo=UTC),
    ]


def test_what_has_no_such_answer_stays_as_it_is() -> None:
    warnings = (ImportWarning(0, "Nothing to choose."), rolled(2, at(3, 0), 3))
    assert settle(EVENTS, warnings, Doubt.ORDER, "same_day") == (EVENTS, warnings)
    assert settle(EVENTS, warnings, Doubt.DAY, "same_day", 3) == (EVENTS, warnings)


def taken(line: int, time: datetime, until: int = 0) -> ImportWarning:
    answers = (
        Answer("PST", "PST", time, until=until),
        Answer("review_zone", "The review's zone", time.replace(tzinfo=None), until=until),
    )
    return ImportWarning(line, "The zone PST was taken from line 1.", Doubt.ZONE, answers)


def test_an_answer_about_the_zone_of_a_heading_reaches_all_that_were_read_in_it() -> None:
    events = (
        event(2, at(2, 10, PST)),
        event(3, at(2, 11, PST), at(2, 12, PST)),
        event(4, datetime(2026, 3, 2, 19, tzinfo=UTC)),
        event(5, at(2, 13, PST)),
        event(6, at(2, 14, PST)),
    )
    settled, left = settle(
        events, (taken(2, at(2, 10, PST), until=5),), Doubt.ZONE, "review_zone", 2
    )
    assert settled == (
        event(2, at(2, 10)),
        event(3, at(2, 11), at(2, 12)),
        events[2],
        event(5, at(2, 13)),
        events[4],
    )
    assert left == ()


def test_what_was_asked_about_a_zone_is_not_asked_when_it_is_another_one() -> None:
    events = (event(2, at(2, 10, PST)), event(3, at(2, 11, PST)))
    warnings = (
        taken(2, at(2, 10, PST), until=3),
        wintry(2, at(2, 10, PST)),
        wintry(3, at(2, 11, PST)),
    )
    _, left = settle(events, warnings, Doubt.ZONE, "review_zone", 2)
    assert left == ()
    _, left = settle(events, warnings, Doubt.ZONE, "PST", 2)
    assert left == warnings[1:]


def test_the_zone_of_the_review_stays_an_answer_after_the_season_was_settled() -> None:
    time = at(2, 10, PST)
    events, left = settle(
        (event(2, time),), (taken(2, time), wintry(2, time)), Doubt.ZONE_SEASON, "PDT", 2
    )
    settled, _ = settle(events, left, Doubt.ZONE, "review_zone", 2)
    assert settled == (event(2, at(2, 10)),)


def rolled_on(line: int, time: datetime, until: int) -> ImportWarning:
    told = clock_goes_back(line, time, rolled=True)
    return replace(told, answers=tuple(replace(each, until=until) for each in told.answers))


def test_what_is_offered_below_tells_the_days_as_they_are_after_an_answer_above() -> None:
    events = (event(1, at(2, 23)), event(2, at(3, 0)), event(3, at(3, 23)), event(4, at(4, 1)))
    warnings = (rolled_on(2, at(3, 0), 4), rolled_on(4, at(4, 1), 4))
    settled, (left,) = settle(events, warnings, Doubt.DAY, "same_day", 2)
    assert days(settled) == [2, 2, 2, 3]
    assert [answer.label for answer in left.answers] == [
        "Tue 03 Mar, the next day",
        "Mon 02 Mar, out of order",
    ]
    settled, _ = settle(settled, (left,), Doubt.DAY, "same_day", 4)
    assert days(settled) == [2, 2, 2, 2]


def test_a_day_that_was_taken_is_told_as_it_is_after_another_answer_about_the_entry() -> None:
    day, year = other_day_told(1, at(4, 10), date(2026, 4, 9), 1), year_taken(1, at(4, 10))
    _, left = settle((event(1, at(4, 10)),), (year, day), Doubt.YEAR, "2025")
    assert [each.message for each in left] == [
        "No date stands with this time; 2025-03-04 was taken, and 2026-04-09 is told, too."
    ]
    assert left[0].answers[0].label == "Tue 04 Mar 2025"


def test_the_name_of_a_zone_stays_though_it_reads_like_the_time_that_moved() -> None:
    zone = ImportWarning(2, "Where?", Doubt.ZONE, (Answer("lagos", "Lagos (+01:00)", at(3, 1)),))
    events, warnings = (event(2, at(3, 1)),), (half_of_day(2, at(3, 1)), zone)
    settled, left = settle(events, warnings, Doubt.HALF_OF_DAY, "pm")
    assert settled[0].time == at(3, 13)
    assert [each.answers[0].label for each in left] == ["Lagos (+01:00)"]


def test_a_clock_time_that_is_offered_moves_with_its_entry() -> None:
    warnings = (half_of_day(2, at(3, 1)), counted_from(2, at(3, 1), at(3, 2)))
    _, left = settle((event(2, at(3, 1)),), warnings, Doubt.HALF_OF_DAY, "pm")
    assert [answer.label for answer in left[0].answers] == ["13:00", "14:00"]
    assert left[0].message.endswith("13:00 was taken.")
