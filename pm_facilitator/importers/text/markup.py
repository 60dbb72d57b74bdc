"""Markdown taken off a text: what is left reads well on a card and in any document."""

import re
from collections.abc import Sequence
from html import unescape

from pm_facilitator.importers.text.html_text import BREAK

_LINK = re.compile(
    r"(?P<image>!?)\[(?P<label>[^\[\]]{0,400})\]\((?P<url>[^()\s]{1,800})[^()]{0,200}\)"
)
_ANGLE = re.compile(r"<(?P<url>(?:https?://|mailto:)[^<>\s]{1,800})>")
_SLACK_LINK = re.compile(r"<(?P<url>https?://[^<>|\s]{1,800})\|(?P<label>[^<>|]{1,400})>")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,12}(?:\s[^<>]{0,200})?/?>")
_CODE = re.compile(r"(?P<mark>`{1,3})(?P<said>[^`]{1,1000})(?P=mark)")
_STRONG = re.compile(
    r"(?<![\w*])(?P<mark>\*\*\*|\*\*|\*)(?=\S)(?P<said>[^*\n]{1,1000})(?<=\S)(?P=mark)(?![\w*])"
)
_UNDER = re.compile(
    r"(?<![\w_])(?P<mark>__|_)(?=\S)(?P<said>[^_\n]{1,1000})(?<=\S)(?P=mark)(?![\w_])"
)
_STRUCK = re.compile(r"~~(?=\S)(?P<said>[^~\n]{1,1000})~~")
_CONTENTS = re.compile(
    r"(?:\[[^\[\]]{1,200}\]\(#[^()\s]{1,200}\)(?:\s?(?:<br\s?/?>|[|·,]))*\s*){1,20}", re.I
)
_CLOCK = re.compile(r"[0-9][:.h][0-5][0-9]", re.A)
_SAYS_MORE = re.compile(r"[^\W\d_]{2}(?<!am)(?<!pm)", re.I)
_URL = re.compile(r"https?://[^\s()<>\[\]\"'`|]{1,800}")
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|~<>-])")
"""A sign of Markdown that is meant as itself."""


def plain(text: str) -> str:
    """Give a text without marks of Markdown and HTML; the label of a link stays, its address goes.

    ``links`` gives the addresses.
    """
    if not any(mark in text for mark in "*_`[<~&\\"):
        return text
    text = BREAK.sub("\n", text)
    text = _SLACK_LINK.sub(lambda link: link["label"], text)
    text = _ANGLE.sub(lambda link: link["url"], text)
    text = _LINK.sub(_label, text)
    text = _TAG.sub("", text)
    parts: list[str] = []
    end = 0
    for code in _CODE.finditer(text):
        parts += [_unmarked(text[end : code.start()]), code["said"]]
        end = code.end()
    return "".join([*parts, _unmarked(text[end:])])


def opens_with_picture(text: str) -> bool:
    """Tell whether a picture stands first, whose name may hold a day that is not the text's."""
    return text.startswith("![")


def links(text: str) -> tuple[str, ...]:
    """Give the addresses in a text, each once."""
    if "http" not in text:
        return ()
    return tuple(dict.fromkeys(url.rstrip(".,;:!?*_") for url in _URL.findall(text)))


def first_sentence(text: str, limit: int = 240) -> tuple[str, str]:
    """Split a long text behind its first sentence; a short one, or one sentence, stays whole."""
    if len(text) <= limit:
        return text, ""
    for end in re.finditer(r"(?<=[.!?])\s+(?=[A-Z\"'(])", text[:2000]):
        if end.start() >= 30:
            return text[: end.start()], text[end.end() :]
    return text, ""


def _label(link: re.Match[str]) -> str:
    label = link["label"].strip()
    return label or ("" if link["image"] else link["url"])


def _unmarked(text: str) -> str:
    # Emphasis may stand in emphasis, as in **_both_**.
    for pattern in (_STRONG, _UNDER, _STRONG, _STRUCK):
        text = pattern.sub(lambda mark: mark["said"], text)
    return unescape(ESCAPED.sub(r"\1", text))


def is_contents(text: str, heads: Sequence[str]) -> bool:
    """Tell whether a line of a table of contents is nothing but links to places of the same page.

    A clock time there is an entry of its own where more is said in a link that stands alone, and
    no heading opens with it again.
    """
    if text[:1] != "[" or not _CONTENTS.fullmatch(text):
        return False
    said = text[1 : text.index("]")]
    clock = _CLOCK.search(said)
    if clock is None or text.count("](#") > 1 or not _SAYS_MORE.search(said, clock.end()):
        return True
    return any(head.startswith(said) for head in heads)
