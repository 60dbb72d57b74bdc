"""A review that is only played: a real server whose answers a test decides, for the page's sake."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from pm_facilitator.participants import frames
from pm_facilitator.participants.inbox import Arrived, Said
from pm_facilitator.participants.messages import (
    Answer,
    CastVotes,
    Erase,
    Hand,
    Join,
    Message,
    PickGroup,
    Ready,
    Refused,
    Write,
)
from pm_facilitator.participants.server import Outgoing, Server, Welcome
from pm_facilitator.participants.shown import (
    Clock,
    EventShown,
    GroupShown,
    HeapShown,
    NoteShown,
    Own,
    RoundShown,
    Shown,
    VotesShown,
)
from tests.helpers.patience import SECONDS

GROUPS = (
    GroupShown("g1", "Birch", "green", 2),
    GroupShown("g2", "Heron", "blue", 3),
)
STEPS = ("write", "share", "reveal", "report_back", "group", "vote", "discuss")
NOTES = (
    NoteShown("n1", "The alert fired, and the dashboard was two clicks away.", "hard", "h1", 0, 0),
    NoteShown("n2", "Two teams each believed that the other had the lock.", "question", None, 0, 0),
    NoteShown("n3", "ההתראה הגיעה מאוחר", "observation", "h1", 0, 0),
    NoteShown("n4", "支払いサービスのログが足りませんでした", "surprise", None, 0, 0),
    NoteShown("n5", "The status page was up within minutes.", "went_well", None, 0, 0),
)
HEAPS = (HeapShown("h1", "Seeing it"),)
EVENTS = (
    EventShown("e1", "14:02", "Release of checkout begins"),
    EventShown("e2", "14:07", "First alert: declines above 4 %"),
)
TITLE = "Card payments failed"


def a_round(step: str = "write", **fields: Any) -> RoundShown:
    """Give a round in some step, with four minutes left."""
    plain = RoundShown(
        id="r1",
        prompt="What made it hard to see?",
        format="silent_writing",
        step=step,
        steps=STEPS,
        clock=Clock(240.0),
        promise="Nobody can see who wrote what: no name is stored with any note.",
    )
    return replace(plain, **fields)


@dataclass
class Part:
    """What one participant has done so far."""

    keys: set[str] = field(default_factory=set)
    votes: dict[str, int] = field(default_factory=dict)
    group: str | None = None
    secret: str = ""
    ready: bool = False
    hand: bool = False


class Played:
    """Answers like a review would, unless the test wants otherwise.

    Attributes:
        heard: every message, in order.
        notes: what is written, by key.
        answers: what was answered in closing checks, by the round and the secret of who did.
        silent: whether messages are taken, but no answer ever comes.
        refusal: what to refuse each next message with, if anything.
        group_notes: what everybody's small group shares.
    """

    def __init__(self, port: int = 0) -> None:
        self.heard: list[Message] = []
        self.notes: dict[str, str] = {}
        self.answers: dict[tuple[str | None, str], tuple[bool, bool]] = {}
        self.silent = False
        self.refusal: Refused | None = None
        self.group_notes: tuple[str, ...] = ()
        self.shown = Shown(title=TITLE, stage="reflect", joined=1)
        self._parts: dict[int, Part] = {}
        self._woken, self._over = threading.Event(), False
        self._news = threading.Condition()
        self.server = Server("127.0.0.1", port, self._woken.set)
        self.server.start()
        self._thread = threading.Thread(target=self._answer)
        self._thread.start()
        self.show()

    @property
    def url(self) -> str:
        """Give the address with the join code."""
        return f"{self.server.url()}?c={self.server.code}"

    def show(self, **fields: Any) -> None:
        """Let everybody see something else."""
        with self._news:
            self.shown = replace(self.shown, **fields)
            self.server.send(Outgoing(shown=self.shown, parts=self._own()))

    def until(self, holds: Callable[[], object]) -> None:
        """Wait until this holds of what was heard."""
        with self._news:
            assert self._news.wait_for(holds, SECONDS)

    def told(self, kind: type[Message]) -> list[Any]:
        """Give the messages of one kind."""
        return [message for message in self.heard if isinstance(message, kind)]

    def stop(self, why: str = "The test is over.") -> None:
        """End it all."""
        self.server.stop(why)
        self._over = True
        self._woken.set()
        self._thread.join()

    def _answer(self) -> None:
        while not self._over:
            self._woken.wait()
            self._woken.clear()
            while taken := self.server.take(100):
                for arrived in taken:
                    with self._news:
                        self._take(arrived)
                        self._news.notify_all()

    def _take(self, arrived: Arrived) -> None:
        if not isinstance(arrived, Said):
            return
        person, message = arrived.person, arrived.message
        self.heard.append(message)
        part = self._parts.setdefault(person, Part())
        if isinstance(message, Join):
            part.keys |= set(message.keys)
            part.secret = message.secret
            welcome = Welcome(arrived, message.name, part.group)
            self.server.send(Outgoing((welcome,), shown=self.shown, parts=self._own()))
            return
        if self.refusal is not None:
            refused = replace_n(self.refusal, message.n)
            self.server.send(Outgoing(answers=((arrived, frames.refused(refused)),)))
            return
        self._do(part, message)
        if not self.silent:
            answer = (arrived, frames.done(message.n))
            self.server.send(Outgoing(answers=(answer,), parts=self._own()))

    def _do(self, part: Part, message: Message) -> None:
        match message:
            case Write():
                part.keys.add(message.key)
                self.notes[message.key] = message.text
            case Erase():
                self.notes.pop(message.key, None)
            case CastVotes():
                part.votes = {**part.votes, message.target: message.count}
            case PickGroup():
                part.group = message.group
            case Answer():
                whose = (message.round, part.secret)
                self.answers.setdefault(whose, (message.learned, message.again))
            case Ready():
                part.ready = message.on
            case Hand():
                part.hand = message.on

    def _own(self) -> dict[int, Own]:
        round_ = self.shown.round
        votes = round_.votes if round_ else None
        return {
            person: Own(
                notes=tuple((key, self.notes[key]) for key in self.notes if key in part.keys),
                votes=part.votes,
                left=(votes.each if votes else 0) - sum(part.votes.values()),
                ready=part.ready,
                hand=part.hand,
                group=part.group,
                group_notes=self.group_notes,
                answered=round_.id if round_ and (round_.id, part.secret) in self.answers else "",
            )
            for person, part in self._parts.items()
        }


def replace_n(refusal: Refused, n: int) -> Refused:
    """Give the same refusal as the answer to another message."""
    return Refused(refusal.why, n, final=refusal.final)


VOTES = VotesShown(each=3, per_note=2, open=True)
