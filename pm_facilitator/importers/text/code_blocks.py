"""Where blocks of code end, in the marks of Markdown, wikis, reStructuredText, AsciiDoc and Org."""

import re
from collections.abc import Callable, Sequence

_FENCE = re.compile(r"(`{3,}|~{3,})(.*)", re.S)
_DIRECTIVE = re.compile(
    r"\.\.\s(?:code-block|code|sourcecode|highlight|parsed-literal|prompt|command-output)::", re.I
)
_ORG = re.compile(r"#\+begin_(?P<name>src|example|verse|export)\b", re.I)
_BULLETIN = re.compile(r"\[code(?:=[^\]]{0,30})?\]", re.I)
_SOURCE = re.compile(r"\[(?:source|listing|literal)\b[^\]]{0,80}\]", re.I)
_LISTING = re.compile(r"-{4,}|\.{4,}|`{3,}")
_MACHINE = re.compile(r"\s*(?:\$ |>>> |# |.{0,24}[0-9]{2}:[0-9]{2}:[0-9]{2}|[0-9]{10}[.\s])", re.A)
CODE_ELEMENT = re.compile(
    r"<(?P<name>verbatim|code|pre|file|syntaxhighlight|source)\b[^<>]{0,200}>", re.I
)
"""How wikis open a block of code."""

_OPTION = re.compile(r":[A-Za-z][\w-]{0,24}:(?:\s|$)")
_ANY_DIRECTIVE = re.compile(r"\.\.\s[a-z][\w:-]{0,30}::(?:\s|$)", re.I)
_LEADS_TO_LOG = re.compile(
    r"\b(?:logs?|outputs?|traces?|consoles?|journal|syslog|std(?:err|out)|terminal|excerpt|printed"
    r"|protokoll|ausgabe|journaux|registros?)\b[^:]{0,30}:$",
    re.I,
)
_OF_LIST = re.compile(r"[-*+•|#>]\s|[0-9]{1,3}[.)]\s")
INDENTED = 4
"""So far in a paragraph is code, as in Markdown."""

_OPTIONS = 20
"""The most options of a directive."""

_NEARLY_AS_LONG = 3

_MAY_OPEN = frozenset("`~{.#[<")


def is_option(raw: Sequence[str], index: int) -> bool:
    """Tell whether a line is an option below a directive of reStructuredText, as ":start: 9:00"."""
    if not _OPTION.match(raw[index].strip()):
        return False
    for above in range(index - 1, max(-1, index - _OPTIONS), -1):
        content = raw[above].strip()
        if _ANY_DIRECTIVE.match(content):
            return True
        if not _OPTION.match(content):
            return False
    return False


class CodeBlocks:
    """Finds the ends of blocks; looks for each kind of mark that is missing only once."""

    def __init__(self, raw: Sequence[str]) -> None:
        self._raw = raw
        self._unclosed: dict[str, int] = {}

    def end_of(self, index: int) -> int | None:
        """Give the last line of the block that opens on a line; None where none does.

        A block that never closes is a slip of the pen, and ends with its first line.
        """
        content = self._raw[index].strip()
        if content.endswith("::") and not content.startswith(".."):
            return self._literal(index)
        if content.endswith(":") and _LEADS_TO_LOG.search(content) and not _OF_LIST.match(content):
            return self._literal(index) if self._is_far_in(index + 2) else None
        if content in ("----", "....") and index and self._raw[index - 1].strip() == "+":
            return self._closed(index, content)  # what AsciiDoc adds to an item
        if content[:1] not in _MAY_OPEN:
            return None
        if content == "`":
            return self._first(index + 1, content, lambda line: line.strip() == content)
        if content.startswith("~~~~") and self._underlines(index, content):
            return None
        if content.startswith(("```", "~~~")):
            return self._fence(index, content)
        if content.startswith(("{code", "{noformat")):
            return self._macro(index, content)
        if _DIRECTIVE.match(content):
            return self._indented(index)
        if _SOURCE.fullmatch(content):
            return self._listing(index)
        if match := _ORG.match(content):
            return self._closed(index, f"#+end_{match['name']}".lower()) or index
        if match := CODE_ELEMENT.fullmatch(content):
            return self._closed(index, f"</{match['name']}>".lower()) or index
        if _BULLETIN.match(content):
            return index  # one that is closed is a fence by now
        return None

    def _underlines(self, index: int, content: str) -> bool:
        """Tell whether tildes make the line above a heading, as in reStructuredText."""
        above = self._raw[index - 1] if index else ""
        alone = index < 2 or not self._raw[index - 2].strip()
        near = abs(len(content) - len(above.rstrip())) <= _NEARLY_AS_LONG
        return alone and near and set(content) == {"~"} and above[:1].isalnum()

    def _fence(self, index: int, content: str) -> int | None:
        match = _FENCE.match(content)
        assert match is not None
        mark, info = match[1][0], match[2]
        if mark == "`" and "`" in info:
            return None
        size = len(match[1])
        if size >= self._unclosed.get(mark, 1 << 30):
            return index
        for later in range(index + 1, len(self._raw)):
            closing = self._raw[later].strip()
            if len(closing) >= size and set(closing) == {mark}:
                return later
        self._unclosed[mark] = size
        return index

    def _macro(self, index: int, content: str) -> int | None:
        """Open the block of code of a wiki, which the same word closes."""
        mark = "{code}" if content.startswith("{code") else "{noformat}"
        if content.endswith(mark) and content != mark:
            return index
        return self._closed(index, mark)

    def _closed(self, index: int, mark: str) -> int | None:
        """Give the next line with a mark in small letters."""
        return self._first(index + 1, mark, lambda line: mark in line.lower())

    def _first(self, start: int, mark: str, closes: Callable[[str], bool]) -> int | None:
        if mark in self._unclosed:
            return None
        for later in range(start, len(self._raw)):
            if closes(self._raw[later]):
                return later
        self._unclosed[mark] = 1
        return None

    def _indented(self, index: int) -> int:
        """Give the last line further in than a directive."""
        first = _indent(self._raw[index])
        end = index
        for later in range(index + 1, len(self._raw)):
            if self._raw[later].strip():
                if _indent(self._raw[later]) <= first:
                    break
                end = later
        return end

    def _literal(self, index: int) -> int | None:
        """Read the block below a paragraph that ends with two colons, if a machine wrote it."""
        raw = self._raw
        if index + 2 >= len(raw) or raw[index + 1].strip() or not _MACHINE.match(raw[index + 2]):
            return None
        end = self._indented(index)
        return end if end > index else None

    def _is_far_in(self, index: int) -> bool:
        return index < len(self._raw) and _indent(self._raw[index]) >= INDENTED

    def _listing(self, index: int) -> int | None:
        mark = self._raw[index + 1].strip() if index + 1 < len(self._raw) else ""
        if not _LISTING.fullmatch(mark):
            return None
        return self._first(index + 2, mark, lambda line: line.strip() == mark)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
