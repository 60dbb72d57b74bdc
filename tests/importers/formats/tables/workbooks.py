"""Writes small workbooks as the tests need them, part by part."""

import zipfile
from collections.abc import Sequence
from io import BytesIO
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="1">'
    '<numFmt numFmtId="170" formatCode="dd/mm/yyyy\\ hh:mm:ss"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="22"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/><xf numFmtId="170"/>'
    "</cellXfs></styleSheet>"
)
"""Style 0 shows a plain number, 1 a day, 2 a clock time, 3 both."""

Cell = str
"""XML of one cell; made by the functions below."""


def shared(number: int) -> Cell:
    """Give a cell with a shared string."""
    return f'<c t="s"><v>{number}</v></c>'


def inline(text: str) -> Cell:
    """Give a cell with a string of its own."""
    return f'<c t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def number(value: float, style: int = 0, *, at: str = "") -> Cell:
    """Give a cell with a number, shown as its style says."""
    place = f' r="{at}"' if at else ""
    return f'<c{place} s="{style}"><v>{value!r}</v></c>'


def formula(text: str, value: str) -> Cell:
    """Give a cell with a formula and the value that was kept of it."""
    return f'<c t="str"><f>{escape(text)}</f><v>{escape(value)}</v></c>'


def workbook(
    sheets: dict[str, Sequence[Sequence[Cell]]],
    *,
    strings: Sequence[str] = (),
    hidden: Sequence[str] = (),
    since_1904: bool = False,
    extra: dict[str, bytes] | None = None,
) -> bytes:
    """Write a workbook of sheets that are rows of cells."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", _book(list(sheets), hidden, since_1904))
        package.writestr("xl/_rels/workbook.xml.rels", _relations(len(sheets)))
        package.writestr("xl/styles.xml", STYLES)
        package.writestr("xl/sharedStrings.xml", _strings(strings))
        for place, rows in enumerate(sheets.values(), 1):
            package.writestr(f"xl/worksheets/sheet{place}.xml", _sheet(rows))
        for name, data in (extra or {}).items():
            package.writestr(name, data)
    return file.getvalue()


def _book(names: Sequence[str], hidden: Sequence[str], since_1904: bool) -> str:
    sheets = "".join(
        f'<sheet name="{escape(name)}" sheetId="{place}" r:id="rId{place}"'
        + (' state="hidden"/>' if name in hidden else "/>")
        for place, name in enumerate(names, 1)
    )
    since = f'<workbookPr date1904="{int(since_1904)}"/>'
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{RELATION}">{since}<sheets>{sheets}</sheets></workbook>'
    )


def _relations(count: int) -> str:
    inner = "".join(
        f'<Relationship Id="rId{place}" Type="{RELATION}/worksheet"'
        f' Target="worksheets/sheet{place}.xml"/>'
        for place in range(1, count + 1)
    )
    return f"<Relationships>{inner}</Relationships>"


def _strings(strings: Sequence[str]) -> str:
    inner = "".join(
        f"<si><r><t>{escape(text)}</t></r><rPh><t>aid</t></rPh></si>" for text in strings
    )
    return f'<sst xmlns="{MAIN}">{inner}</sst>'


def _sheet(rows: Sequence[Sequence[Cell]]) -> str:
    inner = "".join(f"<row>{''.join(cells)}</row>" for cells in rows)
    return f'<worksheet xmlns="{MAIN}"><sheetData>{inner}</sheetData></worksheet>'
