"""A stage's page with a board on it: what the timeline, the fishbone and the matrix share."""

from PySide6.QtWidgets import QWidget

from pm_facilitator.canvas.dots import Dots
from pm_facilitator.canvas.motion import motion_milliseconds
from pm_facilitator.canvas.pointing import Pointing
from pm_facilitator.canvas.scene import BoardScene
from pm_facilitator.canvas.view import BoardView
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.panels.board_pane import BoardPane
from pm_facilitator.ui.stages.page import StagePage


class BoardPage(StagePage):
    """Joins a facilitator's scene to the controller and shows it in a pane."""

    def __init__(
        self,
        board: Board,
        controller: BoardController,
        scene: BoardScene,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._controller = controller
        scene.intent.connect(controller.handle)
        scene.mover.duration = motion_milliseconds
        self.pane = BoardPane(scene, name)
        self.pane.selected.connect(self.selected)

    def scenes(self) -> list[BoardScene]:
        """Give the board."""
        return [self.pane.scene]

    def views(self) -> list[BoardView]:
        """Give the view of the board."""
        return [self.pane.view]

    def pointing(self) -> Pointing | None:
        """Give what shows the group something on this board."""
        return self.pane.pointing

    def dots(self) -> Dots | None:
        """Give what places votes on this board."""
        return self.pane.dots

    def edit(self, kind: str, id_: str) -> bool:
        """Open a record of this board to be typed into."""
        return self.pane.edit(kind, id_)

    def visit(self, key: Key) -> bool:
        """Select a record of this board and bring it into view."""
        return self.pane.visit(key)

    def open_find(self) -> None:
        """Find texts on this board."""
        self.pane.find_line.open_line()

    def toggle_outline(self) -> None:
        """Show or hide the board as a list."""
        self.pane.toggle_outline()

    def take_focus(self) -> None:
        """Put the keyboard to the board."""
        self.pane.view.setFocus()
