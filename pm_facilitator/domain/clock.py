"""The stage clock as arithmetic: moments come in from outside, nothing here reads a clock."""

from dataclasses import dataclass
from datetime import datetime

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Change, patch
from pm_facilitator.domain.entities import StageSlot
from pm_facilitator.domain.vocabulary import Stage

_STAGES = list(Stage)


@dataclass(frozen=True, slots=True)
class Moment:
    """One instant on two clocks.

    Attributes:
        wall: the time of day, aware; people may set it wrong or change it.
        steady: seconds on a clock that only moves forward and goes on while the laptop sleeps.
        boot: which run of the machine ``steady`` belongs to; empty when that is not known.
    """

    wall: datetime
    steady: float
    boot: str


def seconds_between(earlier: Moment, later: Moment) -> float:
    """Give the seconds from one moment to a later one, never negative.

    Within one run of the machine the steady clock decides, so that a change of the wall clock
    counts for nothing; across a restart only the wall clock is left.
    """
    if earlier.boot and earlier.boot == later.boot:
        return max(0.0, later.steady - earlier.steady)
    return max(0.0, (later.wall - earlier.wall).total_seconds())


def is_running(slot: StageSlot) -> bool:
    """Tell whether a stage's clock runs."""
    return slot.running_since is not None


def spent(slot: StageSlot, now: Moment) -> float:
    """Give the seconds spent in a stage up to now."""
    if slot.running_since is None:
        return slot.spent
    started = Moment(slot.running_since, slot.running_steady or 0.0, slot.running_boot)
    return slot.spent + seconds_between(started, now)


def remaining(slot: StageSlot, now: Moment) -> float:
    """Give the seconds left in a stage; negative when it is over its time."""
    return slot.planned + slot.extra - spent(slot, now)


def start(slot: StageSlot, now: Moment) -> list[Change]:
    """Start a stage's clock; nothing when it runs already."""
    if is_running(slot):
        return []
    return patch(slot, running_since=now.wall, running_steady=now.steady, running_boot=now.boot)


def pause(slot: StageSlot, now: Moment) -> list[Change]:
    """Stop a stage's clock and keep what was spent; nothing when it stands."""
    if not is_running(slot):
        return []
    return patch(
        slot,
        spent=round(spent(slot, now), 3),
        running_since=None,
        running_steady=None,
        running_boot="",
    )


def extend(slot: StageSlot, minutes: int) -> list[Change]:
    """Give a stage more minutes, or fewer; the whole never falls below nothing."""
    return patch(slot, extra=max(-slot.planned, slot.extra + minutes * 60))


def switch(board: Board, stage: Stage, now: Moment) -> list[Change]:
    """Stop every other stage's clock and, if one ran, start this stage's."""
    slots = board.all(StageSlot)
    others = [slot for slot in slots if slot.stage is not stage and is_running(slot)]
    changes = [change for slot in others for change in pause(slot, now)]
    target = board.slot(stage)
    if others and target is not None:
        changes += start(target, now)
    return changes


@dataclass(frozen=True, slots=True)
class Pace:
    """How the whole meeting stands against its plan, in seconds.

    Attributes:
        planned: the agenda's total, as planned before the meeting.
        spent: what all stages have taken so far.
        behind: how late the meeting is; negative when there is time in hand.
        next_stage: the first stage after this one that the squeeze would fall on; None at the end.
        next_left: what that stage has if the meeting is still to end on time.
    """

    planned: float
    spent: float
    behind: float
    next_stage: Stage | None
    next_left: float


def pace(board: Board, now: Moment) -> Pace:
    """Compare the meeting with its plan: what is spent and still to come against the whole.

    A stage that is over its time pushes the meeting behind; so do minutes added to a stage, since
    the end of the meeting does not move with them. A stage left early gives its minutes back. Time
    spent in a stage still to come is that stage's own: going ahead and back costs nothing.
    """
    slots = board.all(StageSlot)
    here = _STAGES.index(board.review.stage)
    behind = sum(_lateness(slot, here, now) for slot in slots)
    later = [slot for slot in slots if _STAGES.index(slot.stage) > here]
    target = max(later, key=lambda slot: slot.planned, default=None)
    left = 0.0
    if target is not None:
        left = max(0.0, target.planned - spent(target, now) - max(0.0, behind))
    return Pace(
        planned=float(sum(slot.planned for slot in slots)),
        spent=sum(spent(slot, now) for slot in slots),
        behind=behind,
        next_stage=target.stage if target else None,
        next_left=left,
    )


def _lateness(slot: StageSlot, here: int, now: Moment) -> float:
    """Give what a stage adds to the meeting's lateness while the meeting is at stage ``here``."""
    over = spent(slot, now) - slot.planned
    return over if _STAGES.index(slot.stage) < here else max(0.0, over)
