"""Entries that are written as blocks of fields: "Time: 14:03", "Event: ...", "Who: ..."."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pm_facilitator.importers.text.lines import BLANK, ITEM, TEXT, Line
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamp import Stamp
from pm_facilitator.importers.times.stamps import read_stamp

_FIELD = re.compile(
    r"[*_]{0,2}(?P<name>[^\W\d_][^\d_:*|]{1,24}?)[*_]{0,2}\s?:[*_]{0,2}\s*(?P<value>.*)",
    re.S,
)
_ROLES = {
    name: role
    for role, names in {
        "time": "time|when|timestamp|time (utc)|date and time|date/time|datetime|at|occurred|start"
        "|zeit|uhrzeit|zeitpunkt|wann|heure|quand|hora|ora|orario|tijd|tijdstip|tid|tidpunkt|aika|klo",
        "date": "date|day|datum|tag|jour|fecha|data|giorno|dag|dato|päivä",
        "zone": "zone|time zone|timezone|tz|zeitzone|fuseau horaire|huso horario",
        "text": "event|what|what happened|description|message|text|note|notes|title|summary|action"
        "|update|entry|was|ereignis|meldung|beschreibung|vorgang|événement|quoi|évènement|evento"
        "|suceso|descripción|qué|cosa|descrizione|gebeurtenis|wat|händelse|hændelse|hendelse|tapahtuma",
        "source": "who|by|actor|source|author|person|reporter|reported by|owner"
        "|wer|melder|qui|quién|quem|chi|wie|vem|hvem|kuka",
    }.items()
    for name in names.split("|")
}


@dataclass(slots=True)
class FieldBlock:
    """One entry.

    Attributes:
        first: the index of its first line.
        end: the index behind its last one.
        fields: what it says, by role; of the same role the first one.
        details: what else it says.
    """

    first: int
    end: int
    fields: dict[str, str] = field(default_factory=dict)
    details: list[str] = field(default_factory=list)

    def stamp(self, order: Order) -> Stamp | None:
        """Read when it was; None where that is not understood."""
        said = " ".join(filter(None, map(self.fields.get, ("date", "time", "zone"))))
        stamp = read_stamp(said, order, column=True)
        return None if stamp is None or stamp.text else stamp._replace(text=self.fields["text"])


def field_blocks(lines: Sequence[Line], order: Order) -> list[FieldBlock]:
    """Find the blocks of a text; none where there are less than two."""
    found = [block for block in _blocks(lines) if {"text", "time"} <= block.fields.keys()]
    found = [block for block in found if block.stamp(order)]
    return found if len(found) > 1 else []


def _blocks(lines: Sequence[Line]) -> Iterator[FieldBlock]:
    """Part the lines where a field comes again; only blank lines and more text may be between.

    A line may also hold a whole entry: "Time: 14:03 | Who: Ana | What: it rang".
    """
    block: FieldBlock | None = None
    last = ""
    for index, line in enumerate(lines):
        if line.kind is BLANK:
            last = ""
            continue
        said = line.kind is ITEM or line.kind is TEXT
        if said and " | " in line.text and (whole := _in_one_line(index, line.text[:2000])):
            if block:
                yield block
            block = None
            yield whole
            continue
        match = _FIELD.fullmatch(line.text[:2000]) if said and ":" in line.text else None
        role = _role(match) if match else ""
        if match is None and (block is None or line.kind is not TEXT or not last):
            if block:
                yield block
            block = None
            continue
        if match and (block is None or role in block.fields):
            if block:
                yield block
            block = FieldBlock(index, index)
        assert block is not None
        block.end = index + 1
        if match is None and last in block.fields:
            block.fields[last] += f" {line.text}"
        elif match and role:
            block.fields[role] = match["value"]
        else:
            block.details.append(line.text)
        last = role or "details"
    if block:
        yield block


def _in_one_line(index: int, text: str) -> FieldBlock | None:
    fields = [_FIELD.fullmatch(part.strip()) for part in text.split(" | ")]
    if len(fields) < 2 or not all(fields):
        return None
    block = FieldBlock(index, index + 1)
    for match in filter(None, fields):
        role = _role(match)
        if role and role not in block.fields:
            block.fields[role] = match["value"]
        else:
            block.details.append(match[0])
    return block


def _role(match: re.Match[str]) -> str:
    return _ROLES.get(match["name"].strip().lower(), "")
