"""The drawings in ``docs/figures`` are what the code draws, and SVG and PDF show the same."""

from io import BytesIO

import pytest
from pypdf import PageObject, PdfReader

from tests.helpers.marks import differences, svg_marks
from tests.helpers.pdf_marks import pdf_marks
from tests.reference.drawings import DRAWINGS
from tests.reference.files import FOLDER, PDF, pdf_file, svg_files

HOW = (
    "This is no longer what is committed in docs/figures. Look at what has changed; when it is "
    "meant, write the drawings anew with: python3 dev.py figures"
)
HAIR = 0.02
"""SVG has two places after the point."""


@pytest.fixture(scope="module")
def drawn() -> dict[str, str]:
    return svg_files()


@pytest.fixture(scope="module")
def pages() -> dict[str, PageObject]:
    return dict(zip(DRAWINGS, PdfReader(BytesIO(pdf_file())).pages, strict=True))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", DRAWINGS)
def test_every_figure_is_drawn_as_committed(drawn: dict[str, str], name: str, theme: str) -> None:
    path = FOLDER / f"{name}-{theme}.svg"
    assert path.exists(), f"{path.name} is missing. {HOW}"
    assert drawn[path.name].splitlines() == path.read_text(encoding="utf-8").splitlines(), HOW


@pytest.mark.parametrize("name", DRAWINGS)
def test_every_page_shows_what_the_committed_one_shows(
    pages: dict[str, PageObject], name: str
) -> None:
    committed = PdfReader(FOLDER / PDF).pages
    assert len(committed) == len(DRAWINGS), HOW
    page = committed[list(DRAWINGS).index(name)]
    assert page.mediabox == pages[name].mediabox, HOW
    assert differences(pdf_marks(pages[name]), pdf_marks(page), HAIR) == [], HOW


@pytest.mark.parametrize("name", DRAWINGS)
def test_svg_and_pdf_draw_the_same_at_the_same_places(
    drawn: dict[str, str], pages: dict[str, PageObject], name: str
) -> None:
    marks = svg_marks(drawn[f"{name}-light.svg"])
    assert len(marks) > 20
    assert differences(marks, pdf_marks(pages[name]), HAIR) == []


def test_nothing_else_lies_among_the_drawings(drawn: dict[str, str]) -> None:
    assert {path.name for path in FOLDER.iterdir()} == {*drawn, PDF, "README.md"}


def test_a_reviewer_is_shown_every_drawing(drawn: dict[str, str]) -> None:
    shown = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [name for name in (*drawn, PDF) if f"({name})" not in shown] == []


def test_a_moved_or_changed_mark_is_noticed(drawn: dict[str, str]) -> None:
    marks = svg_marks(drawn["matrix-light.svg"])
    for old, new in (('y="', 'y="1'), ("Effort", "Work"), ('fill="#', 'fill="#00')):
        other = svg_marks(drawn["matrix-light.svg"].replace(old, new))
        assert differences(marks, other, HAIR)
    assert differences(marks, marks[:-1], HAIR)
