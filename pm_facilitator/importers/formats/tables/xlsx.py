"""Workbooks (XLSX): their sheets as rows of texts, formulas by the values that were kept."""

import re
from dataclasses import dataclass

from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.formats.grid import MOST_ROWS, too_long
from pm_facilitator.importers.formats.tables.xlsx_values import Strings, Styles, as_moment, tidy
from pm_facilitator.importers.formats.tables.xlsx_xml import Package, too_large
from pm_facilitator.importers.formats.values import clean
from pm_facilitator.importers.formats.xml_events import Handler
from pm_facilitator.importers.text.raw_lines import with_plain_signs
from pm_facilitator.importers.text.table_rows import Row

_BOOK = "xl/workbook.xml"
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_NUMBER = re.compile(r"-?[0-9]{1,20}(?:\.[0-9]{1,30})?(?:E[+-]?[0-9]{1,3})?", re.I)
_WIDEST = 200
_MOST_LETTERS = 64_000_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook, not yet read.

    Attributes:
        part: where it lies in the file.
    """

    name: str
    part: str
    hidden: bool


class Workbook:
    """A workbook of which single sheets can be read.

    Attributes:
        sheets: in their order; charts are none.
        since_1904: whether days are counted from 1904, and not from 1900.

    Raises:
        ImportFailed: when it is damaged, locked or far too large.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._package = Package(data, name)
        if _BOOK not in self._package:
            raise ImportFailed(f"{self._package.name} is no workbook.", "Save it as XLSX or CSV.")
        book, places = _Book(), _Relations()
        self._package.read(_BOOK, book)
        self._package.read("xl/_rels/workbook.xml.rels", places)
        self.sheets = [
            Sheet(clean(sheet)[:60], part, hidden)
            for sheet, relation, hidden in book.sheets
            if (part := places.parts.get(relation, "")) and part in self._package
        ]
        self.since_1904 = book.since_1904
        self._strings: list[str] | None = None
        self._shows: list[str] = []

    def rows(self, sheet: Sheet) -> list[Row]:
        """Read the rows of a sheet that hold something.

        Raises:
            ImportFailed: when it is damaged or far too large.
        """
        if self._strings is None:
            strings, styles = Strings(), Styles()
            self._package.read("xl/sharedStrings.xml", strings)
            self._package.read("xl/styles.xml", styles)
            self._strings, self._shows = strings.found, styles.shows
        cells = _Cells(self._strings, self._shows, self.since_1904)
        self._package.read(sheet.part, cells)
        return cells.rows


class _Book(Handler):
    """Learns the names of the sheets, and since when days are counted."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, bool]] = []
        self.since_1904 = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet" and len(self.sheets) < _WIDEST:
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes.get("name", ""), attributes.get("id", ""), hidden))
        elif name == "workbookPr":
            self.since_1904 = attributes.get("date1904", "") in ("1", "true")


class _Relations(Handler):
    """Learns where the sheets lie."""

    def __init__(self) -> None:
        self.parts: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("Type", "").endswith("/worksheet"):
            target = attributes.get("Target", "")
            part = target[1:] if target.startswith("/") else f"xl/{target}"
            self.parts[attributes.get("Id", "")] = part


class _Cells(Handler):
    """Gathers the cells of a sheet to rows of texts."""

    def __init__(self, strings: list[str], shows: list[str], since_1904: bool) -> None:
        self.rows: list[Row] = []
        self._strings, self._shows, self._since_1904 = strings, shows, since_1904
        self._row: dict[int, str] = {}
        self._number = self._letters = 0
        self._column = -1
        self._type = self._shown = ""
        self._said: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            told = attributes.get("r", "")
            self._number = int(told) if told.isdecimal() and len(told) < 8 else self._number + 1
            self._row, self._column = {}, -1
        elif name == "c":
            self._begin(attributes)
        elif name in ("v", "t"):
            self._said = []

    def end(self, name: str) -> None:
        if name in ("v", "t") and self._said is not None:
            self._take("".join(self._said))
            self._said = None
        elif name == "row" and any(self._row.values()):
            width = max(self._row) + 1
            cells = tuple(with_plain_signs(self._row.get(i, "")) for i in range(width))
            self.rows.append(Row(self._number, cells))
            self._letters += sum(map(len, cells))
            if len(self.rows) > MOST_ROWS:
                raise too_long()
            if self._letters > _MOST_LETTERS:
                raise too_large("This sheet")

    def said(self, text: str) -> None:
        if self._said is not None:
            self._said.append(text)

    def _begin(self, attributes: dict[str, str]) -> None:
        match = _REFERENCE.fullmatch(attributes.get("r", ""))
        self._column = _column(match[1]) if match else self._column + 1
        self._type = attributes.get("t", "n")
        style = attributes.get("s", "0")
        known = style.isdecimal() and len(style) < 6 and int(style) < len(self._shows)
        self._shown = self._shows[int(style)] if known else ""

    def _take(self, told: str) -> None:
        if not 0 <= self._column < _WIDEST:
            return
        text = self._text(told)
        before = self._row.get(self._column, "")
        self._row[self._column] = f"{before}{text}" if self._type == "inlineStr" else text

    def _text(self, told: str) -> str:
        if self._type == "s":
            known = told.isdecimal() and len(told) < 9 and int(told) < len(self._strings)
            return self._strings[int(told)] if known else ""
        if self._type == "b":
            return "yes" if told == "1" else "no"
        if self._type == "e":
            return ""
        if self._type == "n" and self._shown and _NUMBER.fullmatch(told):
            return as_moment(float(told), self._shown, self._since_1904) or told
        return tidy(told.removesuffix(".0") if self._type == "n" else told)


def _column(letters: str) -> int:
    """Give the place of a column: 0 for A, 26 for AA."""
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place - 1
