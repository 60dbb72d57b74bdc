"""Timelines of real incidents, read from the shared folder; nothing of them is kept here."""

import csv
import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from pm_facilitator.importers.draft import EventDraft, Moment
from pm_facilitator.importers.timeline_text import read_timeline

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "timelines"
CASES: list[dict[str, str]] = []
if (FOLDER / "manifest.csv").exists():
    with (FOLDER / "manifest.csv").open(encoding="utf-8") as file:
        CASES = list(csv.DictReader(file))


@pytest.mark.skipif(not CASES, reason="the folder of real timelines is not here")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_every_entry_is_found_and_nothing_else(case: dict[str, str]) -> None:
    text = (FOLDER / f"{case['id']}.txt").read_text(encoding="utf-8")
    gold = json.loads((FOLDER / f"{case['id']}.json").read_text(encoding="utf-8"))
    draft = read_timeline(text, day=day_of(case), zone=case["context_tz"] or None)
    assert [found.line for found in draft.events] == [entry["line"] for entry in gold]
    wrong = [
        (found.line, str(found.time), found.text[:40])
        for found, entry in zip(draft.events, gold, strict=True)
        if not agrees(found, entry)
    ]
    assert not wrong


def day_of(case: dict[str, str]) -> date | None:
    # The day may stand nowhere but in the name of the file.
    named = re.search(r"\d{4}-\d{2}-\d{2}", case["path"])
    given = case["context_date"] or (named[0] if named else "")
    return date.fromisoformat(given) if given else None


def agrees(found: EventDraft, entry: dict[str, Any]) -> bool:
    moments = [entry["time"], *entry.get("alt", [])]
    return (
        any(same_moment(found.time, moment) for moment in moments)
        and same_moment(found.end, entry.get("end"))
        and words(found.text)[:60] == words(entry["text"])[:60]
    )


def same_moment(found: Moment, gold: str | None) -> bool:
    if found is None or gold is None:
        return found is None and gold is None
    if not isinstance(found, datetime):
        return found.isoformat() == gold
    expected = datetime.fromisoformat(gold)
    if expected.tzinfo is None:
        return found.replace(tzinfo=None) == expected
    return found.tzinfo is not None and found == expected


def words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))
