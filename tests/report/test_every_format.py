"""What is hard to write is there in every format: nothing, very much, scripts, long words."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Review
from pm_facilitator.report.export import SUFFIXES, export
from tests.report.boards import empty_board, long_board, options, rich_board
from tests.samples.reviews import CHINESE, EMOJI, HEBREW, JAPANESE, KOREAN, LONG, many_scripts


def in_pdf(path: Path) -> str:
    return "".join(page.extract_text() for page in PdfReader(path).pages)


def in_word(path: Path) -> str:
    body = docx.Document(BytesIO(path.read_bytes())).element.body
    return "".join(str(node.text or "") for node in body.iter(qn("w:t")))


def in_text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


READERS: dict[str, Callable[[Path], str]] = {".pdf": in_pdf, ".docx": in_word}


def written(board: Board, suffix: str, folder: Path) -> str:
    path = folder / f"review{suffix}"
    export(board, path, options())
    return "".join(READERS.get(suffix, in_text)(path).split())


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_review_without_anything(suffix: str, tmp_path: Path) -> None:
    assert written(empty_board(), suffix, tmp_path)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_five_hundred_events_are_all_there(suffix: str, tmp_path: Path) -> None:
    said = written(long_board(500), suffix, tmp_path)
    assert all(f"Step{number:04}" in said for number in range(500))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_script_and_a_word_of_three_hundred_letters(suffix: str, tmp_path: Path) -> None:
    said = written(many_scripts(), suffix, tmp_path)
    for text in (CHINESE, JAPANESE, KOREAN, EMOJI, LONG):
        assert "".join(text.split()) in said
    if suffix != ".pdf":  # what is read from the right lies there as it is seen
        assert "".join(HEBREW.split()) in said


@pytest.mark.parametrize("suffix", [".md", ".pdf", ".html", ".docx"])
def test_a_zone_that_is_an_offset_is_named_as_people_write_it(suffix: str, tmp_path: Path) -> None:
    board = rich_board()
    kept = [each for each in board.entities() if not isinstance(each, Review)]
    abroad = Board([replace(board.review, zone="Etc/GMT-3"), *kept])
    said = written(abroad, suffix, tmp_path)
    assert "AlltimesareinUTC+3." in said
    assert "Etc/" not in said
