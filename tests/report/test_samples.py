"""The committed samples: every format, reader and template, as text and as pictures of pages.

After an intended change write them anew with ``python3 dev.py samples`` (or, in an environment that
is set up, ``python -m tests.samples``), and look at the difference before it is committed.
"""

import re
from io import BytesIO

import docx
import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat
from pypdf import PdfReader

from tests.samples.files import FOLDER, makers

_FONT = re.compile(r"url\(data:font[^)]*\)")
_ANEW = "If this is meant, run python3 dev.py samples and look at what has changed."
_FAR = 60
"""How far apart two pixels may be once the pictures were blurred, of 255."""


def committed(name: str) -> bytes:
    path = FOLDER / name
    assert path.is_file(), f"{name} is not there. {_ANEW}"
    return path.read_bytes()


def names(*suffixes: str) -> list[str]:
    return [name for name in makers() if name.endswith(suffixes)]


def test_nothing_else_lies_there() -> None:
    there = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.*")}
    assert there == {*makers(), "README.md"}, _ANEW


@pytest.mark.parametrize("name", names(".md", ".txt", ".json", ".yaml"))
def test_the_text_is_what_was_agreed(name: str) -> None:
    assert makers()[name]().decode() == committed(name).decode(), _ANEW


@pytest.mark.parametrize("name", names(".html"))
def test_the_web_page_is_what_was_agreed(name: str) -> None:
    made, agreed = makers()[name]().decode(), committed(name).decode()
    assert _FONT.sub("", made) == _FONT.sub("", agreed), _ANEW
    assert len(_FONT.findall(made)) == len(_FONT.findall(agreed))


@pytest.mark.parametrize("name", names(".pdf"))
def test_the_pdf_says_what_was_agreed_on_the_same_pages(name: str) -> None:
    made, agreed = PdfReader(BytesIO(makers()[name]())), PdfReader(BytesIO(committed(name)))
    assert [p.extract_text() for p in made.pages] == [p.extract_text() for p in agreed.pages], _ANEW
    assert _titles(made.outline) == _titles(agreed.outline)


@pytest.mark.parametrize("name", names(".docx"))
def test_the_word_document_says_what_was_agreed(name: str) -> None:
    made, agreed = (_words(data) for data in (makers()[name](), committed(name)))
    assert made == agreed, _ANEW


@pytest.mark.parametrize("name", names(".png"))
def test_the_page_looks_as_was_agreed(name: str) -> None:
    made, agreed = (
        Image.open(BytesIO(data)).convert("L").filter(ImageFilter.BoxBlur(2))
        for data in (makers()[name](), committed(name))
    )
    assert made.size == agreed.size, _ANEW
    [(_, largest)] = ImageStat.Stat(ImageChops.difference(made, agreed)).extrema
    assert largest < _FAR, _ANEW


def _titles(outline: object) -> list[object]:
    assert isinstance(outline, list)
    return [_titles(each) if isinstance(each, list) else each["/Title"] for each in outline]


def _words(data: bytes) -> list[tuple[str, str]]:
    file = docx.Document(BytesIO(data))
    said = [(p.style.name if p.style else "", p.text) for p in file.paragraphs]
    return said + [("cell", cell.text) for t in file.tables for row in t.rows for cell in row.cells]
