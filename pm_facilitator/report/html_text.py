"""Text in HTML: everything escaped, links only where they were found safe."""

from html import escape

from pm_facilitator.report.blocks import Cell, Rich, Span


def words(text: str) -> str:
    """Escape a text and keep its line breaks."""
    return escape(text).replace("\n", "<br>")


def inline(text: Rich) -> str:
    """Write a line with its strong and soft parts and its links."""
    return "".join(_span(span) for span in text)


def cell(lines: Cell) -> str:
    """Write the lines of a table's cell."""
    return "<br>".join(inline(line) for line in lines if line)


def _span(span: Span) -> str:
    written = words(span.text)
    if span.link:
        written = f'<a href="{escape(span.link)}" rel="noreferrer">{written}</a>'
    if span.soft:
        written = f'<span class="soft">{written}</span>'
    return f"<strong>{written}</strong>" if span.strong else written
