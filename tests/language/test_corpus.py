"""How well the coach does on sentences it was not written from: our own, and labelled ones."""

import json
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from pm_facilitator.language.coach import Coach

_OWN = tomllib.loads((Path(__file__).parent / "corpus.toml").read_text(encoding="utf-8"))
_LABELLED = Path(__file__).parents[2] / ".." / "shared" / "data" / "blame" / "blame_dev.jsonl"


@pytest.fixture(scope="module")
def labelled() -> list[tuple[str, str]]:
    if not _LABELLED.is_file():
        pytest.skip("the labelled sentences are not on this machine")
    rows = [json.loads(line) for line in _LABELLED.read_text(encoding="utf-8").splitlines()]
    return [(row.get("strength", row["label"]), row["text"]) for row in rows]


@pytest.mark.parametrize("part", _OWN)
def test_our_own_sentences_are_told_apart(part: str, coach: Coach) -> None:
    share = {label: _share(coach, group["sentences"]) for label, group in _OWN[part].items()}
    assert share["strong"] >= 0.97
    assert share["soft"] >= 0.9
    assert share["ok"] == 0


def test_the_labelled_sentences_are_told_apart(
    labelled: list[tuple[str, str]], coach: Coach
) -> None:
    heard = Counter(label for label, text in labelled if coach.check(text))
    all_ = Counter(label for label, _ in labelled)
    assert heard["ok"] <= 0.01 * all_["ok"]
    assert heard["strong"] >= 0.98 * all_["strong"]
    assert heard["soft"] >= 0.9 * all_["soft"]


def test_strong_labelled_sentences_get_a_suggestion_or_a_question(
    labelled: list[tuple[str, str]], coach: Coach
) -> None:
    for label, text in labelled:
        if label == "strong":
            assert all(each.suggestion or each.questions for each in coach.check(text)), text


def test_no_suggestion_for_a_labelled_sentence_is_noticed_again(
    labelled: list[tuple[str, str]], coach: Coach
) -> None:
    for _, text in labelled:
        for finding in coach.check(text):
            if finding.suggestion is not None:
                assert coach.check(finding.suggestion) == [], text


def _share(coach: Coach, sentences: list[str]) -> float:
    return sum(bool(coach.check(text)) for text in sentences) / len(sentences)
