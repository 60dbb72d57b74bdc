"""Everything a review consists of, as frozen records that refer to one another by id.

All times are aware datetimes in UTC; the review's zone decides how they are shown.
Texts may be empty, lists are tuples, and ``order`` sorts siblings (ties by id).
"""

from dataclasses import dataclass
from datetime import date, datetime

from pm_facilitator.domain.document import Approval as Approval
from pm_facilitator.domain.document import Comment as Comment
from pm_facilitator.domain.document import SectionText as SectionText
from pm_facilitator.domain.document import Version as Version
from pm_facilitator.domain.entity import Entity as Entity
from pm_facilitator.domain.entity import new_id as new_id
from pm_facilitator.domain.handed_out import HandedOut as HandedOut
from pm_facilitator.domain.round_records import Round as Round
from pm_facilitator.domain.round_records import RoundGroup as RoundGroup
from pm_facilitator.domain.round_records import Vote as Vote
from pm_facilitator.domain.things import Arrow as Arrow
from pm_facilitator.domain.things import BoardText as BoardText
from pm_facilitator.domain.things import Frame as Frame
from pm_facilitator.domain.things import Picture as Picture
from pm_facilitator.domain.things import Stroke as Stroke
from pm_facilitator.domain.vocabulary import (
    ActionEffect,
    ActionHorizon,
    ActionStatus,
    Confidentiality,
    DocumentTemplate,
    EventKind,
    FactorKind,
    InsightKind,
    LaneBy,
    LockerState,
    NoteColor,
    PersonRole,
    Precision,
    Priority,
    RemarkKind,
    ReviewReason,
    ReviewStatus,
    Severity,
    Spacing,
    Stage,
    WhyGate,
)


@dataclass(frozen=True, slots=True)
class Review(Entity):
    """The incident and the meeting about it: what the library lists.

    ``spacing``, ``lanes``, ``second_zone`` and ``gap_minutes`` say how its timeline is drawn, in
    the room and in the document; without ``gap_minutes`` the pauses decide what is a gap.
    ``checks_left`` are the checks that the facilitator has left as they are, and ``room_counts``
    how often which difficulty came up, where that is wished (both: ``domain.edits.coaching``).
    ``second_look_at`` is when a smaller group, the people of ``second_look_ids``, goes over the
    actions once more; without it the review was finished at its end (``domain.edits.closing``).
    ``own_template`` is the text of a template file, which then takes the place of ``template``.
    """

    title: str = ""
    incident_ref: str = ""
    severity: Severity | None = None
    status: ReviewStatus = ReviewStatus.DRAFT
    stage: Stage = Stage.OPEN
    reason: ReviewReason | None = None
    services: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    summary: str = ""
    impact_customers: str = ""
    impact_business: str = ""
    impact_slo: str = ""
    detection_method: str = ""
    trigger: str = ""
    zone: str = "UTC"
    started_at: datetime | None = None
    detected_at: datetime | None = None
    acknowledged_at: datetime | None = None
    mitigated_at: datetime | None = None
    resolved_at: datetime | None = None
    review_at: datetime | None = None
    second_look_at: datetime | None = None
    second_look_ids: tuple[str, ...] = ()
    follow_up_on: date | None = None
    confidentiality: Confidentiality = Confidentiality.INTERNAL
    template: DocumentTemplate = DocumentTemplate.GENERAL
    own_template: str = ""
    agenda: str = ""
    problem: str = ""
    category_set: str = "general"
    spacing: Spacing = Spacing.SCALE
    lanes: LaneBy = LaneBy.NONE
    second_zone: str = ""
    gap_minutes: int | None = None
    timeline_agreed_at: datetime | None = None
    checks_left: tuple[str, ...] = ()
    room_counts: tuple[str, ...] = ()
    created_at: datetime | None = None
    archived_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Person(Entity):
    """Somebody invited to the review; ``neutral`` says whether they were outside the event."""

    name: str = ""
    role: PersonRole = PersonRole.RESPONDER
    team: str = ""
    handle: str = ""
    neutral: bool | None = None
    present: bool = True
    order: float = 0.0


@dataclass(frozen=True, slots=True)
class PrepItem(Entity):
    """One line of the preparation checklist."""

    text: str = ""
    done: bool = False
    order: float = 0.0


@dataclass(frozen=True, slots=True)
class TimelineEvent(Entity):
    """Something that happened at a time, over a range, approximately, or at an unknown time.

    With ``Precision.DAY`` the time is midnight of that day in the review's zone.
    ``visible_then`` is what could be seen or was believed at that moment, ``known_now`` what is
    known about it today, which the group sees once ``known_shown``; a ``milestone`` is named on the
    axis itself. ``told`` is how its time was written where it came from and ``told_zone`` the zone
    meant there (an IANA name, an offset such as "+02:00", or both of an abbreviation, such as
    "CEST (+02:00)"); both may be empty.
    ``origins`` are the lines it was read from, as ``domain.origins`` writes them.
    """

    time: datetime | None = None
    end: datetime | None = None
    precision: Precision = Precision.EXACT
    text: str = ""
    kind: EventKind = EventKind.OTHER
    source: str = ""
    evidence: tuple[str, ...] = ()
    visible_then: str = ""
    highlighted: bool = False
    agreed: bool = False
    milestone: bool = False
    lane: str = ""
    told: str = ""
    told_zone: str = ""
    origins: tuple[str, ...] = ()
    known_now: str = ""
    known_shown: bool = False
    order: float = 0.0


@dataclass(frozen=True, slots=True)
class Remark(Entity):
    """What somebody said when the group was asked whether the timeline is right.

    ``settled`` once the timeline or the group has taken it up. Nobody's name is stored.
    """

    kind: RemarkKind = RemarkKind.MISSING
    text: str = ""
    said_at: datetime | None = None
    settled: bool = False
    order: float = 0.0


@dataclass(frozen=True, slots=True)
class Agreement(Entity):
    """That the group agreed on the timeline, and on what: a statement for each event.

    The statements are written and read by ``domain.agreement``; the last agreement counts.
    """

    at: datetime | None = None
    agreed_events: tuple[str, ...] = ()
    order: float = 0.0


@dataclass(frozen=True, slots=True)
class Note(Entity):
    """A sticky note at a place on a stage's board, in scene units (1 unit = 1 px at 100 %).

    ``author_id`` stays None for an anonymous note: no author is stored anywhere. ``hidden`` notes
    of a running round are for the facilitator alone until they are revealed; ``small_group_id``
    names the ``RoundGroup`` in which a note was written.
    """

    text: str = ""
    stage: Stage = Stage.REFLECT
    x: float = 0.0
    y: float = 0.0
    width: float = 168.0
    height: float = 120.0
    color: NoteColor = NoteColor.OBSERVATION
    author_id: str | None = None
    group_id: str | None = None
    round_id: str | None = None
    small_group_id: str | None = None
    hidden: bool = False
    locked: bool = False
    order: float = 0.0


@dataclass(frozen=True, slots=True)
class NoteGroup(Entity):
    """A named heap of notes that belong together."""

    title: str = ""
    stage: Stage = Stage.REFLECT
    x: float = 0.0
    y: float = 0.0
    order: float = 0.0


@dataclass(frozen=True, slots=True)
class Bone(Entity):
    """A category of the fishbone."""

    label: str = ""
    order: float = 0.0


@dataclass(frozen=True, slots=True)
class Factor(Entity):
    """A contributing factor: on a bone, and below another factor when ``parent_id`` is set.

    ``gate`` says how the first answers of its why-chain join.
    """

    text: str = ""
    bone_id: str = ""
    parent_id: str | None = None
    kind: FactorKind = FactorKind.CONTRIBUTING
    evidence: tuple[str, ...] = ()
    event_ids: tuple[str, ...] = ()
    note_ids: tuple[str, ...] = ()
    gate: WhyGate = WhyGate.ANY
    order: float = 0.0


@dataclass(frozen=True, slots=True)
class WhyStep(Entity):
    """One answer in a why-chain under a factor; several steps with one parent are branches."""

    factor_id: str = ""
    parent_id: str | None = None
    text: str = ""
    gate: WhyGate = WhyGate.ANY
    order: float = 0.0


@dataclass(frozen=True, slots=True)
class Insight(Entity):
    """What went well, was hard, was luck, surprised us, or is a lesson."""

    kind: InsightKind = InsightKind.LESSON
    text: str = ""
    order: float = 0.0


@dataclass(frozen=True, slots=True)
class OpenQuestion(Entity):
    """A question the group could not settle at once, with its answer when there is one."""

    text: str = ""
    answer: str = ""
    order: float = 0.0


@dataclass(frozen=True, slots=True)
class LockerItem(Entity):
    """A fix idea or a tangent that waits until Improve."""

    text: str = ""
    stage: Stage = Stage.RECAP
    parked_at: datetime | None = None
    state: LockerState = LockerState.PARKED
    reason: str = ""
    action_id: str | None = None
    order: float = 0.0


@dataclass(frozen=True, slots=True)
class Action(Entity):
    """A follow-up with one owner and a due date.

    Impact and effort, and how likely the incident comes back and how severe it would then be, run
    from 1 (low) to 5. ``done_when`` says how it is seen to be finished, ``success`` how it is seen
    to have worked. A ``priority`` is the group's own; what is only suggested is not stored.
    """

    text: str = ""
    owner: str = ""
    due: date | None = None
    horizon: ActionHorizon = ActionHorizon.SYSTEMIC
    effect: ActionEffect = ActionEffect.PREVENT
    priority: Priority | None = None
    impact: int | None = None
    effort: int | None = None
    likelihood: int | None = None
    severity: int | None = None
    done_when: str = ""
    success: str = ""
    status: ActionStatus = ActionStatus.OPEN
    tracker: str = ""
    factor_ids: tuple[str, ...] = ()
    order: float = 0.0


@dataclass(frozen=True, slots=True)
class Decision(Entity):
    """A decision not to act, with its reason."""

    text: str = ""
    reason: str = ""
    factor_ids: tuple[str, ...] = ()
    order: float = 0.0


@dataclass(frozen=True, slots=True)
class StageSlot(Entity):
    """A stage's place in the agenda and its clock, all in seconds.

    The clock runs while ``running_since`` is set; ``running_steady`` and ``running_boot`` are the
    same moment on a clock that no change of the wall clock disturbs (see ``domain.clock``).
    """

    stage: Stage = Stage.OPEN
    planned: int = 0
    extra: int = 0
    spent: float = 0.0
    running_since: datetime | None = None
    running_steady: float | None = None
    running_boot: str = ""
    order: float = 0.0


KINDS: dict[str, type[Entity]] = {
    "review": Review,
    "person": Person,
    "prep_item": PrepItem,
    "event": TimelineEvent,
    "remark": Remark,
    "agreement": Agreement,
    "note_group": NoteGroup,
    "round": Round,
    "round_group": RoundGroup,
    "note": Note,
    "picture": Picture,
    "frame": Frame,
    "board_text": BoardText,
    "arrow": Arrow,
    "stroke": Stroke,
    "bone": Bone,
    "factor": Factor,
    "why_step": WhyStep,
    "insight": Insight,
    "question": OpenQuestion,
    "action": Action,
    "locker_item": LockerItem,
    "decision": Decision,
    "vote": Vote,
    "stage_slot": StageSlot,
    "section_text": SectionText,
    "version": Version,
    "comment": Comment,
    "approval": Approval,
    "handed_out": HandedOut,
}
"""Every kind of record by its name in the log, in files and in the database.

A kind comes after the kinds that it refers to."""

_NAMES: dict[type[Entity], str] = {kind: name for name, kind in KINDS.items()}


def kind_of(entity: Entity) -> str:
    """Give the name of a record's kind."""
    return _NAMES[type(entity)]


def kind_name(kind: type[Entity]) -> str:
    """Give the name of a kind."""
    return _NAMES[kind]
