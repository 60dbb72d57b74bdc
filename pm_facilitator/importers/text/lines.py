"""The lines of a Markdown or plain text, each with its kind, so that decoys are known as such."""

import re
from collections.abc import Iterable, Sequence
from enum import Enum, auto
from typing import NamedTuple

from pm_facilitator.importers.text.alarm_lines import listed_alarms
from pm_facilitator.importers.text.bare_lines import bare_lines
from pm_facilitator.importers.text.code_blocks import CodeBlocks, is_option
from pm_facilitator.importers.text.days_alone import is_day_or_year, opens_with_day
from pm_facilitator.importers.text.delimited import delimited_tables
from pm_facilitator.importers.text.front_matter import front_matter_end
from pm_facilitator.importers.text.heading_marks import heading_words
from pm_facilitator.importers.text.html_text import (
    line_of_html,
    opens_timed,
    read_tables,
    timed_parts,
    without_end_tags,
    without_entities,
)
from pm_facilitator.importers.text.lettered import LETTER, counts_an_item
from pm_facilitator.importers.text.machine_lines import is_log, is_process_log
from pm_facilitator.importers.text.markup import is_contents
from pm_facilitator.importers.text.plain_lines import plain_line
from pm_facilitator.importers.text.raw_lines import machine_output
from pm_facilitator.importers.text.table_markup import (
    TABLE_MARKS,
    MarkedTable,
    never_ends,
    over_table,
    table_at,
    wiki_row,
)
from pm_facilitator.importers.watching import Watch, unwatched

_OFTEN = 1024
# Markdown's marks, and those of AsciiDoc and of wikis.
_HEADING = re.compile(
    r"(?:(?P<marks>#{1,6}|={2,6})(?:\s+|$|(?<=##)(?=(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}))|h(?P<number>[1-6])\.\s+)(?P<said>.*)",
    re.S,
)
_ITEM = re.compile(
    r"(?:・|[一二三四五六七八九十]{1,3}、|(?:[0-9]\ufe0f?\u20e3){1,2}|[•●▪◦‣](?=[*_`\[(~]{0,3}[0-9])|\.(?=\s(?:19|20)[0-9]{2}[-/.][0-9]{2})|\[\*\]|\\item(?![a-z]))\s*(?=\S)|(?:[-*+•·‣◦▪●○–—→»;]|[-=]>"
    r"|o(?=\s+[*_\[(]{0,3}[0-9])|(?:[0-9]{1,3}|[A-Za-z])[.)])\s+(?=\S)"
)
# An item that is neither a rule nor a line of a log, told at once.
_PLAIN_ITEM = re.compile(r"[-*+] (?:[A-Za-z]|\*\*[0-9A-Za-z])")
_BOX = re.compile(r"\[(?P<mark>[ xX✓])\]\s+")
# What AsciiDoc and reStructuredText say of the document, which is neither an entry nor an emoji.
_ATTRIBUTE = re.compile(
    r":(?P<name>date|tz|time ?zone|authors?|status|version|revdate|revnumber|toc|doctype|icons|tags"
    r"|slug|category|summary|title|organization|contact|copyright):\s",
    re.I,
)
_DIVIDED = re.compile(r"<(?:br|li|dt)\b", re.I)
_MARKS_BLOCK = re.compile(r"`{3}|~{3}|\{(?:code|noformat)|\[/?code|</?[a-z]", re.I)
_ANGLED_TIME = re.compile(r"<[0-9]{1,4}[-0-9:./ ]{2,20}(?:\s?[A-Za-z]{1,4}\.?){0,2}>", re.A)
_TABLE = re.compile(r"<table\b", re.I)


class Kind(Enum):
    """What sort of line it is."""

    BLANK = auto()
    HEADING = auto()
    ITEM = auto()
    TEXT = auto()
    TABLE = auto()
    CODE = auto()
    QUOTE = auto()
    HTML = auto()
    RULE = auto()
    FRONT = auto()


BLANK, HEADING, ITEM, TEXT, TABLE, CODE, QUOTE, HTML, RULE, FRONT = Kind
"""Each by a name of its own, which is looked up in a third of the time."""


class Line(NamedTuple):
    """One line.

    Attributes:
        number: from 1.
        indent: the columns in front of it, tabs counting to the next multiple of four.
        level: of a heading, from 1.
        text: the content, without the marks that make it what it is.
        checked: whether a list item has a ticked box; None without a box.
        counted: the number that was taken off a heading, where headings are counted; else 0.
    """

    number: int
    kind: Kind
    text: str = ""
    indent: int = 0
    level: int = 0
    checked: bool | None = None
    counted: int = 0


def split_lines(text: str, *, as_written: bool = False, watch: Watch = unwatched) -> list[Line]:
    """Split a text into its lines and say what each is.

    Args:
        text: the text.
        as_written: whether a text that is fenced or quoted as a whole stays code or a quote.
        watch: is told how far it is; what it raises ends the splitting.
    """
    raw = bare_lines(text, as_written=as_written)
    lines = _classified(raw, watch)
    if written := machine_output(raw, text):
        lines = [line._replace(kind=CODE) if line.number in written else line for line in lines]
    if "INFO" in text and (told := listed_alarms(raw)):
        lines = [line._replace(kind=TEXT) if line.number in told else line for line in lines]
    lines = _with_underlined_headings(_with_tables(lines))
    if as_written:
        return lines
    if "](#" in text:
        lines = _without_contents(lines)
    return [
        _unescaped(line) if "&" in line.text or line.text[-1:] == ">" else line for line in lines
    ]


def _without_contents(lines: list[Line]) -> list[Line]:
    """Set the links of a table of contents apart."""
    heads = [line.text for line in lines if line.kind is HEADING]
    return [line._replace(kind=HTML) if is_contents(line.text, heads) else line for line in lines]


def _unescaped(line: Line) -> Line:
    # The cells of a table are parted first, for an entity may be what parts them.
    if line.kind not in (HEADING, ITEM, TEXT):
        return line
    line = line._replace(text=without_end_tags(line.text))
    if "&" not in line.text:
        return line
    return line._replace(text=without_entities(line.text).replace("\xa0", " ").strip())


def _classified(raw: list[str], watch: Watch) -> list[Line]:
    classifier, lines = _Classifier(raw), list[Line]()
    inside, tables = classifier.front_end, classifier.delimited
    for index, content in enumerate(raw):
        if not index % _OFTEN:
            watch(index / len(raw))
        if index > inside and index not in tables:
            if not content:
                lines.append(Line(index + 1, BLANK))
                continue
            if plain := plain_line(content):
                is_item, indent, said = plain
                lines.append(Line(index + 1, ITEM if is_item else TEXT, said, indent))
                continue
        lines.append(classifier.line(index))
        lines += classifier.rows.pop(index, ())
        inside = classifier.inside
    return lines


class _Classifier:
    """Goes down the lines once, knowing what is still open."""

    def __init__(self, raw: list[str]) -> None:
        self.raw = raw
        self.code = CodeBlocks(raw)
        self.fence_end = -1
        self.comment_end = -1
        self.front_end = front_matter_end(raw)
        self.table_end = -1
        self.delimited = delimited_tables(raw)
        self.rows: dict[int, list[Line]] = {}
        self.unclosed: dict[str, int] = {}

    @property
    def inside(self) -> int:
        """The last line of what is open."""
        return max(self.front_end, self.fence_end, self.comment_end, self.table_end)

    def line(self, index: int) -> Line:
        number, raw = index + 1, self.raw[index]
        content = raw.strip()
        if index <= self.front_end:
            return Line(number, FRONT, content, _indent(raw))
        if index <= self.fence_end:
            return Line(number, CODE, content, _indent(raw))
        if index <= self.comment_end or index <= self.table_end:
            return Line(number, HTML, content)
        if not content:
            return Line(number, BLANK)
        if table := self.delimited.get(index):
            self._open_rows(index, table)
            return Line(number, HTML, content)
        return self._content(index, Line(number, TEXT, content, _indent(raw)))

    def _content(self, index: int, line: Line) -> Line:
        content = line.text
        if "<" in content and (told := self._timed_parts(index, line)):
            return told
        if (end := self.code.end_of(index)) is not None:
            self.fence_end = end
            if not content.endswith(":") or content.startswith((".", ":")):
                return line._replace(kind=CODE)
            # It leads to code, and is none.
            line = line._replace(text=(content := f"{content.rstrip(':')}:"))
        if content.startswith("<") and not _ANGLED_TIME.match(content):
            self._open_comment(index, content)
            self._open_table(index, content)
            return _line_of_html(line) or line._replace(kind=HTML)
        if content.startswith(">"):
            return line._replace(kind=QUOTE)
        if content == "+":  # what AsciiDoc adds stands below it
            return line._replace(kind=HTML)
        if content[0] in "|^" and (row := wiki_row(self.raw, index)):
            return self._wiki_row(index, line, *row)
        if (caption := self._open_marked_table(index, content)) is not None:
            return line._replace(text=caption) if caption else line._replace(kind=HTML)
        if not _PLAIN_ITEM.match(content):
            if _is_rule(content):
                return line._replace(kind=RULE)
            if content[0] != "|" and is_log(content):
                return line._replace(kind=CODE)
        if content.startswith((": ", ":: ")):  # what a definition list says of the term above
            said = content.lstrip(": ")
            return line._replace(kind=CODE) if is_log(said) else line._replace(text=said)
        if content[0] in ".[" and (title := over_table(self.raw, index)) is not None:
            return line._replace(text=title) if title else line._replace(kind=HTML)
        if content[0] == ":" and line.indent and is_option(self.raw, index):
            return line._replace(kind=HTML)
        if content[0] == ":" and (named := _ATTRIBUTE.match(content)):
            return line._replace(kind=FRONT, text=f"{named['name']}: {content[named.end() :]}")
        if LETTER.match(content) and not counts_an_item(self.raw, index):
            return line
        return _heading(line) or _item(line) or line

    def _timed_parts(self, index: int, line: Line) -> Line | None:
        """Take a line of HTML that tells several times as that many lines."""
        if _DIVIDED.search(line.text) is None or "|" in line.text or _TABLE.search(line.text):
            return None
        parts = timed_parts(line.text)
        divided = (line._replace(text=part) for part in parts)
        rows = self.rows[index] = [_item(part) or part for part in divided]
        if parts and not opens_timed(parts[0]):
            return rows.pop(0)  # the end of what the line above tells
        return line._replace(kind=HTML) if parts else None

    def _open_comment(self, index: int, content: str) -> None:
        """Open a comment, or a picture with what is written below it."""
        mark, end = ("<!--", "-->") if content.startswith("<!--") else ("<figure", "</figure>")
        if not content.startswith(mark) or end in content or mark in self.unclosed:
            return
        for later in range(index + 1, len(self.raw)):
            if end in self.raw[later]:
                self.comment_end = later
                return
        self.unclosed[mark] = 1

    def _open_table(self, index: int, content: str) -> None:
        if not _TABLE.search(content) or "<table" in self.unclosed:
            return
        end = index
        while end < len(self.raw) and "</table" not in self.raw[end].lower():
            end += 1
        if end == len(self.raw):  # the copy of a part of one ends with its last row
            self.unclosed["<table"] = 1
            ends = [i for i in range(index, end) if "</tr" in self.raw[i].lower()]
            end = ends[-1] if ends else index
        self.table_end = end
        found = read_tables("\n".join(self.raw[index : end + 1]))
        rows = ((index + start, cells, heads) for start, cells, heads in found.rows)
        self.rows[index] = [
            *(Line(index + start + 1, TEXT, said) for start, said in found.captions if said),
            *_table_lines(rows),
        ]

    def _open_marked_table(self, index: int, content: str) -> str | None:
        """Open the table that begins here and give what is written over it; None without one."""
        mark = content[:2]
        if mark not in TABLE_MARKS or mark in self.unclosed:
            return None
        table = table_at(self.raw, index)
        if table is None:
            if never_ends(content):
                self.unclosed[mark] = 1
            return None
        self._open_rows(index, table)
        return table.caption

    def _wiki_row(self, index: int, line: Line, cells: str, heads: bool) -> Line:
        """Take a row as one of a Markdown table, with a rule below it if it names the columns."""
        if heads:
            self.rows[index] = [
                line._replace(kind=TABLE, text="|---" * (cells.count("|") - 1) + "|")
            ]
        return line._replace(kind=TABLE, text=cells)

    def _open_rows(self, index: int, table: MarkedTable) -> None:
        self.table_end = table.end - 1
        self.rows[index] = _table_lines((row.line, row.cells, row.head) for row in table.rows)


def _table_lines(rows: Iterable[tuple[int, list[str], bool]]) -> list[Line]:
    """Write the rows of a table, each with the index of its line, as those of a Markdown table."""
    lines: list[Line] = []
    for number, (index, cells, heads) in enumerate(rows):
        said = " | ".join(cell.replace("|", "\\|") for cell in cells)
        lines.append(Line(index + 1, TABLE, f"| {said} |"))
        if heads and number == 0 and sum(map(bool, cells)) > 1:
            lines.append(Line(index + 1, TABLE, "|" + "---|" * len(cells)))
    return lines


def _line_of_html(line: Line) -> Line | None:
    found = line_of_html(line.text)
    if found is None:
        return None
    tag, words = found
    if tag[0] == "h":
        return line._replace(kind=HEADING, level=int(tag[1]), text=words)
    if tag == "summary":  # what is shown of a part that is folded away is the label of it
        return line._replace(text=f"**{words}**")
    said = line._replace(kind=ITEM if tag == "li" else TEXT, text=words)
    read = _item(said) if tag == "p" else _ticked(said, words) if tag == "li" else None
    return read or said


def _indent(raw: str) -> int:
    lead = raw[: len(raw) - len(raw.lstrip())]
    return len(lead.expandtabs(4))


def _heading(line: Line) -> Line | None:
    match = _HEADING.match(line.text)
    if match is None:
        return None
    content = heading_words(match["said"].strip())
    level = int(match["number"]) if match["number"] else len(match["marks"])
    return line._replace(kind=HEADING, level=level, text=content)


def _item(line: Line) -> Line | None:
    match = _ITEM.match(line.text)
    if match is None:
        return _ticked(line, line.text) if line.text[0] == "[" else None
    if line.text[0].isdigit() and opens_with_day(line.text):
        return None  # "2. March 2026" is no second item
    content = line.text[match.end() :]
    if content[3:4] == " " and is_process_log(content):
        return line._replace(kind=CODE)
    ticked = _ticked(line, content) if content[0] == "[" else None
    # Most lines are such: naming the fields is much quicker than replacing some of them.
    return ticked or Line(line.number, ITEM, content, line.indent)


def _ticked(line: Line, content: str) -> Line | None:
    box = _BOX.match(content)
    if box is None:
        return None
    checked = box["mark"] != " "
    return line._replace(kind=ITEM, text=content[box.end() :], checked=checked)


def _is_rule(content: str) -> bool:
    marks = set(content) - {" "}
    return len(content) >= 3 and len(marks) == 1 and bool(marks & set("-*_=~"))


def line_below(lines: Sequence[Line], index: int) -> Line | None:
    """Give the line below another one, which a single blank one may part from it."""
    return next((line for line in lines[index + 1 : index + 3] if line.kind is not BLANK), None)


def set_apart(lines: Sequence[Line]) -> list[list[Line]]:
    """Give the blocks of code and the quotes, each as the lines of a text of its own."""
    found: list[list[Line]] = []
    before = BLANK
    for line in lines:
        if line.kind in (CODE, QUOTE):
            if line.kind is not before:
                found.append([])
            found[-1].append(line)
        before = line.kind
    return [_opened(block) for block in found]


def _opened(block: list[Line]) -> list[Line]:
    bare = [line.text.lstrip("> ").rstrip() if line.kind is QUOTE else line.text for line in block]
    lines = [line._replace(kind=TEXT, text=text) for line, text in zip(block, bare, strict=True)]
    return [
        line._replace(kind=BLANK) if not line.text else _item(line) or line
        for line in lines
        if not _MARKS_BLOCK.match(line.text)
    ]


def is_table_rule(content: str) -> bool:
    """Tell whether a line is the one between a table's header and its rows."""
    parted = "|" in content or "+" in content
    return parted and "-" in content and set(content) <= set("|-:+ \t")


def _with_tables(lines: list[Line]) -> list[Line]:
    in_table = False
    for index, line in enumerate(lines):
        if in_table and line.kind is ITEM and line.text[0] == "|":
            line = line._replace(kind=TEXT, text=f"- {line.text}")  # a first cell that is a dash
        rule = line.kind is TEXT and is_table_rule(line.text)
        if rule:
            _make_header(lines, index)
        opened = in_table or rule or line.text.startswith("|")
        in_table = line.kind is TEXT and opened and (rule or "|" in line.text)
        if in_table:
            lines[index] = line._replace(kind=TABLE)
    return lines


def _make_header(lines: list[Line], index: int) -> None:
    above = lines[index - 1] if index else None
    if above and above.kind is TEXT and "|" in above.text:
        lines[index - 1] = above._replace(kind=TABLE)


def _with_underlined_headings(lines: list[Line]) -> list[Line]:
    for index, line in enumerate(lines):
        if line.kind is not RULE or not index or " " in line.text:
            continue
        above = lines[index - 1]
        if above.kind is not TEXT:
            continue
        over = index > 1 and lines[index - 2].kind is RULE
        alone = index == 1 or lines[index - 2].kind is BLANK or over
        timed = above.text[0].isdigit() and not is_day_or_year(above.text)
        if alone and line.text[0] in "=-~" and not timed:
            level = 1 if line.text[0] == "=" else 2
            lines[index - 1] = above._replace(kind=HEADING, level=level)
    return lines
