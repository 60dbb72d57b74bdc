"""What every stage's page can do, so that the meeting treats them alike."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pm_facilitator.canvas.dots import Dots
from pm_facilitator.canvas.pointing import Pointing
from pm_facilitator.canvas.scene import BoardScene
from pm_facilitator.canvas.view import BoardView
from pm_facilitator.domain.changes import Committed
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.figures.palette import Palette


class StagePage(QWidget):
    """A page of the meeting; the base of all five.

    Signals:
        selected: the key of what is selected on the page, or None.
    """

    selected = Signal(object)

    def react(self, batch: Committed) -> None:
        """Show what a batch has changed."""
        raise NotImplementedError

    def scenes(self) -> list[BoardScene]:
        """Give the boards on this page."""
        return []

    def views(self) -> list[BoardView]:
        """Give the views whose part of the board the audience window may follow."""
        return []

    def pointing(self) -> Pointing | None:
        """Give what shows the group something on this page's board, where it has one."""
        return None

    def dots(self) -> Dots | None:
        """Give what places votes on this page's board, where it has one."""
        return None

    def set_palette(self, palette: Palette) -> None:
        """Draw with other colours."""
        for scene in self.scenes():
            scene.set_palette(palette)

    def edit(self, kind: str, id_: str) -> bool:
        """Open a record of this page to be typed into; False when it is not shown here."""
        return False

    def visit(self, key: Key) -> bool:
        """Select a record and bring it into view; False when it is not shown here."""
        return False

    def add_note(self) -> bool:
        """Put a sticky note down to be typed into; False when this page has no board for notes."""
        return False

    def give_room(self, wanted: bool) -> None:
        """Give the board the room of what stands beside it, or take that back."""

    def open_find(self) -> None:
        """Find texts on the board, where the page has one."""

    def toggle_outline(self) -> None:
        """Show or hide the board as a list, where the page has one."""

    def take_focus(self) -> None:
        """Put the keyboard to the page's main part."""
        self.setFocus()
