"""Mails one below the other: each is an entry of when it was sent, by whom, with what it says."""

import re
from collections.abc import Sequence
from itertools import takewhile

from pm_facilitator.importers.layouts.bylines import mail_field
from pm_facilitator.importers.layouts.field_blocks import FieldBlock
from pm_facilitator.importers.text.lines import BLANK, HEADING, ITEM, QUOTE, TEXT, Line
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamps import read_stamp

_ROLES = {
    name: role
    for role, names in {
        "date": "date|sent|gesendet|datum|envoyé|enviado|inviato|verzonden",
        "source": "from|von|de|da|van",
    }.items()
    for name in names.split("|")
}
_ADDRESS = re.compile(r"\s*[<\[(][^<>\[\]()]{1,80}@[^<>\[\]()]{1,80}[>\])]\s*$")
_FEWEST = 2


def mail_blocks(lines: Sequence[Line], order: Order) -> list[FieldBlock]:
    """Find the mails of a thread; none where there are less than two, or one tells times itself.

    Args:
        lines: those of the text, the heads of mails set apart as `with_mail_heads` does.
        order: how numeric dates are to be read.
    """
    heads = [block for block in _heads(lines) if _sent(block, order)]
    if len(heads) < _FEWEST:
        return []
    ends = [*(block.first for block in heads[1:]), len(lines)]
    for block, end in zip(heads, ends, strict=True):
        body = list(takewhile(lambda line: line.kind is not HEADING, lines[block.end : end]))
        if any(_tells_time(line, order) for line in body):
            return []
        _fill(block, body)
        block.end += len(body)
    told = [block for block in heads if block.fields.get("text")]
    return told if len(told) >= _FEWEST else []


def _heads(lines: Sequence[Line]) -> list[FieldBlock]:
    found: list[FieldBlock] = []
    for index, line in enumerate(lines):
        told = mail_field(line.text) if line.kind is QUOTE else None
        if told is None:
            continue
        if not found or found[-1].end != index:
            found.append(FieldBlock(index, index))
        found[-1].end = index + 1
        if role := _ROLES.get(told[0]):
            found[-1].fields.setdefault(role, _ADDRESS.sub("", told[1]))
    return found


def _sent(block: FieldBlock, order: Order) -> bool:
    stamp = read_stamp(block.fields.get("date", ""), order, column=True)
    return stamp is not None and bool(stamp.date and stamp.clock) and not stamp.text


def _tells_time(line: Line, order: Order) -> bool:
    stamp = read_stamp(line.text, order) if line.kind in (TEXT, ITEM) else None
    return stamp is not None and stamp.clock is not None


def _fill(block: FieldBlock, body: Sequence[Line]) -> None:
    """Take the first paragraph of a mail for what happened, and the others for details."""
    paragraphs: list[list[str]] = [[]]
    for line in body:
        if line.kind is BLANK:
            paragraphs.append([])
        elif line.kind in (TEXT, ITEM):
            paragraphs[-1].append(line.text)
    said = [" ".join(each) for each in paragraphs if each]
    if said:
        block.fields["text"], block.details = said[0], said[1:]
