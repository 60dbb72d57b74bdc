"""A question that the facilitator has chosen to put before the group."""

from PySide6.QtWidgets import QFrame, QWidget

from pm_facilitator.figures.palette import Palette
from pm_facilitator.ui.make import column, label
from pm_facilitator.ui.windows.audience_bar import look_of, scale_of

_SIZE = 40
"""The size of the text in pixels, in a window of full height."""


class AudiencePrompt(QFrame):
    """A strip above the board; it holds no text but the one that is shown."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("audiencePrompt")
        self._palette = palette
        self._words = label("", wrap=True)
        layout = column(self)
        layout.setContentsMargins(24, 12, 24, 12)
        layout.addWidget(self._words)
        self.show_text("")

    def show_text(self, text: str) -> None:
        """Show a question, or nothing."""
        self._words.setText(text)
        self.setVisible(bool(text))

    def set_palette(self, palette: Palette) -> None:
        """Draw with other colours."""
        self._palette = palette
        self.dress()

    def dress(self) -> None:
        """Give the text a size that can be read from the back of the room."""
        size = max(22, round(_SIZE * scale_of(self.window())))
        self._words.setStyleSheet(look_of(self._palette["text"], size, 600))
