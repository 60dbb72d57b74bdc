"""Writing what is handed out to other programs, without doubling what a tracker has already."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Change
from pm_facilitator.errors import ExportFailed
from pm_facilitator.report.atomic import write_all
from pm_facilitator.report.outlets import OUTLETS
from pm_facilitator.report.trackers.handing import (
    Handing,
    handing,
    remembering,
    retold_list,
    waiting_words,
    without_memory,
)


@dataclass(frozen=True, slots=True)
class Handed:
    """What came of handing out.

    Attributes:
        paths: the files that were written.
        changes: what the review is to remember of it; for the session to commit.
        waiting: what was left out and why, in words; empty when nothing was.
    """

    paths: tuple[Path, ...]
    changes: tuple[Change, ...] = ()
    waiting: str = ""


class NothingNew(ExportFailed):
    """There is nothing that a tracker does not have; ``can_again`` when it may be sent again."""

    def __init__(self, message: str, *, can_again: bool = False) -> None:
        super().__init__(message)
        self.can_again = can_again


def check(board: Board, name: str) -> None:
    """Look whether there is anything to hand out, before somebody is asked for a place.

    Raises:
        NothingNew: when there is not.
    """
    _worth_writing(board, name, handing(board, name))


def hand_out(board: Board, name: str, path: Path, at: datetime, *, again: bool = False) -> Handed:
    """Write one of the ``OUTLETS``, and beside it what somebody has to change by hand.

    Args:
        board: the review.
        name: which of the outlets.
        path: where to.
        at: when, aware.
        again: also what the tracker was handed before and has given no key for.

    Raises:
        NothingNew: when the tracker has everything already.
        ExportFailed: when it could not be written.
    """
    outlet = OUTLETS[name]
    if not outlet.tracker:
        write_all({path: outlet.make(board, at)})
        return Handed((path,))
    wanted = without_memory(board, name) if again else board
    handed = handing(wanted, name)
    _worth_writing(board, name, handed)
    files = {path: outlet.make(wanted, at)} if handed.rows else {}
    if handed.retold:
        files[path.with_name(f"{path.stem}-changes.md")] = retold_list(handed, outlet.tracker)
    write_all(files)
    changes = tuple(remembering(board, handed, at))
    return Handed(tuple(files), changes, waiting_words(board, handed, outlet.tracker))


def _worth_writing(board: Board, name: str, handed: Handing) -> None:
    tracker = OUTLETS[name].tracker
    if not tracker or handed.rows or handed.retold:
        return
    if handed.waiting:
        raise NothingNew(waiting_words(board, handed, tracker), can_again=True)
    if not any(action.text.strip() for action in board.actions):
        raise NothingNew("There is no action to hand out yet.")
    raise NothingNew(f"{tracker} has every action as it is here.")
