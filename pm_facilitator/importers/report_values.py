"""The small form of a report as data: incident, timeline, root_causes, action_items."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from pm_facilitator.domain.vocabulary import InsightKind
from pm_facilitator.importers.action_facts import filled
from pm_facilitator.importers.action_text import read_action
from pm_facilitator.importers.contents import is_placeholder
from pm_facilitator.importers.date_mentions import full_dates
from pm_facilitator.importers.date_order import order_of
from pm_facilitator.importers.draft import (
    ActionDraft,
    EventDraft,
    FactorDraft,
    ImportWarning,
    InsightDraft,
    Moment,
    Moments,
    PersonDraft,
    ReviewDraft,
)
from pm_facilitator.importers.event_kinds import guess_kind
from pm_facilitator.importers.fields import as_list
from pm_facilitator.importers.headings import field_of, label_of
from pm_facilitator.importers.markup import links
from pm_facilitator.importers.people_text import read_names, role_of
from pm_facilitator.importers.placing import Placer
from pm_facilitator.importers.severity import severity_of
from pm_facilitator.importers.stamps import read_stamp
from pm_facilitator.importers.zones import Zone, find_zone

_PARTS = ("timeline", "factors", "actions", "lessons", "incident")
_TIME = ("time", "timestamp", "at", "when", "date", "start", "started_at", "occurred_at")
_END = ("end", "until", "ended_at", "end_time")
_TEXT = (
    "event", "text", "description", "what", "message", "summary", "title", "action", "task",
    "note", "notes", "entry", "update", "comment", "body", "msg", "details",
)  # fmt: skip
_WORDS = (*_TEXT, "name", "cause", "factor", "root_cause", "lesson", "item", "content")
_SOURCE = ("source", "by", "who", "actor", "author", "channel")
_OWNER = ("owner", "assignee", "assigned_to", "responsible", "who", "team", "dri")
_DUE = ("deadline", "due", "due_date", "due_on", "by", "target", "eta")
_TICKET = ("ticket", "tracker", "issue", "bug", "link", "url", "jira", "id")
_FAR = 20_000
_INSIGHTS = {
    "went_well": InsightKind.WENT_WELL,
    "went_wrong": InsightKind.HARD,
    "lucky": InsightKind.LUCKY,
    "surprised": InsightKind.SURPRISED,
    "lessons": InsightKind.LESSON,
}

_TAKEN = frozenset(
    (*_INSIGHTS, *_PARTS, "questions", "people", "summary", "impact", "trigger", "detection")
)
_NOT_TAKEN = "The part {!r} was not taken over."
_NO_TIME = "The time {!r} was not understood; it was left in the text."
_NO_DAY = "The due date {!r} names no day; it was left in the text."
_NO_SENSE = "The {} {!r} was not understood."


def is_report(values: Any) -> bool:
    """Tell whether plain values have the parts of a report."""
    return isinstance(values, dict) and any(_key(name) in _PARTS for name in values)


def read_report(
    values: dict[str, Any],
    text: str,
    *,
    day: date | None = None,
    zone: str | None = None,
    spare: date | None = None,
) -> ReviewDraft:
    """Read a report; never raises.

    Args:
        values: the report as plain values.
        text: what it was read from, to find the lines of its entries in.
        day: the day of the incident, for times without a date.
        zone: the zone of times without one.
        spare: a day to fall back on where nothing else tells one.
    """
    return _Report(values, text, day, zone, spare).read()


@dataclass(slots=True)
class _Gathered:
    """The parts of a report by what they mean."""

    fields: dict[str, str] = field(default_factory=dict)
    parts: dict[str, list[Any]] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)

    def take(self, values: dict[Any, Any]) -> None:
        """Sort a mapping's values, going into those that only hold more of them."""
        for name, value in values.items():
            key = _key(name)
            told = field_of(str(name))
            if isinstance(value, dict) and key in ("incident", "lessons", "summary", "other", None):
                self.take(value)
            elif told and not isinstance(value, dict) and not _told_in_full(told, value):
                self.fields.setdefault(told, ", ".join(_texts(value)))
            elif key in _TAKEN:
                items = _timed(value) if key == "timeline" else _items(value)
                self.parts.setdefault(key, []).extend(items)
            elif not told and any(not is_placeholder(text) for text in _texts(value)):
                self.unknown.append(_word(name))


class _Report:
    """Reads the values of one report."""

    def __init__(
        self,
        values: dict[str, Any],
        text: str,
        day: date | None,
        zone: str | None,
        spare: date | None,
    ) -> None:
        found = _Gathered()
        found.take(values)
        self.fields, self.parts, self.unknown = found.fields, found.parts, found.unknown
        self.text = text
        self.warnings: list[ImportWarning] = []
        self.lines = _Lines(text)
        self.order, _ = order_of(text, day)
        told = (
            self.fields.get(name, "") for name in ("date", "started", "detected", "incident_ref")
        )
        near = (each for value in told for each in full_dates(value[:80], self.order))
        self.day = day or next(near, None)
        home = find_zone(self.fields.get("zone", "")) or (find_zone(zone) if zone else None)
        self.placer = Placer(self.day, self.day, home, spare)
        self.home: Zone | None = home

    def read(self) -> ReviewDraft:
        """Give the draft."""
        fields = self.fields
        events = tuple(self._event(item) for item in self.parts.get("timeline", []))
        severity = severity_of(fields.get("severity", ""))
        if severity is None and fields.get("severity"):
            self._doubt(_NO_SENSE.format("severity", fields["severity"][:40]), fields["severity"])
        return ReviewDraft(
            title=fields.get("title", ""),
            incident_ref=fields.get("incident_ref", ""),
            severity=severity,
            services=as_list(fields.get("services", "")),
            tags=as_list(fields.get("tags", "")),
            summary=self._prose("summary"),
            impact=self._prose("impact"),
            trigger=self._prose("trigger"),
            detection=self._prose("detection"),
            moments=self._moments(),
            events=tuple(event for event in events if event.text or event.time),
            factors=tuple(FactorDraft(text) for text in self._words("factors")),
            insights=tuple(
                InsightDraft(kind, text)
                for key, kind in _INSIGHTS.items()
                for text in self._words(key)
            ),
            questions=tuple(self._words("questions")),
            actions=tuple(filter(lambda each: each.text, map(self._action, self._part("actions")))),
            people=self._people(),
            warnings=tuple(self._all_warnings()),
            zone=self.placer.home or (self.home.home if self.home else None),
        )

    def _part(self, key: str) -> list[Any]:
        return self.parts.get(key, [])

    def _words(self, key: str) -> Iterator[str]:
        for item in self._part(key):
            text = _first(item, _WORDS) if isinstance(item, dict) else _word(item)
            if not is_placeholder(text):
                yield text

    def _prose(self, key: str) -> str:
        return self.fields.get(key, "") or "\n".join(self._words(key))

    def _moments(self) -> Moments:
        names = ("started", "detected", "acknowledged", "mitigated", "resolved")
        return Moments(*(self._moment(self.fields.get(name, "")) for name in names))

    def _moment(self, value: str) -> Moment:
        stamp = read_stamp(value, self.order, column=True) if value else None
        if stamp is None:
            if not is_placeholder(value):
                self._doubt(_NO_SENSE.format("time", value[:40]), value)
            return None
        return Placer(self.day, self.day, self.home).place(stamp, 0).time

    def _event(self, item: Any) -> EventDraft:
        if not isinstance(item, dict):
            written, text = _word(item), ""
            stamp = read_stamp(written, self.order)
            text = stamp.text if stamp else written
        else:
            written, text = _first(item, _TIME), _first(item, _TEXT)
            stamp = read_stamp(written, self.order, column=True) if written else None
        line = self.lines.find(text)
        end = read_stamp(_first(item, _END), self.order, column=True)
        if stamp and end and not stamp.end_clock:
            stamp = stamp._replace(end_clock=end.clock, end_date=end.date)
        placed = self.placer.place(stamp, line) if stamp else None
        if placed is None or placed.time is None:
            if isinstance(item, dict) and not is_placeholder(written):
                self.warnings.append(ImportWarning(line, _NO_TIME.format(written[:40])))
            text = f"{written} {text}".strip() if isinstance(item, dict) else written
        text, _, details = text.partition("\n")
        return EventDraft(
            placed.time if placed else None,
            text,
            line,
            details=details.strip(),
            end=placed.end if placed else None,
            approximate=bool(stamp and stamp.approximate),
            source=_first(item, _SOURCE),
            evidence=tuple(links(" ".join(_texts(item)))) if isinstance(item, dict) else (),
            kind=guess_kind(text),
        )

    def _action(self, item: Any) -> ActionDraft:
        if not isinstance(item, dict):
            return read_action(_word(item), self.order, self.day)
        action = read_action(_first(item, _WORDS), self.order, self.day)
        given = {
            "owner": _OWNER,
            "due": _DUE,
            "status": ("status", "state"),
            "priority": ("priority",),
            "effect": ("type", "kind", "effect", "category"),
            "tracker": _TICKET,
        }
        action = replace(action, line=self.lines.find(action.text))
        for kind, names in given.items():
            value = _first(item, names)
            action = filled(action, kind, value, self.order, self.day)
            if kind == "due" and action.due is None and not is_placeholder(value):
                action = replace(action, text=f"{action.text} (due: {value})", unread=value)
        if action.unread:
            self.warnings.append(ImportWarning(action.line, _NO_DAY.format(action.unread[:40])))
        return action

    def _people(self) -> tuple[PersonDraft, ...]:
        found = list(read_names(self.fields.get("people", "")))
        for item in self._part("people"):
            if isinstance(item, dict):
                found += read_names(_first(item, ("name", "who")), role_of(_first(item, ("role",))))
            else:
                found += read_names(_word(item))
        return tuple({person.name.casefold(): person for person in found}.values())

    def _doubt(self, message: str, words: str) -> None:
        line = self.text[: max(0, self.text.find(words))].count("\n") + 1
        self.warnings.append(ImportWarning(line, message))

    def _all_warnings(self) -> list[ImportWarning]:
        for name in self.unknown:
            self._doubt(_NOT_TAKEN.format(name[:60]), f"{name}:")
        told = (*self.warnings, *self.placer.book.warnings)
        return sorted(told, key=lambda warning: warning.line)


class _Lines:
    """Finds the lines that values stand on, going forward only."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.line = 1

    def find(self, words: str) -> int:
        """Give the number of the next line that holds the first words of a text."""
        wanted = words.split("\n")[0][:24]
        found = self.text.find(wanted, self.at, self.at + _FAR) if wanted else -1
        if found > self.at:
            self.line += self.text.count("\n", self.at, found)
            self.at = found
        return self.line


def _told_in_full(field: str, value: Any) -> bool:
    """Tell whether people stand in a list, each with their role."""
    return field == "people" and isinstance(value, list)


def _key(name: object) -> str | None:
    said = str(name)
    if said.casefold() in ("incident", "postmortem", "post_mortem", "report"):
        return "incident"
    return "timeline" if said == "events" else label_of(said)


def _first(item: Any, names: tuple[str, ...]) -> str:
    if not isinstance(item, dict):
        return ""
    return next((_word(item[name]) for name in names if item.get(name) is not None), "")


def _word(value: Any) -> str:
    """Give a value as text; of broken letters a mark stays."""
    said = "; ".join(_texts(value)) if isinstance(value, dict | list) else str(value)
    return said.encode(errors="replace").decode().replace("\0", "").strip()


def _items(value: Any) -> list[Any]:
    if value is None:
        return []
    if isinstance(value, dict) and not _is_entry(value):
        # A map where a list was meant: "1: ..." or "no alert: nobody was told".
        return [
            each if isinstance(each, dict) else _named(name, each) for name, each in value.items()
        ]
    return [_sentence(each) for each in value] if isinstance(value, list) else [value]


def _named(name: Any, said: Any) -> Any:
    if isinstance(said, list) or said is None:
        return said if said is None else f"{_word(name)}: {_word(said)}"
    return said if _word(name).isdigit() else f"{_word(name)}: {_word(said)}"


def _timed(value: Any) -> list[Any]:
    """Give the entries of a timeline, also of one that is written as a map from times to texts."""
    if not isinstance(value, dict) or _is_entry(value):
        return _items(value)
    told = ((_word(time), said) for time, said in value.items())
    return [
        {"time": time} | said if isinstance(said, dict) else {"time": time, "event": said}
        for time, said in told
    ]


def _is_entry(value: dict[Any, Any]) -> bool:
    """Tell whether a map is one entry, and not a list of them by name."""
    return any(str(name) in (*_WORDS, *_TIME, *_OWNER, *_DUE) for name in value)


def _sentence(item: Any) -> Any:
    """Put a sentence together again that YAML took apart at its colon."""
    if isinstance(item, dict) and len(item) == 1:
        (name, said), *_ = item.items()
        if " " in str(name):
            return f"{_word(name)}: {_word(said)}"
    return item


def _texts(value: Any, depth: int = 0) -> list[str]:
    if isinstance(value, dict | list) and depth < 20:
        inner = value.values() if isinstance(value, dict) else value
        return [text for each in inner for text in _texts(each, depth + 1)]
    return [] if value is None else [_word(value)] if not isinstance(value, dict | list) else []
