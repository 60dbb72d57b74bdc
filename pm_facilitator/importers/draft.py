"""What an importer reads out of a text: drafts for a person to look over, and warnings by line."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from pm_facilitator.domain.entities import Entity
from pm_facilitator.domain.vocabulary import (
    ActionEffect,
    ActionStatus,
    DocumentTemplate,
    EventKind,
    InsightKind,
    PersonRole,
    Priority,
    Severity,
)

Moment = datetime | date | None
"""A point in time as a text gives it: aware when it names a zone, a bare day, or unknown."""


BACKWARDS = "The newest entry stands first here; the times were read backwards."


class Doubt(StrEnum):
    """The kinds of doubtful decisions; all lines of a kind can be settled at once."""

    UNREAD = "unread"
    NO_DAY = "no_day"
    DAY = "day"
    YEAR = "year"
    DAY_OR_MONTH_FIRST = "day_or_month_first"
    ORDER = "order"
    END_FIRST = "end_first"
    ZONE = "zone"
    ZONE_SEASON = "zone_season"
    CLOCK_CHANGE = "clock_change"
    HALF_OF_DAY = "half_of_day"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Answer:
    """One way to settle a doubt about the event on the warning's line.

    Attributes:
        key: the same for the same decision on other lines, such as "next_day".
        label: the button that settles it so, such as "The next day".
        time: what the event's time becomes.
        end: what the end of its range becomes; None lets it move with the time, but for a doubt
            about the end itself.
        until: the last line of those that carry its day or its zone on; they move with it.
    """

    key: str
    label: str
    time: Moment
    end: Moment = None
    until: int = 0


@dataclass(frozen=True, slots=True)
class ImportWarning:
    """Something that was not understood, or understood with a doubt.

    Attributes:
        line: the line it is about, from 1; 0 for the whole.
        answers: the ways to settle it, the one that was guessed first; empty where there is nothing
            to choose.
        where: the file, and its own line, as in "chat.txt, line 12", where several were read.
    """

    line: int
    message: str
    kind: Doubt = Doubt.OTHER
    answers: tuple[Answer, ...] = ()
    where: str = ""

    @property
    def told(self) -> str:
        """Give the message with where it belongs."""
        place = self.where or (f"Line {self.line}" if self.line else "")
        return f"{place}: {self.message}" if place else self.message


@dataclass(frozen=True, slots=True)
class Choice:
    """How the whole source can be read in another way, such as which column holds the time.

    Attributes:
        key: under which the chosen value comes back in the hints.
        label: what is chosen, such as "Private messages".
        options: value and name of each option.
        chosen: the value that was used.
    """

    key: str
    label: str
    options: tuple[tuple[str, str], ...]
    chosen: str


class EventDraft(NamedTuple):
    """One entry of a timeline.

    Attributes:
        text: its first paragraph on one line.
        details: what else belongs to it: further paragraphs and nested lines.
        line: the line it starts on, from 1.
        source: who or what said so, where the text tells.
        evidence: links that stood at the time itself.
        origins: where it was read, one for each source that tells it, as ``domain.origins`` writes
            them: "chat.txt, line 12: [13:20] Ana: card payments fail".
        told: how the time was written ("10:15 pm PT"), empty when nobody wrote one.
        told_zone: the zone meant there: an IANA name, an offset such as "+02:00", or an
            abbreviation with it, such as "CEST (+02:00)"; empty for none.
    """

    time: Moment
    text: str
    line: int
    end: Moment = None
    approximate: bool = False
    details: str = ""
    source: str = ""
    evidence: tuple[str, ...] = ()
    kind: EventKind = EventKind.OTHER
    origins: tuple[str, ...] = ()
    told: str = ""
    told_zone: str = ""


@dataclass(frozen=True, slots=True)
class TimelineDraft:
    """A timeline that was read, in the order of the text.

    Attributes:
        zone: the IANA name of the zone that the text names, or None.
        unsaid: the numbers of lines of a chat that have no words of anybody.
    """

    events: tuple[EventDraft, ...] = ()
    warnings: tuple[ImportWarning, ...] = ()
    zone: str | None = None
    unsaid: frozenset[int] = frozenset()

    def with_warnings(self, told: Iterable[ImportWarning]) -> "TimelineDraft":
        """Give the same with more warnings, each in its place among the others."""
        warnings = sorted((*self.warnings, *told), key=lambda each: each.line)
        return replace(self, warnings=tuple(warnings))


@dataclass(frozen=True, slots=True)
class FactorDraft:
    """A contributing factor.

    Attributes:
        group: the heading that it stood under.
        details: what else its paragraph says.
        depth: how deep it was nested in a list; each is a part of the one above it that is less so.
        whys: a chain of answers to why, the first one being why the factor itself.
        evidence: links that stood in its text.
    """

    text: str
    group: str = ""
    line: int = 0
    details: str = ""
    depth: int = 0
    whys: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InsightDraft:
    """Something that was learned."""

    kind: InsightKind
    text: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class ActionDraft:
    """A follow-up, with whatever the document says about it.

    Attributes:
        effect: what it does about the next incident; None where nothing says so.
        unread: the words for its due date, where they name no day, as "by tomorrow" does.
        guessed: the words for it, where day and month could be the other way round, as in "3/4".
    """

    text: str
    owner: str = ""
    due: date | None = None
    priority: Priority | None = None
    status: ActionStatus = ActionStatus.OPEN
    tracker: str = ""
    line: int = 0
    unread: str = ""
    guessed: str = ""
    effect: ActionEffect | None = None


@dataclass(frozen=True, slots=True)
class TextDraft:
    """Prose that becomes the text of a section of the document, by the section's name."""

    section: str
    text: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """Somebody whom the document names as taking part."""

    name: str
    role: PersonRole = PersonRole.RESPONDER


@dataclass(frozen=True, slots=True)
class PictureData:
    """The bytes of a picture that came with a review."""

    data: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Moments:
    """The times of the incident that a document names outside its timeline."""

    started: Moment = None
    detected: Moment = None
    acknowledged: Moment = None
    mitigated: Moment = None
    resolved: Moment = None


@dataclass(frozen=True, slots=True)
class ReviewDraft:
    """A whole incident document that was read.

    Attributes:
        records: everything there is, when the file was written by this app; of the rest only the
            title, the events and the pictures are filled in then.
        texts: prose for sections of the template alone, which is ``template`` then.
        day: the day that the source tells; an importer says it where no time of an event does.
        lacks_day: whether it tells none for some of its times, which may have a lent one now.
        form: what the source was recognised as, such as "Slack export, 2 channels".
        choices: how it could be read in another way.
    """

    title: str = ""
    incident_ref: str = ""
    severity: Severity | None = None
    services: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    summary: str = ""
    impact: str = ""
    trigger: str = ""
    detection: str = ""
    moments: Moments = field(default_factory=Moments)
    events: tuple[EventDraft, ...] = ()
    factors: tuple[FactorDraft, ...] = ()
    insights: tuple[InsightDraft, ...] = ()
    questions: tuple[str, ...] = ()
    actions: tuple[ActionDraft, ...] = ()
    people: tuple[PersonDraft, ...] = ()
    texts: tuple[TextDraft, ...] = ()
    template: DocumentTemplate | None = None
    warnings: tuple[ImportWarning, ...] = ()
    zone: str | None = None
    day: date | None = None
    lacks_day: bool = False
    records: tuple[Entity, ...] = ()
    pictures: tuple[PictureData, ...] = ()
    form: str = ""
    choices: tuple[Choice, ...] = ()
