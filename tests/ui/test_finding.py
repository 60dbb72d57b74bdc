"""Texts are found whatever their capitals, accents and line breaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.domain.edits.common import Key
from pm_facilitator.store.words import fold
from pm_facilitator.ui.finding import Finder

TEXTS: list[tuple[Key, str]] = [
    (("note", "a"), "The café queue\nwas full"),
    (("note", "b"), "Queue depth was not on the dashboard"),
    (("event", "c"), "Straße gesperrt"),
    (("note", "d"), "データベースが遅い"),
    (("note", "e"), ""),
]


def finder(texts: list[tuple[Key, str]]) -> Finder:
    made = Finder()
    made.take(texts)
    return made


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("CAFE", "a"),
        ("queue", "ab"),
        ("queue full", "a"),
        ("full queue", "a"),
        ('"full queue"', ""),
        ('"queue was"', "a"),
        ("dash", "b"),
        ("strasse", "c"),
        ("データ", "d"),
        ("  ", ""),
        ('"', ""),
        ("nothing like it", ""),
    ],
)
def test_what_is_found(words: str, found: str) -> None:
    assert "".join(id_ for _, id_ in finder(TEXTS).find(words)) == found


@given(st.text(min_size=1, max_size=30).filter(lambda t: t.split() and '"' not in t))
def test_a_text_is_found_by_itself(text: str) -> None:
    key: Key = ("note", "x")
    assert finder([(key, text)]).find(text) == ([key] if fold(text).split() else [])


def test_a_text_is_made_ready_once_and_again_when_it_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folded: list[str] = []

    def watched(text: str) -> str:
        folded.append(text)
        return fold(text)

    monkeypatch.setattr("pm_facilitator.ui.finding.fold", watched)
    looked_through = finder(TEXTS)
    for words in ("q", "qu", "que"):
        looked_through.find(words)
    looked_through.take([*TEXTS[1:], (TEXTS[0][0], "Another queue")])
    looked_through.find("que")
    assert folded.count(TEXTS[1][1]) == 1
    assert folded.count("Another queue") == 1


def test_texts_are_made_ready_bit_by_bit_and_none_is_missed() -> None:
    looked_through = finder(TEXTS)
    assert looked_through.read_on(2)
    assert [id_ for _, id_ in looked_through.find("queue")] == ["a", "b"]
    assert not looked_through.read_on(2)


@given(st.lists(st.text('ab "', max_size=6), max_size=8), st.text('ab "', max_size=8))
def test_typing_on_finds_what_typing_at_once_finds(texts: list[str], words: str) -> None:
    pairs: list[tuple[Key, str]] = [(("note", str(i)), text) for i, text in enumerate(texts)]
    looked_through = finder(pairs)
    for end in range(len(words) + 1):
        assert looked_through.find(words[:end]) == finder(pairs).find(words[:end])
