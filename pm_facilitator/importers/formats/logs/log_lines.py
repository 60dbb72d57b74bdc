"""The forms that lines of logs have: syslog old and new, the journal, and logs of applications."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache

from pm_facilitator.importers.formats.logs.log_traces import explains_above, goes_on_above
from pm_facilitator.importers.formats.noise import is_loud, is_quiet
from pm_facilitator.importers.formats.values import clean
from pm_facilitator.importers.times.instants import Instant, read_instant
from pm_facilitator.importers.times.partial_date import PartialDate
from pm_facilitator.importers.times.zones import find_zone

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WARNING = 4
_LONGEST = 8_000
_HOST_AND_TAG = (
    r" (?P<host>[\w.:-]{1,255}) (?P<tag>[^\s:\[]{1,120})(?:\[[^\]\s]{1,40}\])?: ?(?P<text>.*)"
)
_PRIORITY = r"(?:<(?P<priority>[0-9]{1,3})>)?"
_FORMS = {
    "syslog": (
        # What collects lines may leave out the priority, or the version as well.
        r"(?:<(?P<priority>[0-9]{1,3})>1 (?=\S)|(?:1 )?(?=[0-9]{4}-[0-9]{2}-[0-9]{2}T))"
        r"(?P<when>\S{1,40}) (?P<host>\S{1,255}) (?P<tag>\S{1,80}(?<!:)) \S{1,128} \S{1,64} "
        r"(?:-|(?P<data>(?:\[(?:[^\]\\]|\\.)*\])+))(?: (?P<text>.*))?"
    ),
    "journal": (
        _PRIORITY + r"(?P<when>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}"
        r"(?:\.[0-9]{1,9})?(?:Z|[+-][0-9]{2}:?[0-9]{2}))" + _HOST_AND_TAG
    ),
    "full journal": (
        r"(?P<when>(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [0-9]{4}-[0-9]{2}-[0-9]{2}"
        r" [0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})? (?:[A-Z]{2,5}|[+-][0-9]{2,4}))"
        + _HOST_AND_TAG
    ),
    "old syslog": (
        _PRIORITY + rf"(?P<when>(?:{'|'.join(_MONTHS)}) [ 0-3]?[0-9](?: [0-9]{{4}})?"
        r" [0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?)" + _HOST_AND_TAG
    ),
    "Ruby": (
        r"(?P<letter>[A-Z]), \[(?P<when>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}"
        r"(?:\.[0-9]{1,9})?) #[0-9]{1,9}\] {1,2}[A-Z]{3,7} -- (?P<tag>[^:]{0,80}): (?P<text>.*)"
    ),
    "klog": (
        r"(?P<letter>[EWIF])(?P<when>[0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}) +[0-9]{1,9} "
        r"(?P<tag>[^\s:\]]{1,80}):[0-9]{1,6}\] (?P<text>.*)"
    ),
    "requests": (
        # Without the address that a request came from: it may be that of a person.
        r"\S{1,80} \S{1,80} [^\[\]]{1,80} \[(?P<when>[0-9]{2}/[A-Z][a-z]{2}/[0-9]{4}"
        r'(?::[0-9]{2}){3} [+-][0-9]{4})\] "(?P<text>(?:[^"\\]|\\.)*)" (?P<status>[1-5][0-9]{2})\b'
    ),
    "Apache": (
        # Without the address of the client, too.
        r"\[(?P<when>(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ 0-3][0-9]"
        r" [0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})? [0-9]{4})\]"
        r" \[(?:(?P<tag>[\w-]{0,40}):)?(?P<level>[a-z]{4,6}[0-9]?)\] (?:\[pid [^\]]{1,60}\] )?"
        r"(?:\[(?:client|remote) [^\]]{1,80}\] )?(?P<text>.*)"
    ),
    "log": (
        r"\[?(?P<when>[0-9]{4}[-/][0-9]{2}[-/][0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}"
        r"(?:[.,][0-9]{1,9})?(?:\s?(?:Z|UTC|[+-][0-9]{2}:?[0-9]{2})| [A-Z]{3,5}(?= \[[0-9]))?)\]?"
        r"[\s|:-]{1,4}(?P<text>.*)"
    ),
}
"""By what the format is called; the one that fits most lines gives its name to a log."""

_OF_PROGRAMS = ("Ruby", "klog", "requests", "Apache")
_OF_SYSTEMS = tuple(name for name in _FORMS if name not in (*_OF_PROGRAMS, "log"))
"""What a collector may write into one file: the lines of several systems."""

_LEVEL = re.compile(r"[\[(<|]?\b(?P<level>[A-Za-z]{4,13})\b[\])>|:]?[\s:-]{0,3}")
_OLD = re.compile(
    r"(?P<month>[A-Z][a-z]{2}) +(?P<day>[0-9]{1,2})(?: (?P<year>[0-9]{4}))? (?P<clock>\S+)"
)
_CLOCK = re.compile(r"[0-9]{2}:[0-9]{2}:[0-9]{2}")
_OWN_TIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ](?P<clock>[0-9]{2}:[0-9]{2}:[0-9]{2})"
    r"(?:[.,][0-9]{1,9})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?(?=[\s:\]])"
)
_OF_KLOG = re.compile(r"(?P<month>[01][0-9])(?P<day>[0-3][0-9]) (?P<clock>\S+)")
_OF_REQUESTS = re.compile(
    r"(?P<day>[0-9]{2})/(?P<month>[A-Z][a-z]{2})/(?P<year>[0-9]{4}):(?P<clock>\S+) (?P<zone>\S+)"
)
_OF_APACHE = re.compile(
    r"[A-Z][a-z]{2} (?P<month>[A-Z][a-z]{2}) +(?P<day>[0-9]{1,2}) (?P<clock>\S+) (?P<year>[0-9]{4})"
)
_OF_DATABASE = re.compile(
    r"\[[0-9]{1,9}(?:-[0-9]{1,9})?\]:?\s(?:\S{1,80}\s)?"
    r"(?P<level>LOG|ERROR|FATAL|PANIC|WARNING|NOTICE|INFO|DEBUG):\s+"
)
"""How PostgreSQL opens what it has to say."""
_FAILED = 500
_TROUBLE = frozenset("EWF")
_YEARS = (b"20", b"[20")
_NO_ENTRY = (b"\n", b"\r", b" ", b"\t", b"-- ", b"# Logfile")
"""How entries begin, and what goes on with them: counted so, as looking at each takes long."""

_LEVEL_WITHIN = 60
_LEAST_LINES = 3
_LEAST_ALIKE = 2
"""So few lines are enough where all of a text are alike, and surely those of a machine."""

_OF_MACHINE = re.compile(
    r"^<[0-9]{1,3}>|^.{0,200}\[[0-9]{1,9}\]:?\s|^.{0,90}(?:\b(?:ERROR|WARN|WARNING|INFO|DEBUG|FATAL)\b"
    r"|\[(?:\w{0,40}:)?(?:error|warn|info|notice|debug|crit|alert|emerg)\])|^[EWIF][0-9]{4}\s|\]\s\"[A-Z]{3,7}\s/"
)
_MOST_OTHERS = 0.3
_OF_DOCUMENT = re.compile(r"#{1,6} |```|~~~")
"""Headings and fences of a document that quotes a log."""

_OF_PROCESS = re.compile(r"^<[0-9]{1,3}>|^.{0,200}?\[[0-9]{1,9}\]:")
_BETWEEN = re.compile(r"\s|-- |# Logfile created on |$")


@dataclass(frozen=True, slots=True)
class LogLine:
    """A line taken apart.

    Attributes:
        loud: whether it says that something is wrong; None where no level tells.
    """

    when: str
    text: str
    source: str
    host: str
    loud: bool | None


@dataclass(frozen=True, slots=True)
class LogForm:
    """The forms of the lines of a log, that of most of them first, and how it is called."""

    name: str
    patterns: tuple[re.Pattern[str], ...]

    def read(self, line: str) -> LogLine | None:
        """Take a line apart; None when it has another form, as one that goes on has."""
        line = line[:_LONGEST]
        match = next(filter(None, (each.match(line) for each in self.patterns)), None)
        if match is None:
            return None
        groups = match.groupdict()
        text = clean(groups["text"] or groups.get("data") or "").strip(" \t\ufeff")
        if self.name == "log" and explains_above(text):
            return None
        host = groups.get("host") or ""
        loud: bool | None = None
        if _is_level(host):
            # An application that writes its level where syslog has the host.
            host, loud = "", is_loud(host.rstrip(":"))
        elif groups.get("letter"):
            loud = groups["letter"] in _TROUBLE
        elif groups.get("status"):
            text, loud = f"{text} {groups['status']}", int(groups["status"]) >= _FAILED
        elif groups.get("level"):
            loud = is_loud(groups["level"])
        elif said := _OF_DATABASE.match(text):
            text, loud = text[said.end() :], is_loud(said["level"])
        elif groups.get("priority"):
            loud = int(groups["priority"]) % 8 <= _WARNING
        elif level := _level_of(text):
            loud = is_loud(level["level"])
            if self.name == "log" and not text[: level.start()].strip():
                text = text[level.end() :]
        source = groups.get("tag") or ""
        return LogLine(groups["when"], text, "" if source == "-" else source, host, loud)

    def entries_in(self, data: bytes) -> int:
        """Count the entries of a log by how lines begin, without those that only go on."""
        begun = _YEARS if self.name == "log" else _NO_ENTRY
        found = sum(data.startswith(start) + data.count(b"\n" + start) for start in begun)
        if self.name == "log":
            return found
        return data.count(b"\n") + (not data.endswith(b"\n")) - found


def form_of(lines: Sequence[str]) -> LogForm | None:
    """Tell which form the lines have; None when they are no log."""
    told = [line for line in lines if not (_BETWEEN.match(line) or goes_on_above(line))]
    if len(told) < _LEAST_ALIKE or any(map(_OF_DOCUMENT.match, told)):
        return None
    if len(told) < _LEAST_LINES and not all(map(_OF_MACHINE.search, told)):
        return None  # two lines of a timeline may look like some of a log
    enough = max(min(_LEAST_LINES, len(told)), len(told) * (1 - _MOST_OTHERS))
    counts = {name: sum(map(bool, map(_alone(name).read, told))) for name in _OF_SYSTEMS}
    most = max(counts, key=counts.__getitem__)  # the first of those with as many
    systems = _with_others(most)
    of_systems = [each for line in told if (each := systems.read(line))]
    if len(of_systems) >= enough:
        return None if _are_of_people(of_systems, told) else systems
    for name in _OF_PROGRAMS:
        if sum(map(bool, map(_alone(name).read, told))) >= enough:
            return _alone(name)
    form = _alone("log")
    told = [line for line in told if not _explains(form, line)]
    # A line of a timeline that somebody wrote names no level.
    found = [each for line in told if (each := form.read(line)) and each.loud is not None]
    least = max(min(_LEAST_LINES, len(told)), len(told) * (1 - _MOST_OTHERS), _LEAST_ALIKE)
    return form if len(found) >= least else None


def _are_of_people(found: Sequence[LogLine], told: Sequence[str]) -> bool:
    """Tell whether first and last names stand where systems write their host and program."""
    if any(map(_OF_PROCESS.search, told)):
        return False
    named = sum(each.host[:1].isupper() and each.source[:1].isupper() for each in found)
    return 2 * named > len(found)


def _explains(form: LogForm, line: str) -> bool:
    """Tell whether a line has a time and no entry, as a hint of a database."""
    return form.read(line) is None and form.patterns[0].match(line) is not None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_FORMS[name])


def _alone(name: str) -> LogForm:
    return LogForm(name, (_pattern(name),))


def _with_others(most: str) -> LogForm:
    others = (name for name in _OF_SYSTEMS if name != most)
    return LogForm(most, tuple(map(_pattern, (most, *others))))


def _is_level(host: str) -> bool:
    """Tell whether what stands in the place of a host is a level; hosts are written small."""
    level = host.rstrip(":")
    return level[:1].isupper() and (is_loud(level) or is_quiet(level))


def with_own_time(line: LogLine) -> LogLine:
    """Take the same time with its year from before the words, where a program has written it."""
    own = _OWN_TIME.match(line.text) if line.when[:1].isalpha() else None
    clock = _CLOCK.search(line.when)
    if own is None or clock is None or clock[0] != own["clock"] or read_instant(own[0]) is None:
        return line
    return replace(line, when=own[0], text=line.text[own.end() :].lstrip(" :]"))


class LogTimes:
    """Reads the times of one log; of those without a year it follows the year on.

    Attributes:
        yearless: whether there was a time without a year, and no day to find one by.
    """

    def __init__(self, near: date | None) -> None:
        self.yearless = False
        self._near = near

    def read(self, told: str) -> Instant | None:
        """Read a time as its line has it."""
        if match := _OF_KLOG.fullmatch(told):
            return self._old(match, told)
        if match := _OF_REQUESTS.fullmatch(told):
            wall, zone = " ".join(match.group("day", "month", "year", "clock")), match["zone"]
            return read_instant(f"{wall} {zone}")
        if told[:1].isdigit() and told[-1:].isupper() and not told.endswith(("Z", "UTC")):
            return _in_zone(told, *told.rsplit(" ", 1))
        if told[:1].isdigit():
            at = read_instant(told.replace("/", "-"))
            if at and isinstance(at.time, datetime):
                self._near = at.time.date()  # lines without a year may stand between such ones
            return at
        if match := _OLD.fullmatch(told) or _OF_APACHE.fullmatch(told):
            return self._old(match, told)
        _, _, dated = told.partition(" ")
        wall, _, zone = dated.rpartition(" ")
        return _in_zone(told, wall, zone)

    def _old(self, match: re.Match[str], told: str) -> Instant | None:
        month = match["month"]
        if month not in _MONTHS and not month.isdigit():
            return None
        told_year = match.groupdict().get("year")
        year = int(told_year) if told_year else None
        number = int(month) if month.isdigit() else _MONTHS.index(month) + 1
        partial = PartialDate(number, int(match["day"]), year)
        day = partial.complete(self._near)
        if day is None:
            self.yearless = self.yearless or year is None
            return None
        if self._near:
            self._near = day  # the line behind it is near to this one
        at = read_instant(f"{day} {match['clock']}")
        return Instant(at.time, told) if at else None


def _in_zone(told: str, wall: str, zone: str) -> Instant | None:
    at, known = read_instant(wall), find_zone(zone if zone.isalpha() else f"UTC{zone}")
    if at is None or not isinstance(at.time, datetime):
        return None
    return Instant(at.time.replace(tzinfo=known.info if known else None), told, zone)


def _level_of(text: str) -> re.Match[str] | None:
    """Find the level that a line names near its beginning, in any letters but those of a word."""
    for match in _LEVEL.finditer(text, 0, _LEVEL_WITHIN):
        level = match["level"]
        if is_quiet(level) or is_loud(level):
            # "Error rate down" opens with a word of its sentence.
            opens = match.start() == 0 and not level.istitle()
            marked = match[0].strip() != level or level.isupper() or opens
            if marked:
                return match
    return None
