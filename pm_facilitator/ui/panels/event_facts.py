"""What stands beside the fields of an event: the agreement on it, and where it was read."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from pm_facilitator.canvas.event_words import agreed_as
from pm_facilitator.domain.agreement import since_agreement
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits import agreement
from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.told import told_words
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.make import button, clear, column, label


class EventFacts(QWidget):
    """Nothing of it can be edited; it is there to be compared with."""

    def __init__(
        self, board: Board, controller: BoardController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._board, self._controller = board, controller
        self._id = ""
        self._shown: tuple[str, ...] = ()
        self._layout = column(self, gap=4)

    def show_event(self, id_: str) -> None:
        """Show what there is to say of an event now."""
        event = self._board.get(TimelineEvent, id_)
        if event is None:
            return
        since = since_agreement(self._board)
        said = (id_, agreed_as(self._board, since, event), told_words(event), *event.origins)
        if said != self._shown:
            self._id, self._shown = id_, said
            self._show(said[1], said[2], event.origins)

    def _show(self, agreed: str, told: str, origins: tuple[str, ...]) -> None:
        clear(self._layout)
        if agreed:
            self._add("Since the agreement", agreed)
            tip = "The group agrees on the event as it is now (G)"
            self._layout.addWidget(button("Agree as it is", self._agree, tip=tip))
        if told:
            self._add("As it was told", told)
        if origins:
            self._add("Where it was read", *origins)

    def _add(self, title: str, *lines: str) -> None:
        self._layout.addWidget(label(title, "section"))
        for line in lines:
            made = label(line, "quiet", wrap=True)
            made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._layout.addWidget(made)

    def _agree(self) -> None:
        changes = agreement.toggle_agreed(self._board, [self._id])
        self._controller.do("Agree on event", changes)
