"""What Word's format knows and python-docx has no words for, an element at a time."""

from typing import Any

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shape import InlineShape
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from pm_facilitator.report.text import clean

CELL_GAP = 7.0
"""Points between the text of a cell and the next column."""


def element(tag: str, /, **attributes: str) -> Any:
    """Make an element of Word's main vocabulary."""
    made = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def repeat_row(row: _Row) -> None:
    """Let a row head the table on every page."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - no public way, here and below
    properties.append(element("w:cantSplit"))
    properties.append(element("w:tblHeader"))


def keep_row(row: _Row) -> None:
    """Let no page end within a row."""
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))  # noqa: SLF001


def without_lines(table: Table) -> None:
    """Draw none of a table's lines: it only puts labels beside what they name."""
    borders = element("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(f"w:{side}", val="nil"))
    following = ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    table._tbl.tblPr.insert_element_before(borders, *following)  # noqa: SLF001


def lined(style: Any, color: str) -> None:
    """Give a table style thin lines between rows and a little air in its cells."""
    properties = element("w:tblPr")
    borders = element("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(element(f"w:{side}", val="single", sz="4", space="0", color=color))
    margins = element("w:tblCellMar")
    for side, width in (
        ("top", "40"),
        ("left", "0"),
        ("bottom", "40"),
        ("right", f"{CELL_GAP * 20:.0f}"),
    ):
        margins.append(element(f"w:{side}", w=width, type="dxa"))
    properties.append(borders)
    properties.append(margins)
    style.element.append(properties)


def describe(shape: InlineShape, alt: str) -> None:
    """Say what a picture shows, for those who cannot see it."""
    shape._inline.docPr.set("descr", clean(alt))  # noqa: SLF001


def field(paragraph: Paragraph, code: str, result: str = "") -> list[Run]:
    """Write a field that Word fills in, such as the number of the page.

    Args:
        paragraph: where.
        code: what Word fills in.
        result: what stands there until then; without it Word is told to fill it in at once.
    """
    begin, instruction, middle, shown, end = (paragraph.add_run() for _ in range(5))
    marks = {"begin": begin, "separate": middle, "end": end}
    for kind, run in marks.items():
        run._r.append(element("w:fldChar", fldCharType=kind))  # noqa: SLF001
    if result:
        shown.add_text(result)
    else:
        begin._r[-1].set(qn("w:dirty"), "true")  # noqa: SLF001
    words = element("w:instrText")
    words.text = code
    instruction._r.append(words)  # noqa: SLF001
    return [begin, instruction, middle, shown, end]


def speak(file: WordDocument, language: str) -> None:
    """Say in which language the document is written."""
    for found in file.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), language)
