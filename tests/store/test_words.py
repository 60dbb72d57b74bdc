"""Texts become words in the same way for what is stored and what is asked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.store.words import fold, indexed, read_query, words


def folded(text: str) -> list[str]:
    return [word.folded for word in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Café CAFÉ cafe\u0301", ["cafe", "cafe", "cafe"]),
        ("Straße", ["strasse"]),
        ("ﬁle № Ⅳ", ["file", "iv"]),
        ("payments-db.eu 10.0.0.1", ["payments", "db", "eu", "10", "0", "0", "1"]),
        ("user_id", ["user", "id"]),
        ("C++ and c# but not a+b", ["c++", "and", "c#", "but", "not", "a", "b"]),
        ("证书过期", list("证书过期")),
        ("TLS证书", ["tls", "证", "书"]),
        ("Ёлка Άλφα", ["елка", "αλφα"]),
        ("“quoted” — dash…", ["quoted", "dash"]),
        ("* \" ' + #", []),
    ],
)
def test_a_text_becomes_words(text: str, expected: list[str]) -> None:
    assert folded(text) == expected


def test_a_word_knows_where_it_stands() -> None:
    text = "The Café, twice"
    assert [text[word.start : word.end] for word in words(text)] == ["The", "Café", "twice"]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40))
def test_folding_once_is_enough(text: str) -> None:
    for word in folded(text):
        assert " " not in word
        assert fold(word) == word


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40) | st.text(st.characters(max_codepoint=127), max_size=40))
def test_what_is_indexed_are_the_words(text: str) -> None:
    assert indexed(text).split() == folded(text)


def test_a_query_without_a_word_is_none() -> None:
    assert read_query(' * "" -- ') is None


def test_a_query_quotes_every_phrase_and_leaves_the_last_open() -> None:
    query = read_query('dns "x-ray AND')
    assert query is not None
    assert query.match_expression() == '"dns" AND "x ray" AND "and"*'


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("cert", "A certificate", ["certificate"]),
        ("cert expired", "cert, certificate, expired", ["cert", "expired"]),
        ("证书", "旧证书过期", ["证书"]),
        ("payments-db", "payments db and payments", ["payments db"]),
        ("gone", "not here", []),
    ],
)
def test_a_query_finds_its_places(query: str, text: str, found: list[str]) -> None:
    wanted = read_query(query)
    assert wanted is not None
    _, spans = wanted.places(text)
    assert [text[start:end] for start, end in spans] == found
