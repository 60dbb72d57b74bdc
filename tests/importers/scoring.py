"""How well timelines are read, against gold: ``python -m tests.importers.scoring`` prints it."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from typing import Any

from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.draft import EventDraft, Moment
from tests.importers.gold import (
    CORPUS,
    HELD,
    Gold,
    agrees,
    corpus,
    read,
    same_end,
    same_moment,
    shared,
)


@dataclass
class Score:
    """What became of the events of one document, or of many."""

    events: int = 0
    right: int = 0
    decoys: int = 0
    silent: int = 0
    warnings_due: int = 0
    warned: int = 0
    warnings: int = 0
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
            f"{self.warned}/{self.warnings_due} warnings that are due, {self.warnings} in all, "
            f"{self.approximate} with a wrong about"
        )


def score(gold: Gold) -> Score:
    """Read the document and count; each fault is a note of one line."""
    result = Score(events=len(gold.events))
    try:
        draft = read(gold.text, day=gold.day, zone=gold.zone)
    except ImportFailed as error:  # said aloud, yet all of its events are missing
        result.note(1, f"refused: {error}")
        return result
    told = {each.line for each in draft.warnings}
    result.warnings = len(draft.warnings)
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
