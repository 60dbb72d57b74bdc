"""How a time was told, beside what it is now."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.told import told_words, zone_told
from pm_facilitator.domain.vocabulary import Precision
from tests.domain.conftest import NOW


@pytest.mark.parametrize(
    ("told", "zone", "said"),
    [
        ("3pm", "Europe/Berlin", "Told as “3pm”, 15:00 on 3 Nov in Europe/Berlin"),
        ("7:00 PT", "+05:30", "Told as “7:00 PT”, 19:30 on 3 Nov in +05:30"),
        ("", "UTC-3", "11:00 on 3 Nov in UTC-3"),
        ("14:00", "", "Told as “14:00”"),
        ("14:00 PDX", "PDX", "Told as “14:00 PDX”, in PDX"),
        ("", "", ""),
    ],
)
def test_a_time_is_said_as_it_was_told_and_as_it_is_there(told: str, zone: str, said: str) -> None:
    assert told_words(TimelineEvent("e", NOW, told=told, told_zone=zone)) == said


def test_a_corrected_time_shows_beside_what_was_told() -> None:
    event = TimelineEvent("e", NOW + timedelta(minutes=5), told="14:00", told_zone="UTC")
    assert told_words(event) == "Told as “14:00”, 14:05 on 3 Nov in UTC"


@pytest.mark.parametrize("precision", [Precision.DAY, Precision.UNKNOWN])
def test_what_has_no_clock_time_gets_none(precision: Precision) -> None:
    event = TimelineEvent("e", NOW, precision=precision, told="that day", told_zone="UTC")
    assert told_words(event) == "Told as “that day”, in UTC"


@given(st.text())
def test_any_name_is_a_zone_or_none(name: str) -> None:
    zone = zone_told(name)
    assert zone is None or NOW.astimezone(zone) == NOW
