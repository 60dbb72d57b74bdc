"""What Mercurial writes with ``hg log``: fields of each changeset, one below the other."""

import re
from collections.abc import Iterator

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.event_kinds import guess_kind
from pm_facilitator.importers.formats.delivery.git_dates import read_date
from pm_facilitator.importers.formats.feed import Entry, Feed
from pm_facilitator.importers.formats.values import clean
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.text.markup import links

_FIELD = re.compile(r"(?P<name>[a-z]{3,12}):(?:\s{1,12}(?P<said>\S.*))?")
_CHANGESET = re.compile(r"changeset:\s+(?:[0-9]+:)?(?P<hash>[0-9a-f]{12,40})")
_PERSON = re.compile(r"(?P<name>.*?)\s*<[^>]*>$")
_OPENS = ("summary", "description")
_LOOKED_AT = 12
_LONGEST_USER = 200


class MercurialLog:
    """Reads changesets as changes, by their summaries or whole descriptions."""

    name = "Mercurial log"

    def recognises(self, source: Source) -> bool:
        """Look for a changeset with its user and date."""
        if source.files or not source.head.lstrip().startswith("changeset:"):
            return False
        lines = source.head.lstrip().split("\n")[:_LOOKED_AT]
        told = {match["name"] for line in lines if (match := _FIELD.fullmatch(line.rstrip()))}
        return bool(_CHANGESET.match(lines[0])) and {"user", "date"} <= told

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read each changeset.

        Raises:
            ImportFailed: when there are far too many.
            Cancelled: when the watch says so.
        """
        lines = source.text.removeprefix("\ufeff").split("\n")
        feed = Feed(source, hints, watch, total=len(lines), place="line")
        for number, fields in _changesets(lines):
            feed.add(number, _entry(fields))
        return feed.draft(self.name)


def _changesets(lines: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Give the fields of each changeset with the line that it begins on."""
    fields: dict[str, list[str]] = {}
    begun, last = 0, ""
    for number, written in enumerate(lines, 1):
        line = written.rstrip()
        if start := _CHANGESET.match(line):
            if fields:
                yield begun, _whole(fields)
            fields, begun, last = {"changeset": [start["hash"]]}, number, ""
        elif last == "description":
            fields[last].append(line)
        elif match := _FIELD.fullmatch(line):
            last = match["name"]
            fields.setdefault(last, [match["said"] or ""])
    if fields:
        yield begun, _whole(fields)


def _whole(fields: dict[str, list[str]]) -> dict[str, str]:
    return {name: "\n".join(lines) for name, lines in fields.items()}


def _entry(fields: dict[str, str]) -> Entry:
    told = next((fields[name] for name in _OPENS if name in fields), "").strip()
    subject, _, body = clean(told).partition("\n")
    user = clean(fields.get("user", ""))[:_LONGEST_USER]
    person = _PERSON.match(user)
    date = fields.get("date", "")
    guessed = guess_kind(subject)
    return Entry(
        read_date(date) or date,
        subject or f"Changeset {fields['changeset'][:12]}",
        details="\n".join(filter(None, (body.strip(), f"Changeset {fields['changeset'][:12]}"))),
        source=person["name"] if person else user,
        evidence=links(told),
        kind=guessed if guessed is EventKind.MITIGATION else EventKind.CHANGE,
    )
