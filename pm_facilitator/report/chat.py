"""A review in a few lines to paste into a chat: no markup, so that every chat shows the same."""

from pm_facilitator.report.blocks import (
    Block,
    Bullets,
    Document,
    Facts,
    Missing,
    Numbers,
    Paragraph,
    Row,
    Section,
    Table,
)
from pm_facilitator.report.text import brief, one_line, plain

_TOLD, _LINE = 280, 120
_LINES = 4


def render_chat(document: Document) -> str:
    """Write the document for leadership as a message: what happened, what was learned, what next.

    Args:
        document: built for the audience "executive", which is short already.
    """
    about = " · ".join(one_line(plain(fact.value)) for fact in document.facts[:1])
    parts = [f"{document.title}\n{about} · {document.notice}".strip()]
    parts += filter(None, (_section(section) for section in document.sections))
    return "\n\n".join(parts) + "\n"


def _section(section: Section) -> str:
    lines = [line for block in section.blocks for line in _block(block)]
    return "\n".join([f"{section.title}:", *lines[:_LINES]]) if lines else ""


def _block(block: Block) -> list[str]:
    match block:
        case Missing():
            return []
        case Paragraph(text):
            return [brief(one_line(plain(text)), _TOLD)]
        case Facts(facts):
            return [_line(f"{fact.label}: {plain(fact.value)}") for fact in facts]
        case Numbers(facts):
            known = [fact for fact in facts if plain(fact.value).strip("– ")]
            return [", ".join(f"{fact.label} {plain(fact.value)}" for fact in known)]
        case Bullets(items):
            return [_line(plain(item.text)) for item in items]
        case Table(rows=rows):
            return [_row(row) for row in rows if isinstance(row, Row)]
        case _:
            return []


def _row(row: Row) -> str:
    first, *others = [" ".join(one_line(plain(line)) for line in cell) for cell in row.cells]
    rest = ", ".join(filter(None, others))
    return _line(first) + (f" ({rest})" if rest else "")


def _line(text: str) -> str:
    return f"• {brief(one_line(text), _LINE)}"
