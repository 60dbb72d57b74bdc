"""Chains of whys among causes, wherever they stand: items that each ask why the last one was."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from pm_facilitator.importers.text.contents import Block, Form

_WHY = re.compile(
    r"(?:(?:why|q)?\s?#?[0-9]{0,2}[:.)]?\s?)?"
    r"(?:why\b|warum\b|wieso\b|pourquoi\b|por ?qu[eéê]\b|perch[eé]\b|waarom\b|varför\b|hvorfor\b"
    r"|почему\b|зачем\b|чому\b|なぜ|为什么|왜)",
    re.I,
)
_FEWEST = 3
"""So many questions in a row are asked on purpose."""


def in_chains(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """Give causes one by one, and those of a chain together.

    A chain has nothing nested in it: a question with its answers below it is a cause of its own.
    """
    behind = 0
    for (_, asks), run in groupby(blocks, key=lambda block: (block.group, _asks_why(block))):
        told = list(run)
        behind += len(told)
        nested = behind < len(blocks) and blocks[behind].depth > 0
        if asks and len(told) >= _FEWEST and not nested:
            yield told
        else:
            yield from ([block] for block in told)


def _asks_why(block: Block) -> bool:
    item = block.form is Form.ITEM and block.depth == 0
    return item and _WHY.match(block.text) is not None
