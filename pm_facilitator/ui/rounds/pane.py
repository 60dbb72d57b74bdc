"""What every step's part of the strip can do."""

from PySide6.QtWidgets import QWidget

from pm_facilitator.domain.entities import Round
from pm_facilitator.figures.palette import Palette
from pm_facilitator.ui.rounds.leading import Leading


class Pane(QWidget):
    """What there is to do in one step of a round; the base of all of them."""

    def __init__(self, lead: Leading, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lead = lead
        self.colors = palette

    def show_round(self, round_: Round) -> None:
        """Show where a round is."""
        raise NotImplementedError

    def set_palette(self, palette: Palette) -> None:
        """Draw with other colours."""
        self.colors = palette

    def take_focus(self) -> bool:
        """Put the keyboard where this step needs it; False when that is the board."""
        return False

    def flush(self) -> None:
        """Hand over what is typed and not entered yet, because the step is left."""
