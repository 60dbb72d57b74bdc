"""The quick sum gives what all signs of a sentence would give."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.language.evidence import Evidence
from pm_facilitator.language.learned import Model, model
from pm_facilitator.language.reader import Reader
from pm_facilitator.language.rules import rule_book
from pm_facilitator.language.tally import Tallies, Tally

_BOOK = rule_book("en")
_READER = Reader(_BOOK.lexicon, _BOOK.alphabet, (), ())
_EVIDENCE = Evidence(_BOOK.lexicon, _BOOK.alphabet)
_CORPORA = sorted((Path(__file__).parent / "corpora").glob("*open*.jsonl"))
_WORDS = st.sampled_from(
    (
        "in",
        "time",
        "in_time",
        "the",
        "ops",
        "forgot",
        "to",
        "check",
        "it",
        "+",
        "_",
        "a+b",
        "you",
        ".",
    )
)


@pytest.fixture(scope="module")
def learnt() -> Model:
    found = model("en")
    assert found is not None
    return found


def _both(text: str, tally: Tally, learnt: Model) -> tuple[int, int]:
    reading = _READER.read(text)
    places = range(len(reading.letters))
    quick = tally.total(tally.parts(_EVIDENCE.words(reading, places)))
    return quick, learnt.weigh(_EVIDENCE.signs(reading, places))


@pytest.mark.parametrize("path", _CORPORA, ids=lambda path: str(path.stem))
def test_the_sum_is_that_of_all_signs(path: Path, learnt: Model) -> None:
    tally = Tally(learnt.sums["blame"], learnt.bias["blame"])
    for line in path.read_text(encoding="utf-8").splitlines():
        quick, whole = _both(json.loads(line)["text"], tally, learnt)
        assert quick == whole, line


@given(st.lists(_WORDS, max_size=12))
def test_words_that_hold_a_joint_are_told_from_two_words(words: list[str]) -> None:
    text = " ".join(words)
    signs = _EVIDENCE.signs(reading := _READER.read(text), range(len(reading.letters)))
    weights = {sign: at * at + 1 for at, sign in enumerate(sorted(signs))}
    tally = Tally(weights, 0)
    found = _EVIDENCE.words(reading, range(len(reading.letters)))
    assert tally.total(tally.parts(found)) == sum(weights.values())


@pytest.mark.parametrize("path", _CORPORA, ids=lambda path: str(path.stem))
def test_what_a_word_weighs_is_the_difference_that_it_makes(path: Path, learnt: Model) -> None:
    tally = Tally(learnt.sums["blame"], learnt.bias["blame"])
    for line in path.read_text(encoding="utf-8").splitlines()[::3]:
        _assert_losses(json.loads(line)["text"], tally)


@given(st.lists(_WORDS, min_size=1, max_size=9))
def test_a_word_that_is_said_again_makes_no_difference_that_the_other_makes(
    words: list[str],
) -> None:
    reading = _READER.read(text := " ".join(words))
    signs = sorted(_EVIDENCE.signs(reading, range(len(reading.letters))))
    _assert_losses(text, Tally({sign: at % 7 - 3 for at, sign in enumerate(signs)}, 2))


def _assert_losses(text: str, tally: Tally) -> None:
    reading = _READER.read(text)
    parts = tally.parts(_EVIDENCE.words(reading, range(len(reading.letters))))
    whole = tally.total(parts)
    without = [tally.total([*parts[:at], *parts[at + 1 :]]) for at in range(len(parts))]
    assert not parts or tally.losses(parts) == [whole - each for each in without], text


def test_several_questions_are_answered_at_once(learnt: Model) -> None:
    others = {name: weights for name, weights in learnt.sums.items() if name != "blame"}
    tallies = Tallies(others, learnt.bias)
    for line in _CORPORA[0].read_text(encoding="utf-8").splitlines()[::5]:
        reading = _READER.read(json.loads(line)["text"])
        places = range(len(reading.letters))
        signs = _EVIDENCE.signs(reading, places)
        totals = tallies.totals(_EVIDENCE.words(reading, places))
        assert totals == {name: learnt.weigh(signs, name) for name in others}
