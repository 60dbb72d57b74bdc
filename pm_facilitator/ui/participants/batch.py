"""Messages that are committed together: one durable write for many, and never half of one."""

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field

from pm_facilitator.domain.changes import Change, key_of
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.edits.round_notes import Draft
from pm_facilitator.domain.vocabulary import Origin
from pm_facilitator.errors import InvalidEdit, StoreError
from pm_facilitator.participants.inbox import Said
from pm_facilitator.participants.messages import (
    CastVotes,
    Erase,
    Idea,
    PickGroup,
    Refused,
    TellEvent,
    Write,
)
from pm_facilitator.session import Session, Writing
from pm_facilitator.ui.participants.deeds import Deeds
from pm_facilitator.ui.participants.seats import Seats

_NOT_SAVED = "It could not be saved just now. It is sent again in a moment."

_TELLING = (Write, CastVotes, PickGroup)
"""By these somebody becomes one of the people of a review that knows names."""


@dataclass(slots=True)
class Outcome:
    """What has become of some messages.

    Attributes:
        done: those that are on disk, or change nothing.
        refused: those that are not, each with the reason.
        later: those that have to wait until what is done can be seen on the board.
        trouble: why nothing could be written, when that is so.
    """

    done: list[Said] = field(default_factory=list)
    refused: list[tuple[Said, Refused]] = field(default_factory=list)
    later: list[Said] = field(default_factory=list)
    trouble: StoreError | None = None


@dataclass(slots=True)
class Work:
    """Messages that have been begun with: what they change is on its way to the disk."""

    said: Sequence[Said]
    outcome: Outcome = field(default_factory=Outcome)
    writing: Writing | None = None
    failure: BaseException | None = None

    def can_be_finished(self) -> bool:
        """Tell whether finishing it keeps nobody waiting."""
        return self.writing is None or self.writing.written.done()


class Committer:
    """Commits messages for a session, off the facilitator's undo stack."""

    def __init__(self, session: Session, seats: Seats, deeds: Deeds) -> None:
        self._session, self._seats, self._deeds = session, seats, deeds

    def commit(self, said: Sequence[Said]) -> Outcome:
        """Do these messages, in their order for each participant, and wait for the disk."""
        work = Work(said)
        try:
            self._session.commit(self._changes(work), Origin.PARTICIPANT)
        except (StoreError, InvalidEdit) as error:
            work.failure = error
        return self.finish(work)

    def begin(self, said: Sequence[Said], thread: Executor) -> Work:
        """Do the same, and have a thread write it meanwhile."""
        work = Work(said)
        try:
            changes = self._changes(work)
            work.writing = self._session.commit_behind(changes, Origin.PARTICIPANT, thread)
        except (StoreError, InvalidEdit) as error:
            work.failure = error
        return work

    def finish(self, work: Work) -> Outcome:
        """Give what has become of messages, now that it is known; else wait until it is."""
        if work.writing is not None:
            if not work.writing.settled:
                self._session.settle()
            work.failure = work.writing.failure
        match work.failure:
            case None:
                for one in work.outcome.done:
                    self._remember(one)
                return work.outcome
            case StoreError() as trouble:
                return self._all_again(work.said, trouble)
            case InvalidEdit():
                # One that does not go with the others must not hold them up.
                return self._one_by_one(work.said)
            case bug:
                raise bug

    def _changes(self, work: Work) -> list[Change]:
        self._deeds.look()
        telling = [one.person for one in work.said if isinstance(one.message, _TELLING)]
        newcomers = self._deeds.newcomers([self._seats[person] for person in telling])
        self._session.commit(newcomers, Origin.PARTICIPANT)
        gathered = _Gathered(self._session, self._seats, self._deeds, work.outcome)
        for one in work.said:
            gathered.add(one)
        return gathered.changes()

    def _one_by_one(self, said: Sequence[Said]) -> Outcome:
        if len(said) == 1:
            refusal = Refused("This does not fit the review any more.", said[0].message.n)
            return Outcome(refused=[(said[0], refusal)])
        whole = Outcome()
        for one in said:
            part = self.commit([one])
            whole.done += part.done
            whole.refused += part.refused
            whole.later += part.later
            whole.trouble = whole.trouble or part.trouble
        return whole

    def _all_again(self, said: Sequence[Said], trouble: StoreError) -> Outcome:
        again = [(one, Refused(_NOT_SAVED, one.message.n, final=False)) for one in said]
        return Outcome(refused=again, trouble=trouble)

    def _remember(self, one: Said) -> None:
        """Keep in memory what the next message of the same participant needs."""
        seat = self._seats[one.person]
        match one.message:
            case Write(key=key):
                self._seats.own(one.person, key)
            case Erase(key=key):
                self._seats.disown(one.person, key)
            case TellEvent(key=key) | Idea(key=key):
                seat.told.add(key)


class _Gathered:
    """Changes of several messages that do not get into one another's way."""

    def __init__(self, session: Session, seats: Seats, deeds: Deeds, outcome: Outcome) -> None:
        self._session, self._seats, self._deeds = session, seats, deeds
        self._outcome = outcome
        self._drafts: list[Draft] = []
        self._changes: list[Change] = []
        self._touched: set[Key] = set()
        self._writing: set[int] = set()
        self._waiting: set[int] = set()

    def add(self, one: Said) -> None:
        """Take a message in, or put it and all that its sender says after it off until later."""
        if one.person in self._waiting:
            self._outcome.later.append(one)
            return
        seat, message = self._seats[one.person], one.message
        try:
            if isinstance(message, Write):
                self._drafts.append(self._deeds.draft(seat, message))
                self._writing.add(one.person)
            elif one.person in self._writing:
                self._put_off(one)
                return
            else:
                self._add_changes(one, self._deeds.changes(seat, message, self._session.now()))
                return
        except Refused as refusal:
            self._outcome.refused.append((one, refusal))
            return
        self._outcome.done.append(one)

    def changes(self) -> list[Change]:
        """Give all of them."""
        return self._changes + self._deeds.write(self._drafts)

    def _add_changes(self, one: Said, changes: list[Change]) -> None:
        touched = {key_of(change) for change in changes}
        if touched & self._touched:
            self._put_off(one)
            return
        self._touched |= touched
        self._changes += changes
        if changes:
            # What they say next may depend on this, which is not on the board yet.
            self._waiting.add(one.person)
        self._outcome.done.append(one)

    def _put_off(self, one: Said) -> None:
        self._waiting.add(one.person)
        self._outcome.later.append(one)
