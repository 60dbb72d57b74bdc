"""Wishes about whatever lies on a board: notes, pictures, frames, texts, arrows and strokes.

Places are those of the records, which count from where the notes' y = 0 lies in the scene.
"""

from dataclasses import dataclass

from pm_facilitator.domain.areas import Area
from pm_facilitator.domain.edits.arrange import Axis, Edge
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.edits.stacking import Step
from pm_facilitator.domain.edits.things import End, Place, Side
from pm_facilitator.domain.vocabulary import NoteColor, Stage


@dataclass(frozen=True, slots=True)
class MoveThings:
    """Things moved by a distance, with what they carry; some notes leave their group by it."""

    keys: tuple[Key, ...]
    dx: float
    dy: float
    leaving: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ResizeThing:
    """A thing pulled to another box."""

    key: Key
    box: Area


@dataclass(frozen=True, slots=True)
class AlignThings:
    """Things lined up by an edge or a middle of the box around them."""

    keys: tuple[Key, ...]
    edge: Edge


@dataclass(frozen=True, slots=True)
class DistributeThings:
    """Things spread with equal gaps between the outermost."""

    keys: tuple[Key, ...]
    axis: Axis


@dataclass(frozen=True, slots=True)
class RestackThings:
    """Things brought forward or sent back."""

    keys: tuple[Key, ...]
    step: Step


@dataclass(frozen=True, slots=True)
class LockThings:
    """Things locked in their places, or freed."""

    keys: tuple[Key, ...]
    locked: bool


@dataclass(frozen=True, slots=True)
class AddFrame:
    """A new frame, to be named."""

    stage: Stage
    box: Area


@dataclass(frozen=True, slots=True)
class AddText:
    """New free text, to be typed."""

    stage: Stage
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class AddArrow:
    """A new arrow between records or free places."""

    stage: Stage
    tail: End
    head: End


@dataclass(frozen=True, slots=True)
class MoveArrowEnd:
    """An end of an arrow hung elsewhere."""

    id: str
    side: Side
    end: End


@dataclass(frozen=True, slots=True)
class AddStroke:
    """A line of the highlighter."""

    stage: Stage
    points: tuple[Place, ...]
    color: NoteColor = NoteColor.OBSERVATION
    width: float = 16.0


@dataclass(frozen=True, slots=True)
class JoinNotes:
    """Notes dropped on a note or on a group, after a distance, so that they belong together."""

    ids: tuple[str, ...]
    onto: Key
    dx: float = 0.0
    dy: float = 0.0


@dataclass(frozen=True, slots=True)
class UngroupNotes:
    """Groups dissolved, and notes taken out of theirs."""

    keys: tuple[Key, ...]


WhiteboardIntent = (
    MoveThings
    | ResizeThing
    | AlignThings
    | DistributeThings
    | RestackThings
    | LockThings
    | AddFrame
    | AddText
    | AddArrow
    | MoveArrowEnd
    | AddStroke
    | JoinNotes
    | UngroupNotes
)
