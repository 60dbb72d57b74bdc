"""What a small-group round is at any moment: its steps, its clock, who may write, what it promises.

Nothing here reads a clock or draws lots: moments and chance are handed in.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.clock import Moment, seconds_between
from pm_facilitator.domain.entities import Note, Person, Round, RoundGroup
from pm_facilitator.domain.vocabulary import RoundStep

PRIVATE = frozenset({RoundStep.WRITE, RoundStep.SHARE, RoundStep.ANSWER})
"""The steps in which what is written stays hidden from the whole group."""

WRITING = frozenset({RoundStep.WRITE, RoundStep.SHARE})
"""The steps in which participants are asked to write."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a round.

    Attributes:
        seconds: its time; when groups report back, that of each group. 0 is without a clock.
        size: how many people do it together: 1 is alone, 0 is everybody.
        prompt: what is said to everybody in this step; empty for the round's own prompt.
    """

    word: RoundStep
    seconds: int = 0
    size: int = 0
    prompt: str = ""


def written(steps: Iterable[Step]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give steps as the fields ``steps`` and ``step_details`` of a round keep them."""
    listed = list(steps)
    details = (f"{step.seconds} {step.size} {step.prompt}".rstrip() for step in listed)
    return tuple(step.word.value for step in listed), tuple(details)


def steps_of(round_: Round) -> tuple[Step, ...]:
    """Read the steps of a round; what cannot be read counts as not said."""
    return _steps(round_.steps, round_.step_details, round_.seconds)


@lru_cache(maxsize=64)
def _steps(words: tuple[str, ...], step_details: tuple[str, ...], writing: int) -> tuple[Step, ...]:
    # Asked for several times whenever a number changes.
    found = []
    for place, word in enumerate(words):
        if word not in set(RoundStep):
            continue
        step = RoundStep(word)
        details = step_details[place] if place < len(step_details) else ""
        seconds, size, prompt = [*details.split(" ", 2), "", "", ""][:3]
        default = writing if step is RoundStep.WRITE else 0
        found.append(Step(step, _number(seconds) or default, _number(size), prompt))
    return tuple(found)


def present_step(round_: Round) -> Step:
    """Give the step in which a round is."""
    steps = steps_of(round_)
    if round_.step is not RoundStep.DONE and 0 <= round_.step_at < len(steps):
        return steps[round_.step_at]
    return Step(round_.step)


def prompt_of(round_: Round) -> str:
    """Give what everybody is asked just now."""
    return present_step(round_).prompt or round_.prompt


def is_running(round_: Round) -> bool:
    """Tell whether a round has begun and is not over."""
    return round_.started_at is not None and round_.ended_at is None


def running(board: Board) -> Round | None:
    """Give the round that is being held; None when there is none."""
    return next((each for each in board.all(Round) if is_running(each)), None)


def takes_notes(round_: Round) -> bool:
    """Tell whether a new note is taken: also one that comes late, since nothing is to be lost."""
    return is_running(round_) and round_.step is not RoundStep.ANSWER


def hides_notes(round_: Round) -> bool:
    """Tell whether a note that comes now stays hidden; before a round begins it does too."""
    return round_.ended_at is None and round_.step in PRIVATE


def groups_of(board: Board, round_id: str) -> list[RoundGroup]:
    """Give the small groups of a round."""
    return [group for group in board.all(RoundGroup) if group.round_id == round_id]


def notes_of(board: Board, round_id: str) -> list[Note]:
    """Give the notes of a round, in the order in which they came."""
    return [note for note in board.all(Note) if note.round_id == round_id]


def hidden_notes_of(board: Board, round_id: str) -> list[Note]:
    """Give the notes of a round that nobody has seen yet."""
    return [note for note in notes_of(board, round_id) if note.hidden]


def spent(round_: Round, now: Moment) -> float:
    """Give the seconds that the present step has taken up to now."""
    if round_.step_since is None:
        return round_.step_spent
    started = Moment(round_.step_since, round_.step_steady or 0.0, round_.step_boot)
    return round_.step_spent + seconds_between(started, now)


def remaining(round_: Round, now: Moment) -> float | None:
    """Give the seconds left in the present step, negative when it is over; None without a clock."""
    return round_.step_seconds - spent(round_, now) if round_.step_seconds else None


def promise(board: Board, round_: Round) -> str:
    """Say in one true sentence what is kept of who writes and votes."""
    if not round_.anonymous:
        return "Your name is kept with your notes and votes; board and document say who wrote what."
    if groups_of(board, round_.id):
        return "Nobody's name is kept with a note or a vote; the name of the small group is."
    return "Nobody's name is kept with a note or a vote."


def not_heard(
    board: Board, round_: Round, present: Collection[str]
) -> tuple[list[Person], list[RoundGroup]]:
    """Give who of those present, and which groups, have written nothing in a round so far.

    A hint for the facilitator that is worked out anew each time and never kept. Of an anonymous
    round nothing is told.
    """
    if round_.anonymous:
        return [], []
    tally = board.tally(round_.id)
    authors = tally.by_author
    people = [each for each in board.people if each.id in present and not authors[each.id]]
    groups = [
        group
        for group in groups_of(board, round_.id)
        if not tally.by_group[group.id] and not any(authors[id_] for id_ in group.person_ids)
    ]
    return people, groups


def note_id(key: str) -> str:
    """Give the id of the note that whoever holds this key may change: the key itself is not kept.

    The same key gives the same note, so that a note that is sent twice is there once.
    """
    return "n" + sha256(key.encode()).hexdigest()[:24]


def answer_id(round_id: str, secret: str) -> str:
    """Give by what is known that whoever holds this secret has answered a closing check.

    There is one for each round and secret, so that an answer that is sent twice counts once.
    """
    return "a" + sha256(f"{round_id}:{secret}:answer".encode()).hexdigest()[:24]


def has_answered(round_: Round, secret: str) -> bool:
    """Tell whether the holder of a secret has answered the closing check of a round."""
    return bool(secret) and answer_id(round_.id, secret) in round_.answer_ids


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0
