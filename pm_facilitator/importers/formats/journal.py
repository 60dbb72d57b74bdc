"""The journal of systemd, as JSON line by line or in its export format."""

from collections.abc import Iterator
from typing import Any

from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.formats.feed import Entry, Feed
from pm_facilitator.importers.formats.noise import FEW
from pm_facilitator.importers.formats.values import first_word, inside
from pm_facilitator.importers.json_text import read_json_line
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source

_TIME = "__REALTIME_TIMESTAMP"
_EXPORT = "__CURSOR="
_WARNING = 4
_OFTEN = 5_000


class Journal:
    """Reads what journalctl writes with -o json and -o export."""

    name = "Journal"

    def recognises(self, source: Source) -> bool:
        """Look at the first entry."""
        start = source.head.lstrip()
        first = start.partition("\n\n" if start.startswith(_EXPORT) else "\n")[0]
        return not source.files and start.startswith((_EXPORT, "{")) and f"{_TIME}" in first

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read the entries; of a long journal those of no warning only on wish.

        Raises:
            ImportFailed: when there are far too many.
            Cancelled: when the watch says so.
        """
        text = source.text.removeprefix("\ufeff").lstrip()
        lines = text.split("\n")
        export = text.startswith(_EXPORT)
        few = len(lines) <= FEW * (20 if export else 1)
        feed = Feed(source, hints, place="line")
        for number, each in _exported(lines) if export else _json(lines):
            if number % _OFTEN == 0:
                watch(number / len(lines))
            feed.add(number, _entry(each, few))
        return feed.draft(self.name)


def _json(lines: list[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(lines, 1):
        if each := read_json_line(line):
            yield number, each


def _exported(lines: list[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Give the entries, which are parted by empty lines; fields that are no text are left out."""
    fields: dict[str, Any] = {}
    start = 1
    for number, line in enumerate(lines, 1):
        if not line:
            if fields:
                yield start, fields
            fields, start = {}, number + 1
        elif "=" in line:
            name, _, value = line.partition("=")
            fields[name[:80]] = value
    if fields:
        yield start, fields


def _entry(each: dict[str, Any], few: bool) -> Entry:
    level = first_word(each, "PRIORITY")
    urgent = not level.isdecimal() or int(level[:3]) <= _WARNING
    host, unit = first_word(each, "_HOSTNAME"), first_word(each, "_SYSTEMD_UNIT", "UNIT")
    source = first_word(each, "SYSLOG_IDENTIFIER", "_SYSTEMD_UNIT", "_COMM")
    return Entry(
        inside(each, _TIME),
        _message(each.get("MESSAGE")),
        details="\n".join(
            f"{name}: {said}" for name, said in (("Host", host), ("Unit", unit)) if said
        ),
        source=source,
        key=urgent or few,
    )


def _message(told: Any) -> str:
    """Give the text; one that is no sound UTF-8 comes as the numbers of its bytes."""
    if isinstance(told, list) and all(isinstance(each, int) and 0 <= each < 256 for each in told):
        return bytes(told).decode("utf-8", "replace")
    return first_word({"said": told}, "said")
