"""A few letters are enough to find a zone, and the best one stands first."""

import pytest

from pm_facilitator.ui.widgets.zone_search import (
    known_zone,
    not_taken,
    zone_meant,
    zone_names,
    zones_like,
)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("new york", "America/New_York"),
        ("  New_York ", "America/New_York"),
        ("ams", "Europe/Amsterdam"),
        ("london", "Europe/London"),
        ("cet", "CET"),
        ("utc", "UTC"),
        ("pst", "PST8PDT"),
        ("singapore", "Singapore"),
        ("utc+3", "UTC+3"),
        ("GMT-5", "UTC-5"),
        ("Etc/GMT-3", "UTC+3"),
    ],
)
def test_the_zone_that_is_most_like_what_was_typed_stands_first(typed: str, first: str) -> None:
    assert zones_like(typed)[0] == first


def test_all_zones_with_the_letters_anywhere_are_offered_once() -> None:
    found = zones_like("ork")
    assert "America/New_York" in found
    assert len(set(found)) == len(found)
    assert all("ork" in name.casefold() for name in found)


@pytest.mark.parametrize("typed", ["", "  ", "Atlantis", "New\x00York"])
def test_nothing_and_what_is_no_name_are_like_no_zone(typed: str) -> None:
    assert not zones_like(typed)
    assert zone_meant(typed) == known_zone(typed) == ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("UTC+3", "Etc/GMT-3"),
        ("UTC-5", "Etc/GMT+5"),
        ("UTC+0", "UTC"),
        ("UTC+5:30", "Asia/Kolkata"),
    ],
)
def test_an_offset_from_utc_means_the_zone_of_that_offset(typed: str, meant: str) -> None:
    assert zone_meant(typed) == known_zone(typed) == meant


def test_of_several_zones_none_is_meant() -> None:
    assert zone_meant("america") == ""
    assert "several zones" in not_taken("america")


def test_a_long_text_that_is_no_zone_is_told_of_in_short() -> None:
    assert len(not_taken("x" * 500)) < 120


def test_utc_is_offered_first_and_each_zone_once() -> None:
    names = zone_names()
    assert names[0] == "UTC"
    assert len(set(names)) == len(names)
