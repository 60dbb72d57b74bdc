"""Documents with gold: what is to be read out of each, written by hand beside it.

Gold is a JSON file: ``events`` (each with ``time``, ``text``, ``line`` and, where it applies,
``end``, ``approximate``, and other acceptable ones as ``alt``, ``alt_end`` and ``alt_text``),
``decoys`` (lines that must not become events), ``optional`` (lines that may), ``must_warn``
(groups of lines: a warning belongs to one of each), and ``date`` and ``zone`` where the document
needs them as a hint.
"""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path
from typing import Any

from pm_facilitator.importers.draft import EventDraft, Moment, ReviewDraft
from pm_facilitator.importers.known import read_source
from pm_facilitator.importers.protocol import Hints
from pm_facilitator.importers.source import Source

CORPUS = Path(__file__).parent / "corpus"
HELD = CORPUS / "held"
SHARED = Path(__file__).parents[3] / "shared" / "data" / "timelines"

START = 60
"""How many characters of a normalised text are compared."""


@dataclass(frozen=True)
class Gold:
    """One document and what is to be read out of it."""

    name: str
    text: str
    events: list[dict[str, Any]]
    decoys: frozenset[int] = frozenset()
    optional: frozenset[int] = frozenset()
    must_warn: tuple[tuple[int, ...], ...] = ()
    day: date | None = None
    zone: str | None = None


def read(text: str, *, day: date | None = None, zone: str | None = None) -> ReviewDraft:
    """Read a text as the app does when it is pasted.

    Raises:
        ImportFailed: when it is data that is broken.
    """
    return read_source(Source.pasted(text), Hints(day=day, zone=zone))


def corpus(folder: Path) -> list[Gold]:
    """Give the documents of a folder, those of its sub-folders left out."""
    return [
        _gold(path.stem, path, json.loads(path.with_suffix(".json").read_text(encoding="utf-8")))
        for path in sorted(folder.glob("[0-9]*"))
        if path.suffix in {".txt", ".md"}
    ]


def shared() -> Iterator[Gold]:
    """Give the snippets of real timelines; none where the folder is missing."""
    manifest = SHARED / "manifest.csv"
    if not manifest.exists():
        return
    with manifest.open(encoding="utf-8") as file:
        for case in csv.DictReader(file):
            # The day may stand nowhere but in the name of the file.
            named = re.search(r"\d{4}-\d{2}-\d{2}", case["path"])
            events = json.loads((SHARED / f"{case['id']}.json").read_text(encoding="utf-8"))
            plain = {
                "date": case["context_date"] or (named[0] if named else None),
                "zone": case["context_tz"] or None,
                # This gold does not say which times are approximate.
                "events": [{"approximate": None} | entry for entry in events],
            }
            yield _gold(case["id"], SHARED / f"{case['id']}.txt", plain)


def _gold(name: str, path: Path, plain: dict[str, Any]) -> Gold:
    return Gold(
        name=name,
        text=path.read_text(encoding="utf-8"),
        events=plain["events"],
        decoys=frozenset(plain.get("decoys", ())),
        optional=frozenset(plain.get("optional", ())),
        must_warn=tuple(tuple(group) for group in plain.get("must_warn", ())),
        day=date.fromisoformat(plain["date"]) if plain.get("date") else None,
        zone=plain.get("zone"),
    )


def agrees(found: EventDraft, entry: dict[str, Any]) -> bool:
    """Tell whether an event has the time, the end and the start of the text that gold wants."""
    moments = [entry["time"], *entry.get("alt", [])]
    beginnings = [entry["text"], *entry.get("alt_text", [])]
    return (
        any(same_moment(found.time, moment) for moment in moments)
        and same_end(found, entry)
        and any(same_start(found.text, beginning) for beginning in beginnings)
    )


def same_end(found: EventDraft, entry: dict[str, Any]) -> bool:
    ends = [entry.get("end"), *entry.get("alt_end", [])]
    if any(same_moment(found.end, end) for end in ends):
        return True
    if not entry.get("alt") or found.end is None or not entry.get("end"):
        return False
    # Another acceptable start moves the end by as much.
    first, last = (datetime.fromisoformat(entry[key]) for key in ("time", "end"))
    moved = [last + (datetime.fromisoformat(moment) - first) for moment in entry["alt"]]
    return any(same_moment(found.end, end.isoformat()) for end in moved)


def same_moment(found: Moment, gold: str | None) -> bool:
    """Compare instants where gold has an offset, wall clocks where it has none."""
    if found is None or gold is None:
        return found is None and gold is None
    if not isinstance(found, datetime):
        return found.isoformat() == gold
    if "T" not in gold:
        return False
    expected = datetime.fromisoformat(gold)
    if expected.tzinfo is None:
        return found.replace(tzinfo=None) == expected
    # In UTC, for in an hour that comes twice no two zones agree with each other.
    return found.tzinfo is not None and found.astimezone(UTC) == expected


def same_start(found: str, gold: str) -> bool:
    return words(found).startswith(words(gold)[:START])


def words(text: str) -> str:
    # Gold is copied line for line; what is read is shown as a browser would show it, and without
    # what a chat says of its own messages.
    text = unescape(re.sub(r"<br\s?/?>|\(edited\)", " ", text))
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))
