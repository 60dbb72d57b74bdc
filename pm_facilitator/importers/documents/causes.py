"""The contributing factors of a document: causes one by one, and chains of whys."""

from collections.abc import Iterator, Sequence

from pm_facilitator.importers.documents.cause_tables import with_rows_apart, without_steps
from pm_facilitator.importers.documents.counted_heads import uncounted, with_heads_as_causes
from pm_facilitator.importers.documents.why_chains import in_chains
from pm_facilitator.importers.draft import FactorDraft
from pm_facilitator.importers.text.contents import Block, entries, without_prompts
from pm_facilitator.importers.text.markup import first_sentence, links


def read_causes(factors: Sequence[Block], whys: Sequence[Block]) -> Iterator[FactorDraft]:
    """Read the causes that a document tells.

    Args:
        factors: what its parts about causes say.
        whys: what those that ask why, one step after the other, say.
    """
    told = with_rows_apart(without_steps(without_prompts(factors)))
    for first, *rest in in_chains(entries(with_heads_as_causes(told), mixed=True)):
        text, details = (first.text, "") if rest else first_sentence(first.text)
        yield FactorDraft(
            text,
            uncounted(first.group),
            first.line,
            details,
            first.depth,
            tuple(block.text for block in rest),
            links(first.raw),
        )
    yield from _asked(with_rows_apart(whys))


def _asked(blocks: Sequence[Block]) -> Iterator[FactorDraft]:
    """Give the chain that is asked, and what it all comes down to behind it."""
    chain = entries(blocks)
    if not chain:
        return
    whys = tuple(block.text for block in chain[1:])
    yield FactorDraft(chain[0].text, line=chain[0].line, whys=whys)
    for block in entries(blocks, mixed=True):
        if block.line > chain[-1].line:
            yield FactorDraft(block.text, line=block.line)
