"""The small-group rounds: what was asked, who sat together, what the votes said.

Of an anonymous round there is nobody to name: no name was kept.
"""

from pm_facilitator.domain.ballots import results
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Note, NoteGroup, Person, Round, RoundGroup
from pm_facilitator.domain.rounds import groups_of, notes_of
from pm_facilitator.figures.board_votes import votes_words
from pm_facilitator.report.blocks import (
    Block,
    Bullets,
    Fact,
    Facts,
    Item,
    Missing,
    Section,
    Span,
    Subheading,
)
from pm_facilitator.report.context import Context
from pm_facilitator.report.text import one_line, rich


def rounds(context: Context) -> Section | None:
    """Tell the rounds that were held; None when there were none."""
    return Section("rounds", "Rounds", round_blocks(context)) if _held(context) else None


def round_blocks(context: Context) -> tuple[Block, ...]:
    """Give for each round what was asked, its facts, and what came out of the votes."""
    blocks: list[Block] = []
    for round_ in _held(context):
        blocks.append(Subheading(one_line(round_.prompt) or "A round without a question"))
        blocks.append(Facts(tuple(_facts(context, round_))))
        outcome = _outcome(context, round_)
        blocks += [Bullets(outcome)] if outcome else []
    return tuple(blocks) or (Missing("No round has been held yet."),)


def _held(context: Context) -> list[Round]:
    return [each for each in context.board.all(Round) if each.started_at is not None]


def _facts(context: Context, round_: Round) -> list[Fact]:
    facts = [Fact("Stage", rich(round_.stage.label))]
    if round_.answered:
        facts.append(Fact("Learned something", _share(round_.learned, round_.answered)))
        facts.append(Fact("Would come again", _share(round_.again, round_.answered)))
    number = len(notes_of(context.board, round_.id))
    if round_.answered and not number:
        return facts
    kept = "nobody's name was kept" if round_.anonymous else "with names"
    facts.append(Fact("Notes", rich(f"{number}, {kept}")))
    groups = [_group(context, group) for group in groups_of(context.board, round_.id)]
    return [*facts, Fact("Small groups", rich(", ".join(groups)))] if groups else facts


def _share(number: int, whole: int) -> tuple[Span, ...]:
    return rich(f"{number} of {whole}")


def _group(context: Context, group: RoundGroup) -> str:
    people = (context.board.get(Person, id_) for id_ in group.person_ids)
    names = ", ".join(one_line(person.name) for person in people if person is not None)
    return f"{one_line(group.name)} ({names})" if names else one_line(group.name)


def _outcome(context: Context, round_: Round) -> tuple[Item, ...]:
    """Give what got votes, most first; nothing while the votes are open."""
    if round_.votes_open:
        return ()
    counted = results(context.board, round_)
    order = {id_: place for place, id_ in enumerate(round_.result_order)}
    keys = sorted(counted, key=lambda key: order.get(key[1], len(order)))
    return tuple(
        Item((*_title(context, key), Span(f" · {votes_words(counted[key])}", soft=True)))
        for key in keys
    )


def _title(context: Context, key: Key) -> tuple[Span, ...]:
    heap = context.board.get(NoteGroup, key[1])
    note = context.board.get(Note, key[1])
    words = heap.title if heap is not None else note.text if note is not None else ""
    return rich(one_line(words) or "A group without a name")
