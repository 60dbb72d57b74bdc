"""Taking Markdown off a text."""

import pytest

from pm_facilitator.importers.text.markup import first_sentence, links, plain


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("nothing to take off", "nothing to take off"),
        ("**bold**, *slanted*, __both__ and _more_", "bold, slanted, both and more"),
        ("**_both_** at once", "both at once"),
        ("a `code_with_marks*` stays", "a code_with_marks* stays"),
        ("snake_case_name and 3 * 4 * 5", "snake_case_name and 3 * 4 * 5"),
        ("see [the page](https://a.example/b)", "see the page"),
        ("see [](https://a.example/b)", "see https://a.example/b"),
        ("see <https://a.example/b>", "see https://a.example/b"),
        ("see <https://a.example/b|the page>", "see the page"),
        ("![a graph](graph.png) rises", "a graph rises"),
        ("~~old~~ one<br>two", "old one\ntwo"),
        ("<b>loud</b> &amp; clear, 1 < 2", "loud & clear, 1 < 2"),
        (r"a \* star", "a * star"),
        ("an unclosed **mark", "an unclosed **mark"),
    ],
)
def test_marks_go_and_words_stay(text: str, left: str) -> None:
    assert plain(text) == left


def test_addresses_are_found_once_and_without_the_full_stop() -> None:
    text = "See https://a.example/b. And [again](https://a.example/b), https://c.example/d?e=1"
    assert links(text) == ("https://a.example/b", "https://c.example/d?e=1")


def test_a_long_paragraph_is_split_behind_its_first_sentence() -> None:
    first = "The certificate of the broker had run out on Sunday night."
    rest = "Nobody was told of it. " * 12
    assert first_sentence(f"{first} {rest}") == (first, rest)
    assert first_sentence(f"{first} Short.") == (f"{first} Short.", "")
    assert first_sentence("word " * 100) == ("word " * 100, "")
