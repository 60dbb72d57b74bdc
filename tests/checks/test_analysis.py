"""A symptom, a trigger and a group are told by their words, and a condition is left alone."""

import tomllib
from pathlib import Path

import pytest

from pm_facilitator.language.analysis import is_group, is_symptom, is_trigger

SAID = tomllib.loads((Path(__file__).parent / "factors.toml").read_text(encoding="utf-8"))
FACTORS = [
    (kind, text)
    for part in ("seen", "unseen")
    for kind, texts in SAID[part].items()
    for text in texts
]


def sort_of(text: str) -> str:
    return "trigger" if is_trigger(text) else "symptom" if is_symptom(text) else "cause"


@pytest.mark.parametrize(("kind", "text"), FACTORS)
def test_factors_are_told_apart(kind: str, text: str) -> None:
    assert sort_of(text) == kind


@pytest.mark.parametrize("text", SAID["owners"]["group"])
def test_several_owners_or_nobody_in_particular_are_a_group(text: str) -> None:
    assert is_group(text)


@pytest.mark.parametrize("text", SAID["owners"]["one"])
def test_one_person_or_role_is_no_group(text: str) -> None:
    assert not is_group(text)


@pytest.mark.parametrize("text", ["", "  ", "high cpu " * 40])
def test_nothing_and_whole_stories_are_neither(text: str) -> None:
    assert sort_of(text) == "cause"
