"""What participants may see, as plain frozen values: the group's board, and each one's own part.

Nothing else ever reaches the page, so what is not in here cannot leak. Clocks are kept as what was
left at a moment, in seconds; the page counts on by itself.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Clock:
    """What a clock had left at ``at``, on the clock of ``time.monotonic``; negative when over.

    Without a time, ``left`` is None.
    """

    left: float | None = None
    running: bool = False
    at: float = 0.0

    def left_at(self, now: float) -> float | None:
        """Give what is left at another moment."""
        return self.left - (now - self.at) if self.left is not None and self.running else self.left

    def tells_the_same(self, other: "Clock") -> bool:
        """Tell whether somebody who reads both would notice no difference."""
        mine, theirs = self.left_at(self.at), other.left_at(self.at)
        if mine is None or theirs is None or self.running != other.running:
            return mine is theirs and self.running == other.running
        return abs(mine - theirs) < 0.5


@dataclass(frozen=True, slots=True)
class GroupShown:
    """A small group of the round; ``people`` have sat down with it."""

    id: str
    name: str
    color: str = ""
    people: int = 0


@dataclass(frozen=True, slots=True)
class VotesShown:
    """How many votes everybody has, how many of them may go to one note, and whether it is on."""

    each: int
    per_note: int
    open: bool


@dataclass(frozen=True, slots=True)
class RoundShown:
    """The round under way.

    ``promise`` says in one true sentence whether names are kept; ``results`` are targets with their
    votes, in the order of the outcome, once the vote is closed.
    """

    id: str
    prompt: str
    format: str
    step: str
    steps: tuple[str, ...]
    clock: Clock = Clock()
    anonymous: bool = True
    promise: str = ""
    groups: tuple[GroupShown, ...] = ()
    reporting: str = ""
    votes: VotesShown | None = None
    results: tuple[tuple[str, int], ...] | None = None


@dataclass(frozen=True, slots=True)
class NoteShown:
    """A note that everybody may read; ``x`` and ``y`` are its place on the board."""

    id: str
    text: str
    color: str
    group: str | None
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class HeapShown:
    """A named heap of notes."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class EventShown:
    """An event of the timeline, with its time as people read it."""

    id: str
    when: str
    text: str


@dataclass(frozen=True, slots=True)
class Shown:
    """All that everybody may see just now.

    ``joined`` people have the page open, ``ready`` of them say so, and ``written`` counts the notes
    of the round, also while nobody may read them.
    """

    title: str = ""
    stage: str = "open"
    stage_clock: Clock = Clock()
    round: RoundShown | None = None
    notes: tuple[NoteShown, ...] = ()
    heaps: tuple[HeapShown, ...] = ()
    events: tuple[EventShown, ...] = ()
    joined: int = 0
    ready: int = 0
    written: int = 0


@dataclass(frozen=True, slots=True)
class Own:
    """What one participant alone sees: own notes with their keys, own votes, own signs.

    ``group_notes`` are the texts of the own small group while it shares them. ``answered`` is the
    round whose closing check is answered.
    """

    notes: tuple[tuple[str, str], ...] = ()
    votes: dict[str, int] = field(default_factory=dict)
    left: int = 0
    ready: bool = False
    hand: bool = False
    group: str | None = None
    group_notes: tuple[str, ...] = ()
    answered: str = ""
