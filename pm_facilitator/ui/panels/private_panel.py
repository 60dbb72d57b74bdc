"""The facilitator's private side panel: questions, wording, details, locker."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QTabWidget, QWidget

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change, Committed, Patched, key_of
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.vocabulary import Origin
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.coach_watch import CoachWatch
from pm_facilitator.ui.make import column, label, row, tool
from pm_facilitator.ui.panels.coach import CoachPanel
from pm_facilitator.ui.panels.details import DetailsPanel
from pm_facilitator.ui.panels.locker import locker_list
from pm_facilitator.ui.panels.prompts import SPOKEN, QuestionCard, text_of

WIDTH = 344


class PrivatePanel(QFrame):
    """All that only the facilitator sees; no part of it ever reaches the audience window.

    Signals:
        visit: the key of a record to show on the board.
        helpWanted: open the card for the spoken word.
    """

    visit = Signal(object)
    helpWanted = Signal()

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
        self._board = board
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
        head = row()
        head.addWidget(label("Only you see this", "small"))
        head.addStretch(1)
        name = "What to say when the room gets difficult"
        head.addWidget(tool("users", name, self.helpWanted.emit, keys="F12"))
        layout.addLayout(head)
        layout.addWidget(self.question)
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setDrawBase(False)
        self._tabs.addTab(self.details, "Details")
        self._tabs.addTab(self.coach, "Wording")
        self._tabs.addTab(self.locker, "Locker")
        layout.addWidget(self._tabs, 1)

    def follow(self, key: Key | None) -> None:
        """Show what belongs to the record that is selected."""
        self.question.follow(key)
        self.details.show_key(key)
        self.coach.follow(key)

    def ask(self, key: Key, field: str = "") -> None:
        """Show the details of a record, with the keyboard in a field or where it lacks words."""
        self.follow(key)
        self.show_tab("Details")
        self.show()
        self.details.ask(field)

    def add_tab(self, widget: QWidget, name: str) -> None:
        """Add a tab behind the others; Tab goes into it from its name, however late it was made."""
        self._tabs.addTab(widget, name)
        QWidget.setTabOrder(self._tabs.tabBar(), widget)

    def count(self, name: str, number: int) -> None:
        """Say in the title of a tab how much there is in it."""
        for place in range(self._tabs.count()):
            if self._tabs.tabText(place).split()[0] == name:
                self._tabs.setTabText(place, f"{name} ({number})" if number else name)

    def show_tab(self, name: str) -> None:
        """Open a tab by the first word of its title."""
        for place in range(self._tabs.count()):
            if self._tabs.tabText(place).split()[0] == name:
                self._tabs.setCurrentIndex(place)

    def react(self, batch: Committed) -> None:
        """Show what a batch has changed."""
        self.details.react(batch)
        self.locker.react(batch)
        if batch.touches("review", "stage") or any(map(_is_new_kind, batch.changes)):
            self.question.follow(self.details.key())
        else:
            self._hear(batch)

    def _hear(self, batch: Committed) -> None:
        """Ask about what was just written down, be it selected or not."""
        if len(batch.changes) > 1 or batch.origin is not Origin.FACILITATOR:
            return
        change = batch.changes[0]
        key = key_of(change)
        if getattr(self._board.find(*key), "hidden", False):
            # What somebody writes in a round is nobody's subject before it is revealed.
            return
        if isinstance(change, Patched):
            self.question.wrote(key)
        elif isinstance(change, Added) and key[0] in SPOKEN and text_of(change.entity):
            self.question.follow(key)

    def _count_findings(self) -> None:
        self.count("Wording", len(self._watch.findings()))


def _is_new_kind(change: Change) -> bool:
    # An event that was just added has its kind from the beginning: it is heard for what it says.
    return isinstance(change, Patched) and (change.kind, change.field) == ("event", "kind")
