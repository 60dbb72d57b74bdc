"""How well a timeline is read, against gold: ``python -m tests.importers.scoring`` prints it.

Gold is a JSON file beside the document: ``events`` (each with ``time``, ``text``, ``line`` and,
where it applies, ``end``, ``approximate``, and other acceptable ones as ``alt``, ``alt_end`` and
``alt_text``), ``decoys`` (lines that must not become events), ``optional`` (lines that may),
``must_warn`` (groups of lines: a warning belongs to one of each), and ``date`` and ``zone`` where
the document needs them as a hint.
"""

import csv
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.draft import EventDraft, Moment
from pm_facilitator.importers.files import read_events

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


@dataclass
class Score:
    """What became of the events of one document, or of many."""

    events: int = 0
    right: int = 0
    decoys: int = 0
    silent: int = 0
    warnings_due: int = 0
    warned: int = 0
    approximate: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def perfect(self) -> bool:
        return not self.notes

    def note(self, line: int, fault: str) -> None:
        self.notes.append(f"line {line}: {fault}")

    def __add__(self, other: "Score") -> "Score":
        return Score(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    def __str__(self) -> str:
        return (
            f"{self.right}/{self.events} right, {self.decoys} decoys, "
            f"{self.silent} wrong without a warning, "
            f"{self.warned}/{self.warnings_due} warnings that are due, "
            f"{self.approximate} with a wrong about"
        )


def score(gold: Gold) -> Score:
    """Read the document and count; each fault is a note of one line."""
    result = Score(events=len(gold.events))
    try:
        draft = read_events(gold.text, day=gold.day, zone=gold.zone)
    except ImportFailed as error:  # said aloud, yet all of its events are missing
        result.note(1, f"refused: {error}")
        return result
    told = {each.line for each in draft.warnings}
    left = list(draft.events)
    unread = [entry for entry in gold.events if not _take(entry, left, result)]
    for entry in unread:
        _take_wrong(entry, left, told, result)
    for found in left:
        if found.line not in gold.optional:
            kind = "decoy" if found.line in gold.decoys else "extra"
            result.decoys += 1
            result.note(found.line, f"{kind} {_plain(found.time)} {found.text[:40]!r}")
    for group in gold.must_warn:
        result.warnings_due += 1
        if told & set(group):
            result.warned += 1
        else:
            result.note(group[0], "no warning")
    return result


def _take(entry: dict[str, Any], left: list[EventDraft], result: Score) -> bool:
    # Of several that agree, the one told in the line of the gold is meant.
    agreeing = [found for found in left if agrees(found, entry)]
    if not agreeing:
        return False
    found = min(agreeing, key=lambda each: abs(each.line - entry["line"]))
    left.remove(found)
    result.right += 1
    about = entry.get("approximate", False)
    if about is not None and found.approximate != about:
        result.approximate += 1
        result.note(entry["line"], f"about is {found.approximate}")
    return True


def _take_wrong(
    entry: dict[str, Any], left: list[EventDraft], told: set[int], result: Score
) -> None:
    line = entry["line"]
    found = next((each for each in left if each.line == line), None)
    if found is None:
        result.note(line, f"missing {entry['time']} {entry['text'][:40]!r}")
        return
    left.remove(found)
    result.silent += line not in told
    result.note(line, f"wrong, {_difference(found, entry)}")


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
    one, other = words(found)[:START], words(gold)[:START]
    common = min(len(one), len(other))
    return common >= min(len(other), START // 4) and one[:common] == other[:common]


def words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


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


def _difference(found: EventDraft, entry: dict[str, Any]) -> str:
    if any(same_moment(found.time, moment) for moment in [entry["time"], *entry.get("alt", [])]):
        if not same_end(found, entry):
            return f"end {_plain(found.end)} for {entry.get('end')}"
        return f"text {found.text[:50]!r} for {entry['text'][:50]!r}"
    return f"time {_plain(found.time)} for {entry['time']}"


def _plain(moment: Moment) -> str | None:
    return moment.isoformat() if moment else None


def report(title: str, documents: Iterable[Gold], *, quiet: bool = False) -> Iterator[str]:
    """Give a line for each document, its faults below it, and the sum at the end."""
    total, perfect, count = Score(), 0, 0
    for gold in documents:
        result = score(gold)
        total, count, perfect = total + result, count + 1, perfect + result.perfect
        if not quiet:
            yield f"{gold.name}: {result}"
            yield from (f"    {note}" for note in result.notes)
    if count:
        yield f"{title}: {total}; {perfect} of {count} documents without a fault"


def main() -> None:
    """Print all; with ``--quiet`` the sums alone. The held documents give their sum alone."""
    quiet = "--quiet" in sys.argv[1:]
    for line in (
        *report("Open", corpus(CORPUS), quiet=quiet),
        *report("Held", corpus(HELD), quiet="--held" not in sys.argv[1:]),
        *report("Shared", shared(), quiet=quiet),
    ):
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
