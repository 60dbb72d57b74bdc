"""The document as the plain HTML that a text widget of Qt understands, for a preview."""

from collections.abc import Iterable
from html import escape
from typing import assert_never

from pm_facilitator.report.blocks import (
    Block,
    Bullets,
    Cell,
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

FIGURE, PHOTO = "figure:", "photo:"
"""How the addresses of pictures begin; whoever shows the text gives what lies behind them."""


def render_rich_text(document: Document, *, narrow: bool = False) -> str:
    """Write a document; every text is escaped, and no link leads anywhere.

    Args:
        document: what is shown.
        narrow: whether there is no room for columns; a row's cells then stand below one another.
    """
    facts = _facts(document.facts)
    body = "".join(_section(section, narrow=narrow) for section in document.sections)
    head = f'<p class="soft">{escape(document.notice)}</p>'
    head += f'<p class="title">{escape(document.title)}</p>'
    return f'{head}{facts}{body}<p class="soft">{escape(document.made)}</p>'


def anchor(section: str) -> str:
    """Give the name of the place where a section begins."""
    return f"section-{section}"


def _section(section: Section, *, narrow: bool) -> str:
    blocks = "".join(map(_narrow_block if narrow else _block, section.blocks))
    name = escape(anchor(section.key), quote=True)
    return f'<h2><a name="{name}"></a>{escape(section.title)}</h2>{blocks}'


def _narrow_block(block: Block) -> str:
    match block:
        case Table():
            return _stacked(block)
        case Numbers(facts):
            return _facts(facts)
        case _:
            return _block(block)


def _block(block: Block) -> str:
    match block:
        case Subheading(text):
            return f"<h3>{escape(text)}</h3>"
        case Paragraph(text):
            return f"<p>{_rich(text)}</p>"
        case Missing(text):
            return f'<p class="soft">{escape(text)}</p>'
        case Facts(facts):
            return _facts(facts)
        case Numbers(facts):
            return _numbers(facts)
        case Bullets(items):
            return _bullets(items)
        case Table():
            return _table(block)
        case Drawing():
            return _picture(f"{FIGURE}{block.name}", block.caption)
        case Photo():
            return _picture(f"{PHOTO}{block.name}", block.caption)
        case _:
            assert_never(block)


def _rich(text: Rich) -> str:
    return "".join(_span(escape(s.text), s.strong, s.soft) for s in text).replace("\n", "<br>")


def _span(text: str, strong: bool, soft: bool) -> str:
    text = f"<b>{text}</b>" if strong else text
    return f'<span class="soft">{text}</span>' if soft else text


def _facts(facts: Iterable[Fact]) -> str:
    rows = "".join(
        f'<tr><td class="soft">{escape(fact.label)}</td><td>{_rich(fact.value)}</td></tr>'
        for fact in facts
    )
    return f'<table cellpadding="3">{rows}</table>' if rows else ""


def _numbers(facts: Iterable[Fact]) -> str:
    cells = "".join(
        f'<td><b>{_rich(fact.value)}</b><br><span class="soft">{escape(fact.label)}</span></td>'
        for fact in facts
    )
    return f'<table cellpadding="8"><tr>{cells}</tr></table>'


def _bullets(items: Iterable[Item]) -> str:
    return f"<ul>{''.join(_item(item) for item in items)}</ul>"


def _item(item: Item) -> str:
    details = "".join(f"<br>{_rich(detail)}" for detail in item.details)
    below = _bullets(item.items) if item.items else ""
    return f"<li>{_rich(item.text)}{details}{below}</li>"


def _table(table: Table) -> str:
    whole = sum(column.share for column in table.columns)
    heads = "".join(
        f'<th align="left" width="{round(100 * column.share / whole)}%">{escape(column.title)}</th>'
        for column in table.columns
    )
    rows = "".join(_row(row, len(table.columns)) for row in table.rows)
    return (
        '<table width="100%" cellpadding="4" cellspacing="0" border="1" '
        f'style="border-collapse: collapse"><tr>{heads}</tr>{rows}</table>'
    )


def _stacked(table: Table) -> str:
    """Write a table without columns: when or which, then what, then the rest behind its titles."""
    titles = ["", "", *(column.title for column in table.columns[2:])]
    return "".join(_stacked_row(row, titles) for row in table.rows)


def _stacked_row(row: Row | RowHeading, titles: list[str]) -> str:
    if isinstance(row, RowHeading):
        return f"<p><b>{escape(row.text)}</b></p>"
    cells = zip(titles, row.cells, strict=False)
    return f"<p>{'<br>'.join(_titled(title, cell) for title, cell in cells if any(cell))}</p>"


def _titled(title: str, cell: Cell) -> str:
    named = f'<span class="soft">{escape(title)}:</span> ' if title else ""
    return named + "<br>".join(map(_rich, filter(None, cell)))


def _row(row: Row | RowHeading, columns: int) -> str:
    if isinstance(row, RowHeading):
        return f'<tr><td colspan="{columns}"><b>{escape(row.text)}</b></td></tr>'
    cells = "".join(f"<td>{'<br>'.join(_rich(line) for line in cell)}</td>" for cell in row.cells)
    return f"<tr>{cells}</tr>"


def _picture(address: str, caption: str) -> str:
    source = escape(address, quote=True)
    return f'<p><img src="{source}"></p><p class="soft">{escape(caption)}</p>'
