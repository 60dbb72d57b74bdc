"""The resource of the learned layer can be made again, and belongs to these sentences and words."""

from pm_facilitator.language.learned import model
from tests.language.scoring import CORPORA, KINDS, paths, read
from tests.language.train import (
    Signs,
    build,
    digest,
    examples,
    kept_sentences,
    open_sentences,
    right,
    trained_sentences,
    written_sentences,
)
from tests.language.training.frames import sentences, turns

_AGAIN = "train the layer again: python -m tests.language.train"


def test_the_resource_was_made_from_these_sentences() -> None:
    weights = model("en")
    assert weights is not None
    assert weights.notes["digest"] == digest(kept_sentences()), f"Sentences have changed, {_AGAIN}"


def test_the_word_lists_have_not_moved_away_from_the_resource() -> None:
    weights = model("en")
    assert weights is not None
    known = examples(open_sentences() + written_sentences(), 2.0, Signs())
    share = right(known, weights.sums["blame"], weights.bias["blame"])
    assert share >= float(weights.notes["right"]) - 1, f"The word lists have changed, {_AGAIN}"


def test_training_again_gives_the_same_bytes() -> None:
    known = examples(trained_sentences()[::32], 2.0, Signs())
    assert build(known) == build(known)


def test_frames_give_the_same_sentences_every_time() -> None:
    assert list(sentences()) == list(sentences())


def test_no_choice_and_no_place_is_left_open_in_a_turn_of_speech() -> None:
    said = list(turns())
    assert {each.strength for each in said} == {"strong", "soft", ""}
    assert [each.text for each in said if set("[]{}|") & set(each.text)] == []
    assert {kind for each in said for kind in each.kinds} <= {*KINDS, "hard-negative"}


def test_at_least_2500_sentences_were_written_for_the_training() -> None:
    assert len(trained_sentences()) >= 2500


def test_no_sentence_of_the_training_is_one_that_is_measured_on() -> None:
    held = {each.text.casefold() for path in paths(held=True) for each in read(path)}
    ours = {each.text.casefold() for path in CORPORA.glob("train_*.jsonl") for each in read(path)}
    shared = len(held & ours)
    assert shared == 0
