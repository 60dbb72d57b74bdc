"""The document as one HTML file that needs nothing else: no script and no network."""

from base64 import b64encode
from html import escape, unescape
from typing import assert_never

from pm_facilitator.figures.svg import to_svg
from pm_facilitator.report.blocks import (
    Block,
    Bullets,
    Column,
    Document,
    Drawing,
    Fact,
    Facts,
    Item,
    Missing,
    Numbers,
    Paragraph,
    Photo,
    Row,
    RowHeading,
    Section,
    Subheading,
    Table,
)
from pm_facilitator.report.html_fonts import font_faces
from pm_facilitator.report.html_style import style_sheet
from pm_facilitator.report.html_text import cell, inline, words

_LEAST = 760.0
"""Below this width a figure scrolls instead of shrinking further."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"


def render_html(document: Document) -> str:
    """Write a document as HTML."""
    body = _body(document)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="generator" content="PM Facilitator">
<title>{escape(document.title)}</title>
<style>
{font_faces(unescape(body))}
{style_sheet()}</style>
</head>
<body>
{body}
</body>
</html>
"""


def _body(document: Document) -> str:
    sections = "\n".join(_section(section) for section in document.sections)
    return f"""<header>
<p class="notice">Incident review <span class="label">{words(document.notice)}</span></p>
<h1>{words(document.title)}</h1>
{_facts(document.facts, "facts")}
{_contents(document)}</header>
<main>
{sections}
</main>
<footer>{words(document.made)}. {words(document.notice)}.</footer>"""


def _contents(document: Document) -> str:
    if document.single_page or not document.sections:
        return ""
    entries = "".join(
        f'<li><a href="#{escape(section.key)}">{words(section.title)}</a></li>'
        for section in document.sections
    )
    return f'<nav aria-label="Contents"><ul>{entries}</ul></nav>\n'


def _section(section: Section) -> str:
    blocks = "\n".join(_block(block) for block in section.blocks)
    key = escape(section.key)
    return f"""<section aria-labelledby="{key}">
<h2 id="{key}">{words(section.title)}</h2>
{blocks}
</section>"""


def _block(block: Block) -> str:
    match block:
        case Subheading(text):
            return f"<h3>{words(text)}</h3>"
        case Paragraph(text):
            return f"<p>{inline(text)}</p>"
        case Missing(text):
            return f'<p class="missing">{words(text)}</p>'
        case Facts(facts):
            return _facts(facts, "facts")
        case Numbers(facts):
            return _facts(facts, "numbers")
        case Bullets(items):
            return _list(items)
        case Table():
            return _table(block)
        case Drawing():
            return _drawing(block)
        case Photo():
            return _photo(block)
        case _:
            assert_never(block)


def _facts(facts: tuple[Fact, ...], look: str) -> str:
    pairs = [f"<dt>{words(fact.label)}</dt><dd>{inline(fact.value)}</dd>" for fact in facts]
    if look == "numbers":
        pairs = [f"<div>{pair}</div>" for pair in pairs]
    return f'<dl class="{look}">{"".join(pairs)}</dl>'


def _list(items: tuple[Item, ...]) -> str:
    return f"<ul>\n{''.join(_item(item) for item in items)}</ul>"


def _item(item: Item) -> str:
    lines = "<br>".join(inline(line) for line in (item.text, *item.details))
    below = f"\n{_list(item.items)}" if item.items else ""
    return f"<li>{lines}{below}</li>\n"


def _table(table: Table) -> str:
    whole = sum(column.share for column in table.columns)
    head = "".join(_column(column, whole) for column in table.columns)
    body = "\n".join(_row(row, len(table.columns)) for row in table.rows)
    return f"""<div class="table"><table>
<thead><tr>{head}</tr></thead>
<tbody>
{body}
</tbody>
</table></div>"""


def _column(column: Column, whole: float) -> str:
    percent = 100 * column.share / whole
    return f'<th scope="col" style="width: {percent:.0f}%">{words(column.title)}</th>'


def _row(row: Row | RowHeading, width: int) -> str:
    match row:
        case RowHeading(text):
            return f'<tr><th colspan="{width}" scope="rowgroup">{words(text)}</th></tr>'
        case Row(cells):
            return f"<tr>{''.join(f'<td>{cell(lines)}</td>' for lines in cells)}</tr>"
        case _:
            assert_never(row)


def _drawing(drawing: Drawing) -> str:
    pictures = "\n".join(
        f'<div class="{theme} scroll" style="--least: {min(figure.width, _LEAST):.0f}px">'
        f"{to_svg(figure)}</div>"
        for theme, figure in (("light", drawing.light), ("dark", drawing.dark))
    )
    caption = f"<figcaption>{words(drawing.caption)}</figcaption>"
    return f"<figure>\n{pictures}\n{caption}\n</figure>"


def _photo(photo: Photo) -> str:
    data = b64encode(photo.data).decode("ascii")
    caption = words(photo.caption)
    return (
        f'<figure><img src="data:{photo.media_type};base64,{data}" alt="{escape(photo.caption)}" '
        f'width="{photo.width}" height="{photo.height}">'
        f"<figcaption>{caption}</figcaption></figure>"
    )
