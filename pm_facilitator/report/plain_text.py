"""The document as plain text for a mail: lines of a mail's width and nothing that needs a font."""

import textwrap
import unicodedata
from typing import assert_never

from pm_facilitator.report.blocks import (
    Block,
    Bullets,
    Document,
    Drawing,
    Fact,
    Facts,
    Item,
    Missing,
    Numbers,
    Paragraph,
    Photo,
    Rich,
    Row,
    RowHeading,
    Section,
    Subheading,
    Table,
)

_WIDTH = 72
_LABELS = 22


def render_plain_text(document: Document) -> str:
    """Write a document as plain text; figures are left out, as lists and tables say the same."""
    kind = f"Incident review. {document.notice}."
    parts = [kind, _underlined(document.title, "="), _facts(document.facts)]
    for section in document.sections:
        parts += _section(section)
    return "\n\n".join([*filter(None, parts), _wrapped(f"-- \n{document.made}.")]) + "\n"


def _section(section: Section) -> list[str]:
    said = [_block(block) for block in section.blocks]
    if section.blocks and not any(said):
        return []
    return ["\n" + _underlined(section.title, "-"), *said]


def _block(block: Block) -> str:
    match block:
        case Subheading(text):
            return f"{_wrapped(text)}:"
        case Paragraph(text):
            return _wrapped(_words(text))
        case Missing(text):
            return _wrapped(f"({text})")
        case Facts(facts) | Numbers(facts):
            return _facts(facts)
        case Bullets(items):
            return "\n".join(_item(item, "") for item in items)
        case Table():
            return _table(block)
        case Drawing():
            return ""
        case Photo(caption=caption):
            return _wrapped(f"[Picture: {caption}]")
        case _:
            assert_never(block)


def _facts(facts: tuple[Fact, ...]) -> str:
    lines: list[str] = []
    for fact in facts:
        label = f"{fact.label}:"
        hanging = " " * _LABELS
        first = label.ljust(_LABELS) if len(label) < _LABELS else f"{label} "
        lines.append(_wrapped(_words(fact.value), first, hanging))
    return "\n".join(lines)


def _item(item: Item, indent: str) -> str:
    inside = indent + "  "
    lines = [_wrapped(_words(item.text), f"{indent}- ", inside)]
    lines += [_wrapped(_words(detail), inside, inside) for detail in item.details]
    lines += [_item(below, inside) for below in item.items]
    return "\n".join(lines)


def _table(table: Table) -> str:
    """Write every row as an entry: its first two cells lead, the others follow by their titles."""
    entries: list[str] = []
    for row in table.rows:
        match row:
            case RowHeading(text):
                entries.append(f"[ {text} ]")
            case Row(cells):
                entries.append(_row(table, [[_words(line) for line in cell] for cell in cells]))
            case _:
                assert_never(row)
    return "\n\n".join(entries)


def _row(table: Table, cells: list[list[str]]) -> str:
    hanging = " " * 4
    lead = ", ".join(filter(None, cells[0]))
    first, *details = cells[1] if len(cells) > 1 and cells[1] else [""]
    lines = [_wrapped(f"{lead}  {first}".strip(), "", hanging)]
    lines += [_wrapped(detail, hanging, hanging) for detail in details]
    for column, cell in zip(table.columns[2:], cells[2:], strict=True):
        said = "; ".join(filter(None, cell))
        if said:
            lines.append(_wrapped(f"{column.title}: {said}", hanging, hanging))
    return "\n".join(lines)


def _words(text: Rich) -> str:
    """Give the words of a line, and in place of the label of a link where it leads."""
    return "".join(span.link.removeprefix("mailto:") or span.text for span in text)


def _wrapped(text: str, first: str = "", hanging: str = "") -> str:
    """Break a text into lines; a word that is longer than a line, such as an address, stays."""
    lines: list[str] = []
    for number, line in enumerate(text.split("\n")):
        start = first if number == 0 else hanging
        lines += _fitted(line, start, hanging)
    return "\n".join(line.rstrip() for line in lines)


def _fitted(line: str, first: str, hanging: str) -> list[str]:
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in line)
    room = _WIDTH - (_WIDTH * wide // (2 * len(line)) if wide else 0)
    wrapped = textwrap.wrap(
        line,
        max(room, len(hanging) + 20),
        initial_indent=first,
        subsequent_indent=hanging,
        break_long_words=wide > len(line) // 2,
        break_on_hyphens=False,
    )
    return wrapped or [first]


def _underlined(text: str, line: str) -> str:
    title = _wrapped(text)
    return f"{title}\n{line * min(_WIDTH, max(map(len, title.splitlines()), default=1))}"
