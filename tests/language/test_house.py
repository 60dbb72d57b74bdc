"""An organisation's own rules: what they add to the coach and what they take off."""

import pytest

from pm_facilitator.language.coach import Coach
from pm_facilitator.language.finding import Finding
from pm_facilitator.language.house import House, wording
from pm_facilitator.language.house_file import read_own

PHRASE = """
[[phrase]]
id = "sign-off"
match = ["signed off by * manager", "rubber*stamp*"]
message = "Who signed says less than what was looked at."
questions = ["What did the review look at?"]
better = "seen by a second pair of eyes"
severity = "warning"
"""


def coach(text: str) -> Coach:
    house, problems = read_own(text)
    assert problems == []
    return Coach(house=house)


def heard(text: str, sentence: str) -> list[Finding]:
    return coach(text).check(sentence)


def test_names_teams_and_components_are_known() -> None:
    own = 'names = ["Zed Quill"]\nteams = ["Ledger crew", "Fennek"]\ncomponents = ["Merlin"]'
    assert [f.rule for f in heard(own, "Zed broke the build.")] == ["person-broke"]
    assert heard(own, "The Ledger crew failed to escalate.")
    assert heard(own, "Yesterday fennek forgot to check the log.")
    assert heard(own, "Merlin failed to respond.") == []


def test_a_rule_or_a_kind_can_be_switched_off_or_weighed() -> None:
    sentence = "It was human error."
    assert [f.severity for f in heard("", sentence)] == ["warning"]
    assert heard('rules.human-error = "off"', sentence) == []
    assert heard('rules.human-error-label = "off"', sentence) == []
    assert [f.severity for f in heard('rules.human-error-label = "hint"', sentence)] == ["hint"]
    both = 'rules.human-error-label = "off"\nrules.human-error = "hint"'
    assert [f.severity for f in heard(both, sentence)] == ["hint"]


def test_what_is_switched_off_is_not_told_by_a_broader_rule_either() -> None:
    sentence = "Tom forgot to run the script."
    assert [f.rule for f in heard("", sentence)] == ["forgot-to"]
    assert heard('rules.forgot-to = "off"', sentence) == []
    both = heard('rules.forgot-to = "off"', f"{sentence} Ravi broke prod.")
    assert {f.text.split()[0] for f in both} == {"Ravi"}


def test_allowed_wordings_are_never_flagged() -> None:
    own = 'allow = ["human error probability"]'
    assert heard(own, "The human error probability was estimated.") == []
    assert heard(own, "It was human error.")


def test_an_own_phrase_is_found_with_its_message_questions_and_better_wording() -> None:
    (found,) = heard(PHRASE, "The plan was Signed  off by the manager, then built.")
    assert found.text == "Signed  off by the manager"
    assert (found.rule, found.severity, found.kind) == ("sign-off", "warning", "own-phrase")
    assert found.questions == ("What did the review look at?",)
    assert found.suggestion == "The plan was Seen by a second pair of eyes, then built."
    assert found.source


def test_an_own_phrase_is_not_looked_for_in_quotes_and_code() -> None:
    assert heard(PHRASE, 'The button said "rubber-stamp it" and `rubberstamp` ran.') == []
    assert heard(PHRASE, "They rubber-stamped it.")


def test_an_own_phrase_goes_before_the_rules_that_ship() -> None:
    own = '[[phrase]]\nmatch = "human error"\nmessage = "We say slip."\nbetter = "slip"'
    (found,) = heard(own, "It was human error.")
    assert found.suggestion == "It was slip."


@pytest.mark.parametrize(
    ("written", "text", "found"),
    [
        ("a b", "x A  B y", "A  B"),
        ("a b", "xa b", None),
        ("don't", "I DON’T know", "DON’T"),
        ("a * c", "a bb c", "a bb c"),
        ("a * c", "a c", None),
        ("a ... c", "a one two c", "a one two c"),
        ("a … c", "a c", "a c"),
        ("a ... c", "a 1 2 3 4 5 6 c", None),
        ("... a ...", "b a c", "a"),
        ("pre*", "prefixes", "prefixes"),
        ("*fix", "a prefix", "prefix"),
        ("c++ (old)", "in C++ (old) code", "C++ (old)"),
    ],
)
def test_a_wording_matches(written: str, text: str, found: str | None) -> None:
    match = wording([written]).search(text)
    assert (match and match[0]) == found


def test_the_coachs_rules_are_as_they_weigh_here() -> None:
    rules = {
        rule.id: rule.severity for rule in coach(PHRASE + '[rules]\nhuman-error = "hint"').rules()
    }
    assert rules["human-error"] == "hint"
    assert rules["sign-off"] == "warning"
    assert "irony" not in {rule.id for rule in coach('rules.sarcasm = "off"').rules()}


def test_an_empty_house_changes_nothing() -> None:
    text = "Tom forgot to check the log, and who approved it?"
    assert Coach(house=House()).check(text) == Coach().check(text)
