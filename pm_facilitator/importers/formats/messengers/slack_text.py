"""The words of a message in Slack's markup: who is mentioned, what is linked, what is attached."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from pm_facilitator.importers.formats.values import first_word, inside, mappings, word

_ESCAPE = re.compile(r"<([^<>\n]{1,2000})>")
_MARKS = re.compile(r"[*_~`]")
_MOST_BLOCKS = 200
_BUTTONS = frozenset(("actions", "button", "static_select", "overflow"))
_UNFURLED = ("from_url", "original_url")


def read_markup(text: str, names: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """Give a text as people read it, and the addresses in it.

    Args:
        text: in Slack's markup.
        names: those of people by their ids.
    """
    links: list[str] = []

    def said(match: re.Match[str]) -> str:
        body, _, label = match[1].partition("|")
        if body[:1] in "@#":
            name = label or names.get(body[1:], body[1:])
            return f"{body[0]}{name.lstrip('@#')}"
        if body[:1] == "!":
            return label or f"@{body[1:].partition('^')[0]}"
        if body.startswith(("http://", "https://")):
            links.append(unescape(body))
            return label or body
        return label or body.removeprefix("mailto:").removeprefix("tel:")

    return unescape(_ESCAPE.sub(said, text)), tuple(dict.fromkeys(links))


def raw_text(message: Any) -> str:
    """Give all words of a message in markup: its text, or its blocks, and what bots attach."""
    text = _with_blocks(word(message, "text"), inside(message, "blocks"))
    attached = (each for each in mappings(message, "attachments") if not _is_unfurled(each))
    more = [said for each in attached if (said := _attached(each))]
    return "\n\n".join(filter(None, (text, *more)))


def _with_blocks(text: str, blocks: Any) -> str:
    """Give the words of a message, which apps put into blocks that its text only announces.

    What people write stands in both.
    """
    if not text:
        return "\n".join(_block_texts(blocks))
    told = [each for each in mappings(blocks) if word(each, "type") != "rich_text"]
    lines = [line for line in _block_texts(told) if _bare(line) and _bare(line) not in _bare(text)]
    if not lines:
        return text
    if _bare(text) in _bare(" ".join(lines)):
        return "\n\n".join(filter(None, (lines[0], "\n".join(lines[1:]))))
    return "\n\n".join(filter(None, (f"{text}\n{lines[0]}", "\n".join(lines[1:]))))


def _bare(text: str) -> str:
    return " ".join(_MARKS.sub("", text).split())


def _is_unfurled(attachment: Mapping[str, Any]) -> bool:
    """Tell whether it only shows the page that a link of the message leads to."""
    return any(key in attachment for key in _UNFURLED) and "is_msg_unfurl" not in attachment


def _attached(attachment: Mapping[str, Any]) -> str:
    lines = [word(attachment, key) for key in ("pretext", "title", "text")]
    if not any(lines):
        lines = ["\n".join(_block_texts(inside(attachment, "blocks")))]
    if not any(lines):
        lines = [word(attachment, "fallback")]
    for each in mappings(attachment, "fields"):
        pair = (word(each, "title"), word(each, "value"))
        lines.append(": ".join(filter(None, pair)))
    return "\n".join(filter(None, lines))


def _block_texts(blocks: Any) -> Iterator[str]:
    """Give the texts inside blocks, however they lie in one another."""
    stack, seen = [blocks], 0
    while stack and seen < _MOST_BLOCKS:
        here = stack.pop()
        seen += 1
        if isinstance(here, list):
            stack.extend(reversed(here))
        elif isinstance(here, dict):
            text = here.get("text")
            kind = word(here, "type")
            if kind in _BUTTONS:
                continue
            if isinstance(text, str):
                yield _element(here, text)
            elif kind == "user":
                yield f"<@{word(here, 'user_id')}>"
            elif kind == "link":
                yield f"<{word(here, 'url')}>"
            else:
                stack.extend(here[key] for key in ("elements", "fields", "text") if key in here)


def _element(here: Mapping[str, Any], text: str) -> str:
    url = first_word(here, "url")
    return f"<{url}|{text}>" if url else text
