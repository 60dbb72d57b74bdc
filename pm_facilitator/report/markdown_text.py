"""Text in GitHub-flavoured Markdown: what people typed stays text and becomes no markup."""

import re
from itertools import groupby

from pm_facilitator.report.blocks import Cell, Rich, Span

_SPECIAL = re.compile(r"[\\`*\[\]<>|~$]|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_])")
_SHORTCODE = re.compile(r":(?=[\w+-]*[A-Za-z][\w+-]*:)")
_LINE_START = re.compile(r"^(?:[#+=-]|:(?=-))")
_NUMBERED = re.compile(r"^(\d+)([.)])")


def escape(text: str) -> str:
    """Write text so that none of it is read as markup, line by line."""
    lines = (line.strip() for line in text.split("\n"))
    return "\n".join(_escape_line(line) for line in lines)


def inline(text: Rich, line_break: str = "\\\n") -> str:
    """Write a line with its strong parts and links."""
    pieces: list[str] = []
    fresh = True
    for strong, run in groupby(_trimmed(text), key=lambda span: span.strong):
        written = "".join(_span(span, fresh and place == 0) for place, span in enumerate(run))
        pieces.append(f"**{written}**" if strong else written)
        fresh = False
    return "".join(pieces).replace("\n", line_break)


def cell(lines: Cell) -> str:
    """Write the lines of a table's cell."""
    return "<br>".join(inline(line, "<br>") for line in lines if line)


def _span(span: Span, starts_line: bool) -> str:
    if span.link:
        is_bare = span.text == span.link
        return f"<{span.link}>" if is_bare else f"[{_words(span.text)}](<{span.link}>)"
    first, *others = span.text.split("\n")
    written = [_escape_line(first) if starts_line else _words(first)]
    written += [_escape_line(line.strip()) for line in others]
    return "\n".join(written)


def _escape_line(line: str) -> str:
    return _NUMBERED.sub(r"\1\\\2", _LINE_START.sub(r"\\\g<0>", _words(line)))


def _words(text: str) -> str:
    return _SHORTCODE.sub(r"\\:", _SPECIAL.sub(r"\\\g<0>", text))


def _trimmed(text: Rich) -> list[Span]:
    """Leave out spans without text, whose marks would stand there as they are."""
    return [span for span in text if span.text]
