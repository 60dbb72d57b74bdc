"""The page while it is on: messages become commits, and what changes is told to who may see it."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from pm_facilitator.domain import rounds
from pm_facilitator.domain.changes import Added, Committed, Removed
from pm_facilitator.domain.clock import Moment
from pm_facilitator.domain.entities import Note
from pm_facilitator.domain.vocabulary import Origin
from pm_facilitator.errors import StoreError
from pm_facilitator.participants import frames
from pm_facilitator.participants.inbox import Gone, Said
from pm_facilitator.participants.messages import Hand, Join, PickGroup, Ready, Write
from pm_facilitator.participants.server import Outgoing, Server, Welcome
from pm_facilitator.session import Session
from pm_facilitator.ui.moments import monotonic
from pm_facilitator.ui.participants.batch import Committer, Outcome, Work
from pm_facilitator.ui.participants.deeds import Deeds
from pm_facilitator.ui.participants.parts import Parts
from pm_facilitator.ui.participants.seats import PeopleIn, Seats
from pm_facilitator.ui.participants.snapshot import Snapshot, Uncovered

AT_ONCE = 16
"""Messages in one commit: what that takes is what the window is late."""

MOST_AT_ONCE = 96
"""The same when so many wait that nothing else would keep up with them."""

MOST_PARTS = 20
"""Own parts that are told with one batch of news; the rest of them comes with the next."""


@dataclass(slots=True)
class Turn:
    """What one turn has done: anything at all, who is here, and whether writing failed."""

    any: bool = False
    seats_changed: bool = False
    trouble: StoreError | None = None


class Serving:
    """Everything that lives from switching on to switching off.

    Messages are begun with, written by a thread, and then finished, which answers them; ``written``
    is called from that thread when there is something to finish.
    """

    def __init__(
        self,
        session: Session,
        server: Server,
        moment: Callable[[], Moment],
        uncovered: Uncovered,
        written: Callable[[], object],
        people_in: PeopleIn,
    ) -> None:
        board = session.board
        self.server = server
        self.seats = Seats(people_in)
        self._board = board
        self._deeds = Deeds(board)
        self._committer = Committer(session, self.seats, self._deeds)
        self._parts = Parts(board, self.seats)
        self._snapshot = Snapshot(board, self.seats, moment, monotonic, uncovered)
        self._waiting: deque[Said] = deque()
        self._work: Work | None = None
        self._written = written
        self._thread = ThreadPoolExecutor(1, "participants-disk")
        self._step = ("", 0)
        self._stale = True

    # What changes what may be seen.

    def react(self, batch: Committed) -> None:
        """Take over what a batch has changed."""
        self._stale = True
        self._snapshot.react(batch)
        self._parts.react(batch)
        if batch.touches("round"):
            self._follow_step()
        if batch.touches("note") and batch.origin is not Origin.PARTICIPANT:
            self._remember_taken_out(batch)

    def hold(self, held: bool) -> None:
        """Keep what lies on boards as it is, or let it go on."""
        self._snapshot.held = held
        self._stale = True

    def look_changed(self) -> None:
        """Show as much of the timeline as it is played by now."""
        self._snapshot.look_changed()
        self._stale = True

    def clocks_may_differ(self) -> None:
        """Tell the time anew."""
        self._snapshot.clocks_may_differ()
        self._stale = True

    def lower_hands(self) -> None:
        """Take all raised hands down."""
        for person, seat in self.seats:
            if seat.hand:
                seat.hand = False
                self._parts.touch(person)

    def _follow_step(self) -> None:
        round_ = rounds.running(self._board)
        step = (round_.id, round_.step_at) if round_ is not None else ("", 0)
        if step != self._step:
            self._step = step
            self.seats.lower_signs()

    def _remember_taken_out(self, batch: Committed) -> None:
        """Let no note come back that its writer sends again because an answer was lost."""
        for change in batch.changes:
            if isinstance(change, Removed) and isinstance(change.entity, Note):
                self._deeds.taken_out.add(change.entity.id)
            elif isinstance(change, Added) and isinstance(change.entity, Note):
                self._deeds.taken_out.discard(change.entity.id)

    # Messages.

    def begin(self, least: int = 1) -> Turn:
        """Begin with what has arrived if it is so many messages, unless the disk is busy."""
        turn = Turn(any=self._work is not None)
        if self._work is not None or len(self._waiting) + self.server.waiting() < least:
            return turn
        said = self._next(turn)
        if said:
            turn.any = True
            work = self._committer.begin(said, self._thread)
            if work.writing is None:
                self._settle(work, turn)
            else:
                self._work = work
                work.writing.written.add_done_callback(lambda _: self._written())
        return turn

    def finish(self) -> Turn:
        """Answer what is written by now."""
        turn = Turn()
        if self._work is not None and self._work.can_be_finished():
            self._settle(self._work, turn)
        return turn

    def is_writing(self) -> bool:
        """Tell whether something is on its way to the disk, so that nobody is to be told of it."""
        return self._work is not None

    def end(self, why: str) -> Turn:
        """Answer what is being written, and end all access."""
        turn = Turn()
        try:
            if self._work is not None:
                self._settle(self._work, turn)
        finally:
            self._thread.shutdown()
            self.server.stop(why)
        return turn

    def _next(self, turn: Turn) -> list[Said]:
        """Give the next few messages; joining and leaving is done on the way."""
        # A commit costs much the same for many as for few: a slow disk is kept up with by doing
        # more at once, and then the window is a little late rather than the notes by seconds.
        most = min(MOST_AT_ONCE, max(AT_ONCE, self.server.waiting() // 2))
        said: list[Said] = []
        while self._waiting and len(said) < most:
            said.append(self._waiting.popleft())
        for arrived in self.server.take(most - len(said)):
            if isinstance(arrived, Gone):
                self.seats.leave(arrived.person)
                self._seats_changed(turn)
            elif isinstance(arrived.message, Join):
                self._join(arrived, arrived.message)
                self._seats_changed(turn)
            else:
                said.append(arrived)
        return said

    def _join(self, said: Said, message: Join) -> None:
        seat = self.seats.join(said.person, message)
        round_ = rounds.running(self._board)
        group = seat.group(self._board, round_) if round_ is not None else None
        welcome = Welcome(said, seat.name, group.id if group is not None else None)
        self._parts.touch(said.person)
        self.server.send(Outgoing(welcomes=(welcome,)))

    def _settle(self, work: Work, turn: Turn) -> None:
        self._work = None
        turn.any = True
        outcome = self._committer.finish(work)
        self._waiting.extendleft(reversed(outcome.later))
        turn.trouble = turn.trouble or outcome.trouble
        if any(isinstance(one.message, Ready | Hand | PickGroup) for one in outcome.done):
            self._seats_changed(turn)
        for one in outcome.done:
            if isinstance(one.message, Write):
                self._parts.wrote(one.person)
            else:
                self._parts.touch(one.person)
        self._answer(outcome)

    def _answer(self, outcome: Outcome) -> None:
        done = [(one, frames.done(one.message.n)) for one in outcome.done]
        refused = [(one, frames.refused(refusal)) for one, refusal in outcome.refused]
        self.server.send(Outgoing(answers=(*done, *refused)))

    def _seats_changed(self, turn: Turn) -> None:
        turn.any = turn.seats_changed = True
        self._snapshot.seats_changed()
        self._stale = True

    # News.

    def tell(self) -> bool:
        """Tell what has changed since this was done last; False when there is nothing to come."""
        parts = self._parts.take(MOST_PARTS)
        shown = self._snapshot.shown() if self._stale else None
        self._stale = False
        if shown is not None or parts:
            self.server.send(Outgoing(parts=parts, shown=shown))
        return shown is not None or bool(parts) or self._parts.are_waiting()
