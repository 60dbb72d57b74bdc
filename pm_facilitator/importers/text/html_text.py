"""HTML as far as timelines are written in it: the rows of tables, and lines with tags on them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

_ROWS = re.compile(r"[1-9][0-9]?", re.A)
_LINE_TAG = re.compile(
    r"(?:<br\s?/?>\s?){0,3}(?:<details[^<>]{0,80}>\s?)?<(?P<tag>summary|li|p|dt|dd|h[1-6]|b|strong|em|i|u|span|time|code|font|small|mark|s|del)(?:\s[^<>]{0,300})?>",
    re.I,
)
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,12}(?:\s[^<>]{0,300})?/?>")
BREAK = re.compile(r"<br\s{0,3}/?>", re.I)
_PARTING = re.compile(r"<(?:br|li|dt|p|div)\b[^<>]{0,300}>", re.I)
_END_TAGS = re.compile(r"(?:\s{0,8}(?:<br\s?/?>|</(?:p|li|div|dd|span|small)>)){1,9}$", re.I)
_TIMED = re.compile(
    r"[\W_]{0,4}(?:(?:update|edit)\b[\W_]{0,4})?"
    r"(?:(?:[0-9-]{10}[ T])?[0-2]?[0-9](?::[0-5][0-9]|\s?[ap]m\b)|(?<=\?\?:)\?\?)",
    re.A | re.I,
)
_LINK = re.compile(
    r"<a\s[^<>]{0,200}?href=[\"']?(?P<url>[^\s\"'<>]{1,500})[\"']?[^<>]{0,200}>(?P<said>[^<]{0,500})</a>",
    re.I,
)

_ENTITY = re.compile(r"&(?:#[0-9]{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8}[0-9]?);", re.I | re.A)


def without_entities(text: str) -> str:
    """Write the letters that stand as "&nbsp;", "&mdash;" and the like as themselves."""
    return _ENTITY.sub(lambda match: unescape(match[0]), text) if "&" in text else text


def line_of_html(content: str) -> tuple[str, str] | None:
    """Give the tag that opens a line and its words; None when it is no line of text."""
    match = _LINE_TAG.match(content)
    if match is None:
        return None
    words = _LINK.sub(r"[\g<said>](\g<url>)", content)
    words = " ".join(unescape(_TAG.sub(" ", words)).split())
    return (match["tag"].lower(), words) if words else None


def timed_parts(content: str) -> list[str]:
    """Give the parts of a line that breaks, items or terms of a list divide, as a browser shows it.

    Nothing unless one that stands behind another opens with a time.
    """
    parts = [_TAG.sub(" ", part) for part in _PARTING.split(content)]
    said = [" ".join(unescape(part).split()) for part in parts]
    said = [part for part in said if part]
    return said if any(map(_TIMED.match, said[1:])) else []


def opens_timed(part: str) -> bool:
    """Tell whether a part of a line opens with a time."""
    return _TIMED.match(part) is not None


def without_end_tags(content: str) -> str:
    """Take the breaks and closing tags off the end of a line."""
    return _END_TAGS.sub("", content) if content.endswith(">") else content


@dataclass(slots=True)
class HtmlTables:
    """The tables in a piece of HTML.

    Attributes:
        rows: for each row the line it starts on, from 0, its cells, and whether they are headings.
        captions: what stands above them, each with its line.
    """

    rows: list[tuple[int, list[str], bool]] = field(default_factory=list)
    captions: list[tuple[int, str]] = field(default_factory=list)


def read_tables(markup: str) -> HtmlTables:
    """Give the tables in a piece of HTML; cells over several rows are told in each."""
    parser = _Tables()
    parser.feed(markup)
    parser.close()
    parser.end_row()
    return parser.found


class _Tables(HTMLParser):
    """Collects the cells; a table in a cell counts for its words only."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = HtmlTables()
        self.cells: list[str] = []
        self.words: list[str] | None = None
        self.caption: list[str] | None = None
        self.start = 0
        self.heads = False
        self.link = ""
        self.rows_of_cell = 1
        self.above: dict[int, tuple[int, str]] = {}
        self.spans: dict[int, tuple[int, str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.end_row()
        elif tag == "caption":
            self.caption, self.start = [], self._line
        elif tag in ("td", "th"):
            self._end_cell()
            if not self.cells:
                self.start = self._line
            self.heads = self.heads or tag == "th"
            self.words = []
            rows = dict(attrs).get("rowspan") or ""
            self.rows_of_cell = int(rows) if _ROWS.fullmatch(rows) else 1
        elif tag == "a" and self.words is not None:
            self.link = dict(attrs).get("href") or ""
            self.words.append("[" if self.link else "")
        elif tag in ("br", "p", "li", "div") and self.words is not None:
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._end_cell()
        elif tag in ("tr", "table"):
            self.end_row()
            if tag == "table":
                self.above = {}
        elif tag == "caption" and self.caption is not None:
            self.found.captions.append((self.start, _words(self.caption)))
            self.caption = None
        elif tag == "a" and self.link and self.words is not None:
            self.words.append(f"]({self.link})")
            self.link = ""

    def handle_data(self, data: str) -> None:
        for words in (self.words, self.caption):
            if words is not None:
                words.append(data)

    def end_row(self) -> None:
        """Take the row that is open."""
        self._end_cell()
        if any(self.cells):
            self._take_spans()
            self.found.rows.append((self.start, self.cells, self.heads))
            self.above = {
                column: (rows - 1, words)
                for column, (rows, words) in (self.above | self.spans).items()
                if rows > 1
            }
            self.spans = {}
        self.cells, self.heads = [], False

    @property
    def _line(self) -> int:
        return self.getpos()[0] - 1

    def _take_spans(self) -> None:
        """Take the cells of rows above that reach down to here."""
        while span := self.above.get(len(self.cells)):
            self.cells.append(span[1])

    def _end_cell(self) -> None:
        if self.words is not None:
            self._take_spans()
            words = _words(self.words)
            if self.rows_of_cell > 1:
                self.spans[len(self.cells)] = self.rows_of_cell, words
            self.cells.append(words)
        self.words = None


def _words(parts: Sequence[str]) -> str:
    return " ".join("".join(parts).split())
