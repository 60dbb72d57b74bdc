"""Actions below small headings: which lines there are actions, and which tell about the heading."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, takewhile

from pm_facilitator.importers.documents.counted_heads import counted_heads, uncounted
from pm_facilitator.importers.text.contents import Block, Form, entries, leads_up
from pm_facilitator.importers.text.markup import plain

_LABELLED = re.compile(r"\b(?:owners?|assignees?|dri|due|deadline|eta)\b\s?[:=]", re.I)
_FACT = re.compile(
    r"(?:owners?|assignees?|assigned to|responsible|dri|due(?: date| by)?|deadline|eta"
    r"|target(?: date)?|priority|prio|status|state|ticket|issue|tracker|jira)\s?[:=]\s?\S",
    re.I,
)


def told_apart(blocks: Sequence[Block]) -> list[Block]:
    """Give the entries, of which each small heading may stand over items or over a paragraph.

    Where facts such as "Owner: Ana" stand right below one, it is the action itself. So is one that
    is counted over prose, which may go on with its steps. Of what stands below no small heading,
    paragraphs beside items only lead up to them, or tell facts of them all.
    """
    counted = counted_heads(blocks)
    listed = any(block.form is Form.ITEM for block in entries(blocks))
    found: list[Block] = []
    for group, run in groupby(blocks, key=lambda block: block.group):
        inside = list(run)
        told = entries(inside)
        paragraphs = [block for block in told if block.form is not Form.ITEM]
        if group and told and (facts := _facts(inside)):
            found.append(_headed(group, inside, facts))
        elif group in counted and (prose := _prose(inside)):
            found.append(_headed(group, prose, ()))
        elif not paragraphs or not listed:
            found += _with_facts_of_all(told, inside)
        elif group:
            found.append(replace(told[0], raw=" ".join(block.raw for block in told), lines=()))
    return found


def _prose(blocks: Sequence[Block]) -> list[Block]:
    """Give the paragraphs that some blocks begin with; none where they lead up to a list."""
    prose = list(takewhile(lambda block: block.form is Form.PARAGRAPH, blocks))
    if not prose or leads_up(prose[0], over_list=True):
        return []
    return [block for block in prose if not leads_up(block, over_list=True)]


def _with_facts_of_all(told: Sequence[Block], blocks: Sequence[Block]) -> list[Block]:
    """Give items with the facts that stand below all of them, where none tells its own."""
    last = max((i for i, block in enumerate(blocks) if block.form is Form.ITEM), default=-1)
    below = [line for block in blocks[last + 1 :] for line in _lines(block)]
    own = any(_LABELLED.search(block.text) for block in told)
    if last < 0 or not below or own or not all(_FACT.match(plain(line)) for line in below):
        return list(told)
    facts = " - ".join(plain(line).strip() for line in below)
    return [
        replace(block, raw=f"{block.raw} - {facts}") if block.depth == 0 else block
        for block in told
    ]


def _facts(blocks: Sequence[Block]) -> list[str]:
    """Give the lines that are nothing but a fact of an action; none beside items with boxes."""
    top = [line for block in blocks if block.depth == 0 for line in _lines(block)]
    facts = [line for line in top if _FACT.match(plain(line))]
    boxes = any(block.checked is not None for block in blocks)
    return [] if boxes else facts


def _lines(block: Block) -> Iterator[str]:
    yield from block.lines if block.form is Form.PARAGRAPH else (block.raw,)


def _headed(group: str, blocks: Sequence[Block], facts: Sequence[str]) -> Block:
    """Make one action of a heading, what is said below it, and its facts."""
    said = [line for block in blocks for line in _lines(block) if line not in facts]
    words = uncounted(group)
    text = f"{words}: {' '.join(said)}" if said else words
    raw = " - ".join((text, *(plain(fact).strip() for fact in facts)))
    return Block(Form.PARAGRAPH, blocks[0].line, raw, group)
