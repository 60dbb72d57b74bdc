"""The small form of a report as data: incident, timeline, root_causes, action_items."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from pm_facilitator.domain.vocabulary import InsightKind
from pm_facilitator.importers.action_facts import filled
from pm_facilitator.importers.action_text import read_action
from pm_facilitator.importers.contents import is_placeholder
from pm_facilitator.importers.dates import full_dates, order_of
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
_TEXT = ("event", "text", "description", "what", "message", "summary", "title", "action", "task")
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

    def take(self, values: dict[Any, Any]) -> None:
        """Sort a mapping's values, going into those that only hold more of them."""
        for name, value in values.items():
            key = _key(name)
            told = field_of(str(name))
            if isinstance(value, dict) and key in ("incident", "lessons", "summary", "other", None):
                self.take(value)
            elif told and not isinstance(value, dict) and not _told_in_full(told, value):
                self.fields.setdefault(told, ", ".join(_texts(value)))
            elif key:
                self.parts.setdefault(key, []).extend(_items(value))


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
        self.fields, self.parts = found.fields, found.parts
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
        return ReviewDraft(
            title=fields.get("title", ""),
            incident_ref=fields.get("incident_ref", ""),
            severity=severity_of(fields.get("severity", "")),
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
            warnings=tuple(self._warnings()),
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
            stamp = replace(stamp, end_clock=end.clock, end_date=end.date)
        placed = self.placer.place(stamp, line) if stamp else None
        if placed is None or placed.time is None:
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
            "tracker": _TICKET,
        }
        for kind, names in given.items():
            action = filled(action, kind, _first(item, names), self.order, self.day)
        return replace(action, line=self.lines.find(action.text))

    def _people(self) -> tuple[PersonDraft, ...]:
        found = list(read_names(self.fields.get("people", "")))
        for item in self._part("people"):
            if isinstance(item, dict):
                found += read_names(_first(item, ("name", "who")), role_of(_first(item, ("role",))))
            else:
                found += read_names(_word(item))
        return tuple({person.name.casefold(): person for person in found}.values())

    def _warnings(self) -> Iterator[ImportWarning]:
        yield from self.placer.warnings


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
    return [_sentence(each) for each in value] if isinstance(value, list) else [value]


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
