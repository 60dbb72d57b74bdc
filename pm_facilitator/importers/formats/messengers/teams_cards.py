"""The words of cards, in which apps tell something in Teams."""

from collections.abc import Iterator, Mapping
from typing import Any

from pm_facilitator.importers.formats.html_text import html_text
from pm_facilitator.importers.formats.values import word
from pm_facilitator.importers.text.json_text import read_json_line

_CARD = "application/vnd.microsoft."
_SPOKEN = ("title", "subtitle", "summary", "activityTitle", "activitySubtitle", "text")
_INSIDE = ("body", "items", "columns", "facts", "inlines", "sections", "rows", "cells")
_ACTIONS = ("actions", "buttons", "potentialAction", "targets", "selectAction", "tap", "card")
_LINKS = ("url", "value", "uri")
_MOST = 500


def is_card(attachment: Mapping[str, Any]) -> bool:
    """Tell whether what is attached to a message is a card of an app, and no file."""
    kind = word(attachment, "contentType").casefold()
    return kind.startswith(_CARD) and ".card." in kind


def card_text(attachment: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    """Give the words of a card line by line, and the addresses that its buttons lead to.

    Args:
        attachment: whose content is the card, as text of JSON or already read.
    """
    content = attachment.get("content")
    card = read_json_line(content) if isinstance(content, str) else content
    # The words of adaptive cards are Markdown, where "<502>" is no tag.
    plain = "adaptive" in word(attachment, "contentType").casefold()
    lines = [said if plain else html_text(said)[0] for said in _lines(card)]
    return "\n".join(dict.fromkeys(filter(None, lines))), tuple(dict.fromkeys(_links(card)))


def _lines(card: Any) -> Iterator[str]:
    for here in _parts(card, _INSIDE):
        if "value" in here and ("title" in here or "name" in here):
            name = word(here, "title") or word(here, "name")
            yield ": ".join(filter(None, (name.rstrip(": "), word(here, "value"))))
            continue
        yield from filter(None, (word(here, key) for key in _SPOKEN))


def _links(card: Any) -> Iterator[str]:
    for here in _parts(card, (*_INSIDE, *_ACTIONS)):
        if "openurl" in word(here, "type").casefold() or "uri" in here:
            yield from (word(here, key) for key in _LINKS if word(here, key).startswith("http"))


def _parts(card: Any, keys: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Give a card and the objects in it, in their order, however they lie in one another."""
    stack, seen = [card], 0
    while stack and seen < _MOST:
        here = stack.pop()
        seen += 1
        if isinstance(here, list):
            stack.extend(reversed(here))
        elif isinstance(here, dict):
            yield here
            held = (here.get(key) for key in reversed(keys))
            stack.extend(each for each in held if isinstance(each, dict | list))
