"""What an importer reads out of a text: drafts for a person to look over, and warnings by line."""

from dataclasses import dataclass, field
from datetime import date, datetime

from pm_facilitator.domain.entities import Entity
from pm_facilitator.domain.vocabulary import (
    ActionStatus,
    EventKind,
    InsightKind,
    PersonRole,
    Priority,
    Severity,
)

Moment = datetime | date | None
"""A point in time as a text gives it: aware when it names a zone, a bare day, or unknown."""


@dataclass(frozen=True, slots=True)
class ImportWarning:
    """Something that was not understood, or understood with a doubt."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class EventDraft:
    """One entry of a timeline.

    Attributes:
        text: its first paragraph on one line.
        details: what else belongs to it: further paragraphs and nested lines.
        line: the line it starts on, from 1.
        source: who or what said so, where the text tells.
        evidence: links that stood at the time itself.
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


@dataclass(frozen=True, slots=True)
class TimelineDraft:
    """A timeline that was read, in the order of the text.

    Attributes:
        zone: the IANA name of the zone that the text names, or None.
    """

    events: tuple[EventDraft, ...] = ()
    warnings: tuple[ImportWarning, ...] = ()
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class FactorDraft:
    """A contributing factor.

    Attributes:
        group: the heading that it stood under.
        details: what else its paragraph says.
        depth: how deep it was nested in a list; each is a part of the one above it that is less so.
        whys: a chain of answers to why, the first one being why the factor itself.
    """

    text: str
    group: str = ""
    line: int = 0
    details: str = ""
    depth: int = 0
    whys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InsightDraft:
    """Something that was learned."""

    kind: InsightKind
    text: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class ActionDraft:
    """A follow-up, with whatever the document says about it."""

    text: str
    owner: str = ""
    due: date | None = None
    priority: Priority | None = None
    status: ActionStatus = ActionStatus.OPEN
    tracker: str = ""
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
    warnings: tuple[ImportWarning, ...] = ()
    zone: str | None = None
    records: tuple[Entity, ...] = ()
    pictures: tuple[PictureData, ...] = ()
