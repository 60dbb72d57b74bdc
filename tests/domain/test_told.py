"""How a time was told, beside what it is now."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.told import told_by_clock, told_elsewhere, told_words, zone_told
from pm_facilitator.domain.vocabulary import Precision
from tests.domain.conftest import NOW


@pytest.mark.parametrize(
    ("told", "zone", "said"),
    [
        ("3pm", "Europe/Berlin", "Told as “3pm”, 15:00 on 3 Nov in Europe/Berlin"),
        ("7:00 PT", "+05:30", "Told as “7:00 PT”, 19:30 on 3 Nov in UTC+5:30"),
        ("", "UTC-3", "11:00 on 3 Nov in UTC-3"),
        ("17:00", "Etc/GMT-3", "Told as “17:00”, 17:00 on 3 Nov in UTC+3"),
        ("14:00", "", "Told as “14:00”"),
        ("14:03", "CET (+01:00)", "Told as “14:03”, 15:00 on 3 Nov in CET"),
        ("14:00 PDX", "PDX", "Told as “14:00 PDX”, in PDX"),
        ("", "", ""),
    ],
)
def test_a_time_is_said_as_it_was_told_and_as_it_is_there(told: str, zone: str, said: str) -> None:
    assert told_words(TimelineEvent("e", NOW, told=told, told_zone=zone)) == said


def test_a_corrected_time_shows_beside_what_was_told() -> None:
    event = TimelineEvent("e", NOW + timedelta(minutes=5), told="14:00", told_zone="UTC")
    assert told_words(event) == "Told as “14:00”, 14:05 on 3 Nov in UTC"


@pytest.mark.parametrize(
    ("told", "seconds", "said"),
    [
        ("14:04Z", 240, "Told as “14:04Z” (clock fast by 4 min), 14:00 on 3 Nov in UTC"),
        ("13:58Z", -90, "Told as “13:58Z” (clock slow by 1 min 30 s), 14:00 on 3 Nov in UTC"),
        ("", 5, "Told as (clock fast by 5 s), 14:00 on 3 Nov in UTC"),
        ("14:00", 0, "Told as “14:00”, 14:00 on 3 Nov in UTC"),
    ],
)
def test_a_clock_that_was_set_is_told_beside_what_it_showed(
    told: str, seconds: int, said: str
) -> None:
    kept = told_by_clock(told, timedelta(seconds=seconds))
    assert told_words(TimelineEvent("e", NOW, told=kept, told_zone="UTC")) == said


def test_in_another_zone_the_clock_is_told_of_as_well() -> None:
    kept = told_by_clock("14:04Z", timedelta(minutes=4))
    event = TimelineEvent("e", NOW, told=kept, told_zone="UTC")
    home = zone_told("+02:00")
    assert home is not None
    assert told_elsewhere(event, home) == "told as “14:04Z” (clock fast by 4 min)"


@pytest.mark.parametrize("precision", [Precision.DAY, Precision.UNKNOWN])
def test_what_has_no_clock_time_gets_none(precision: Precision) -> None:
    event = TimelineEvent("e", NOW, precision=precision, told="that day", told_zone="UTC")
    assert told_words(event) == "Told as “that day”, in UTC"


@given(st.text())
def test_any_name_is_a_zone_or_none(name: str) -> None:
    zone = zone_told(name)
    assert zone is None or NOW.astimezone(zone) == NOW
