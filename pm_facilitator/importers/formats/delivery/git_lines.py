"""Commits that stand on a line each: a hash, a date and a subject in any usual order."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pm_facilitator.importers.formats.delivery.git_dates import DATE, read_date
from pm_facilitator.importers.formats.values import clean
from pm_facilitator.importers.times.instants import Instant

_HASH = r"(?P<hash>[0-9a-f]{7,64})"
_REFS = r"(?:\((?:HEAD|tag:|origin/|[\w./-]{1,80},)[^)]{0,300}\)\s*)?"
_GAP = r"(?:\s*[|,;\t]\s*|\s+-\s+|\s+)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_HASH}(?P<gap>{_GAP}){_REFS}[\[(]?(?P<date>{DATE})[\])]?{_GAP}(?P<rest>.+)",
        rf"[\[(]?(?P<date>{DATE})[\])]?{_GAP}{_HASH}(?P<gap>{_GAP}){_REFS}(?P<rest>.+)",
        rf"{_HASH} \((?P<rest>.+), (?P<date>{DATE})\)",
        rf"{_HASH}(?P<gap>{_GAP}){_REFS}(?P<rest>.+?)\s*(?P<mark>[|,;(\[\t])\s*(?P<date>{DATE})"
        r"[\])]?(?P<after>.*)",
    )
)
_NAME = re.compile(r"(?P<name>[^|\t<]{2,60}?)\s*(?:<[^>]*>)?\s*[|\t]\s*(?P<subject>.+)")
_BRACKETED = re.compile(r"[<\[(](?P<name>[^>\])]{2,60})[>\])]$")
_LISTING = (",", ";")
"""What also stands between words, so that only all lines together tell where a field ends."""

_WORD_OF_NAME = re.compile(
    r"[^\W\d_a-z].*|[^\w\s].*|de|da|do|di|van|von|der|den|ten|del|la|le|bin|al|el"
)
_MOST_WORDS = 5
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class LogLine:
    """A commit on one line; the author may be unknown."""

    hash: str
    at: Instant
    subject: str
    author: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A line taken apart.

    Attributes:
        texts: the subject; or the subject and the author, in the order in which they stand.
        order: where the subject stands among them; None where the line alone does not tell.
        usual: where it mostly stands in this form.
        listing: the sign between the fields, where the texts are not parted by it yet.
    """

    hash: str
    at: Instant
    texts: tuple[str, ...]
    order: int | None = 0
    usual: int = 0
    listing: str = ""


def read_line(line: str) -> LogLine | None:
    """Read a line; None when it has no hash, no date or no subject."""
    return read_lines((line,))[0]


def read_lines(lines: Iterable[str]) -> list[LogLine | None]:
    """Read the lines of one log, which all have subject and author in the same order."""
    found = _parted_by_lists([_taken(line) for line in lines])
    unsure = [each for each in found if each and each.order is None]
    order = _order(unsure) if unsure else 0
    return [_line(each, order) if each else None for each in found]


def _line(found: _Found, order: int) -> LogLine:
    order = order if found.order is None else found.order
    author = found.texts[1 - order] if len(found.texts) > 1 else ""
    return LogLine(found.hash, found.at, found.texts[order], author)


def _taken(line: str) -> _Found | None:
    line = clean(line[:_LONGEST]).strip()
    for form in _FORMS:
        match = form.fullmatch(line)
        at = read_date(match["date"]) if match else None
        if match and at:
            return _parted(match["hash"], at, match.groupdict())
    return None


def _parted(hash_: str, at: Instant, groups: dict[str, str | None]) -> _Found:
    """Part the subject from the author, who stands before or behind it where anywhere."""
    rest = (groups["rest"] or "").strip()
    after = (groups.get("after") or "").lstrip(" |,;:\t").rstrip(" |,;\t")
    if after[:1] in ("<", "(", "["):
        return _Found(hash_, at, (rest, after.strip("<>()[]")))
    if after:
        # "Fix it (2026-03-02) Ana", but "Ana | 2026-03-02 | Fix it".
        usual = 0 if groups["mark"] in ("(", "[") else 1
        return _Found(hash_, at, (rest, after), None, usual)
    if named := _NAME.fullmatch(rest):
        return _Found(hash_, at, (named["name"].strip(), named["subject"]), None, 1)
    if behind := _BRACKETED.search(rest):
        subject = rest[: behind.start()].strip()
        if subject and not behind["name"].startswith("#"):
            return _Found(hash_, at, (subject, behind["name"]))
    gap = (groups.get("gap") or "").strip()
    return _Found(hash_, at, (rest,), listing=gap if gap in _LISTING else "")


def _parted_by_lists(found: list[_Found | None]) -> list[_Found | None]:
    """Part texts at a comma where what stands before or behind it is a name on every line."""
    listed = [each for each in found if each and each.listing]
    if not listed or not all(each.listing in each.texts[0] for each in listed):
        return found
    for parts, order in ((_first_part, 1), (_last_part, 0)):
        names = [parts(each)[1 - order] for each in listed]
        # Names come again; what is listed in subjects hardly does.
        if all(map(_may_be_author, names)) and len(set(names)) < len(names):
            return [
                _Found(each.hash, each.at, parts(each), order) if each and each.listing else each
                for each in found
            ]
    return found


def _first_part(found: _Found) -> tuple[str, str]:
    before, _, behind = found.texts[0].partition(found.listing)
    return before.strip(), behind.strip()


def _last_part(found: _Found) -> tuple[str, str]:
    before, _, behind = found.texts[0].rpartition(found.listing)
    return before.strip(), behind.strip()


def _order(found: Sequence[_Found]) -> int:
    """Tell where the subjects stand: there are sentences among them, and few of them come again."""
    columns = [[each.texts[place] for each in found] for place in (0, 1)]
    sentences = [sum(not _may_be_author(text) for text in column) for column in columns]
    different = [len(set(column)) for column in columns]
    for first, second in (sentences, different):
        if first != second:
            return int(second > first)
    return found[0].usual


def _may_be_author(text: str) -> bool:
    """Tell whether a text may be the name of somebody or of an account."""
    first, *others = text.split() or [""]
    if not first or len(others) >= _MOST_WORDS:
        return False
    return not others or all(map(_WORD_OF_NAME.fullmatch, (first, *others)))
