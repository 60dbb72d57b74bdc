"""Leads the round of a review: every wish of the strip and its panes becomes an undoable edit."""

from collections.abc import Callable, Iterator, Sequence
from random import Random

from PySide6.QtCore import QObject, Signal

from pm_facilitator.domain import rounds
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Change, patch
from pm_facilitator.domain.clock import Moment
from pm_facilitator.domain.edits import reporting, round_groups, round_notes
from pm_facilitator.domain.edits import rounds as edits
from pm_facilitator.domain.edits.round_notes import Draft
from pm_facilitator.domain.entities import Round, RoundGroup
from pm_facilitator.domain.vocabulary import NoteColor
from pm_facilitator.errors import PmError
from pm_facilitator.session import Session
from pm_facilitator.ui.history import History
from pm_facilitator.ui.rounds.ballot_box import BallotBox
from pm_facilitator.ui.rounds.draft import RoundDraft
from pm_facilitator.ui.rounds.editing import Changes, RoundEdits
from pm_facilitator.ui.rounds.words import colors_of
from pm_facilitator.ui.wishes.granter import counted


class Leading(RoundEdits):
    """Knows the round that is held and takes it from step to step.

    Attributes:
        ballot: the votes that are placed on this machine.
        topic: the place of what is being discussed, counted from 0.
        people: who is in which group of an anonymous round. It is stored nowhere, so that it is
            gone when the app is closed.

    Signals:
        topicChanged: another topic is being discussed.
    """

    topicChanged = Signal()

    def __init__(
        self,
        session: Session,
        history: History,
        moment: Callable[[], Moment],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(session, history, moment, parent)
        self._chance = Random()
        self.people: dict[str, tuple[str, ...]] = {}
        self.topic = 0
        self.ballot = BallotBox(lambda: self.board, self.held, self._on_round)

    def held(self) -> Round | None:
        """Give the round that is being held, or None."""
        return rounds.running(self.board)

    def last(self) -> Round | None:
        """Give the round that is being held, else the one that ended last."""
        ended = [each for each in self.board.all(Round) if each.ended_at is not None]
        return self.held() or (ended[-1] if ended else None)

    def people_in(self, group: RoundGroup) -> tuple[str, ...]:
        """Give the ids of the people in a group, as stored or as remembered."""
        return group.person_ids or self.people.get(group.id, ())

    # From the draft to the end.

    def start(self, draft: RoundDraft) -> bool:
        """Make a round of a draft and begin it, as one step; tell whether that worked."""
        # On a board of its own, so that the round begins whole or not at all.
        board = Board(self.board.entities())
        try:
            changes, id_ = edits.add_round(board, draft.stage, draft.plan())
            board.apply(changes)
            for more in self._begun(board, id_, draft):
                board.apply(more)
                changes += more
            groups = zip(rounds.groups_of(board, id_), draft.people, strict=False)
            # Before anybody hears of the round: the group's window shows them at once.
            self.people |= {group.id: people for group, people in groups}
            self._history.do("Start the round", changes)
        except PmError as error:
            self.failed.emit(error)
            return False
        return True

    def _begun(self, board: Board, id_: str, draft: RoundDraft) -> Iterator[list[Change]]:
        """Give what makes a draft's groups and begins its round, each to be applied in turn."""
        yield round_groups.make_groups(board, id_, draft.people)
        for group, name in zip(rounds.groups_of(board, id_), draft.names, strict=False):
            if name:
                yield round_groups.rename_group(board, group.id, name)
        yield edits.start(board, id_, self._moment(), self._chance)

    def step(self, by: int) -> None:
        """Go to the next step (1), which after the last one is the end, or to the one before."""
        now, chance = self._moment(), self._chance
        words = "Next step of the round" if by > 0 else "Step before"
        self._on_round(words, lambda r: edits.step(self.board, r.id, by, now, chance))

    def go_to(self, place: int) -> None:
        """Go to a step by its place, or into the present one again with its whole time."""
        now, chance = self._moment(), self._chance
        self._on_round(
            "Go to a step of the round",
            lambda r: edits.go_to(self.board, r.id, place, now, chance),
        )

    def end(self) -> None:
        """End the round; what is hidden is shown, and votes are counted."""
        now = self._moment()
        self._on_round("End the round", lambda r: edits.end(self.board, r.id, now))

    def discard(self) -> None:
        """Take the round back with what nobody has seen yet."""
        self._on_round("Take the round back", lambda r: edits.discard(self.board, r.id))

    # Writing.

    def write(self, texts: Sequence[str], group_id: str = "", author_id: str = "") -> bool:
        """Put notes down as they come from one group, or from one person."""
        held = self.last()
        colors = colors_of(held) if held is not None else {}
        color = colors.get(0, NoteColor.OBSERVATION)
        return self.write_drafts(
            [
                Draft(text, group_id=group_id or None, author_id=author_id or None, color=color)
                for text in texts
            ]
        )

    def write_drafts(self, drafts: Sequence[Draft]) -> bool:
        """Put notes down, each with its group and author."""
        return self._on_round(
            counted("Add", drafts, "note"),
            lambda r: round_notes.write(self.board, r.id, drafts),
        )

    def take_out(self, note_id: str) -> None:
        """Take an unfit note out; Undo brings it back."""
        self._on_round("Take a note out", lambda _: round_notes.take_out(self.board, note_id))

    def join_two_by_two(self) -> None:
        """Make fours of pairs."""
        held = self.held()
        if held is None:
            return
        there = [(group.id, self.people_in(group)) for group in self._groups(held.id)]
        pairs = zip(there[::2], there[1::2], strict=False)
        self.people |= {one: (*mine, *theirs) for (one, mine), (_, theirs) in pairs}
        self._on_round(
            "Join the groups two by two",
            lambda r: round_groups.join_two_by_two(self.board, r.id),
        )

    # Reporting back.

    def draw(self) -> None:
        """Draw anew who reports back first, and who next."""
        chance = self._chance
        self._on_round(
            "Draw the order anew", lambda r: reporting.draw_order(self.board, r.id, chance)
        )

    def report(self, group_id: str) -> None:
        """Let one group report back."""
        now = self._moment()
        self._on_round(
            "Let a group report back",
            lambda r: reporting.let_report(self.board, r.id, group_id, now),
        )

    def next_report(self, by: int = 1) -> None:
        """Let the next group report back, or the one before."""
        now = self._moment()
        self._on_round(
            "Let the next group report back",
            lambda r: reporting.next_report(self.board, r.id, now, by),
        )

    # Discussing, and the closing check.

    def show_topic(self, place: int) -> None:
        """Discuss the topic at a place."""
        self.topic = place
        self.topicChanged.emit()

    def count(self, field: str, number: int) -> None:
        """Set how many were asked, learned something or would come again; the least fits."""
        self._on_round("Count answers", lambda r: _counted(r, field, number))

    def _groups(self, round_id: str) -> list[RoundGroup]:
        return rounds.groups_of(self.board, round_id)

    def _on_round(self, words: str, make: Callable[[Round], Changes]) -> bool:
        """Commit what this makes of the round that is held, or of the one that is just over."""
        held = self.last()
        return held is not None and self._do(words, lambda: make(held))


def _counted(round_: Round, field: str, number: int) -> Changes:
    """Set a count; nobody can have learned something who was not asked."""
    values = {name: getattr(round_, name) for name in ("answered", "learned", "again")}
    values[field] = number
    return patch(round_, **{name: min(n, values["answered"]) for name, n in values.items()})
