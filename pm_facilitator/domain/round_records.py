"""The records of small-group rounds: the round, its groups, and the votes."""

from dataclasses import dataclass
from datetime import datetime

from pm_facilitator.domain.entity import Entity
from pm_facilitator.domain.vocabulary import RoundStep, Stage


@dataclass(frozen=True, slots=True)
class Round(Entity):
    """A timed small-group step on a stage's board.

    ``steps`` are words of ``RoundStep`` in their order, some perhaps more than once, and
    ``step_details`` what each of them takes (``domain.rounds`` writes and reads both); the round
    is at place ``step_at`` of them, in ``step``. A step of writing takes ``seconds`` when its
    details name no time. The clock of the present step runs while ``step_since`` is set, as a
    stage's does (``domain.clock``). Ids of groups stand in ``report_order``, as drawn, and in
    ``reporting``; ids of notes and of heaps in ``result_order``, most votes first, once the votes
    are closed. The counts of a closing check are ``answered``, ``learned`` and ``again``; that a
    device has answered is known by ``answer_ids``, which only its own secret leads to. The notes of
    the round are laid out from ``x`` and ``y`` on.
    """

    stage: Stage = Stage.REFLECT
    prompt: str = ""
    seconds: int = 300
    format: str = "silent_writing"
    steps: tuple[str, ...] = ()
    step_details: tuple[str, ...] = ()
    step_at: int = 0
    step: RoundStep = RoundStep.WRITE
    step_seconds: int = 0
    step_spent: float = 0.0
    step_since: datetime | None = None
    step_steady: float | None = None
    step_boot: str = ""
    anonymous: bool = True
    votes_each: int = 5
    votes_per_note: int = 3
    votes_open: bool = False
    report_order: tuple[str, ...] = ()
    reporting: str = ""
    result_order: tuple[str, ...] = ()
    answered: int = 0
    learned: int = 0
    again: int = 0
    answer_ids: tuple[str, ...] = ()
    x: float = 0.0
    y: float = 0.0
    started_at: datetime | None = None
    ended_at: datetime | None = None
    order: float = 0.0


@dataclass(frozen=True, slots=True)
class RoundGroup(Entity):
    """A small group of one round; in an anonymous round it is not stored who is in it."""

    round_id: str = ""
    name: str = ""
    color: str = ""
    person_ids: tuple[str, ...] = ()
    order: float = 0.0


@dataclass(frozen=True, slots=True)
class Vote(Entity):
    """Votes for one note or one group of notes; without ``voter_id`` they are anonymous."""

    round_id: str | None = None
    note_id: str | None = None
    group_id: str | None = None
    voter_id: str | None = None
    count: int = 1
