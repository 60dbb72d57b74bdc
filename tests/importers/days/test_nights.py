from datetime import date

import pytest

from pm_facilitator.importers.days.nights import night_told
from pm_facilitator.importers.text.lines import TEXT, Line
from pm_facilitator.importers.timeline.timeline_text import read_timeline
from pm_facilitator.importers.times.partial_date import Order


def times(text: str) -> list[str]:
    return [str(event.time) for event in read_timeline(text).events]


@pytest.mark.parametrize(
    "said",
    [
        "Night of 9 to 10 March 2024",
        "Night shift 9/10 March 2024, hall 2",
        "In the night of March 9 to 10, 2024",
        "Nacht vom 9. auf den 10. März 2024",
        "Nuit du 9 au 10 mars 2024",
        "Noche del 9 al 10 de marzo de 2024",
    ],
)
def test_a_night_is_told_by_both_of_its_days(said: str) -> None:
    line = Line(1, TEXT, said)
    assert night_told([line], Order.DAY_FIRST, None, of_writing=True) == (None, date(2024, 3, 9))


@pytest.mark.parametrize(
    "said", ["Nights 9 to 12 March 2024", "9 to 10 March 2024", "At night 14:03 to 14:20"]
)
def test_other_spans_are_no_night(said: str) -> None:
    line = Line(1, TEXT, said)
    day = date(2024, 3, 9)
    assert night_told([line], Order.DAY_FIRST, day, of_writing=True) == (day, None)


_WRITTEN = """---
title: What went wrong last night
date: 2024-03-10 15:57
---

All times are UTC.

"""


def test_last_night_began_on_the_day_before_it_was_written_of() -> None:
    assert times(f"{_WRITTEN}- 22:34 pumps off\n- 02:10 pumps on\n") == [
        "2024-03-09 22:34:00+00:00",
        "2024-03-10 02:10:00+00:00",
    ]


def test_the_early_hours_of_last_night_are_of_the_day_of_writing() -> None:
    assert times(f"{_WRITTEN}- 00:34 pumps off\n- 02:10 pumps on\n") == [
        "2024-03-10 00:34:00+00:00",
        "2024-03-10 02:10:00+00:00",
    ]


def test_a_day_that_the_text_tells_stays_though_last_night_is_spoken_of() -> None:
    told = _WRITTEN.replace("All times", "On 7 March 2024 we were down. All times")
    assert times(f"{told}- 22:34 pumps off\n") == ["2024-03-07 22:34:00+00:00"]


def test_the_early_hours_of_a_night_are_of_its_second_day() -> None:
    head = "Night of 9 to 10 March 2024. Times are UTC.\n\n"
    assert times(f"{head}00:34 pumps off\n02:10 pumps on\n") == [
        "2024-03-10 00:34:00+00:00",
        "2024-03-10 02:10:00+00:00",
    ]


def test_a_night_that_is_told_from_the_evening_on_passes_midnight() -> None:
    head = "Night of 9 to 10 March 2024\n\n"
    assert times(f"{head}22:34 pumps off\n02:10 pumps on\n") == [
        "2024-03-09 22:34:00",
        "2024-03-10 02:10:00",
    ]
