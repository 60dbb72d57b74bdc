"""Days of the week of which a text says that they are of this one."""

from datetime import date

import pytest

from pm_facilitator.importers.draft import Doubt
from pm_facilitator.importers.timeline.timeline_text import read_timeline

FRIDAY = date(2025, 2, 14)


@pytest.mark.parametrize(
    ("said", "monday", "thursday"),
    [
        ("This is what happened this week with the tills.", "Monday", "Thursday"),
        ("Dit is er deze week gebeurd (nu is het vrijdag):", "maandag", "donderdag"),
        ("Das war diese Woche an den Kassen:", "Montag", "Donnerstag"),
    ],
)
def test_they_are_of_the_week_of_the_day_that_was_handed_in(
    said: str, monday: str, thursday: str
) -> None:
    text = f"{said}\n\n{monday}\n- 16:30 an update\n\n{thursday}\n- 13:00 it is found\n"
    draft = read_timeline(text, day=FRIDAY)
    assert [str(each.time) for each in draft.events] == [
        "2025-02-10 16:30:00",
        "2025-02-13 13:00:00",
    ]
    assert {each.kind for each in draft.warnings} == {Doubt.DAY}


def test_elsewhere_the_next_such_day_is_taken_and_asked_about() -> None:
    text = "What happened with the tills.\n\nMonday\n- 16:30 an update\n"
    (event,) = read_timeline(text, day=FRIDAY).events
    assert str(event.time) == "2025-02-17 16:30:00"
