"""Whole incident documents in Markdown or plain text, under the headings that teams use."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from pm_facilitator.domain.vocabulary import DocumentTemplate, InsightKind, Severity
from pm_facilitator.importers.days.first_dates import first_dates
from pm_facilitator.importers.documents.action_tail import without_ticks
from pm_facilitator.importers.documents.action_text import read_actions, tell_what_to_do
from pm_facilitator.importers.documents.causes import read_causes
from pm_facilitator.importers.documents.done_actions import with_what_was_done
from pm_facilitator.importers.documents.fields import as_list, find_fields, front_matter
from pm_facilitator.importers.documents.parts import find_parts
from pm_facilitator.importers.documents.people_text import read_names, read_people
from pm_facilitator.importers.draft import (
    ActionDraft,
    EventDraft,
    ImportWarning,
    InsightDraft,
    Moment,
    Moments,
    PersonDraft,
    ReviewDraft,
    TextDraft,
    TimelineDraft,
)
from pm_facilitator.importers.event_kinds import guess_kind
from pm_facilitator.importers.line_origins import LineOrigins
from pm_facilitator.importers.placing.placer import Placer
from pm_facilitator.importers.severity import mentioned_severity, severity_of
from pm_facilitator.importers.text.contents import (
    Form,
    cells_below_names,
    entries,
    is_placeholder,
    text_of,
    with_children,
    without_prompts,
)
from pm_facilitator.importers.text.headings import label_of, says_nothing
from pm_facilitator.importers.text.lines import CODE, HEADING, Line
from pm_facilitator.importers.text.markup import plain
from pm_facilitator.importers.timeline.context import Surroundings
from pm_facilitator.importers.timeline.other_days import with_days_of_mending, with_other_day
from pm_facilitator.importers.timeline.timeline_text import look_over, timeline_of
from pm_facilitator.importers.times.moments import info_of, instant
from pm_facilitator.importers.times.stamps import read_stamp
from pm_facilitator.importers.watching import Watch, unwatched

_KIND_OF_PAPER = re.compile(
    r"\s*(?:\[(?:incident|post[- ]?mortem|report|review)\]\s*(?=\S)"
    r"|(?:\[[a-z ]{2,12}\]\s*)?"
    r"(?:(?:incident\s)?(?:post[- ]?mortem|report|review|retrospective)|incident)"
    r"\s*(?:[:–—]|\s-\s)\s*(?=\S))",
    re.I,
)
_SEVERITY = re.compile(r"\bseverity\b|\bsev(?:\b|-|[0-9])", re.I)
_REF = re.compile(r"(?<![A-Za-z0-9])INC[-_]?[0-9][0-9-]{0,20}[0-9]|(?<![A-Za-z0-9])INC[-_]?[0-9]")
_LOCAL_PICTURE = re.compile(
    r"!\[[^\[\]]{0,400}\]\((?!https?:|data:)<?(?P<path>[^()\s<>]{1,400})>?[^()]{0,200}\)"
)
_INSIGHTS = {
    "went_well": InsightKind.WENT_WELL,
    "went_wrong": InsightKind.HARD,
    "lucky": InsightKind.LUCKY,
    "surprised": InsightKind.SURPRISED,
    "lessons": InsightKind.LESSON,
}
# Where lists of something else stand, a line such as "Owner: Ada" is part of it.
_NO_FIELDS = frozenset((*_INSIGHTS, "timeline", "actions", "factors", "whys", "questions"))
# Dates among these are when something is due, not when something happened.
_A_TIMELINE = 3
"""So many entries with a clock time make a timeline of a part, whatever its heading says."""

_NO_EVENTS = frozenset((*_INSIGHTS, "actions", "questions", "people"))
_DAY_TOLD = re.compile(r"[0-9](?<!q[0-9])", re.I)
_VAGUE = "The due date {!r} names no day; it was left in the text."
_NO_YEAR = (
    "The due date {!r} has no year, and no date of the text tells one; it was left in the text."
)
_GUESSED = (
    "The due date {!r} was read as {}; day and month could be the other way round. Check it among"
    " the actions."
)
_NOT_TAKEN = "The part {!r} was not taken over."
_TAKEN = "In a new review the part {!r} becomes a section of its own (template: {})."
_TIMELINE_READ = 0.9
_PICTURE = "The picture {} was not brought in; drop its file on the entry it belongs to."
_UNTIMED = "The timeline has no times; its entries were taken over without."


def read_markdown(
    text: str,
    *,
    day: date | None = None,
    zone: str | None = None,
    spare: date | None = None,
    origins: LineOrigins | None = None,
    watch: Watch = unwatched,
) -> ReviewDraft:
    """Read a whole document.

    Args:
        text: Markdown or plain text.
        day: the day of the incident, for times to which the text gives no date.
        zone: the zone of the times, where the text names none.
        spare: a day to fall back on where nothing else tells one.
        origins: says where the events were read.
        watch: is told how far a long reading is.

    Raises:
        Cancelled: when the watch says so; nothing else, whatever the text is.
    """
    lines, around = look_over(
        text, day=day, zone=zone, watch=lambda done: watch(done * _TIMELINE_READ)
    )
    within = replace(around, spare=spare)
    if origins is not None:
        within = replace(within, origin_of=origins.of)
    timeline = timeline_of(lines, within, lambda done: watch(done * _TIMELINE_READ))
    watch(_TIMELINE_READ)
    timeline = with_other_day(timeline, lines, around, day)
    timeline = with_days_of_mending(timeline, lines, around.order)
    watch(_TIMELINE_READ)
    return _Document(lines, around, timeline).read()


class _Document:
    """Puts the draft of a review together from the parts of a document."""

    def __init__(self, lines: list[Line], around: Surroundings, timeline: TimelineDraft) -> None:
        self.lines = lines
        self.around = around
        timed = frozenset(event.line for event in timeline.events)
        front = front_matter(lines)
        self.parts = find_parts(lines, around.order, timed, front)
        self.timeline = self._without_other_dates(timeline)
        timeline = self.timeline
        self.event_lines = {event.line for event in timeline.events}
        told = [
            key not in _NO_FIELDS and line.number not in self.event_lines
            for key, line in zip(self.parts.keys, lines, strict=True)
        ]
        self.fields = find_fields(lines, told, self.parts.head, front)
        self.parts.skip = self.event_lines | self.fields.lines | timeline.unsaid
        self.unknown = self.parts.unknown(lines)
        self.acts = tell_what_to_do(self.parts.blocks("maybe_actions"), around.order, around.near)
        template = self.parts.template
        self.template = DocumentTemplate(template) if template else None
        self.warnings = [w for w in timeline.warnings if w.line not in self.fields.lines]

    def read(self) -> ReviewDraft:
        """Give the draft."""
        title, people = self._title(), self._people()
        fields = self.fields
        draft = ReviewDraft(
            title=title,
            incident_ref=fields.get("incident_ref") or _reference(title),
            severity=self._severity(title),
            services=as_list(fields.get("services")),
            tags=as_list(fields.get("tags")),
            summary=self._summary(),
            impact=self._prose("impact"),
            trigger=self._prose("trigger"),
            detection=self._prose("detection"),
            moments=self._moments(),
            events=self._events(),
            factors=tuple(read_causes(self.parts.blocks("factors"), self.parts.blocks("whys"))),
            insights=tuple(self._insights()),
            questions=tuple(
                each.text for each in with_children(entries(self.parts.blocks("questions")))
            ),
            actions=tuple(self._actions([person.name for person in people])),
            people=people,
            texts=self._texts(),
            template=self.template,
            zone=self.timeline.zone or (self.around.zone.home if self.around.zone else None),
            day=self._day(),
        )
        self._warn_of_the_rest()
        self._warn_of_pictures()
        warnings = sorted(self.warnings, key=lambda warning: warning.line)
        return replace(draft, warnings=tuple(warnings))

    def _severity(self, title: str) -> Severity | None:
        """Give what a field says, or the title, or what is told of it under a heading."""
        told = severity_of(self.fields.get("severity")) or mentioned_severity(title)
        return told or next(filter(None, map(mentioned_severity, self._below(_SEVERITY))), None)

    def _below(self, heading: re.Pattern[str]) -> Iterator[str]:
        """Give the lines below the headings that say something."""
        inside = False
        for line in self.lines:
            if line.kind is HEADING:
                inside = heading.search(line.text) is not None
            elif inside:
                yield line.text

    def _day(self) -> date | None:
        """Give the day of a text that tells no times, unless it is no more than a deadline."""
        day = self.around.near
        if day is None or any(event.time for event in self.timeline.events):
            return None
        *_, due = first_dates(self.lines, self.around.order, paired=self.around.paired)
        return None if day == due else day

    def _without_other_dates(self, timeline: TimelineDraft) -> TimelineDraft:
        """Leave out what was read as an event, but is a due date or a lesson."""
        if _NO_EVENTS.isdisjoint(self.parts.keys):
            return timeline
        keys = dict(zip((line.number for line in self.lines), self.parts.keys, strict=True))
        timed = Counter(keys.get(e.line) for e in timeline.events if isinstance(e.time, datetime))
        for line, key in keys.items():
            # "What went wrong on 2 March" may be the title of a timeline.
            keys[line] = None if timed[key] >= _A_TIMELINE else key
        # Of what a part within the timeline tells the clock time is no deadline.
        within = self.parts.within
        events = tuple(
            each
            for each in timeline.events
            if keys.get(each.line) not in _NO_EVENTS
            or (each.line in within and isinstance(each.time, datetime))
        )
        warnings = tuple(w for w in timeline.warnings if keys.get(w.line) not in _NO_EVENTS)
        return replace(timeline, events=events, warnings=warnings)

    def _title(self) -> str:
        heading = self.lines[self.parts.title].text if self.parts.title >= 0 else ""
        named = self.fields.get("title")
        for title in (heading, named):
            bare = plain(title).strip()
            if bare and not says_nothing(bare):
                return _KIND_OF_PAPER.sub("", bare, count=1)
        return ""

    def _prose(self, key: str) -> str:
        return text_of(self.parts.blocks(key)) or self.fields.get(key)

    def _summary(self) -> str:
        first = min(self.event_lines, default=None)
        preamble = [block for block in self.parts.preamble() if first is None or block.line < first]
        said = [text_of(preamble), self._prose("summary")]
        # "What happened" is a timeline in some documents and a story in others.
        if not any(self._in_part("maybe_timeline")):
            said.append(text_of(self.parts.blocks("maybe_timeline")))
        key = ("resolution",) if self.acts else ("resolution", "maybe_actions")
        if resolution := text_of([block for each in key for block in self.parts.blocks(each)]):
            glue = "\n" if resolution.startswith("- ") else " "
            said.append(f"Resolution:{glue}{resolution}")
        return "\n\n".join(filter(None, said))

    def _in_part(self, key: str) -> Iterator[int]:
        return (
            line.number
            for known, line in zip(self.parts.keys, self.lines, strict=True)
            if known == key and line.number in self.event_lines
        )

    def _moments(self) -> Moments:
        return Moments(
            self._moment("started") or self._dated_start(),
            *(self._moment(name) for name in ("detected", "acknowledged", "mitigated", "resolved")),
        )

    def _dated_start(self) -> Moment:
        """Give the moment of a mere "date", where it is not after all that happened.

        In the front matter of a blog it is when the text was written.
        """
        dated = self._moment("date")
        if not isinstance(dated, datetime):
            return None
        zone = info_of(self.around.zone.home if self.around.zone else "")
        told = (each.time for each in self.timeline.events if isinstance(each.time, datetime))
        last = max(filter(None, (instant(time, zone) for time in told)), default=None)
        begun = instant(dated, zone)
        return None if last and begun and begun > last else dated

    def _moment(self, name: str) -> Moment:
        value = self.fields.get(name)
        stamp = read_stamp(value, self.around.order, column=True) if value else None
        if stamp is None:
            return None
        day = self.around.day or self.around.near
        return Placer(day, self.around.near, self.around.zone).place(stamp, 0).time

    def _events(self) -> tuple[EventDraft, ...]:
        timed = tuple(
            each for each in self.timeline.events if each.time or not is_placeholder(each.text)
        )
        if timed:
            return timed
        untimed = with_children(
            [block for block in self.parts.blocks("timeline") if block.form is Form.ITEM]
        )
        if untimed:
            self.warnings.append(ImportWarning(untimed[0].line, _UNTIMED))
        return tuple(
            EventDraft(None, block.raw, block.line, kind=guess_kind(block.text))
            for block in untimed
            if not is_placeholder(block.text)
        )

    def _insights(self) -> Iterator[InsightDraft]:
        for key, kind in _INSIGHTS.items():
            told = entries(without_prompts(self.parts.blocks(key)), mixed=True)
            for block in with_children(told):
                yield InsightDraft(kind, without_ticks(block.text), block.line)
            for name, text, line in cells_below_names(self.parts.blocks(key)):
                if each := _INSIGHTS.get(label_of(name) or ""):
                    yield InsightDraft(each, without_ticks(text), line)

    def _actions(self, people: Sequence[str]) -> Iterator[ActionDraft]:
        around = self.around
        blocks = self.parts.blocks("actions")
        if self.acts:
            blocks += self.parts.blocks("maybe_actions")
        unticked = {line.number for line in self.lines if line.checked is False}
        for action in read_actions(
            blocks, around.order, around.near, people, order_sure=around.order_sure
        ):
            if action.unread:
                lacks_year = around.near is None and _DAY_TOLD.search(action.unread)
                message = (_NO_YEAR if lacks_year else _VAGUE).format(action.unread)
                self.warnings.append(ImportWarning(action.line, message))
            if action.guessed and action.due:
                day = f"{action.due.day} {action.due:%B %Y}"
                message = _GUESSED.format(action.guessed, day)
                self.warnings.append(ImportWarning(action.line, message))
            yield with_what_was_done(action, self.parts.done, unticked)

    def _people(self) -> tuple[PersonDraft, ...]:
        told = read_people(self.parts.blocks("people"))
        named = (each for said in self.fields.people for each in read_names(said))
        found: dict[str, PersonDraft] = {}
        for person in (*told, *named):
            found.setdefault(person.name.casefold(), person)
        return tuple(found.values())

    def _texts(self) -> tuple[TextDraft, ...]:
        """Take prose for sections of that template, several parts of one section together."""
        found: dict[str, TextDraft] = {}
        for part in self.unknown:
            name, said = part.kept, text_of(part.blocks)
            if name and said:
                before = found.get(name, TextDraft(name, "", part.line))
                whole = "\n\n".join(filter(None, (before.text, said)))
                found[name] = replace(before, text=whole)
        return tuple(found.values())

    def _warn_of_pictures(self) -> None:
        """Name the pictures that lie beside the document; remote ones stay links."""
        for line in self.lines:
            if "![" in line.text and line.kind is not CODE:
                for picture in _LOCAL_PICTURE.finditer(line.text):
                    message = _PICTURE.format(picture["path"].rpartition("/")[2][:60])
                    self.warnings.append(ImportWarning(line.number, message))

    def _warn_of_the_rest(self) -> None:
        events = sorted(self.event_lines)
        other = set[int]()
        for part in self.unknown:
            other |= set(range(part.line, part.last + 1))
            if self.template and part.kept and text_of(part.blocks):
                message = _TAKEN.format(plain(part.title)[:60], self.template.label)
                self.warnings.append(ImportWarning(part.line, message))
                continue
            first = bisect_left(events, part.line)
            if first == len(events) or events[first] > part.last:
                message = _NOT_TAKEN.format(plain(part.title)[:60])
                self.warnings.append(ImportWarning(part.line, message))
        for label in self.parts.labels:
            if label.line not in self.fields.lines and label.line not in other:
                message = _NOT_TAKEN.format(plain(label.title)[:60])
                self.warnings.append(ImportWarning(label.line, message))


def _reference(title: str) -> str:
    match = _REF.search(title)
    return match[0] if match else ""
