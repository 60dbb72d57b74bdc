"""What git log writes: its own forms, and lines with a hash, a date and a subject."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.event_kinds import guess_kind
from pm_facilitator.importers.formats.delivery.git_dates import read_date
from pm_facilitator.importers.formats.delivery.git_lines import read_line, read_lines
from pm_facilitator.importers.formats.feed import Entry, Feed
from pm_facilitator.importers.formats.values import clean
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.text.markup import links

_GRAPH = re.compile(r"^(?:[*|/\\_]\s{0,8})+")
_COMMIT = re.compile(r"commit (?P<hash>[0-9a-f]{7,64})(?P<refs> \([^)]{1,300}\))?(?: [0-9a-f ]+)?$")
_FIELD = re.compile(
    r"(?P<name>Author|AuthorDate|Commit|CommitDate|Date|Merge):\s+(?P<said>.{1,300})"
)
_RAW_FIELD = re.compile(
    r"(?P<name>author|committer) (?P<said>.{0,300}?) ?(?P<date>[0-9]{1,12} [+-][0-9]{4})$"
)
_RAW_NAMES = {"author": ("Author", "AuthorDate"), "committer": ("Commit", "CommitDate")}
_PERSON = re.compile(r"(?P<name>.*?)\s*<[^>]*>$")
_INDENT = "    "
_LEAST_LINES = 2
_LOOKED_AT = 40
_OFTEN = 2_000


@dataclass(slots=True)
class _Commit:
    """A commit as far as it was read; a graph may stand before the column it begins in."""

    line: int
    column: int
    hash: str
    refs: str
    fields: dict[str, str] = field(default_factory=dict)
    message: list[str] = field(default_factory=list)


class GitLog:
    """Reads the commits of a log as changes."""

    name = "Git log"

    def recognises(self, source: Source) -> bool:
        """Look for a commit with its date, or for lines of a hash and a date each."""
        if source.files:
            return False
        lines = [_GRAPH.sub("", line) for line in source.head.split("\n")[:_LOOKED_AT]]
        told = [line for line in lines if line.strip()]
        if told and _COMMIT.match(told[0]):
            return any(_FIELD.match(line) or _RAW_FIELD.match(line.rstrip()) for line in told)
        whole = told[:-1] if len(told) == _LOOKED_AT else told
        return len(whole) >= _LEAST_LINES and all(map(read_line, whole))

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read each commit.

        Raises:
            ImportFailed: when there are far too many.
            Cancelled: when the watch says so.
        """
        lines = source.text.removeprefix("\ufeff").split("\n")
        feed = Feed(source, hints, watch, total=len(lines), place="line")
        long = any(_COMMIT.match(_GRAPH.sub("", line)) for line in lines[:_LOOKED_AT])
        for number, entry in _commits(lines) if long else _single(lines):
            feed.add(number, entry)
        return feed.draft(self.name)


def _single(lines: list[str]) -> Iterator[tuple[int, Entry]]:
    for number, found in enumerate(read_lines(_GRAPH.sub("", line) for line in lines), 1):
        if found is not None:
            yield (
                number,
                Entry(
                    found.at,
                    found.subject,
                    details=f"Commit {found.hash}",
                    source=found.author,
                    kind=_kind(found.subject),
                ),
            )


def _commits(lines: list[str]) -> Iterator[tuple[int, Entry]]:
    commit: _Commit | None = None
    for number, written in enumerate(lines, 1):
        graph = _GRAPH.match(written)
        column = graph.end() if graph else 0
        if start := _COMMIT.match(written.rstrip("\r"), column):
            if commit:
                yield commit.line, _entry(commit)
            refs = (start["refs"] or "").strip(" ()")
            commit = _Commit(number, column, start["hash"], refs)
        elif commit and not written[: commit.column].strip("*|/\\_ "):
            _take(commit, written[commit.column :])
    if commit:
        yield commit.line, _entry(commit)


def _take(commit: _Commit, line: str) -> None:
    if line.startswith(_INDENT):
        commit.message.append(line[len(_INDENT) :].rstrip())
    elif told := _FIELD.match(line):
        commit.fields.setdefault(told["name"], told["said"].strip())
    elif raw := _RAW_FIELD.match(line.rstrip()):
        person, date = _RAW_NAMES[raw["name"]]
        commit.fields.setdefault(person, raw["said"])
        commit.fields.setdefault(date, raw["date"])


def _entry(commit: _Commit) -> Entry:
    subject, _, body = clean("\n".join(commit.message)).strip().partition("\n")
    fields = commit.fields
    author = clean(fields.get("Author", ""))
    person = _PERSON.match(author)
    # What counts is when it came in, not when it was first written.
    date = fields.get("CommitDate") or fields.get("Date") or fields.get("AuthorDate") or ""
    written = fields.get("AuthorDate", date)
    details = [
        body.strip(),
        f"Commit {commit.hash[:12]}",
        commit.refs,
        f"Written {_readable(written)}" if written != date else "",
    ]
    return Entry(
        read_date(date) or date,
        subject or f"Commit {commit.hash[:12]}",
        details=clean("\n".join(filter(None, details))),
        source=person["name"] if person else author,
        evidence=links("\n".join(commit.message)),
        kind=_kind(subject),
    )


def _readable(date: str) -> str:
    """Write seconds since 1970 as a date and a time; leave any other date as it is."""
    at = read_date(date) if date[:9].isdecimal() else None
    return f"{at.time}" if at else date


def _kind(subject: str) -> EventKind:
    guessed = guess_kind(subject)
    return guessed if guessed is EventKind.MITIGATION else EventKind.CHANGE
