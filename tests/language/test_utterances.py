"""What was just said is told apart well enough to ask the right next question, and at once."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.language.coach import Coach
from pm_facilitator.language.utterances import classify, utterances

SAID = tomllib.loads((Path(__file__).parent / "utterances.toml").read_text(encoding="utf-8"))
KINDS = list(utterances())


def sentences(part: str) -> list[tuple[str, str]]:
    return [(kind, text) for kind, texts in SAID[part].items() for text in texts]


def kind_of(text: str) -> str:
    found = classify(text)
    return found.name if found is not None else "none"


@pytest.mark.parametrize(("kind", "text"), sentences("seen"))
def test_what_the_cues_were_made_for_is_told_apart(kind: str, text: str) -> None:
    assert kind_of(text) == kind


def test_nine_in_ten_of_the_sentences_set_aside_are_told_apart() -> None:
    said = sentences("unseen")
    right = [text for kind, text in said if kind_of(text) == kind]
    assert len(right) >= 0.9 * len(said)


def test_a_better_sentence_is_no_account_of_how_it_usually_works() -> None:
    for text in ("Mara forgot to test the backup", "They left the port open"):
        for finding in Coach().check(text):
            assert "normally" in (finding.suggestion or "")
            assert kind_of(finding.suggestion or "") != "mental_model"


def test_each_sort_has_an_example_that_is_told_apart() -> None:
    for name, each in utterances().items():
        assert kind_of(each.heard) == name


def test_every_sort_has_several_questions_of_its_own() -> None:
    questions = [prompt.text for each in utterances().values() for prompt in each.questions]
    assert all(len(each.questions) >= 5 for each in utterances().values())
    assert len(questions) == len(set(questions))


def test_no_question_asks_who_or_why_and_the_coach_has_nothing_to_say_about_any() -> None:
    coach = Coach()
    for each in utterances().values():
        for prompt in each.questions:
            assert prompt.text.endswith("?")
            assert prompt.text.split()[0].lower() not in {"who", "why"}
            assert coach.check(prompt.text) == []


@pytest.mark.parametrize("text", ["I knew it", "  i   KNEW it  ", "I\nknew it", "“I knew it”"])
def test_case_spaces_and_quotes_do_not_matter(text: str) -> None:
    assert kind_of(text) == "knew"


@pytest.mark.parametrize(
    "text", ["The pod was stuck", "A message was lost", "A kernel panic", "It is called gateway-2"]
)
def test_what_a_machine_does_is_no_state_of_mind_and_no_call_for_help(text: str) -> None:
    assert kind_of(text) not in {"state", "help"}


def test_nothing_said_is_nothing() -> None:
    assert classify("") is None
    assert classify("   ") is None


@given(st.text(max_size=900))
def test_there_is_no_text_that_cannot_be_told(text: str) -> None:
    assert kind_of(text) in {*KINDS, "none"}
