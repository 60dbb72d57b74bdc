"""A city behind one time alone may be the name of somebody, and is told of."""

import pytest

from pm_facilitator.importers.draft import Doubt
from pm_facilitator.importers.timeline.timeline_text import read_timeline


def told(text: str) -> list[int]:
    return [each.line for each in read_timeline(text).warnings if each.kind is Doubt.ZONE]


def test_a_city_behind_one_time_of_several_is_told_of() -> None:
    rows = "2026-05-12\n14:02 - alert\n14:05 Denver - looks at it\n14:10 - calm\n"
    assert told(rows) == [3]


def test_a_city_behind_all_times_is_their_zone() -> None:
    rows = "2026-05-12\n14:02 Denver - alert\n14:05 Denver - looks\n14:10 Denver - calm\n"
    assert told(rows) == []


@pytest.mark.parametrize("name", ["Canary", "Casey", "Midway", "Stanley", "Victoria"])
def test_names_of_people_and_things_are_no_cities(name: str) -> None:
    rows = f"2026-05-12\n14:02 - alert\n14:05 {name} - looks at it\n14:10 - calm\n"
    event = read_timeline(rows).events[1]
    assert (event.text, event.told_zone) == (f"{name} - looks at it", "")


def test_a_city_in_other_letters_than_beside_the_other_times_is_the_same_zone() -> None:
    text = (
        "12 October 2026\n\n* 08:30 Brussels - the upgrade starts\n* 08:52 Brussels - it is down\n"
        "* 08:55 brussels - it rings\n* 09:10 BRUSSELS - it is back\n"
    )
    draft = read_timeline(text)
    assert [each.text for each in draft.events] == [
        "the upgrade starts",
        "it is down",
        "it rings",
        "it is back",
    ]
    assert {each.told_zone for each in draft.events} == {"Europe/Brussels"}


def test_a_word_that_is_no_city_beside_others_stays() -> None:
    text = "12 October 2026\n\n* 08:30 Gate - opens\n* 08:52 Gate - shuts\n* 08:55 gate - rings\n"
    assert read_timeline(text).events[2].text == "gate - rings"
