"""HTML as far as timelines are written in it: the rows of tables, and lines with tags on them."""

import re
from html import unescape
from html.parser import HTMLParser

_LINE_TAG = re.compile(
    r"<(?P<tag>li|p|dt|dd|h[1-6]|b|strong|em|i|u|span|time|code|font|small|mark|s|del)(?:\s[^<>]{0,300})?>",
    re.I,
)
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,12}(?:\s[^<>]{0,300})?/?>")
_LINK = re.compile(
    r"<a\s[^<>]{0,200}?href=[\"']?(?P<url>[^\s\"'<>]{1,500})[\"']?[^<>]{0,200}>(?P<said>[^<]{0,500})</a>",
    re.I,
)


def line_of_html(content: str) -> tuple[str, str] | None:
    """Give the tag that opens a line and its words; None when it is no line of text."""
    match = _LINE_TAG.match(content)
    if match is None:
        return None
    words = _LINK.sub(r"[\g<said>](\g<url>)", content)
    words = " ".join(unescape(_TAG.sub(" ", words)).split())
    return (match["tag"].lower(), words) if words else None


def table_rows(markup: str) -> list[tuple[int, list[str], bool]]:
    """Give the rows of the tables in a piece of HTML.

    Returns:
        For each row the line it starts on, from 0, its cells, and whether they are headings.
    """
    parser = _Tables()
    parser.feed(markup)
    parser.close()
    parser.end_row()
    return parser.rows


class _Tables(HTMLParser):
    """Collects the cells; a table in a cell counts for its words only."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[tuple[int, list[str], bool]] = []
        self.cells: list[str] = []
        self.words: list[str] | None = None
        self.start = 0
        self.heads = False
        self.link = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.end_row()
            self.start = self.getpos()[0] - 1
        elif tag in ("td", "th"):
            self._end_cell()
            self.heads = self.heads or tag == "th"
            self.words = []
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
        elif tag == "a" and self.link and self.words is not None:
            self.words.append(f"]({self.link})")
            self.link = ""

    def handle_data(self, data: str) -> None:
        if self.words is not None:
            self.words.append(data)

    def end_row(self) -> None:
        """Take the row that is open."""
        self._end_cell()
        if any(self.cells):
            self.rows.append((self.start, self.cells, self.heads))
        self.cells, self.heads = [], False

    def _end_cell(self) -> None:
        if self.words is not None:
            self.cells.append(" ".join("".join(self.words).split()))
        self.words = None
