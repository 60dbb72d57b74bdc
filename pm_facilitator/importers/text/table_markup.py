"""Tables of other marks than Markdown's: MediaWiki, AsciiDoc, reStructuredText and LaTeX."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_CELL_OF_ASCIIDOC = re.compile(r"(?:^|(?<=\s))[0-9.+*]{0,4}[<^>]?[adehlmsv]?\|")
_COLS = re.compile(r"cols=\"?(?P<spec>[^\"\]]{1,200})", re.I)
_TIMES = re.compile(r"(?P<count>[0-9]{1,2})\*")
_RULE = re.compile(r"={2,}(?:\s+={2,})+\s*")
_GRID = re.compile(r"\+(?:[-=]{2,}\+)+\s*")
_LIST_TABLE = re.compile(r"\.\.\s(?:list|flat)-table::", re.I)
_ITEM = re.compile(r"\s*(?P<row>\*\s+)?-(?:\s+(?P<said>.*))?$", re.S)
_TABULAR = re.compile(r"\\begin\{(?P<name>tabular[xy*]?|longtable|tabu)\}")
_ROW_ENDS = re.compile(r"\\\\(?:\[[^\]]{1,10}\])?")
_RULED = re.compile(r"\\(?:hline|toprule|midrule|bottomrule|endhead|cline\{[^}]{1,10}\})")
_AND = re.compile(r"(?<!\\)&")
_CORNERS = "┌╔┏╭╒╓"
_RULES = "─═━"
_BOX_RULE = re.compile(rf"[{_CORNERS}][{_RULES}┬╦┳╤╥]+[┐╗┓╮╕╖]")
_BOXED = str.maketrans(
    {
        **dict.fromkeys("│║┃", "|"),
        **dict.fromkeys(_RULES, "-"),
        **dict.fromkeys("┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋╭╮╰╯╒╕╘╛╞╡╤╧╪╓╖╙╜╟╢╥╨╫", "+"),
    }
)
_BOX_OPENS = tuple(f"{corner}{rule}" for corner in _CORNERS for rule in _RULES)
TABLE_MARKS = frozenset((*_BOX_OPENS, "{|", "|=", "+-", "+=", "==", "..", "\\b"))
"""The first two letters of what opens a table."""

_ROWSPAN = re.compile(
    r"[^|\[]{0,200}?\browspan\s?=\s?\"?(?P<count>[0-9]{1,3})[^|\[]{0,200}\|", re.I | re.A
)
_SINGLE = re.compile(r"(?<!\|)\|(?!\|)")
_IN_STARS = re.compile(r"\s*\*[^*|]{1,60}\*\s*")
_LONGEST = 2000
"""The most lines of a table that is looked at."""


@dataclass(slots=True)
class MarkedRow:
    """A row.

    Attributes:
        line: the index of the line that it starts on.
        head: whether its cells name the columns.
    """

    line: int
    cells: list[str] = field(default_factory=list)
    head: bool = False


@dataclass(frozen=True, slots=True)
class MarkedTable:
    """A table: its rows, the index behind its last line, and what is written over it."""

    rows: list[MarkedRow]
    end: int
    caption: str = ""


def table_at(raw: Sequence[str], index: int) -> MarkedTable | None:
    """Read the table that opens on a line; None when none does, or it never ends."""
    content = raw[index].strip()
    if content.startswith("{|"):
        return _wiki(raw, index)
    if content.startswith("|==="):
        return _asciidoc(raw, index)
    if content.startswith("+") and _GRID.fullmatch(content):
        return _grid(raw, index)
    if content.startswith(_BOX_OPENS) and _BOX_RULE.fullmatch(content):
        return _boxed(raw, index)
    if content.startswith("==") and _RULE.fullmatch(content):
        return _simple(raw, index)
    if content.startswith("\\begin") and (match := _TABULAR.match(content)):
        return _tabular(raw, index, match["name"])
    if content.startswith("..") and _LIST_TABLE.match(content):
        return _list(raw, index)
    return None


def over_table(raw: Sequence[str], index: int) -> str | None:
    """Give the title that AsciiDoc has over a table, ".6 December 2026", without its mark.

    Empty for its attributes, as "[cols=2]"; None where no table stands below.
    """
    content = raw[index].strip()
    below = [line.strip() for line in raw[index + 1 : index + 3]]
    table = next((line for line in below if not line.startswith(("[", "."))), "")
    if not table.startswith("|===") or not (content[0] == "[" or content[1:2].isalnum()):
        return None
    return content[1:] if content[0] == "." else ""


def never_ends(content: str) -> bool:
    """Tell whether a line opens a table for whose end `table_at` has looked in vain.

    Other lines that begin like one say nothing about the tables below them.
    """
    return bool(
        content.startswith(("{|", "|===")) or _RULE.fullmatch(content) or _TABULAR.match(content)
    )


def wiki_row(raw: Sequence[str], index: int) -> tuple[str, bool] | None:
    """Read the row of a wiki that names the columns, which no rule follows.

    These are "||Time||Event||" of Jira, "||= Time =||= Event =||" of Trac, "^ Time ^ Event ^" of
    DokuWiki, "|_. Time|_. Event|" of Textile and "| *Time* | *Event* |" of TWiki.

    Returns:
        The row as Markdown has it, and whether it names the columns; None for any other line.
    """
    content = raw[index].strip()
    above = raw[index - 1].strip() if index else ""
    # "||Bo|looked|" and "||08:10||looked|" are rows of Markdown whose first cell is empty.
    doubled = content.startswith("||") and not _SINGLE.search(content)
    if doubled and (content.endswith("||") or content.count("||") > 1):
        cells = (cell.strip() for cell in content.split("||"))
        row = "|".join(c.strip("= ") if c[:1] == c[-1:] == "=" else c for c in cells)
        # Trac parts the cells of all rows so, and Jira only those that name the columns.
        return row, content.endswith("||") and not above.startswith("||")
    if content.startswith("^"):
        named = content.endswith("^") and content.count("^") > 2 and "|" not in content
        return (content.replace("^", "|"), True) if named else None
    parts = content.strip("|").split("|")
    if len(parts) < 2 or not content.endswith("|"):
        return None
    if all(cell.startswith("_.") for cell in parts):
        return f"|{'|'.join(cell[2:] for cell in parts)}|", True
    below = raw[index + 1].strip() if index + 1 < len(raw) else ""
    opens = not above.startswith("|") and below.startswith("|") and set(below) - set("|-:+ ")
    if opens and all(_IN_STARS.fullmatch(cell) for cell in parts):
        return content.replace("*", ""), True
    return None


def _end_of(raw: Sequence[str], index: int, mark: str) -> int:
    last = min(len(raw), index + _LONGEST)
    return next((i for i in range(index + 1, last) if raw[i].strip().startswith(mark)), -1)


def _wiki(raw: Sequence[str], index: int) -> MarkedTable | None:
    end = _end_of(raw, index, "|}")
    if end < 0:
        return None
    rows, caption = [MarkedRow(index)], ""
    for number in range(index + 1, end):
        content = raw[number].strip()
        if content.startswith("|-"):
            rows.append(MarkedRow(number))
        elif content.startswith("|+"):
            caption = content[2:].strip()
        elif content.startswith(("|", "!")):
            head = content.startswith("!")
            row = rows[-1]
            if not row.cells:
                row.line, row.head = number, head
            parting = r"\|\||!!" if head else r"\|\|"
            row.cells += re.split(parting, content[1:])
        elif content and rows[-1].cells:
            rows[-1].cells[-1] += f" {content}"
    rows = [row for row in rows if row.cells]
    _span_rows(rows)
    return MarkedTable(rows, end + 1, caption)


def _span_rows(rows: Sequence[MarkedRow]) -> None:
    """Write what stands for several rows into each of them, and take its attributes off."""
    going: dict[int, tuple[int, str]] = {}
    width = max((len(row.cells) for row in rows), default=0)
    for row in rows:
        if len(row.cells) + len(going) > width:
            going.clear()  # somebody added a row below and let the number be
        left, cells = list(reversed(row.cells)), list[str]()
        while left or len(cells) in going:
            at = len(cells)
            count, said = going.pop(at, (0, ""))
            if not count:
                written = left.pop()
                said, spans = _without_attributes(written), _ROWSPAN.match(written)
                count = min(int(spans["count"]), _LONGEST) if spans else 1
            cells.append(said)
            if count > 1:
                going[at] = count - 1, said
        row.cells = cells


def _without_attributes(cell: str) -> str:
    attributes, bar, said = cell.partition("|")
    return (said if bar and "=" in attributes and "[[" not in attributes else cell).strip()


def _asciidoc(raw: Sequence[str], index: int) -> MarkedTable | None:
    end = _end_of(raw, index, "|===")
    if end < 0:
        return None
    cells = list(_asciidoc_cells(raw, index + 1, end))
    width = _columns_told(raw[index - 1] if index else "") or _width(cells)
    rows = [
        MarkedRow(cells[first][0], [said for _, said in cells[first : first + width]])
        for first in range(0, len(cells), width or 1)
    ]
    above = raw[index - 1] if index else ""
    if rows:
        last = cells[min(width, len(cells)) - 1][0]
        rows[0].head = "header" in above or (last + 1 < end and not raw[last + 1].strip())
    return MarkedTable(rows, end + 1)


def _asciidoc_cells(raw: Sequence[str], first: int, end: int) -> Iterator[tuple[int, str]]:
    cell: tuple[int, str] | None = None
    for number in range(first, end):
        parts = _CELL_OF_ASCIIDOC.split(raw[number].strip())
        if cell and parts[0].strip():
            cell = cell[0], f"{cell[1]} {parts[0].strip()}".strip()
        for part in parts[1:]:
            if cell:
                yield cell
            cell = number, part.strip()
    if cell:
        yield cell


def _columns_told(attributes: str) -> int:
    match = _COLS.search(attributes) if attributes.lstrip().startswith("[") else None
    if match is None:
        return 0
    times = _TIMES.match(match["spec"])
    return int(times["count"]) if times else match["spec"].count(",") + 1


def _width(cells: Sequence[tuple[int, str]]) -> int:
    """Tell how many cells a row has: those of the first line, or up to the first gap."""
    if not cells:
        return 0
    width = sum(1 for number, _ in cells if number == cells[0][0])
    if width == 1:
        while width < len(cells) and cells[width][0] == cells[width - 1][0] + 1:
            width += 1
    return width


def _grid(raw: Sequence[str], index: int) -> MarkedTable | None:
    rows: list[MarkedRow] = []
    last = index
    while last < len(raw) and raw[last].strip().startswith(("+", "|")):
        last += 1
    rules = [number for number in range(index, last) if raw[number].strip().startswith("+")]
    # What a database shows has a rule below its names only, and a line for each row.
    by_line = len(rules) == 3 and rules[1] == index + 2
    fresh = True
    for number in range(index, last):
        content = raw[number].strip()
        if content.startswith("+"):
            fresh = True
            if rows and ("=" in content or (by_line and number == rules[1])):
                rows[-1].head = True
        else:
            fresh = fresh or by_line
            cells = [cell.strip() for cell in content.strip("|").split("|")]
            if fresh or len(cells) != len(rows[-1].cells):
                rows.append(MarkedRow(number, cells))
            else:
                rows[-1].cells = _both(rows[-1].cells, cells)
            fresh = False
    return MarkedTable(rows, last) if rows else None


def _boxed(raw: Sequence[str], index: int) -> MarkedTable | None:
    """Read a table that is drawn with the lines of a terminal."""
    drawn = list[str]()
    for line in raw[index : index + _LONGEST]:
        drawn.append(line.translate(_BOXED))
        if not drawn[-1].strip().startswith(("+", "|")):
            break
    table = _grid(drawn, 0)
    if table is None:
        return None
    for row in table.rows:
        row.line += index
    return MarkedTable(table.rows, table.end + index)


def _simple(raw: Sequence[str], index: int) -> MarkedTable | None:
    starts = [match.start() for match in re.finditer(r"=+", raw[index])]
    rules = [index]
    last = min(len(raw), index + _LONGEST)
    for number in range(index + 1, last):
        if _RULE.fullmatch(raw[number].strip()):
            rules.append(number)
        if len(rules) == 3 or (len(rules) == 2 and not "".join(raw[number : number + 2]).strip()):
            break
    if len(rules) < 2:
        return None
    rows: list[MarkedRow] = []
    for number in range(index + 1, rules[-1]):
        if number in rules or not raw[number].strip():
            continue
        ends = [*starts[1:], None]
        cells = [raw[number][start:end].strip() for start, end in zip(starts, ends, strict=True)]
        if cells[0] or not rows:
            rows.append(MarkedRow(number, cells, head=len(rules) == 3 and number < rules[1]))
        else:
            rows[-1].cells = _both(rows[-1].cells, cells)
    return MarkedTable(rows, rules[-1] + 1)


def _list(raw: Sequence[str], index: int) -> MarkedTable | None:
    rows: list[MarkedRow] = []
    number = index + 1
    headers = False
    while number < len(raw) and (not raw[number].strip() or raw[number][0].isspace()):
        content = raw[number].strip()
        match = _ITEM.match(raw[number])
        if content.startswith(":"):
            headers = headers or content.startswith(":header-rows: 1")
        elif match and match["row"]:
            rows.append(MarkedRow(number, [match["said"] or ""]))
        elif match and rows:
            rows[-1].cells.append(match["said"] or "")
        elif content and rows:
            rows[-1].cells[-1] += f" {content}"
        number += 1
    if rows and headers:
        rows[0].head = True
    caption = raw[index].partition("::")[2].strip()
    return MarkedTable(rows, number, caption) if rows else None


def _tabular(raw: Sequence[str], index: int, name: str) -> MarkedTable | None:
    end = _end_of(raw, index, f"\\end{{{name}}}")
    if end < 0:
        return None
    rows, row = list[MarkedRow](), ""
    first = index + 1
    for number in range(index + 1, end):
        said = _RULED.sub("", raw[number]).strip()
        first = first if row else number
        row = f"{row} {said}".strip()
        if _ROW_ENDS.search(said) or number + 1 == end:
            cells = _AND.split(_ROW_ENDS.sub("", row))
            if len(cells) > 1:
                told = [cell.strip().replace("\\&", "&").replace("\\%", "%") for cell in cells]
                rows.append(MarkedRow(first, told, head=not rows))
            row = ""
    return MarkedTable(rows, end + 1) if rows else None


def _both(cells: Sequence[str], more: Sequence[str]) -> list[str]:
    return [f"{one} {other}".strip() for one, other in zip(cells, more, strict=True)]
