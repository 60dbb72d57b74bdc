"""A glance gives the letters, the places and the parts that a close reading gives, or nothing."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.language.glance import Glance
from pm_facilitator.language.learned import Learned, model
from pm_facilitator.language.reader import Reader
from pm_facilitator.language.rules import rule_book

_BOOK = rule_book("en")
_MODEL = model("en")
assert _MODEL is not None
_LAYER = Learned(_MODEL, _BOOK.lexicon, _BOOK.alphabet)
_READER = Reader(
    _BOOK.lexicon,
    _BOOK.alphabet,
    ("Ines Okafor", "Will", "@mara.k"),
    ("payment gateway", "shop-api"),
)
_GLANCE = Glance(_READER, _LAYER.part)
_CORPORA = sorted((Path(__file__).parent / "corpora").glob("*open*.jsonl"))
_PIECES = st.sampled_from(
    ["Will", "will", "Ines", "in", "time", "the", "payment", "gateway", "(payment", "shop-api", "-"]
    + [
        "--",
        "\u2014",
        "14:05",
        "9:00,",
        "PM",
        "UTC.",
        "z",
        "Dr.",
        "Prof.",
        "'so",
        "so'",
        "it's",
        "let's",
    ]
    + [
        "not",
        '"no',
        'no"',
        "`a",
        "b`",
        "ERROR",
        "[ERROR]",
        "2026-01-01T10:00",
        "@kim",
        "<@U12>",
        "a_b",
    ]
    + [
        "https://a.example/x?y=1",
        "a@b.example",
        "3.5%",
        "1,400",
        "...",
        "wait..",
        "?!",
        "\u2026",
        "e.g.",
    ]
    + [
        "can\u2019t",
        "\u2018x\u2019",
        "\u00abja",
        "doch\u00bb",
        "\u0130x",
        "",
        "\n",
        "x\ny",
        "\t",
        "\u00a0",
        "IT",
        "didnt",
    ]
    + [
        "root",
        "cause",
        "at",
        "fault.",
        "on-call",
        "follow-up",
        "fed",
        "up",
        "front",
        "up-front",
        "of",
    ]
)
_TEXTS = st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=12).map(" ".join))


def _assert_alike(text: str) -> bool:
    """Compare the two readings, and tell whether a glance was enough."""
    seen, reading = _GLANCE.read(text), _READER.read(text)
    if seen is None:
        return False
    assert seen.letters == reading.letters
    assert seen.reading() == reading
    assert seen.parts == _LAYER.parts(reading)
    return True


@pytest.mark.parametrize("path", _CORPORA, ids=lambda path: str(path.stem))
def test_a_glance_at_a_sentence_is_as_good_as_reading_it(path: Path) -> None:
    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    enough = [_assert_alike(text) for text in texts]
    assert sum(enough) > len(enough) / 2


@settings(max_examples=300)
@given(_TEXTS)
def test_whatever_a_text_holds_a_glance_reads_it_as_it_is_or_not_at_all(text: str) -> None:
    _assert_alike(text)


@pytest.mark.parametrize(
    "text",
    [
        'The page said "you broke it" all night',
        "ERROR you broke it",
        "Will restarted the pod",
        "Ask Dr. Lund about it",
        "we asked, and -",
    ],
)
def test_what_only_the_neighbours_tell_is_left_to_the_reader(text: str) -> None:
    assert _GLANCE.read(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "we met at 2:05 PM, in time",
        "At 14:05 UTC (in time, on time) it was the payment gateway.",
        "Let's not. in time's nick of time it was plain to see",
        "114:05 PM and 3:4:05 z",
    ],
)
def test_phrases_and_times_of_several_words_are_put_together(text: str) -> None:
    assert _assert_alike(text)


@pytest.mark.parametrize("before", ["", "we paid ", "14:05 "])
@pytest.mark.parametrize("after", ["", " then", " PM."])
def test_a_piece_is_read_alike_wherever_it_stands(before: str, after: str) -> None:
    for word in ("gateway,", "(shop-api)", "@kim:", "it's", "didnt", "3.5%", "\u2014"):
        _assert_alike(f"{before}{word}{after}")
