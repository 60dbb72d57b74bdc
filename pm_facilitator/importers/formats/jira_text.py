"""Texts of Jira: its older marks, and the nested document of its newer API."""

import re
from typing import Any

from pm_facilitator.importers.formats.values import clean, mappings, word

_MARKS = (
    (re.compile(r"\{(?:code|noformat|quote|panel|color)(?::[^}\n]{0,80})?\}"), ""),
    (re.compile(r"\[([^|\]\n]{1,200})\|(https?://[^\]\s]{1,500})\]"), r"\1 (\2)"),
    (re.compile(r"\[~(?:accountid:)?([^\]\n]{1,80})\]"), r"@\1"),
    (re.compile(r"^h[1-6]\. ", re.M), ""),
)
_BLOCKS = frozenset(("paragraph", "heading", "listItem", "codeBlock", "blockquote"))
_DEEPEST = 20
_LONGEST = 20_000


def said(value: Any) -> str:
    """Give a text of either form as plain text."""
    if isinstance(value, dict):
        return "".join(_pieces(value, 0)).strip()
    text = word(value)
    for mark, instead in _MARKS:
        text = mark.sub(instead, text)
    return text.strip()


def _pieces(node: dict[str, Any], depth: int) -> list[str]:
    kind = word(node, "type")
    if kind in ("text", "mention", "emoji", "inlineCard"):
        attributes = node.get("attrs")
        text = node.get("text")
        if isinstance(text, str):
            return [clean(text[:_LONGEST])]  # with the spaces at its ends
        return [word(attributes, "text") or word(attributes, "url")]
    if kind == "hardBreak" or depth > _DEEPEST:
        return ["\n"]
    inner = [piece for each in mappings(node, "content") for piece in _pieces(each, depth + 1)]
    return [*inner, "\n"] if kind in _BLOCKS else inner
