"""Small headings that are counted: each is an entry of its part, "### 2. Nobody saw the alert"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pm_facilitator.importers.text.contents import Block, Form

_COUNTED = re.compile(
    r"(?:(?:(?:root|contributing|other)\s)?(?:causes?|factors?|actions?|items?|tasks?|steps?)"
    r"(?:\sitems?)?\s|(?P<name>(?:AI|RC)-)|#)?"
    r"#?(?P<number>[1-9][0-9]?)(?:\s?\([^()]{1,60}\))?\s?[.):\u2013\u2014-]\s+(?P<words>\S.*)",
    re.I | re.S,
)
_KIND_WORDS = 2
"""So few words above a list are what its items have in common: "1. Monitoring"."""


def counted_heads(blocks: Sequence[Block]) -> dict[str, str]:
    """Give the words of the small headings above some blocks that are counted one by one.

    The keys are the headings as they stand; a single one gives nothing. The count may have begun
    in a part before.
    """
    found: dict[str, str] = {}
    last = 0
    for group in dict.fromkeys(block.group for block in blocks):
        match = _COUNTED.fullmatch(group)
        if match and (not found or int(match["number"]) == last + 1):
            found[group], last = uncounted(group), int(match["number"])
    return found if len(found) > 1 else {}


def uncounted(head: str) -> str:
    """Give a heading without the number in front of it; "RC-1" is a name that others refer to."""
    match = _COUNTED.fullmatch(head)
    return match["words"] if match and not match["name"] else head


def with_heads_as_causes(blocks: Sequence[Block]) -> list[Block]:
    """Give blocks with an item for each counted heading, which the items below it are parts of.

    Its paragraphs are the details. What names a kind of causes, above a list, stays a heading.
    """
    heads = counted_heads(blocks)
    return [each for group, run in groupby(blocks, _group) for each in _told(heads.get(group), run)]


def _told(words: str | None, run: Iterator[Block]) -> Iterator[Block]:
    inside = list(run)
    listed = all(block.form is Form.ITEM for block in inside)
    if words is None or (listed and len(words.split()) <= _KIND_WORDS):
        yield from inside
        return
    prose = [block.raw for block in inside if block.form is Form.PARAGRAPH]
    end = "" if words[-1] in ".?!:" else "."
    yield Block(Form.ITEM, inside[0].line, " ".join((words + end * bool(prose), *prose)))
    for block in inside:
        if block.form is not Form.PARAGRAPH:
            yield replace(block, group="", depth=block.depth + 1)


def _group(block: Block) -> str:
    return block.group
