"""Voting on the facilitator's machine: one ballot after the other, its dots placed on the board."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from pm_facilitator.domain.entities import Round
from pm_facilitator.figures.palette import Palette
from pm_facilitator.ui.make import button, column, label, row
from pm_facilitator.ui.rounds.leading import Leading
from pm_facilitator.ui.rounds.pane import Pane
from pm_facilitator.ui.rounds.words import budget_words, target_words
from pm_facilitator.ui.widgets.named_choice import NamedChoice

_HOW = (
    "Select a note: + gives it a vote, \N{MINUS SIGN} takes one back. With the dots in hand (D),"
    " a click gives and Alt+click takes back. Nobody sees the counts before the next step."
)
_SHORT = 40


class VotePane(Pane):
    """Shows what the ballot in hand still has; counts are not told before the votes are closed.

    Signals:
        handWanted: take the dots in hand, or lay them down.
    """

    handWanted = Signal()

    def __init__(self, lead: Leading, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(lead, palette, parent)
        self.voter = NamedChoice({"": "Nobody named"})
        self.voter.setAccessibleName("Who votes now")
        self.voter.chosen.connect(self._choose)
        self._left = label("", "title")
        self._given = label("", "quiet")
        self.hand: QPushButton = button("Dots in hand", self.handWanted.emit, tip="D")
        self.hand.setCheckable(True)
        self._next: QPushButton = button("Next person", lead.ballot.next)
        self._back: QPushButton = button("Take all back", lead.ballot.withdraw, role="quiet")
        line = row(gap=8)
        line.addWidget(self.voter)
        line.addWidget(self._left)
        line.addWidget(self._given, 1)
        for key in (self._back, self.hand, self._next):
            line.addWidget(key)
        layout = column(self, gap=4)
        layout.addLayout(line)
        layout.addWidget(label(_HOW, "quiet", wrap=True))

    def show_round(self, round_: Round) -> None:
        """Show the ballot in hand."""
        board, ballot = self.lead.board, self.lead.ballot
        left, given = ballot.left(), ballot.given()
        dots = "●" * left + "○" * max(0, round_.votes_each - left)
        self._left.setText(dots if round_.votes_each <= 10 else str(left))
        self._left.setAccessibleName(f"{left} of {round_.votes_each} votes left")
        self._left.setToolTip(budget_words(round_))
        named = (f"{_short(target_words(board, key))} {n}" for key, n in given.items())
        self._given.setText("   ".join(named) or f"{budget_words(round_)}.")
        self._back.setVisible(bool(given))
        self._next.setVisible(round_.anonymous)
        self.voter.setVisible(not round_.anonymous)
        if not round_.anonymous:
            self._list_voters()

    def _list_voters(self) -> None:
        people = {person.id: person.name for person in self.lead.board.people if person.present}
        self.voter.offer({"": "Nobody named", **people})
        self.voter.set_name(self.lead.ballot.voter)

    def _choose(self, person_id: str) -> None:
        self.lead.ballot.next(person_id)


def _short(text: str) -> str:
    return text if len(text) <= _SHORT else f"{text[:_SHORT].rstrip()} …"
