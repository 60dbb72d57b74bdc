import tomllib
from pathlib import Path
from typing import Any

import pytest

from pm_facilitator.language.coach import Coach


@pytest.fixture(scope="session")
def coach() -> Coach:
    """Give a coach that knows nobody of the review by name."""
    return Coach()


@pytest.fixture(scope="session")
def cases() -> dict[str, Any]:
    """Give our own example sentences."""
    return tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))
