"""Commits that stand on a line each: a hash, a date and a subject in any usual order."""

import re
from dataclasses import dataclass

from pm_facilitator.importers.formats.git_dates import DATE, read_date
from pm_facilitator.importers.formats.values import clean
from pm_facilitator.importers.instants import Instant

_HASH = r"(?P<hash>[0-9a-f]{7,64})"
_REFS = r"(?:\((?:HEAD|tag:|origin/|[\w./-]{1,80},)[^)]{0,300}\)\s*)?"
_GAP = r"(?:\s*[|,;\t]\s*|\s+-\s+|\s+)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_HASH}{_GAP}{_REFS}[\[(]?(?P<date>{DATE})[\])]?{_GAP}(?P<rest>.+)",
        rf"[\[(]?(?P<date>{DATE})[\])]?{_GAP}{_HASH}{_GAP}{_REFS}(?P<rest>.+)",
        rf"{_HASH} \((?P<rest>.+), (?P<date>{DATE})\)",
        rf"{_HASH}{_GAP}{_REFS}(?P<rest>.+?)\s*[|,;(\[\t]\s*(?P<date>{DATE})[\])]?(?P<after>.*)",
    )
)
_NAME = re.compile(r"(?P<name>[^|\t<]{2,60}?)\s*(?:<[^>]*>)?\s*[|\t]\s*(?P<subject>.+)")
_BRACKETED = re.compile(r"[<\[(](?P<name>[^>\])]{2,60})[>\])]$")
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class LogLine:
    """A commit on one line; the author may be unknown."""

    hash: str
    at: Instant
    subject: str
    author: str


def read_line(line: str) -> LogLine | None:
    """Read a line; None when it has no hash, no date or no subject."""
    line = clean(line[:_LONGEST]).strip()
    for form in _FORMS:
        match = form.fullmatch(line)
        at = read_date(match["date"]) if match else None
        if match and at:
            after = match.groupdict().get("after") or ""
            subject, author = _parted(match["rest"].strip(), after.strip(" |,;\t"))
            return LogLine(match["hash"], at, subject, author)
    return None


def _parted(rest: str, after: str) -> tuple[str, str]:
    """Part the subject from the author, who stands before or behind it where anywhere."""
    if after[:1] in ("<", "(", "["):
        return rest, after.strip("<>()[]")
    if after:
        return _longer(rest, after)
    if named := _NAME.fullmatch(rest):
        return _longer(named["subject"], named["name"].strip())
    if behind := _BRACKETED.search(rest):
        subject = rest[: behind.start()].strip()
        if subject and not behind["name"].startswith("#"):
            return subject, behind["name"]
    return rest, ""


def _longer(one: str, other: str) -> tuple[str, str]:
    """Give the subject first, which has more words than a name."""
    return (other, one) if len(other.split()) > len(one.split()) else (one, other)
