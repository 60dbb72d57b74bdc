"""One event as an import would take it."""

from dataclasses import dataclass

from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.ui.pages.import_decisions import Place
from pm_facilitator.ui.picture_intake import TakenPicture


@dataclass(frozen=True, slots=True)
class Row:
    """An event as it would be taken.

    Attributes:
        line: its line in the source, from 1.
        counts: what that number counts: "line", or "entry" where it is no line of a text.
        is_taken: whether it is taken or left out.
        is_doubtful: whether something about its line is open.
        into: the event of the review that it is merged into.
        pictures: the images that are attached to it.
    """

    place: Place
    event: TimelineEvent
    line: int
    is_taken: bool = True
    is_doubtful: bool = False
    into: TimelineEvent | None = None
    pictures: tuple[TakenPicture, ...] = ()
    counts: str = "line"
