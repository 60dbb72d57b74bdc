"""The rules as data: complete, kind, and told in the documentation."""

import re
from pathlib import Path
from typing import get_args

import pytest

from pm_facilitator import assets
from pm_facilitator.language.coach import Coach
from pm_facilitator.language.finding import Severity
from pm_facilitator.language.reword import Slots
from pm_facilitator.language.rules import read_rules, rule_book

_DOCS = Path(__file__).parents[2] / "docs" / "language.md"


def test_every_rule_has_a_name_of_its_own() -> None:
    names = [rule.id for rule in read_rules()]
    assert len(names) == len(set(names))


def test_every_kind_is_used() -> None:
    assert {rule.kind for rule in read_rules()} == set(assets.toml("language/en/kinds.toml"))


def test_messages_are_one_calm_sentence() -> None:
    for rule in read_rules():
        assert re.fullmatch(r"[A-Z][^.!?]*\.", rule.message), rule.id
        assert len(rule.message) <= 120, rule.id


def test_questions_are_questions_without_who_or_why() -> None:
    for rule in read_rules():
        for question in rule.questions:
            assert question.endswith("?"), rule.id
            assert not re.match(r"(?i)(who|why)\b", question), rule.id


def test_the_coach_has_nothing_to_say_about_its_own_words(coach: Coach) -> None:
    for rule in read_rules():
        for text in (*rule.questions, rule.message):
            if rule.kind not in ("human-error-label", "absolute"):
                assert coach.check(text) == [], text


def test_frames_ask_only_for_what_a_sentence_can_give() -> None:
    for rule in read_rules():
        for frame in rule.frames:
            for slot in re.findall(r"\{(\w+)\}", frame):
                assert hasattr(Slots, f"slot_{slot}"), rule.id


def test_severities_are_hint_and_warning() -> None:
    assert {rule.severity for rule in read_rules()} == set(get_args(Severity))


def test_every_pattern_compiles() -> None:
    for matcher in rule_book().matchers:
        assert matcher.find.pattern
        assert matcher.unless is None or matcher.unless.pattern


def test_the_documentation_lists_every_rule() -> None:
    table = re.findall(
        r"^\| `([\w-]+)` \| ([\w-]+) \| (\w+) \| (.+?) \|$", _DOCS.read_text(encoding="utf-8"), re.M
    )
    assert table == [(rule.id, rule.kind, rule.severity, rule.about) for rule in read_rules()]


def test_the_documentation_tells_every_source() -> None:
    text = _DOCS.read_text(encoding="utf-8")
    for rule in read_rules():
        assert rule.source in text, rule.id


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("who-did", "Who paid the fake invoice?"),
        ("who-did", "who had the bright idea of one account for all"),
        ("who-did", "who else would have had the key"),
        ("agentless-should", "This could have been found in staging."),
        ("agentless-should", "The draft should never have reached the printer."),
        ("agentless-should", "The proposal should have gone through a longer review."),
        ("agentless-should", "Had the script been run in dry mode, nobody would have used it."),
        ("self-should-have", "We could and should have asked the night shift."),
        ("self-should-have", "I had every reason to call."),
    ],
)
def test_what_was_added_late_is_heard_by_its_rule(rule: str, said: str) -> None:
    assert rule in {finding.rule for finding in Coach(learned=False).check(said)}


@pytest.mark.parametrize(
    "said",
    [
        "Had the disk been full, the write would have failed.",
        "The message could have been lost in the queue.",
        "The change will have consequences for the second region.",
        "A late train must have consequences for the timetable.",
        "I wish I could tell you why.",
        "We wish we could say more today.",
        "I wish we could show you the graph.",
        "Who would've thought?",
    ],
)
def test_what_only_looks_like_it_is_spared(said: str) -> None:
    assert Coach(learned=False).check(said) == []
