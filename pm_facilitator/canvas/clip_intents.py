"""Wishes about what comes to a board from outside: from a clipboard, or dropped by the mouse.

Places are those of the records, which count from where the notes' y = 0 lies in the scene; None
means wherever there is room.
"""

from dataclasses import dataclass

from PySide6.QtGui import QImage

from pm_facilitator.domain.clipping import Clipping
from pm_facilitator.domain.edits.things import Place
from pm_facilitator.domain.vocabulary import Stage


@dataclass(frozen=True, slots=True)
class PasteRecords:
    """Records copied here or in another review come to a board, their middle at a place."""

    clipping: Clipping
    stage: Stage
    at: Place | None


@dataclass(frozen=True, slots=True)
class AddPicture:
    """An image comes to a board, perhaps as evidence of an event.

    It comes as the file that it was, or as pixels from the clipboard.
    """

    image: bytes | QImage
    stage: Stage
    at: Place | None
    event_id: str | None = None


@dataclass(frozen=True, slots=True)
class TakeFiles:
    """Files dropped on a board, perhaps on an event, whose evidence the images are then.

    Images become pictures, texts and documents are brought in.
    """

    paths: tuple[str, ...]
    stage: Stage
    at: Place | None
    event_id: str | None = None


@dataclass(frozen=True, slots=True)
class TakeText:
    """Lines come to a timeline: they are brought in as events if they tell any, else as notes.

    Attributes:
        text: as it was handed in.
        lines: those of the notes, the first of which is put at ``x`` and ``y``.
    """

    text: str
    stage: Stage
    x: float
    y: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AttachLinks:
    """Links become evidence of an event."""

    event_id: str
    links: tuple[str, ...]


ClipIntent = PasteRecords | AddPicture | TakeFiles | TakeText | AttachLinks
