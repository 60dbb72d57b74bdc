"""What people read of a Markdown text: everything else is blanked, and no letter moves."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.importers.text.raw_lines import raw_lines
from pm_facilitator.importers.text.readable import Comment, readable

_PIECES = st.lists(
    st.sampled_from(
        [
            "word",
            " ",
            "\n",
            "\r\n",
            "```",
            "`",
            "~~~",
            "<!--",
            "-->",
            "[",
            "](",
            ")",
            "<b>",
            "<pre>",
        ]
        + ["</pre>", "<", ">", "\\", "![", "[a]: b", "+++", "> ", "漢", "🙂", "<p class='x'>"]
    ),
    max_size=30,
).map("".join)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("see [the page](who-broke-it.md) now", "see [the page] now"),
        ("see [it](a_(b).md 'who') now", "see [it] now"),
        ("see [it][who-did-it] now", "see [it] now"),
        ("[who]: ../who-broke-it.md 'you did'", ""),
        ("[^1]: a footnote", "[^1]: a footnote"),
        ("one <!-- you did --> two", "one two"),
        ("one <!-- you\ndid --> two", "one\n two"),
        ("a <a href='who-did'>word</a> <br/> b", "a word b"),
        ("<p class='blame'>said</p>", "<p >said</p>"),
        ("<pre>\nyou did\n</pre>", "\n\n"),
        ("<blockquote>you did</blockquote> so", " so"),
        ("`<!-- kept -->` and ``a ` b``", "`<!-- kept -->` and ``a ` b``"),
        ("```\n<!-- kept -->\n```\n<!-- gone -->", "```\n<!-- kept -->\n```\n"),
        ("+++\ntitle = 'you did'\n+++\nsaid", "\n\n\nsaid"),
        ("a < b and b > a", "a < b and b > a"),
        ("a ` b\n\n<!-- gone --> c ` d", "a ` b\n\nc ` d"),
        ("<!-- never closed", "<!-- never closed"),
        ("\\[not a link](you did)", "\\[not a link]"),
    ],
)
def test_only_sentences_are_left(written: str, read: str) -> None:
    lines = readable(written).text.split("\n")
    assert [line.split() for line in lines] == [line.split() for line in read.split("\n")]


@settings(deadline=None)
@given(_PIECES)
def test_every_letter_that_is_left_keeps_its_line_and_column(text: str) -> None:
    read = readable(text)
    assert read.lines == raw_lines(text)
    lines = read.text.split("\n")
    assert [len(line) for line in lines] == [len(line) for line in read.lines]
    for line, written in zip(lines, read.lines, strict=True):
        assert all(a in (b, " ") for a, b in zip(line, written, strict=True))


def test_comments_are_told_with_their_lines() -> None:
    read = readable("a\n<!-- one -->\nb <!-- two\nlines --> c\n")
    assert read.comments == (Comment(" one ", 2, 2), Comment(" two\nlines ", 3, 4))


def test_what_is_never_closed_is_read_in_reasonable_time() -> None:
    for opening in ("<!-- ", "<pre> ", "``` ", "` ", "](", "[a][", "<a "):
        text = opening * 20_000
        assert len(readable(text).text) == len(text)
