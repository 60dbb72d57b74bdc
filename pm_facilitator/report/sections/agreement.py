"""How far the group agrees on the timeline: when, what was said, and what changed afterwards."""

from pm_facilitator.domain.agreement import Since, Stated
from pm_facilitator.domain.entities import Remark, TimelineEvent
from pm_facilitator.domain.vocabulary import RemarkKind
from pm_facilitator.report.blocks import Block, Bullets, Item, Paragraph, Rich, Span, Subheading
from pm_facilitator.report.context import Context
from pm_facilitator.report.text import one_line, rich
from pm_facilitator.report.when import short_day

_HEADINGS = {
    RemarkKind.MISSING: "Said to be missing",
    RemarkKind.DIFFERENT: "Said to have happened differently",
    RemarkKind.OBJECTION: "Objections",
}


def agreement_facts(context: Context, since: Since) -> list[Block]:
    """Say when the group agreed, and what has become different since; nothing to outsiders."""
    agreed = context.review.timeline_agreed_at
    if agreed is None or not context.inside:
        return []
    words = [f"The group agreed on this timeline on {context.times.moment(agreed)}."]
    if since.count:
        words.append(f"Since then {changes_in_words(since)}.")
    return [Paragraph((Span(" ".join(words), soft=True),))]


def changes_in_words(since: Since) -> str:
    """Say how many events were changed, added and removed: "2 events were changed, 1 added"."""
    said = [f"{number} {word}" for number, word in since.counts()]
    first, word = since.counts()[0]
    said[0] = f"1 event was {word}" if first == 1 else f"{first} events were {word}"
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"


def remarks(context: Context, since: Since) -> list[Block]:
    """List what the group said of the timeline, and what was taken off after it had agreed."""
    blocks: list[Block] = []
    for kind, heading in _HEADINGS.items():
        found = [each for each in context.board.all(Remark) if each.kind is kind]
        if found:
            blocks += [Subheading(heading), Bullets(tuple(map(_remark, found)))]
    if since.removed:
        items = tuple(Item(rich(as_stated(context, stated))) for stated in since.removed)
        blocks += [Subheading("Removed after the agreement"), Bullets(items)]
    return blocks


def as_stated(context: Context, stated: Stated) -> str:
    """Say what an event said when the group agreed: its time, then its text on one line."""
    event = TimelineEvent(stated.id, stated.time, stated.end, stated.precision)
    day = f"{short_day(context.times.day_of(stated.time))} " if stated.time else ""
    return f"{day}{context.times.event(event)}: {one_line(stated.text) or 'no text'}"


def _remark(remark: Remark) -> Item:
    state: tuple[Rich, ...] = (rich("Taken up", soft=True),) if remark.settled else ()
    return Item(rich(one_line(remark.text)), state)
