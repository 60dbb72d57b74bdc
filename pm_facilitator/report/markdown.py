"""The document as GitHub-flavoured Markdown."""

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
    Row,
    RowHeading,
    Section,
    Subheading,
    Table,
)
from pm_facilitator.report.markdown_text import cell, escape, inline


def render_markdown(document: Document, pictures: str = "") -> str:
    """Write a document as Markdown.

    Args:
        document: what to write.
        pictures: the folder beside the file in which ``picture_files`` lie; without it the
            figures are written in Mermaid.
    """
    parts = [f"# {escape(document.title)}", _facts(document.facts)]
    for section in document.sections:
        parts += _section(section, pictures)
    parts += ["---", escape(document.made) + "."]
    return "\n\n".join(parts) + "\n"


def picture_name(block: Drawing | Photo) -> str:
    """Give the name of the file that holds a figure or a picture."""
    if isinstance(block, Drawing):
        return f"{block.name}.svg"
    return f"{block.name}.{'jpg' if block.media_type == 'image/jpeg' else 'png'}"


def _section(section: Section, pictures: str) -> list[str]:
    shown = [block for block in section.blocks if pictures or not _is_wordless(block)]
    if section.blocks and not shown:
        return []
    return [f"## {escape(section.title)}", *(_block(block, pictures) for block in shown)]


def _is_wordless(block: Block) -> bool:
    return isinstance(block, Drawing) and not block.mermaid


def _block(block: Block, pictures: str) -> str:
    match block:
        case Subheading(text):
            return f"### {escape(text)}"
        case Paragraph(text):
            return inline(text)
        case Missing(text):
            return f"_{escape(text)}_"
        case Facts(facts):
            return _facts(facts)
        case Numbers(facts):
            return _numbers(facts)
        case Bullets(items):
            return "\n".join(_item(item, "") for item in items)
        case Table():
            return _table(block)
        case Drawing():
            return _drawing(block, pictures)
        case Photo():
            return _photo(block, pictures)
        case _:
            assert_never(block)


def _facts(facts: tuple[Fact, ...]) -> str:
    return "\n".join(
        f"- **{escape(fact.label)}:** {inline(fact.value, _break('  '))}" for fact in facts
    )


def _numbers(facts: tuple[Fact, ...]) -> str:
    labels = " | ".join(escape(fact.label) for fact in facts)
    values = " | ".join(inline(fact.value) for fact in facts)
    return f"| {labels} |\n|{' --- |' * len(facts)}\n| {values} |"


def _item(item: Item, indent: str) -> str:
    inside = indent + "  "
    lines = [f"{indent}- {inline(item.text, _break(inside))}"]
    for detail in item.details:
        lines[-1] += _break(inside) + inline(detail, _break(inside))
    return "\n".join([*lines, *(_item(below, inside) for below in item.items)])


def _break(indent: str) -> str:
    return f"\\\n{indent}"


def _table(table: Table) -> str:
    titles = " | ".join(escape(column.title) for column in table.columns)
    written = [f"| {titles} |", f"|{' --- |' * len(table.columns)}"]
    for row in table.rows:
        match row:
            case RowHeading(text):
                written.append(f"| **{escape(text)}** |{' |' * (len(table.columns) - 1)}")
            case Row(cells):
                written.append(f"| {' | '.join(cell(lines) for lines in cells)} |")
            case _:
                assert_never(row)
    return "\n".join(written)


def _drawing(drawing: Drawing, pictures: str) -> str:
    if pictures:
        return f"![{escape(drawing.caption)}](<{pictures}/{picture_name(drawing)}>)"
    return f"```mermaid\n{drawing.mermaid}\n```\n\n_{escape(drawing.caption)}_"


def _photo(photo: Photo, pictures: str) -> str:
    if pictures:
        return f"![{escape(photo.caption)}](<{pictures}/{picture_name(photo)}>)"
    return f"_Picture: {escape(photo.caption)}_"
