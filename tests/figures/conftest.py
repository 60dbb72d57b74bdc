from datetime import UTC, datetime, timedelta

import pytest

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Bone, Entity, Factor, Review, TimelineEvent
from pm_facilitator.domain.vocabulary import Precision
from pm_facilitator.figures.fonts import Measure
from pm_facilitator.figures.fonts import measure as shared_measure

NOON = datetime(2026, 11, 3, 12, 0, tzinfo=UTC)
REVIEW = Review("review", title="Checkout was down", zone="Europe/Berlin")


@pytest.fixture(scope="session")
def measure() -> Measure:
    return shared_measure()


def event(
    minutes: float | None, text: str = "Something happened", **fields: object
) -> TimelineEvent:
    """Make an event so many minutes after noon UTC, or one without a time."""
    time = None if minutes is None else NOON + timedelta(minutes=minutes)
    precision = Precision.UNKNOWN if time is None else Precision.EXACT
    known = {"id": f"e{minutes}", "time": time, "precision": precision, "text": text} | fields
    return TimelineEvent(**known)  # type: ignore[arg-type]


def fishbone_board(bones: int, factors: list[tuple[int, int | None, str]]) -> Board:
    """Make a board from (bone, parent's place in the list or None, text) for each factor."""
    records: list[Entity] = [REVIEW]
    records += [Bone(f"b{i}", label=f"Category {i}", order=float(i)) for i in range(bones)]
    bone_of: list[int] = []
    for i, (bone, parent, text) in enumerate(factors):
        bone_of.append(bone if parent is None else bone_of[parent])
        parent_id = None if parent is None else f"f{parent}"
        records.append(
            Factor(f"f{i}", text, f"b{bone_of[-1]}", parent_id=parent_id, order=float(i))
        )
    return Board(records)


def overlap(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    """Tell whether two boxes (x, y, width, height) cover one another by more than a hair."""
    (ax, ay, aw, ah), (bx, by, bw, bh) = a, b
    hair = 0.01
    apart = (
        ax + aw <= bx + hair or bx + bw <= ax + hair or ay + ah <= by + hair or by + bh <= ay + hair
    )
    return not apart


def box(shape: object) -> tuple[float, float, float, float]:
    """Give the box of anything that has one."""
    x, y, width, height = (getattr(shape, name) for name in ("x", "y", "width", "height"))
    return x, y, width, height
