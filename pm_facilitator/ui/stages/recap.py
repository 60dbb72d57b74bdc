"""Recap: the timeline that everybody agrees on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from pm_facilitator.canvas.timeline_scene import TimelineScene
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Committed
from pm_facilitator.domain.edits import agreement
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.figures.palette import Palette
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.make import button, column, label
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
        self._agreed: QLabel = label("", "quiet")
        self._agree_key = button("All agree", self._agree, symbol="check")
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
        self._agree_key.setToolTip("Record that the group agrees on the whole timeline")
        tools.addWidget(self._agree_key)
        tools.addWidget(self._agreed)
        tools.addWidget(self.choices)
        layout = column(self, margin=8)
        layout.addWidget(self.pane)
        layout.addWidget(PlayBar(self.scene))

    def visit(self, key: Key) -> bool:
        """Select an event and bring it into view, out of the burst that it may be folded into."""
        if key[0] == "event" and self.scene.item(key) is None:
            self.scene.bursts.unfold(key[1])
        return super().visit(key)

    def react(self, batch: Committed) -> None:
        """Show what a batch has changed."""
        self.pane.react(batch)
        if batch.touches("event") or batch.touches("review"):
            self._show_agreed()

    def _agree(self) -> None:
        changes = agreement.agree(self._board, self._controller.now())
        self._controller.do("Agree on the timeline", changes)

    def _show_agreed(self) -> None:
        total = len(self._board.events)
        agreed = sum(event.agreed for event in self._board.events)
        self._agreed.setText(f"{agreed} of {total} agreed" if total else "")
        self._agree_key.setEnabled(total > 0)
