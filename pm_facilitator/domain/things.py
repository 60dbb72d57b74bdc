"""What lies on a board beside its notes: pictures, frames, texts, arrows and strokes."""

from dataclasses import dataclass

from pm_facilitator.domain.entity import Entity
from pm_facilitator.domain.vocabulary import NoteColor, Stage


@dataclass(frozen=True, slots=True)
class Picture(Entity):
    """An image on a board; its bytes lie in the store under the SHA-256 named by ``blob``."""

    blob: str = ""
    media_type: str = "image/png"
    caption: str = ""
    stage: Stage = Stage.RECAP
    x: float = 0.0
    y: float = 0.0
    width: float = 320.0
    height: float = 180.0
    event_id: str | None = None
    locked: bool = False
    order: float = 0.0


@dataclass(frozen=True, slots=True)
class Frame(Entity):
    """A named area of a board; what lies wholly inside moves along with it."""

    title: str = ""
    stage: Stage = Stage.REFLECT
    x: float = 0.0
    y: float = 0.0
    width: float = 480.0
    height: float = 320.0
    locked: bool = False
    order: float = 0.0


@dataclass(frozen=True, slots=True)
class BoardText(Entity):
    """Free text on a board, without a sheet; it wraps at ``width`` and is ``size`` units tall."""

    text: str = ""
    stage: Stage = Stage.REFLECT
    x: float = 0.0
    y: float = 0.0
    width: float = 240.0
    size: float = 20.0
    locked: bool = False
    order: float = 0.0


@dataclass(frozen=True, slots=True)
class Arrow(Entity):
    """An arrow between two records, or from or to a free place where an end has no record.

    ``from_kind`` and ``from_id`` name the record at its tail, ``to_kind`` and ``to_id`` the one at
    its head; the four coordinates are where the ends without a record are.
    """

    text: str = ""
    stage: Stage = Stage.REFLECT
    from_kind: str = ""
    from_id: str = ""
    to_kind: str = ""
    to_id: str = ""
    x1: float = 0.0
    y1: float = 0.0
    x2: float = 0.0
    y2: float = 0.0
    locked: bool = False
    order: float = 0.0


@dataclass(frozen=True, slots=True)
class Stroke(Entity):
    """A line of the highlighter: its points as "x,y" in scene units, from its first to its last."""

    points: tuple[str, ...] = ()
    stage: Stage = Stage.REFLECT
    color: NoteColor = NoteColor.OBSERVATION
    width: float = 16.0
    locked: bool = False
    order: float = 0.0
