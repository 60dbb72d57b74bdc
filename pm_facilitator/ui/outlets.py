"""What can be handed out beside the document, each with its name, its kind and its maker."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from pm_facilitator.domain.board import Board


@dataclass(frozen=True, slots=True)
class Outlet:
    """One kind of file.

    Attributes:
        label: what it is called.
        suffix: what its name ends with, such as ".ics".
        ending: what its usual name has before that, such as "dates".
        make: gives the bytes, from the board and the present time.
    """

    label: str
    suffix: str
    ending: str
    make: Callable[[Board, datetime], bytes]


def _calendar(board: Board, at: datetime) -> bytes:
    # Heavy, so only now.
    from pm_facilitator.report.calendar_file import calendar_file

    return calendar_file(board, at)


OUTLETS: Mapping[str, Outlet] = {
    "calendar": Outlet("Calendar file", ".ics", "dates", _calendar),
}
"""The files by their names, in the order in which they are offered."""
