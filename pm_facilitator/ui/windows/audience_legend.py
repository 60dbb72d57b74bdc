"""The meanings of the note colours for the group: only those that are on the board it sees."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Change, Committed, Patched, Removed
from pm_facilitator.domain.entities import Note
from pm_facilitator.domain.vocabulary import NoteColor, Stage
from pm_facilitator.figures.palette import Palette
from pm_facilitator.ui.make import label, row
from pm_facilitator.ui.panels.swatches import swatch
from pm_facilitator.ui.windows.audience_bar import scale_of

_TEXT = 22
_TELLING = ("color", "stage", "hidden")
"""The fields of a note on which the legend depends."""


class AudienceLegend(QFrame):
    """A thin strip below the board with a swatch and a name for each meaning in use."""

    def __init__(self, board: Board, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("audienceLegend")
        self._board, self._palette = board, palette
        self._stage: Stage | None = None
        self._used: set[NoteColor] = set()
        self._pairs = {meaning: (QLabel(), label(meaning.label)) for meaning in NoteColor}
        line = row(self, gap=8)
        line.setContentsMargins(24, 4, 24, 4)
        for sheet, words in self._pairs.values():
            line.addWidget(sheet)
            line.addWidget(words)
            line.addSpacing(16)
        line.addStretch(1)
        self.refresh()

    def react(self, batch: Committed) -> None:
        """Follow which meanings are on the board."""
        if any(self._tells(change) for change in batch.changes):
            self.refresh()

    def _tells(self, change: Change) -> bool:
        """Tell whether another meaning may be in use after a change."""
        if isinstance(change, Patched):
            return change.kind == "note" and change.field in _TELLING
        note = change.entity
        if not isinstance(note, Note):
            return False
        return not note.hidden and (isinstance(change, Removed) or note.color not in self._used)

    def show_stage(self, stage: Stage | None) -> None:
        """Show the meanings on this stage's board, or nothing where there is no board."""
        if stage is not self._stage:
            self._stage = stage
            self.refresh()

    def refresh(self) -> None:
        """Show the meanings of the notes that the group may see."""
        notes = self._board.all(Note)
        shown = (note for note in notes if note.stage is self._stage and not note.hidden)
        self._used = {note.color for note in shown}
        for meaning, pair in self._pairs.items():
            for each in pair:
                each.setVisible(meaning in self._used)
        self.setVisible(bool(self._used))

    def set_palette(self, palette: Palette) -> None:
        """Draw with other colours."""
        self._palette = palette
        self.dress()

    def dress(self) -> None:
        """Be readable from the back row at any size of the window."""
        size = round(_TEXT * scale_of(self.window()))
        for meaning, (sheet, words) in self._pairs.items():
            sheet.setPixmap(swatch(meaning, self._palette, size, self.devicePixelRatioF()))
            sheet.setAlignment(Qt.AlignmentFlag.AlignCenter)
            words.setStyleSheet(f"font-size: {size}px; color: {self._palette['text_soft']};")
