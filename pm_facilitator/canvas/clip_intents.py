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
    """Files dropped on a board: images become pictures, one text or document is brought in."""

    paths: tuple[str, ...]
    stage: Stage
    at: Place | None


ClipIntent = PasteRecords | AddPicture | TakeFiles
