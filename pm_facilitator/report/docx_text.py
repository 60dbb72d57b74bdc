"""Text in the document for Word: runs in their style, links, and the direction of reading."""

from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from pm_facilitator.report.blocks import Rich, Span
from pm_facilitator.report.docx_xml import element
from pm_facilitator.report.paper.look import colors
from pm_facilitator.report.text import reads_from_right

_AFTER_BIDI = tuple(
    f"w:{name}"
    for name in (
        *("adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "jc"),
        *("textDirection", "textAlignment", "outlineLvl", "cnfStyle", "rPr", "sectPr"),
    )
)
"""What follows the direction of reading in a paragraph's properties, whose order is given."""


def write(paragraph: Paragraph, text: Rich) -> None:
    """Write a line with its strong and soft parts and its links."""
    if reads_from_right("".join(span.text for span in text)):
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - no public way
        properties.insert_element_before(element("w:bidi"), *_AFTER_BIDI)
    for span in text:
        if span.link:
            write_link(paragraph, span.text, span.link)
        else:
            _style(_run(paragraph, span.text), span)


def write_words(
    paragraph: Paragraph, text: str, *, strong: bool = False, soft: bool = False
) -> None:
    """Write a plain text."""
    write(paragraph, (Span(text, strong, soft),))


def write_link(paragraph: Paragraph, words: str, target: str) -> None:
    """Write words that lead to an address, or with ``#`` to a place in the document."""
    if target.startswith("#"):
        link = element("w:hyperlink", anchor=target[1:])
    else:
        link = element("w:hyperlink")
        related = paragraph.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link.set(qn("r:id"), related)
    run = _run(paragraph, words)
    _style(run, Span(words, link=target))
    link.append(run._r)  # noqa: SLF001 - python-docx writes no links by itself
    paragraph._p.append(link)  # noqa: SLF001


def anchor(paragraph: Paragraph, name: str, number: int) -> None:
    """Name a place that links lead to."""
    start = element("w:bookmarkStart", id=str(number), name=name)
    paragraph._p.append(start)  # noqa: SLF001
    paragraph._p.append(element("w:bookmarkEnd", id=str(number)))  # noqa: SLF001


def _run(paragraph: Paragraph, text: str) -> Run:
    run = paragraph.add_run()
    for place, line in enumerate(text.split("\n")):
        if place:
            run.add_break(WD_BREAK.LINE)
        run.add_text(line)
    return run


def _style(run: Run, span: Span) -> None:
    if span.strong:
        run.bold = run.font.cs_bold = True
    if span.link:
        run.underline = True
    color = "accent" if span.link else "text_soft" if span.soft else ""
    if color:
        run.font.color.rgb = RGBColor.from_string(colors()[color][1:].upper())
    if reads_from_right(span.text):
        run.font.rtl = True
