"""Chats that people keep in a document, with names in bold and times beside them."""

from datetime import date

import pytest

from pm_facilitator.importers.formats.messengers.markdown_chat import MarkdownChat
from pm_facilitator.importers.source import Source
from tests.importers.formats.reading import read_text, told

DAY = date(2026, 3, 2)
HEADS = (
    "**{}** [{}]",
    "**{}** APP  {}",
    "**{}** ({})",
    "**{}** — {}",
    "**{}:** {}",
    "**{} ({}):**",
    "### **{}** [{}]",
)
SAID = (
    ("Ana Ruiz", "2:03 PM", "the valve is stuck"),
    ("Ben Okoro", "2:10 PM", "closing the bypass:\n1. the small one\n2. the large one"),
    ("Ana Ruiz", "2:21 PM", "pressure is falling"),
)
EXPECTED = [
    "14:03 Ana Ruiz: the valve is stuck",
    "14:10 Ben Okoro: closing the bypass: 1. the small one 2. the large one",
    "14:21 Ana Ruiz: pressure is falling",
]


def written(head: str, *, title: str = "# The thread of #pumps\n\n---\n\n") -> str:
    said = (f"{head.format(name, when)}\n{words}" for name, when, words in SAID)
    return title + "\n\n---\n\n".join(said)


@pytest.mark.parametrize("head", HEADS)
def test_a_chat_in_markdown_is_read_with_all_it_says(head: str) -> None:
    draft = read_text(written(head), "chat.md", day=DAY)
    assert told(draft) == EXPECTED


def test_it_needs_no_title() -> None:
    assert told(read_text(written(HEADS[0], title=""), day=DAY)) == EXPECTED


@pytest.mark.parametrize(
    "text",
    [
        written(HEADS[0], title="# A report\n\nIt leaked.\n\n## Thread\n\n"),
        "**Resolved** [14:03]\nall is well\n\n**Monitoring** [14:01]\nwe look\n" * 2,
        "**Ana Ruiz** [14:03]\nit is stuck\n\n**Ben Okoro** [14:04]\nyes\n",
        "**Ana Ruiz** said\nit is stuck\n" * 3,
    ],
)
def test_what_is_more_than_a_chat_or_none_is_left_to_others(text: str) -> None:
    assert not MarkdownChat().recognises(Source.pasted(text))


def test_a_heading_in_code_is_what_somebody_said() -> None:
    text = written(HEADS[0]) + "\n```\n# leave this alone\n```\n"
    assert MarkdownChat().recognises(Source.pasted(text))
