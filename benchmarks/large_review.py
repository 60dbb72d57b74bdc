"""An invented review as large as a long night makes it: 150 events, 40 factors and 60 notes."""

import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import Any

from pm_facilitator.domain.entities import (
    Arrow,
    Bone,
    Entity,
    Factor,
    Note,
    NoteGroup,
    Person,
    Review,
    StageSlot,
    TimelineEvent,
    Vote,
)
from pm_facilitator.domain.vocabulary import (
    EventKind,
    NoteColor,
    PersonRole,
    Precision,
    ReviewReason,
    Severity,
    Stage,
)

_START = datetime(2026, 5, 18, 18, 40, tzinfo=UTC)
_TEXTS: dict[str, Any] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)
_MINUTES = {Stage.OPEN: 5, Stage.RECAP: 20, Stage.REFLECT: 20, Stage.IMPROVE: 15, Stage.CLOSE: 5}


def large_review() -> list[Entity]:
    """Give all records of the review; every call gives the same."""
    review = Review(
        "large",
        title="Orders were booked twice at Larkspur Outfitters",
        incident_ref="INC-2026-061",
        severity=Severity.SEV1,
        reason=ReviewReason.CUSTOMER_IMPACT,
        services=("orders", "ledger", "mail"),
        summary="For five hours one order in eight was booked twice.",
        problem="One order in eight was booked twice for five hours",
        zone="Europe/Lisbon",
        started_at=_at(12),
        detected_at=_at(71),
        acknowledged_at=_at(80),
        mitigated_at=_at(212),
        resolved_at=_at(318),
        created_at=_at(900),
    )
    slots = [
        StageSlot(f"slot-{stage}", stage, planned=60 * minutes, order=float(place))
        for place, (stage, minutes) in enumerate(_MINUTES.items())
    ]
    return [review, *slots, *_people(), *_events(), *_factors(), *_notes()]


def _at(minutes: float) -> datetime:
    return _START + timedelta(minutes=minutes)


def _people() -> Iterator[Entity]:
    for place, (name, team) in enumerate(_TEXTS["people"]):
        role = PersonRole.FACILITATOR if place == 0 else PersonRole.RESPONDER
        yield Person(f"p{place}", name, role, team, order=float(place))


def _events() -> Iterator[Entity]:
    """Give a busy evening: single steps, a burst of forty alerts, and a quiet stretch."""
    chance = Random(61)
    steps = [*islice(cycle(_TEXTS["before"]), 40), *islice(cycle(_TEXTS["after"]), 70)]
    minutes = sorted(chance.uniform(0, 95) for _ in range(40))
    minutes += sorted(chance.uniform(128, 330) for _ in range(70))
    for place, ((text, kind, lane), minute) in enumerate(zip(steps, minutes, strict=True)):
        yield TimelineEvent(
            f"e{place:03}",
            _at(round(minute)),
            end=_at(round(minute) + 9) if place % 17 == 5 else None,
            precision=Precision.APPROXIMATE if place % 13 == 4 else Precision.EXACT,
            text=text.format(n=11 + 7 * place % 88),
            kind=EventKind(kind),
            highlighted=place % 21 == 3,
            agreed=place % 3 != 0,
            lane=lane,
            order=float(place),
        )
    for place in range(40):
        yield TimelineEvent(
            f"a{place:03}",
            _at(71) + timedelta(seconds=11 * place),
            text=f"Alert: ledger-{place % 8 + 1:02} has more bookings than orders",
            kind=EventKind.DETECTION,
            source="Alerts",
            lane="Ledger",
            order=200.0 + place,
        )


def _factors() -> Iterator[Entity]:
    for place, label in enumerate(_TEXTS["bones"]):
        yield Bone(f"b{place}", label, order=float(place))
    parents: dict[int, str] = {}
    for place, text in enumerate(_TEXTS["factors"]):
        bone = place % len(_TEXTS["bones"])
        parent = parents.get(bone) if place % 5 in (3, 4) else None
        yield Factor(f"f{place:02}", text, f"b{bone}", parent_id=parent, order=float(place))
        parents[bone] = f"f{place:02}"


def _notes() -> Iterator[Entity]:
    """Give columns of notes: the first ones in named groups, the rest as they were put down."""
    colors = list(NoteColor)
    for place, title in enumerate(_TEXTS["groups"]):
        yield NoteGroup(f"g{place}", title, order=float(place))
    for place, text in enumerate(_TEXTS["notes"]):
        column, row = place % 10, place // 10
        group = column // 2 if row < 3 and column < 2 * len(_TEXTS["groups"]) else None
        yield Note(
            f"n{place:02}",
            text,
            x=208.0 * column + (column // 2) * 24.0,
            y=140.0 * row + (48.0 if row >= 3 else 0.0),
            color=colors[(place * 5 + row) % len(colors)],
            group_id=None if group is None else f"g{group}",
            order=float(place),
        )
        if place % 7 == 2:
            yield Vote(f"v{place}", note_id=f"n{place:02}", count=place % 9 + 1)
    for tail, head, words in (("n31", "n42", "led to"), ("n35", "n36", ""), ("n44", "n57", "hid")):
        yield Arrow(f"x{tail}", words, from_kind="note", from_id=tail, to_kind="note", to_id=head)
