"""The parts of the strip for steps that need a few words and a few buttons."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from pm_facilitator.domain import rounds
from pm_facilitator.domain.entities import NoteGroup, Round, Vote
from pm_facilitator.figures.board_votes import votes_words
from pm_facilitator.figures.palette import Palette
from pm_facilitator.ui.make import button, label, row
from pm_facilitator.ui.rounds.leading import Leading
from pm_facilitator.ui.rounds.pane import Pane
from pm_facilitator.ui.rounds.words import counted_notes


class RevealPane(Pane):
    """All notes are on the board of both windows now."""

    def __init__(self, lead: Leading, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(lead, palette, parent)
        self._words = label("", wrap=True)
        line = row(self, gap=16)
        line.addWidget(self._words, 1)

    def show_round(self, round_: Round) -> None:
        """Say how many notes everybody can read now."""
        count = self.lead.board.tally(round_.id).written
        self._words.setText(
            f"Everybody sees {counted_notes(count)} now. Give the room a quiet minute to read."
            if count
            else "Nobody has written anything. Go back to give it more time, or go on."
        )


class GroupPane(Pane):
    """Notes that say the same are put together, on the board.

    Signals:
        gatherWanted: similar notes are to be proposed as groups.
        groupWanted: the notes that are selected are to be one group.
    """

    gatherWanted = Signal()
    groupWanted = Signal()

    def __init__(self, lead: Leading, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(lead, palette, parent)
        self._words = label("", wrap=True)
        line = row(self, gap=8)
        line.addWidget(self._words, 1)
        gather, group = self.gatherWanted.emit, self.groupWanted.emit
        line.addWidget(button("Gather similar notes", gather, symbol="group", tip="Ctrl+Alt+G"))
        line.addWidget(button("Group the selected", group, tip="Ctrl+G"))

    def show_round(self, round_: Round) -> None:
        """Say what is in groups and what is not."""
        board = self.lead.board
        notes = rounds.notes_of(board, round_.id)
        loose = [note for note in notes if board.get(NoteGroup, note.group_id) is None]
        heaps = {note.group_id for note in notes} - {None}
        groups = "1 group" if len(heaps) == 1 else f"{len(heaps)} groups"
        self._words.setText(
            f"{groups}, and {counted_notes(len(loose))} in none. Drop a note on another one to"
            " put them together."
        )


class DonePane(Pane):
    """The round is over; it can be taken up again, and what it brought stays.

    Signals:
        againWanted: prepare a round like this one.
        awayWanted: take the strip away.
    """

    againWanted = Signal()
    awayWanted = Signal()

    def __init__(self, lead: Leading, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(lead, palette, parent)
        self._words = label("", wrap=True)
        self._away: QPushButton = button("Put away", self.awayWanted.emit, role="primary")
        line = row(self, gap=8)
        line.addWidget(self._words, 1)
        line.addWidget(button("Another round", self.againWanted.emit))
        line.addWidget(self._away)

    def take_focus(self) -> bool:
        """Put the keyboard to the button that takes the strip away."""
        self._away.setFocus()
        return True

    def show_round(self, round_: Round) -> None:
        """Say what the round brought."""
        board = self.lead.board
        parts = [counted_notes(board.tally(round_.id).written)]
        votes = sum(v.count for v in board.all(Vote) if v.round_id == round_.id)
        parts += [votes_words(votes)] if votes else []
        if round_.answered:
            parts = [
                f"{round_.learned} of {round_.answered} learned something",
                f"{round_.again} would come again",
            ]
        self._words.setText(f"The round is over: {', '.join(parts)}.")
