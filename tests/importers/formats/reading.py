"""Reads the invented samples beside the tests, as they are handed in."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.known import read_source
from pm_facilitator.importers.protocol import Hints
from pm_facilitator.importers.source import Source

SAMPLES = Path(__file__).parent / "samples"
REAL = Path(__file__).parents[4] / "shared" / "data" / "formats"


def read(
    name: str, columns: Mapping[str, str] | None = None, *, day: date | None = None, **choices: str
) -> ReviewDraft:
    """Read a sample by its name."""
    source = Source(name, (SAMPLES / name).read_bytes())
    return read_source(source, Hints(day=day, choices={**choices, **(columns or {})}))


def read_text(
    text: str, name: str = "", choices: Mapping[str, str] | None = None, *, day: date | None = None
) -> ReviewDraft:
    """Read a text as the content of a file."""
    return read_source(Source(name, text.encode()), Hints(day=day, choices=choices or {}))


def read_values(values: Any, **choices: str) -> ReviewDraft:
    """Read plain values as a file of JSON."""
    source = Source("values.json", json.dumps(values).encode())
    return read_source(source, Hints(choices=choices))


def told(draft: ReviewDraft) -> list[str]:
    """Give the events as lines: the clock time in UTC, who said it, and the text."""
    return [f"{each.time:%H:%M} {each.source}: {each.text}" for each in draft.events]
