"""The pattern language: what matches, and what is refused with a reason."""

import re
from functools import cache

import pytest

from pm_facilitator.language import lexicon as lexicons
from pm_facilitator.language.alphabet import Alphabet
from pm_facilitator.language.pattern import BadPattern, Compiler, expand, literals
from pm_facilitator.language.reader import Reader


@cache
def _english() -> lexicons.Lexicon:
    return lexicons.load("en")


def _matches(pattern: str, text: str, **macros: str) -> str | None:
    lexicon = _english()
    opened = expand(pattern)
    expanded = {name: expand(each) for name, each in macros.items()}
    named = {word for each in (opened, *expanded.values()) for word in literals(each)}
    alphabet = Alphabet(lexicon, named)
    reading = Reader(lexicon, alphabet, (), ()).read(text)
    found = re.search(Compiler(alphabet, expanded).compile(opened).source, reading.letters)
    return reading.words(*found.span()) if found else None


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("forgot to", "Tom forgot to call", "forgot to"),
        ("forgot|missed the", "we missed the call", "missed the"),
        ("{name} forgot", "Tom forgot", "Tom forgot"),
        ("{duty!=read}", "read it, then check it", "check"),
        ("a big? dog", "a dog", "a dog"),
        ("a big* dog", "a big big dog", "a big big dog"),
        ("one ..2 four", "one two three four", "one two three four"),
        ("one ..1 four", "one two three four", None),
        ("one .. four", "one, two: three four", "one, two: three four"),
        ("( red | blue sky ) now", "a blue sky now", "blue sky now"),
        ("^ so what", "Yes. So what", "So what"),
        ("^ what", "so what", None),
        ("the end $", "this is the end.", "the end"),
        ("to !go go|run", "to go, to run", "to run"),
        ("<!of teams", "of teams", None),
        ("in_time|late for", "in time for lunch", "in time for"),
        ("did n't", "she didn't", "didn't"),
        ("nice , really", "nice, really", "nice, really"),
    ],
)
def test_a_pattern_finds(pattern: str, text: str, found: str | None) -> None:
    assert _matches(pattern, text) == found


def test_macros_are_replaced_also_inside_macros() -> None:
    assert (
        _matches("@who left", "the crew left", who="the @what", what="crew|team") == "the crew left"
    )


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("( open", "not closed"),
        ("too ) many", "too many"),
        ("{nonsense}", "no class"),
        ("maybe?", "must occur"),
        ("@nobody_knows", "no macro"),
        ("?!", "cannot read"),
    ],
)
def test_a_bad_pattern_is_refused_with_a_reason(pattern: str, reason: str) -> None:
    with pytest.raises(BadPattern, match=reason):
        _matches(pattern, "anything")


def test_macros_in_a_circle_are_refused() -> None:
    with pytest.raises(BadPattern, match="circle"):
        _matches("@one", "anything", one="@two", two="@one")
