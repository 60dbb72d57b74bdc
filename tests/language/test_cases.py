"""Every rule hears its examples, spares its neighbours, and rewords as promised."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from pm_facilitator.language.coach import Coach
from pm_facilitator.language.rules import read_rules

_CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))
_RULES = sorted(_CASES["rules"].items())
_REWORDS = [(each["before"], each["after"]) for each in _CASES["reword"]]


def test_every_rule_has_sentences_to_hear_and_to_spare() -> None:
    assert {rule.id for rule in read_rules()} == set(_CASES["rules"])
    assert all(case["hears"] and case["spares"] for case in _CASES["rules"].values())


def test_there_are_at_least_three_hundred_sentences() -> None:
    assert sum(len(case["hears"]) + len(case["spares"]) for _, case in _RULES) >= 300


@pytest.mark.parametrize(
    ("rule", "case"), _RULES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_rule_hears_its_sentences(rule: str, case: dict[str, Any], coach: Coach) -> None:
    field = case.get("field", "text")
    for sentence in case["hears"]:
        assert rule in {finding.rule for finding in coach.check(sentence, field)}, sentence


@pytest.mark.parametrize(
    ("rule", "case"), _RULES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_nothing_is_said_about_innocent_sentences(
    rule: str, case: dict[str, Any], coach: Coach
) -> None:
    for sentence in case["spares"]:
        assert coach.check(sentence, case.get("field", "text")) == [], sentence


@pytest.mark.parametrize(("before", "after"), _REWORDS)
def test_a_better_sentence_is_offered(before: str, after: str, coach: Coach) -> None:
    offered = [finding.suggestion for finding in coach.check(before) if finding.suggestion]
    assert offered[:1] == [after]


@pytest.mark.parametrize("sentence", _CASES["nothing"]["sentences"])
def test_questions_only_where_no_honest_sentence_can_be_made(sentence: str, coach: Coach) -> None:
    findings = coach.check(sentence)
    assert findings
    assert all(finding.suggestion is None and finding.questions for finding in findings)


def test_no_suggestion_is_noticed_again(coach: Coach) -> None:
    for _, case in _RULES:
        for sentence in case["hears"]:
            for finding in coach.check(sentence):
                if finding.suggestion is not None:
                    assert coach.check(finding.suggestion) == [], sentence
