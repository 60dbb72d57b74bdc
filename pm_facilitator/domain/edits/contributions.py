"""Edits of what comes from participants' devices beside notes and votes; sent twice, it is once.

Ids are made of a key that the device has made at random, as those of notes are. No name is kept.
"""

from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change, patch
from pm_facilitator.domain.edits.agreement import add_remark
from pm_facilitator.domain.edits.improve import park
from pm_facilitator.domain.edits.setup import ensure_people
from pm_facilitator.domain.entities import Entity, LockerItem, Remark
from pm_facilitator.domain.vocabulary import LockerState, RemarkKind


def tell_event(board: Board, key: str, text: str, about: str, at: datetime) -> list[Change]:
    """Keep what somebody tells of the timeline: something missing, or different from ``about``.

    Told again in other words it is kept in these, unless it has been taken up already.
    """
    present = board.get(Remark, _id("m", key))
    text = f"{about}: {text}" if about else text
    if present is not None:
        return [] if present.settled else patch(present, text=text)
    kind = RemarkKind.DIFFERENT if about else RemarkKind.MISSING
    return _under(_id("m", key), add_remark(board, text, kind, at)[0])


def propose(board: Board, key: str, text: str, at: datetime) -> list[Change]:
    """Put somebody's idea into the locker; said again in other words, it is kept in these."""
    present = board.get(LockerItem, _id("l", key))
    if present is not None:
        return patch(present, text=text) if present.state is LockerState.PARKED else []
    return _under(_id("l", key), park(board, text, board.review.stage, at)[0])


def welcome(board: Board, names: list[str]) -> list[Change]:
    """Add those of these people whom the review does not know by name yet."""
    return ensure_people(board, names)[0]


def _id(letter: str, key: str) -> str:
    return letter + sha256(key.encode()).hexdigest()[:24]


def _under(id_: str, changes: list[Change]) -> list[Change]:
    """Let what is added have another id."""
    return [
        Added(_renamed(change.entity, id_)) if isinstance(change, Added) else change
        for change in changes
    ]


def _renamed(entity: Entity, id_: str) -> Entity:
    return replace(entity, id=id_)
