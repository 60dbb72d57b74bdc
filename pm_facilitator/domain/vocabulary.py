"""The closed sets of words of a review, each with the label that people read."""

from enum import StrEnum
from functools import cache


class Word(StrEnum):
    """A string enumeration whose label is its value in plain words."""

    @property
    def label(self) -> str:
        """Give the words shown to people."""
        return _label(type(self), self.value)


@cache
def _label(kind: type[Word], value: str) -> str:
    """Find a label once: a board of thousands of notes asks for it thousands of times.

    Words of different sets may be equal as strings, and have different labels for all that.
    """
    return _LABELS.get((kind, kind(value).name), value.replace("_", " ").capitalize())


class Stage(Word):
    """The five stages of the meeting; the middle three are the mission's."""

    OPEN = "open"
    RECAP = "recap"
    REFLECT = "reflect"
    IMPROVE = "improve"
    CLOSE = "close"


class Severity(Word):
    """How bad the incident was, one being worst."""

    SEV1 = "SEV1"
    SEV2 = "SEV2"
    SEV3 = "SEV3"
    SEV4 = "SEV4"
    SEV5 = "SEV5"

    @property
    def label(self) -> str:
        """Give the level as teams write it."""
        return self.value


class ReviewStatus(Word):
    """The life of the document."""

    DRAFT = "draft"
    LIVE = "live"
    IN_REVIEW = "in_review"
    REVIEWED = "reviewed"
    CLOSED = "closed"


class ReviewReason(Word):
    """Why this review is held; the last four are proactive."""

    CUSTOMER_IMPACT = "customer_impact"
    SLO_VIOLATION = "slo_violation"
    SECURITY = "security"
    DATA_LOSS = "data_loss"
    LONG_OUTAGE = "long_outage"
    NEAR_MISS = "near_miss"
    GOOD_RESPONSE = "good_response"
    PROCESS_CHANGE = "process_change"
    CLOSE_CALL = "close_call"
    PATTERN = "pattern"


class Confidentiality(Word):
    """Who may read the document."""

    PUBLIC = "public"
    INTERNAL = "internal"
    RESTRICTED = "restricted"


class DocumentTemplate(Word):
    """Which sections the document has."""

    GENERAL = "general"
    SECURITY = "security"
    PERFORMANCE = "performance"
    PROCESS_FAILURE = "process_failure"
    GOOGLE_SRE = "google_sre"
    PAGERDUTY = "pagerduty"
    ATLASSIAN = "atlassian"
    SHORT = "short"
    FOUR_QUESTIONS = "four_questions"


class PersonRole(Word):
    """What somebody is in this review."""

    COORDINATOR = "coordinator"
    FACILITATOR = "facilitator"
    NOTE_TAKER = "note_taker"
    EXPERT = "expert"
    RESPONDER = "responder"
    STAKEHOLDER = "stakeholder"
    OBSERVER = "observer"


class EventKind(Word):
    """What sort of thing happened."""

    OTHER = "other"
    TRIGGER = "trigger"
    DETECTION = "detection"
    ESCALATION = "escalation"
    COMMUNICATION = "communication"
    DECISION = "decision"
    ACTION = "action"
    CHANGE = "change"
    DIAGNOSIS = "diagnosis"
    MITIGATION = "mitigation"
    RECOVERY = "recovery"
    RESOLUTION = "resolution"


class Precision(Word):
    """How well an event's time is known."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    DAY = "day"
    UNKNOWN = "unknown"


class RemarkKind(Word):
    """What somebody says of the timeline when the group is asked to agree."""

    MISSING = "missing"
    DIFFERENT = "different"
    OBJECTION = "objection"


class Spacing(Word):
    """How a timeline spaces its events: by time, or one like the other."""

    SCALE = "scale"
    EVEN = "even"


class LaneBy(Word):
    """What the lanes of a timeline are: none, where the record comes from, or whose view it is."""

    NONE = "none"
    SOURCE = "source"
    TEAM = "team"


class NoteColor(Word):
    """The colours of sticky notes, named by what they mean."""

    OBSERVATION = "observation"
    QUESTION = "question"
    WENT_WELL = "went_well"
    HARD = "hard"
    IDEA = "idea"
    SURPRISE = "surprise"


class FactorKind(Word):
    """What sort of contributing factor it is."""

    CONTRIBUTING = "contributing"
    DESIGN_FLAW = "design_flaw"
    PROCESS_GAP = "process_gap"
    CULTURAL = "cultural"
    RESOURCE_CONSTRAINT = "resource_constraint"
    ENVIRONMENTAL = "environmental"
    HUMAN_FACTORS = "human_factors"
    TECHNICAL = "technical"
    ORGANISATIONAL = "organisational"


class WhyGate(Word):
    """How the branches below a step of a why-chain join: each alone, or all together."""

    ANY = "any"
    ALL = "all"


class InsightKind(Word):
    """The lenses of what was learned."""

    WENT_WELL = "went_well"
    HARD = "hard"
    LUCKY = "lucky"
    SURPRISED = "surprised"
    LESSON = "lesson"


class LockerState(Word):
    """What became of an idea that was parked."""

    PARKED = "parked"
    KEPT = "kept"
    ACTION = "action"
    MERGED = "merged"
    SET_ASIDE = "set_aside"


class ActionHorizon(Word):
    """How far an action reaches."""

    IMMEDIATE = "immediate"
    SYSTEMIC = "systemic"
    PREVENTIVE = "preventive"


class ActionEffect(Word):
    """What an action does about the next incident."""

    MITIGATE = "mitigate"
    PREVENT = "prevent"
    DETECT = "detect"
    PROCESS = "process"


class Priority(Word):
    """How soon an action is wanted."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class ActionStatus(Word):
    """How far an action is."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    CANCELLED = "cancelled"

    @property
    def is_over(self) -> bool:
        """Tell whether nothing is left to be done."""
        return self in (ActionStatus.DONE, ActionStatus.CANCELLED)


class RoundStep(Word):
    """The steps that small-group rounds are made of; a closing check only asks for answers."""

    WRITE = "write"
    SHARE = "share"
    REVEAL = "reveal"
    REPORT_BACK = "report_back"
    GROUP = "group"
    VOTE = "vote"
    DISCUSS = "discuss"
    ANSWER = "answer"
    DONE = "done"


class Origin(Word):
    """Where a batch of changes came from."""

    FACILITATOR = "facilitator"
    PARTICIPANT = "participant"
    CLOCK = "clock"
    IMPORT = "import"
    UNDO = "undo"
    SYSTEM = "system"


_LABELS: dict[tuple[type[Word], str], str] = {
    (ReviewReason, "SLO_VIOLATION"): "SLO violation",
    (ReviewReason, "SECURITY"): "Security incident",
    (ReviewReason, "DATA_LOSS"): "Data loss or corruption",
    (ReviewReason, "GOOD_RESPONSE"): "A response that went well",
    (ReviewReason, "PATTERN"): "A pattern of small incidents",
    (PersonRole, "NOTE_TAKER"): "Note-taker",
    (PersonRole, "EXPERT"): "Subject-matter expert",
    (DocumentTemplate, "PROCESS_FAILURE"): "Process failure",
    (DocumentTemplate, "GOOGLE_SRE"): "In the shape of the Google SRE book",
    (DocumentTemplate, "PAGERDUTY"): "In the shape of PagerDuty",
    (DocumentTemplate, "ATLASSIAN"): "In the shape of Atlassian",
    (DocumentTemplate, "SHORT"): "Short, five sections",
    (DocumentTemplate, "FOUR_QUESTIONS"): "Four questions",
    (FactorKind, "CONTRIBUTING"): "Contributing factor",
    (InsightKind, "WENT_WELL"): "What went well",
    (InsightKind, "HARD"): "What was hard",
    (InsightKind, "LUCKY"): "Where we got lucky",
    (InsightKind, "SURPRISED"): "Why we were surprised",
    (InsightKind, "LESSON"): "Lessons",
    (RemarkKind, "MISSING"): "Something is missing",
    (RemarkKind, "DIFFERENT"): "It happened differently",
    (RemarkKind, "OBJECTION"): "I cannot agree",
    (LockerState, "KEPT"): "Kept for later",
    (Spacing, "SCALE"): "To scale",
    (Spacing, "EVEN"): "Evenly spaced",
    (RoundStep, "GROUP"): "Group notes",
    (LaneBy, "NONE"): "No lanes",
    (LaneBy, "SOURCE"): "Lanes by source",
    (LaneBy, "TEAM"): "Lanes by team",
    (WhyGate, "ANY"): "Any of them is enough",
    (WhyGate, "ALL"): "All of them were needed",
    (NoteColor, "HARD"): "Was hard",
    (Precision, "APPROXIMATE"): "About this time",
    (Precision, "DAY"): "Day only",
    (Precision, "UNKNOWN"): "Time unknown",
}
