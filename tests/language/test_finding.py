"""A finding works its suggestion out when it is looked at, and is a plain record all the same."""

from copy import deepcopy
from dataclasses import replace

import pytest

from pm_facilitator.language.coach import Coach
from pm_facilitator.language.finding import Finding

_BLAME = "Ada forgot to rotate the certificate."
_KNOWN = {
    "start": 0,
    "end": 3,
    "text": "Ada",
    "rule": "r",
    "kind": "k",
    "severity": "hint",
    "message": "m",
    "questions": (),
    "source": "s",
}


def test_the_suggestion_is_worked_out_once_and_only_when_looked_at() -> None:
    asked: list[int] = []

    def better() -> str:
        asked.append(1)
        return "Better."

    finding = Finding.offering(better, **_KNOWN)
    assert asked == []
    assert finding.suggestion == finding.suggestion == "Better."
    assert asked == [1]


def test_it_equals_one_that_was_given_its_suggestion() -> None:
    offered = Finding.offering(lambda: "Better.", **_KNOWN)
    assert offered == replace(offered, suggestion="Better.")
    assert repr(offered) == repr(replace(offered))


def test_what_the_coach_finds_can_be_copied_before_it_is_looked_at() -> None:
    (finding,) = Coach().check(_BLAME)
    assert deepcopy(finding.suggestion) == replace(finding).suggestion != _BLAME


def test_it_has_nothing_else() -> None:
    with pytest.raises(AttributeError, match="blame"):
        getattr(Finding.offering(lambda: None, **_KNOWN), "blame")  # noqa: B009
