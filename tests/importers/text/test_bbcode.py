"""The marks of boards are read as those of Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.importers.text.bbcode import has_bbcode, without_bbcode
from pm_facilitator.importers.timeline.timeline_text import read_timeline

POST = """\
[size=150]What happened on Wednesday[/size]

Server time, so UTC+3.

[b]23.09.2015 18:04[/b] The update goes live
[b]23.09.2015 18:31[/b] The server is up
[quote="vit"]logged in 18:38 and my garage is EMPTY[/quote]
[b]23.09.2015 18:55[/b] We close the server. In the log:
[code]
[18:09:12] purge: 4210 houses removed
[/code]
[b]24.09.2015 00:45[/b] It is restored, see [url=https://example.org/a]the list[/url]

[i]Last edited by Mo on 25 Sep 2015, 11:02, edited 2 times in total.[/i]
"""


def test_entries_of_a_post_in_a_forum_are_read_without_its_quotes_and_code() -> None:
    events = read_timeline(POST).events
    assert [(f"{event.time:%d %H:%M %z}", event.text) for event in events] == [
        ("23 18:04 +0300", "The update goes live"),
        ("23 18:31 +0300", "The server is up"),
        ("23 18:55 +0300", "We close the server. In the log:"),
        ("24 00:45 +0300", "It is restored, see [the list](https://example.org/a)"),
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("[b] 14:03 [/b] up", " **14:03**  up"),
        ("[*] 14:03 up", "- 14:03 up"),
        ("[h2]Timeline[/h2]", "## Timeline"),
        ("[img]https://example.org/a.png[/img]", "![](https://example.org/a.png)"),
        ("see [code]x = a[i][/code]", "see `x = a[i]`"),
        ("[color=#f00]down[/color]", "down"),
        ("[quote]it is[/quote]", "> it is"),
    ],
)
def test_marks_are_written_as_those_of_markdown(written: str, meant: str) -> None:
    assert without_bbcode([written]) == [meant]


def test_a_quote_and_a_block_of_code_go_on_until_they_are_closed() -> None:
    raw = ["[quote=ana]one", "two", "[/quote]", "[code]", "[b]x[/b]", "[/code]", "three"]
    assert without_bbcode(raw) == ["> one", "> two", "> ", "```", "[b]x[/b]", "```", "three"]


def test_brackets_of_a_text_are_no_such_marks() -> None:
    assert not has_bbcode("a[i] and [b] and [link](/b) are none")


@given(st.lists(st.text(alphabet="[]/bcodequti*= x\n", max_size=30), max_size=8))
def test_every_line_stays_on_its_number(raw: list[str]) -> None:
    lines = [line.replace("\n", "") for line in raw]
    assert len(without_bbcode(lines)) in (len(lines), len(lines) + 1)


def test_what_stands_beside_the_marks_of_code_stays_on_its_line() -> None:
    raw = ["18:55 we close it. In the log: [code]", "a", "b", "[/code] 19:20 it is found", "end"]
    assert without_bbcode(raw) == [
        "18:55 we close it. In the log:",
        "```",
        "```",
        "19:20 it is found",
        "end",
    ]


def test_a_single_line_of_code_between_texts_is_left_out() -> None:
    assert without_bbcode(["a [code]", "x", "[/code] b"]) == ["a", "", "b"]


def test_code_that_is_never_closed_is_a_slip() -> None:
    assert without_bbcode(["[code]", "[b]14:03[/b] up"]) == ["[code]", "**14:03** up"]
