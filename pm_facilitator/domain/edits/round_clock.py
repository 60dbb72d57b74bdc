"""Edits of the clock of a round's present step; when its time is up nothing is locked."""

from pm_facilitator.domain import rounds
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Change, Value, patch
from pm_facilitator.domain.clock import Moment
from pm_facilitator.domain.entities import Round


def pause(board: Board, id_: str, now: Moment) -> list[Change]:
    """Stop the clock of the present step; nothing when it stands."""
    round_ = board.need(Round, id_)
    if round_.step_since is None:
        return []
    return patch(round_, step_spent=round(rounds.spent(round_, now), 3), **stopped())


def resume(board: Board, id_: str, now: Moment) -> list[Change]:
    """Let the clock of the present step go on; nothing when it runs."""
    round_ = board.need(Round, id_)
    return [] if round_.step_since is not None else patch(round_, **running(now))


def extend(board: Board, id_: str, seconds: int) -> list[Change]:
    """Give the present step more time, or less; the whole never falls below nothing."""
    round_ = board.need(Round, id_)
    return patch(round_, step_seconds=max(0, round_.step_seconds + seconds))


def fresh(seconds: int, now: Moment) -> dict[str, Value]:
    """Give the fields of a clock that begins just now."""
    return {"step_seconds": seconds, "step_spent": 0.0, **running(now)}


def running(now: Moment) -> dict[str, Value]:
    """Give the fields of a clock that runs from now on."""
    return {"step_since": now.wall, "step_steady": now.steady, "step_boot": now.boot}


def stopped() -> dict[str, Value]:
    """Give the fields of a clock that stands."""
    return {"step_since": None, "step_steady": None, "step_boot": ""}
