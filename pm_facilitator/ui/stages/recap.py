"""Recap: the timeline that everybody agrees on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from pm_facilitator.canvas.timeline_scene import TimelineScene
from pm_facilitator.domain.agreement import since_agreement
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Committed
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.figures.palette import Palette
from pm_facilitator.ui.agreement_words import open_words
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.make import button, column, label
from pm_facilitator.ui.panels.agreement_panel import AgreementPanel
from pm_facilitator.ui.panels.figures_line import FiguresLine
from pm_facilitator.ui.panels.play_bar import PlayBar
from pm_facilitator.ui.panels.timeline_choices import TimelineChoices
from pm_facilitator.ui.stages.board_page import BoardPage


class RecapPage(BoardPage):
    """The timeline board.

    Signals:
        importWanted: the facilitator wants to bring a timeline in.
    """

    importWanted = Signal()

    def __init__(
        self,
        board: Board,
        controller: BoardController,
        palette: Palette,
        parent: QWidget | None = None,
    ) -> None:
        self.scene = TimelineScene(board, palette, audience=False)
        super().__init__(board, controller, self.scene, "Timeline", parent)
        self.choices = TimelineChoices(board, controller, self.scene, self.pane.view)
        self.agreement = AgreementPanel(board, controller)
        self.figures = FiguresLine(board, self)
        self._agreed: QLabel = label("", "quiet")
        self._ask_key = button("Ask the group", self.agreement.open_panel, symbol="check")
        self.scene.asking_wanted.connect(self.agreement.open_panel)
        self._build()
        self._show_agreed()

    def _build(self) -> None:
        tools = self.pane.tools
        add = button("Add event", self._controller.add_event_now, symbol="plus", role="primary")
        add.setToolTip("Add an event (F3)")
        tools.addWidget(add)
        tools.addWidget(
            button(
                "Import",
                self.importWanted.emit,
                symbol="upload",
                tip="Bring a timeline in (Ctrl+I)",
            )
        )
        self._ask_key.setToolTip("What is missing or was different, and does everybody agree (U)")
        tools.addWidget(self._ask_key)
        tools.addWidget(self._agreed)
        tools.addWidget(self.choices)
        layout = column(self, margin=8)
        layout.addWidget(self.pane)
        layout.addWidget(self.figures)
        layout.addWidget(PlayBar(self.scene))
        layout.addWidget(self.agreement)

    def visit(self, key: Key) -> bool:
        """Select an event and bring it into view, out of the burst that it may be folded into."""
        if key[0] == "event" and self.scene.item(key) is None:
            self.scene.bursts.unfold(key[1])
        return super().visit(key)

    def react(self, batch: Committed) -> None:
        """Show what a batch has changed."""
        self.pane.react(batch)
        self.agreement.react(batch)
        self.figures.react(batch)
        if batch.kinds() & {"event", "review", "agreement", "remark"}:
            self._show_agreed()

    def _show_agreed(self) -> None:
        total = len(self._board.events)
        touched = since_agreement(self._board).touched
        agreed = sum(event.agreed and event.id not in touched for event in self._board.events)
        left = open_words(self._board)
        said = f"{agreed} of {total} agreed" + (f", {left}" if left else "")
        self._agreed.setText(said if total else "")
        self._ask_key.setEnabled(total > 0)
