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
    assert "".join(id_ for _, id_ in Finder().find(words, TEXTS)) == found


@given(st.text(min_size=1, max_size=30).filter(lambda t: t.split() and '"' not in t))
def test_a_text_is_found_by_itself(text: str) -> None:
    key: Key = ("note", "x")
    assert Finder().find(text, [(key, text)]) == ([key] if fold(text).split() else [])


def test_a_text_is_made_ready_once_and_again_when_it_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folded: list[str] = []

    def watched(text: str) -> str:
        folded.append(text)
        return fold(text)

    monkeypatch.setattr("pm_facilitator.ui.finding.fold", watched)
    finder = Finder()
    for words in ("q", "qu", "que"):
        finder.find(words, TEXTS)
    assert folded.count(TEXTS[0][1]) == 1
    assert finder.find("new", [(("note", "a"), "A new text")]) == [("note", "a")]
