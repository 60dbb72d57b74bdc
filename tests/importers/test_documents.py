"""Invented documents in the shapes that teams use come in as their gold says."""

from pathlib import Path

import pytest

from pm_facilitator.importers.intake.files import read_file
from tests.importers.documents_gold import DOCUMENTS, HELD, documents, score


@pytest.mark.parametrize("path", documents(DOCUMENTS) + documents(HELD), ids=lambda path: path.stem)
def test_a_document_is_read_as_its_gold_says(path: Path) -> None:
    scored = score(read_file(path), path)
    assert (scored.missed, scored.invented) == ([], [])
