"""Where real documents lie, beside the checkout; tests that read them are skipped without."""

from pathlib import Path

import pytest

POSTMORTEMS = Path(__file__).parents[3] / "shared" / "data" / "postmortems"

needs_postmortems = pytest.mark.skipif(
    not POSTMORTEMS.is_dir(), reason="the real documents are not beside this checkout"
)


def postmortems() -> list[Path]:
    """Give the real documents; none where the folder is missing."""
    return sorted(POSTMORTEMS.glob("*.md"))


each_document = pytest.mark.parametrize("path", postmortems(), ids=lambda path: path.stem[:60])
