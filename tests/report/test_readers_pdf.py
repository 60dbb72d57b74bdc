"""What each reader holds in hands: pages, their label, and how few there are for leadership."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from pm_facilitator import presets
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import patch
from pm_facilitator.domain.edits import life
from pm_facilitator.domain.vocabulary import Confidentiality
from pm_facilitator.report.build import build
from pm_facilitator.report.data import from_values
from pm_facilitator.report.options import AUDIENCES
from pm_facilitator.report.pdf import render_pdf
from tests.report.boards import MADE_AT, options


@pytest.fixture(scope="module")
def sample() -> Board:
    return from_values(presets.sample_review()).board


def pages(board: Board, audience: str) -> list[str]:
    document = build(board, options(audience))  # type: ignore[arg-type]
    reader = PdfReader(BytesIO(render_pdf(document)))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def test_leadership_gets_one_page_with_the_four_things(sample: Board) -> None:
    (page,) = pages(sample, "executive")
    for heading in ("What happened", "Impact", "What we learned", "Key actions and dates"):
        assert heading in page
    assert "Nov 2026" in page or "November 2026" in page


def test_a_frozen_version_leaves_it_one_page(sample: Board) -> None:
    board = Board(sample.entities())
    board.apply(life.freeze(board, "0" * 64, "Amara Okafor", MADE_AT))
    assert len(pages(board, "executive")) == 1


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_label_is_on_every_page(sample: Board, audience: str) -> None:
    board = Board(sample.entities())
    board.apply(patch(board.review, confidentiality=Confidentiality.RESTRICTED))
    label = "External version" if audience == "external" else "Restricted: named readers only"
    found = pages(board, audience)
    assert [number for number, page in enumerate(found, 1) if label not in page] == []
