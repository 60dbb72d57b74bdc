"""The facilitator's private side panel: questions, wording, details, locker, redirects."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QTabWidget, QWidget

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Committed
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.coach_watch import CoachWatch
from pm_facilitator.ui.make import column, label
from pm_facilitator.ui.panels.coach import CoachPanel
from pm_facilitator.ui.panels.details import DetailsPanel
from pm_facilitator.ui.panels.locker import locker_list
from pm_facilitator.ui.panels.prompts import QuestionCard, RedirectCards

WIDTH = 344


class PrivatePanel(QFrame):
    """All that only the facilitator sees; no part of it ever reaches the audience window.

    Signals:
        visit: the key of a record to show on the board.
    """

    visit = Signal(object)

    def __init__(
        self,
        board: Board,
        controller: BoardController,
        watch: CoachWatch,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("privatePanel")
        self.setMinimumWidth(296)
        self.question = QuestionCard(board)
        self.coach = CoachPanel(watch)
        self.details = DetailsPanel(board, controller)
        self.locker = locker_list(board, controller)
        self._tabs = QTabWidget()
        self._watch = watch
        self._build()
        watch.changed.connect(self._count_findings)
        self.coach.visit.connect(self.visit)
        self.coach.asked.connect(lambda: self.show_tab("Wording"))
        self.details.visit.connect(self.visit)
        self._count_findings()

    def _build(self) -> None:
        layout = column(self, margin=8)
        layout.addWidget(label("Only you see this", "small"))
        layout.addWidget(self.question)
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setDrawBase(False)
        self._tabs.addTab(self.details, "Details")
        self._tabs.addTab(self.coach, "Wording")
        self._tabs.addTab(self.locker, "Locker")
        self._tabs.addTab(_scrolled(RedirectCards()), "Room")
        layout.addWidget(self._tabs, 1)

    def follow(self, key: Key | None) -> None:
        """Show what belongs to the record that is selected."""
        self.question.follow(key)
        self.details.show_key(key)
        self.coach.follow(key)

    def ask(self, key: Key) -> None:
        """Show the details of a record with the keyboard where something is still to be written."""
        self.follow(key)
        self.show_tab("Details")
        self.show()
        self.details.ask()

    def show_tab(self, name: str) -> None:
        """Open a tab by the first word of its title."""
        for place in range(self._tabs.count()):
            if self._tabs.tabText(place).split()[0] == name:
                self._tabs.setCurrentIndex(place)

    def react(self, batch: Committed) -> None:
        """Show what a batch has changed."""
        self.details.react(batch)
        self.locker.react(batch)
        if batch.touches("review", "stage") or batch.touches("event", "kind"):
            self.question.follow(self.details.key())

    def _count_findings(self) -> None:
        count = len(self._watch.findings())
        self._tabs.setTabText(1, f"Wording ({count})" if count else "Wording")


def _scrolled(widget: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidget(widget)
    return area
