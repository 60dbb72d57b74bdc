"""What a gesture asks for: the closed set of wishes that scenes send to the controller.

Each area of the boards has a union of its own, which one module of ``ui.wishes`` grants.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from pm_facilitator.canvas.clip_intents import ClipIntent
from pm_facilitator.canvas.whiteboard_intents import WhiteboardIntent
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.edits.groups import GAP
from pm_facilitator.domain.vocabulary import EventKind, NoteColor, Stage


@dataclass(frozen=True, slots=True)
class AddEvent:
    """A new event, at a time and in a lane when the gesture named them."""

    time: datetime | None
    lane: str = ""


@dataclass(frozen=True, slots=True)
class ShiftEvents:
    """Events dragged or nudged along the axis, or into a lane; None keeps the lane."""

    ids: tuple[str, ...]
    by: timedelta
    lane: str | None = None


@dataclass(frozen=True, slots=True)
class SetEventTime:
    """An event that waited in the tray was dropped at a time."""

    id: str
    time: datetime


@dataclass(frozen=True, slots=True)
class SetEventKind:
    """Events get another kind."""

    ids: tuple[str, ...]
    kind: EventKind


@dataclass(frozen=True, slots=True)
class ToggleEvents:
    """Switch ``highlighted``, ``agreed``, ``milestone`` or ``known_shown`` of events."""

    ids: tuple[str, ...]
    field: str


@dataclass(frozen=True, slots=True)
class SetText:
    """The text field of a record as it is being typed.

    ``final`` is set when the editing ends, which also ends the undo step. ``field`` names another
    field where the record has no ``text``: a bone's label, a frame's title, a review's problem.
    """

    kind: str
    id: str
    text: str
    final: bool
    field: str = "text"


@dataclass(frozen=True, slots=True)
class AddNotes:
    """New notes on a stage's board, from a place on; one empty text means a note to type into."""

    stage: Stage
    x: float
    y: float
    texts: tuple[str, ...] = ("",)


@dataclass(frozen=True, slots=True)
class ColorNotes:
    """Notes get another meaning by colour."""

    ids: tuple[str, ...]
    color: NoteColor


@dataclass(frozen=True, slots=True)
class GroupNotes:
    """Notes are put into one group."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GatherNotes:
    """Notes that say something similar become named groups, laid out as blocks."""

    heaps: tuple[tuple[tuple[str, ...], str], ...]


@dataclass(frozen=True, slots=True)
class FactorFromNote:
    """A note becomes a factor; without a bone it goes to the one nearest in meaning or first."""

    note_id: str
    bone_id: str | None


@dataclass(frozen=True, slots=True)
class AddFactor:
    """A new factor on a bone or below another factor."""

    bone_id: str
    parent_id: str | None


@dataclass(frozen=True, slots=True)
class MoveFactor:
    """A factor is hung elsewhere; position counts among its new siblings, None means last."""

    id: str
    bone_id: str
    parent_id: str | None
    position: int | None


@dataclass(frozen=True, slots=True)
class NestFactor:
    """Indent (1) or outdent (-1) a factor, as in an outliner."""

    id: str
    step: int


@dataclass(frozen=True, slots=True)
class FactorToBone:
    """Move a factor to the next (1) or previous (-1) bone."""

    id: str
    step: int


@dataclass(frozen=True, slots=True)
class AddWhy:
    """A new answer in a why-chain; ``needed`` when the others explain nothing without it."""

    factor_id: str
    parent_id: str | None
    needed: bool = False


@dataclass(frozen=True, slots=True)
class ToggleGate:
    """The answers below a step, or the factor's first ones, join the other way: any or all."""

    factor_id: str
    parent_id: str | None


@dataclass(frozen=True, slots=True)
class PlaceAction:
    """An action dropped on the impact-effort matrix."""

    id: str
    impact: int
    effort: int


@dataclass(frozen=True, slots=True)
class PlaceRisk:
    """An action dropped on the matrix of the risk of recurrence."""

    id: str
    severity: int
    likelihood: int


@dataclass(frozen=True, slots=True)
class Remove:
    """Records are deleted."""

    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Records are copied by a distance; the copies are selected afterwards."""

    keys: tuple[Key, ...]
    dx: float = GAP
    dy: float = GAP


TimelineIntent = AddEvent | ShiftEvents | SetEventTime | SetEventKind | ToggleEvents
NoteIntent = AddNotes | ColorNotes | GroupNotes | GatherNotes
FishboneIntent = (
    FactorFromNote | AddFactor | MoveFactor | NestFactor | FactorToBone | AddWhy | ToggleGate
)

Intent = (
    TimelineIntent
    | NoteIntent
    | FishboneIntent
    | WhiteboardIntent
    | ClipIntent
    | SetText
    | PlaceAction
    | PlaceRisk
    | Remove
    | Duplicate
)


_TEXT_FIELDS = {
    "bone": "label",
    "note_group": "title",
    "frame": "title",
    "review": "problem",
    "picture": "caption",
}


def text_field(kind: str) -> str:
    """Give the field of a record that is typed into on a board."""
    return _TEXT_FIELDS.get(kind, "text")
