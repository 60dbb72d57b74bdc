"""The PDF's structure: what assistive technology and copying rely on."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, cast

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Review
from pm_facilitator.report.build import build
from pm_facilitator.report.pdf import render_pdf
from tests.report.boards import long_board, options, picture_bytes, rich_board
from tests.samples.reviews import ARABIC, HEBREW

Node = dict[str, Any]

STANDARD = {
    *("Document", "Part", "Sect", "Div", "TOC", "TOCI", "P", "H1", "H2", "H3", "L", "LI"),
    *("Lbl", "LBody", "Table", "TR", "TH", "TD", "Caption", "Figure", "Link", "Span", "Quote"),
}
"""Roles that every reader of PDFs knows (ISO 32000-1, 14.8.4)."""
PAINTING = {
    b"Tj",
    b"TJ",
    b"'",
    b'"',
    b"f",
    b"f*",
    b"F",
    b"S",
    b"s",
    b"B",
    b"B*",
    b"b",
    b"Do",
    b"sh",
}


@pytest.fixture(scope="module")
def reader() -> PdfReader:
    document = build(rich_board(), options(blob=lambda sha: picture_bytes()))
    return PdfReader(BytesIO(render_pdf(document)))


def root(reader: PdfReader) -> Node:
    tree: Any = reader.root_object["/StructTreeRoot"].get_object()
    return cast("Node", tree)


def nodes(node: Node) -> Iterator[Node]:
    yield node
    kids = node["/K"].get_object()
    for kid in kids if isinstance(kids, list) else [kids]:
        found = kid.get_object()
        if isinstance(found, dict) and "/S" in found:
            yield from nodes(found)


def roles(reader: PdfReader) -> list[str]:
    return [str(node["/S"]) for node in nodes(root(reader)) if "/S" in node]


def test_the_document_says_that_it_is_tagged(reader: PdfReader) -> None:
    assert reader.root_object["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert all(str(page["/Tabs"]) == "/S" for page in reader.pages)


def test_title_and_language_are_told_and_shown(reader: PdfReader) -> None:
    catalog = reader.root_object
    assert str(catalog["/Lang"]) == "en"
    assert bool(catalog["/ViewerPreferences"]["/DisplayDocTitle"])  # type: ignore[index]
    assert reader.metadata is not None
    assert reader.metadata.title == "Ledger <restore> took *all* night"


def test_every_role_is_one_that_readers_know_or_is_said_to_be_like_one(reader: PdfReader) -> None:
    alike = root(reader)["/RoleMap"]
    known = {role: str(alike.get(role, role))[1:] for role in roles(reader)}
    assert set(known.values()) <= STANDARD


def test_everything_that_is_drawn_is_content_or_decoration(reader: PdfReader) -> None:
    for page in reader.pages:
        depth = 0
        for _, operator in ContentStream(page.get_contents(), reader).operations:
            depth += (operator in (b"BDC", b"BMC")) - (operator == b"EMC")
            assert depth == 1 or operator not in PAINTING


def test_every_heading_of_a_table_says_what_it_heads(reader: PdfReader) -> None:
    headings = [node for node in nodes(root(reader)) if node.get("/S") == "/TH"]
    assert {str(heading["/A"]["/Scope"]) for heading in headings} == {"/Column", "/Row"}


def test_every_link_is_a_part_of_the_structure_and_has_words(reader: PdfReader) -> None:
    links = [link.get_object() for page in reader.pages for link in page.get("/Annots", [])]
    assert links
    assert all(str(link["/Contents"]).strip() and "/StructParent" in link for link in links)
    assert roles(reader).count("/Link") == len(links)


def test_headings_tables_lists_and_figures_are_told_apart(reader: PdfReader) -> None:
    found = roles(reader)
    assert found[0] == "/Document"
    sections = build(rich_board(), options(blob=lambda sha: picture_bytes())).sections
    assert found.count("/H1") == len(sections)
    assert {"/Title", "/H2", "/P", "/Table", "/TR", "/TH", "/TD", "/L", "/LI"} <= set(found)
    assert {"/Figure", "/Caption", "/TOC", "/TOCI", "/Link"} <= set(found)


def test_every_figure_says_what_it_shows(reader: PdfReader) -> None:
    figures = [node for node in nodes(root(reader)) if node.get("/S") == "/Figure"]
    assert len(figures) >= 4
    assert all(str(figure["/Alt"]).strip() for figure in figures)


def test_every_mark_of_every_page_belongs_to_an_element(reader: PdfReader) -> None:
    listed = root(reader)["/ParentTree"].get_object()["/Nums"]
    owners = dict(zip(listed[::2], listed[1::2], strict=True))
    for page in reader.pages:
        code = page.get_contents().get_data().decode("latin-1")  # type: ignore[union-attr]
        assert code.count("/MCID") == len(owners[page["/StructParents"]])
        assert code.count("BDC") + code.count("BMC") == code.count("EMC")


def test_a_table_over_many_pages_is_one_table_with_one_heading() -> None:
    document = build(long_board(150), options())
    reader = PdfReader(BytesIO(render_pdf(document)))
    headings = [
        node
        for node in nodes(root(reader))
        if node.get("/S") == "/TH" and node.get("/A", {}).get("/Scope") == "/Column"
    ]
    tables = [node for node in nodes(root(reader)) if node.get("/S") == "/Table"]
    longest = max(len(table["/K"]) for table in tables)
    assert longest >= 150
    assert sum("/K" in heading for heading in headings) < 20


def test_what_is_read_from_the_right_is_copied_in_the_order_of_reading() -> None:
    board = Board([Review("r", summary=f"{HEBREW}\n\n{ARABIC}")])
    page = PdfReader(BytesIO(render_pdf(build(board, options())))).pages[0]
    code = page.get_contents().get_data().decode("latin-1")  # type: ignore[union-attr]
    said = [bytes.fromhex(found).decode("utf-16") for found in re.findall(r"<(FEFF[^>]*)>", code)]
    assert said == [HEBREW, ARABIC]
