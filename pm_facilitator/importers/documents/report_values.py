"""The small form of a report as data: incident, timeline, root_causes, action_items."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from pm_facilitator.domain.vocabulary import InsightKind
from pm_facilitator.importers.documents import report_shapes as shapes
from pm_facilitator.importers.documents.action_facts import filled
from pm_facilitator.importers.documents.action_text import read_action
from pm_facilitator.importers.documents.fields import as_list
from pm_facilitator.importers.documents.people_text import read_names, role_of
from pm_facilitator.importers.draft import (
    ActionDraft,
    Doubt,
    EventDraft,
    FactorDraft,
    ImportWarning,
    InsightDraft,
    Moment,
    Moments,
    PersonDraft,
    ReviewDraft,
    TimelineDraft,
)
from pm_facilitator.importers.event_kinds import guess_kind
from pm_facilitator.importers.placing.leftovers import impossible_days, unread_clock, with_leftovers
from pm_facilitator.importers.placing.placer import Placer
from pm_facilitator.importers.severity import severity_of
from pm_facilitator.importers.text.contents import is_placeholder
from pm_facilitator.importers.text.headings import field_of, label_of
from pm_facilitator.importers.text.markup import links
from pm_facilitator.importers.times.date_mentions import full_dates
from pm_facilitator.importers.times.date_order import order_of
from pm_facilitator.importers.times.stamp import Stamp
from pm_facilitator.importers.times.stamps import read_stamp
from pm_facilitator.importers.times.zone import Zone
from pm_facilitator.importers.times.zones import find_zone

_PARTS = ("timeline", "factors", "actions", "lessons", "incident")
_FAR = 20_000
_MOST_LOST = 20
"""So many items that were left out are each told of."""

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
_NO_ITEM = "Nothing that is known was found in {!r}; it was left out."
_MORE_LOST = "Of {} more items nothing that is known was found; they were left out, too."
_NO_TEXT = "There is no text with this time."
_INSIDE = "Entries with times in {!r} were left out; import them as a list of their own."
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
                self.fields.setdefault(told, ", ".join(shapes.texts(value)))
            elif key in _TAKEN:
                self.parts.setdefault(key, []).extend(self._items(key, value))
            elif not told and any(not is_placeholder(text) for text in shapes.texts(value)):
                self.unknown.append(shapes.word(name))

    def _items(self, key: str, value: Any) -> list[Any]:
        if key != "timeline":
            return shapes.items(value)
        entries, beside = shapes.entries(value)
        for name, each in beside.items():
            if field_of(name) == "zone":
                self.fields.setdefault("zone", ", ".join(shapes.texts(each)))
            elif any(not is_placeholder(text) for text in shapes.texts(each)):
                self.unknown.append(name)
        return entries


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
        found.take(shapes.with_plain_names(values))
        self.fields, self.parts, self.unknown = found.fields, found.parts, found.unknown
        self.text = text
        self.warnings: list[ImportWarning] = []
        self.lost = 0
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
        read = tuple(self._event(item) for item in self.parts.get("timeline", []))
        events = tuple(event for event in read if event.text or event.time)
        self.warnings += [*with_leftovers(TimelineDraft(events)).warnings, *impossible_days(events)]
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
            events=events,
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
            text = shapes.first(item, shapes.WORDS) if isinstance(item, dict) else shapes.word(item)
            if not text:
                self._left_out(item)
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
            written, text = shapes.word(item), ""
            stamp = read_stamp(written, self.order)
            text = stamp.text if stamp else written
        else:
            written, text = shapes.first(item, shapes.TIME), shapes.first(item, shapes.TEXT)
            stamp = read_stamp(written, self.order, column=True) if written else None
        line = self.lines.find(text or written)
        self._tell(item, written, text, stamp, line)
        end = read_stamp(shapes.first(item, shapes.END), self.order, column=True)
        if stamp and end and not stamp.end_clock:
            stamp = stamp._replace(end_clock=end.clock, end_date=end.date)
        told = len(self.placer.book.warnings)
        placed = self.placer.place(stamp, line) if stamp else None
        if placed is None or placed.time is None:
            # A time that only lacks its day was understood, and that is said already.
            said = len(self.placer.book.warnings) > told
            if isinstance(item, dict) and not (said or is_placeholder(written)):
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
            source=shapes.first(item, shapes.SOURCE),
            evidence=tuple(links(" ".join(shapes.texts(item)))) if isinstance(item, dict) else (),
            kind=guess_kind(text),
            told=written if placed and placed.time and isinstance(item, dict) else "",
            told_zone=placed.zone.told if placed and placed.zone else "",
        )

    def _tell(self, item: Any, written: str, text: str, stamp: Stamp | None, line: int) -> None:
        """Tell of what an entry lacks, and of what is not taken of it."""
        if not text and not written:
            self._left_out(item)
        elif not text and stamp:
            self.warnings.append(ImportWarning(line, _NO_TEXT))
        day_alone = isinstance(item, dict) and stamp is not None and stamp.date_only
        if day_alone and stamp and (unread := unread_clock(stamp.text)):
            self.warnings.append(ImportWarning(line, unread, Doubt.UNREAD))
        for name in shapes.dated_lists(item):
            self.warnings.append(ImportWarning(line, _INSIDE.format(name[:40])))

    def _left_out(self, item: Any) -> None:
        """Tell of an item of a list of which nothing was understood."""
        said = shapes.texts(item)
        if all(map(is_placeholder, said)):
            return
        self.lost += 1
        if self.lost <= _MOST_LOST:
            names = ", ".join(map(shapes.word, item)) if isinstance(item, dict) else said[0]
            line = self.lines.of(next(filter(None, said)))
            self.warnings.append(ImportWarning(line, _NO_ITEM.format(names[:40])))

    def _action(self, item: Any) -> ActionDraft:
        if not isinstance(item, dict):
            return read_action(shapes.word(item), self.order, self.day)
        action = read_action(shapes.first(item, shapes.WORDS), self.order, self.day)
        if not action.text:
            self._left_out(item)
        given = {
            "owner": shapes.OWNER,
            "due": shapes.DUE,
            "status": ("status", "state"),
            "priority": ("priority",),
            "effect": ("type", "kind", "effect", "category"),
            "tracker": shapes.TICKET,
        }
        action = replace(action, line=self.lines.find(action.text))
        for kind, names in given.items():
            value = shapes.first(item, names)
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
                found += read_names(
                    shapes.first(item, ("name", "who")), role_of(shapes.first(item, ("role",)))
                )
            else:
                found += read_names(shapes.word(item))
        return tuple({person.name.casefold(): person for person in found}.values())

    def _doubt(self, message: str, words: str) -> None:
        line = self.text[: max(0, self.text.find(words))].count("\n") + 1
        self.warnings.append(ImportWarning(line, message))

    def _all_warnings(self) -> list[ImportWarning]:
        for name in self.unknown:
            self._doubt(_NOT_TAKEN.format(name[:60]), f"{name}:")
        if self.lost > _MOST_LOST:
            more = _MORE_LOST.format(f"{self.lost - _MOST_LOST:,}")
            self.warnings.append(ImportWarning(0, more))
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

    def of(self, words: str) -> int:
        """Give the number of a line that holds a text, of those behind the last one if any does."""
        found = self.text.find(words, self.at)
        return self.text.count("\n", 0, max(0, found, self.text.find(words))) + 1


def _told_in_full(field: str, value: Any) -> bool:
    """Tell whether people stand in a list, each with their role."""
    return field == "people" and isinstance(value, list)


def _key(name: object) -> str | None:
    said = str(name)
    if said.casefold() in ("incident", "postmortem", "post_mortem", "report"):
        return "incident"
    return "timeline" if said.casefold() == "events" else label_of(said)
