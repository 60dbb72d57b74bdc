"""Invented reviews: one with something of everything, an empty one, one of any length."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO

from PIL import Image

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import (
    Action,
    Bone,
    Decision,
    Entity,
    Factor,
    Insight,
    LockerItem,
    Note,
    NoteGroup,
    OpenQuestion,
    Person,
    Picture,
    Review,
    StageSlot,
    TimelineEvent,
    Vote,
    WhyStep,
)
from pm_facilitator.domain.vocabulary import (
    ActionHorizon,
    ActionStatus,
    EventKind,
    FactorKind,
    InsightKind,
    LockerState,
    PersonRole,
    Precision,
    Priority,
    ReviewReason,
    Severity,
    Stage,
    WhyGate,
)
from pm_facilitator.report.options import Audience, ReportOptions

MADE_AT = datetime(2026, 3, 12, 15, 30, tzinfo=UTC)
START = datetime(2026, 3, 9, 21, 40, tzinfo=UTC)
HIDDEN = "A note that nobody has revealed"


def options(audience: Audience = "internal", **more: object) -> ReportOptions:
    return ReportOptions(MADE_AT, "1.2.3", audience, **more)  # type: ignore[arg-type]


def after(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def empty_board() -> Board:
    return Board([Review("r")])


def long_board(count: int) -> Board:
    events = [
        TimelineEvent(
            f"e{number:04}",
            after(number * 2),
            text=f"Step {number:04} of the restore copies the next volume of the ledger",
            source="#restore",
            kind=EventKind.ACTION,
        )
        for number in range(count)
    ]
    return Board([Review("r", title="A long restore"), *events])


def rich_board() -> Board:
    return Board(
        [
            _review(),
            *_people(),
            *_events(),
            *_factors(),
            *_learning(),
            *_improve(),
            *_notes(),
            *_slots(),
        ]
    )


def picture_bytes() -> bytes:
    written = BytesIO()
    Image.new("RGB", (40, 20), "#2463a3").save(written, "PNG")
    return written.getvalue()


def _review() -> Review:
    return Review(
        "r",
        title="Ledger <restore> took *all* night",
        incident_ref="INC-41",
        severity=Severity.SEV2,
        reason=ReviewReason.DATA_LOSS,
        services=("ledger", "statements"),
        tags=("restore",),
        summary="A volume of the ledger was lost.\n\nMira Holt and the team restored it by dawn.",
        impact_customers="No statements for 7 h. Details: https://wiki.example.com/impact_41.",
        impact_slo="38 % of the quarter's error budget",
        detection_method="An alert on disk errors",
        zone="Europe/Berlin",
        started_at=after(0),
        detected_at=after(12),
        mitigated_at=after(200),
        resolved_at=after(425),
        review_at=after(3000),
        follow_up_on=date(2026, 4, 7),
        problem="The ledger could not be read",
        timeline_agreed_at=after(3010),
    )


def _people() -> list[Entity]:
    return [
        Person("p1", "Mira Holt", PersonRole.COORDINATOR, "Storage", "mholt", order=1),
        Person("p2", "José Álvarez", PersonRole.RESPONDER, "Ledger", "@jose", order=2),
        Person("p3", "Will Tan", PersonRole.RESPONDER, "Ledger", "wtan", order=3),
        Person("p4", "Ada Brandt", PersonRole.FACILITATOR, "Platform", neutral=True, order=4),
        Person("p5", "Noor Said", PersonRole.OBSERVER, present=False, order=5),
    ]


def _events() -> list[Entity]:
    return [
        TimelineEvent(
            "e1",
            after(0),
            text="Disk 7 reports | errors",
            kind=EventKind.TRIGGER,
            source="syslog",
            evidence=("https://logs.example.com/disk?n=7&all=1",),
            visible_then="One warning among *many*",
            highlighted=True,
            agreed=True,
        ),
        TimelineEvent(
            "e2",
            after(12),
            text="Mira's pager rings; @jose joins",
            kind=EventKind.DETECTION,
            agreed=True,
        ),
        TimelineEvent(
            "e3",
            after(30),
            after(200),
            Precision.APPROXIMATE,
            "José restores the first half",
            EventKind.ACTION,
            agreed=True,
        ),
        TimelineEvent(
            "e4",
            after(425),
            text="The ledger is whole again\n# all of it",
            kind=EventKind.RESOLUTION,
            highlighted=True,
        ),
        TimelineEvent("e5", None, precision=Precision.UNKNOWN, text="A backup was skipped"),
    ]


def _factors() -> list[Entity]:
    return [
        Bone("b1", "Technology", 1),
        Bone("b2", "Process", 2),
        Bone("b3", "Empty bone", 3),
        Factor(
            "f1",
            "Two disks of one batch",
            "b1",
            None,
            FactorKind.TECHNICAL,
            ("Invoice 88",),
            ("e1", "e5"),
            order=1,
        ),
        Factor("f2", "Disks are bought once a year", "b1", "f1", order=1),
        Factor("f3", "Nobody is told of a skipped backup", "b2", order=1),
        WhyStep("w1", "f3", None, "The report goes to a list", WhyGate.ALL, 1),
        WhyStep("w2", "f3", "w1", "The list has no readers", order=1),
        WhyStep("w3", "f3", "w1", "The report says only yes or no", order=2),
        WhyStep("w4", "f3", None, "Skipping was meant for holidays", order=2),
    ]


def _learning() -> list[Entity]:
    return [
        Insight("i1", InsightKind.WENT_WELL, "Everybody wrote down what they did", 1),
        Insight("i2", InsightKind.LUCKY, "The second copy was in the building", 2),
        Insight("i3", InsightKind.LESSON, "A backup counts when it was read back", 3),
        OpenQuestion("q1", "Why was the backup skipped?", "It ran into the patch window.", 1),
        OpenQuestion("q2", "Are other ledgers affected?", order=2),
    ]


def _improve() -> list[Entity]:
    return [
        Action(
            "a1",
            "Read back one backup every night",
            "José Álvarez",
            date(2026, 3, 31),
            ActionHorizon.PREVENTIVE,
            priority=Priority.HIGH,
            impact=5,
            effort=2,
            success="A month of green reports",
            status=ActionStatus.IN_PROGRESS,
            tracker="https://tracker.example.com/L-9",
            factor_ids=("f3",),
            order=1,
        ),
        Action("a2", "Mix the batches of disks", impact=3, effort=4, order=2),
        Decision("d1", "Keep the yearly purchase", "The discount pays for spares", ("f2",), 1),
        LockerItem("l1", "A second building", Stage.RECAP, order=1),
        LockerItem("l2", "Tape", state=LockerState.SET_ASIDE, reason="Too slow", order=2),
        LockerItem("l3", "Read back backups", state=LockerState.ACTION, action_id="a1", order=3),
    ]


def _notes() -> list[Entity]:
    return [
        NoteGroup("g1", "Backups", order=1),
        Note("n1", "The list is read by nobody", group_id="g1", order=1),
        Note("n2", "Night was quiet", order=2),
        Note("n3", HIDDEN, group_id="g1", hidden=True, order=3),
        Vote("v1", note_id="n1", count=3),
        Picture("x1", "sha", caption="Disk errors"),
    ]


def _slots() -> list[Entity]:
    return [
        StageSlot("s1", Stage.RECAP, 1500, spent=1810.0, order=1),
        StageSlot(
            "s2",
            Stage.REFLECT,
            1200,
            spent=600.0,
            running_since=MADE_AT - timedelta(minutes=3),
            order=2,
        ),
    ]
