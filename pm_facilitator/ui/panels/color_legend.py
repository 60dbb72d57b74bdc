"""What the colours of sticky notes mean, in a corner of the board."""

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QGridLayout, QToolButton

from pm_facilitator.canvas.intents import ColorNotes
from pm_facilitator.canvas.view import BoardView
from pm_facilitator.domain.vocabulary import NoteColor
from pm_facilitator.figures.palette import Palette
from pm_facilitator.ui.panels.corner import Corner
from pm_facilitator.ui.panels.swatches import swatch

_SIZE = 18
_COLUMNS = 2


class ColorLegend(Corner):
    """Each meaning with its swatch and its key; a click marks the selected notes with it."""

    def __init__(self, view: BoardView) -> None:
        super().__init__(view, "Note colours", "swatches", "Shift+C", at_right=False)
        self._entries: dict[NoteColor, QToolButton] = {}
        grid = QGridLayout(self.body)
        grid.setContentsMargins(0, 0, 4, 0)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(0)
        for place, meaning in enumerate(NoteColor):
            entry = self._entry(meaning, place + 1)
            grid.addWidget(entry, place // _COLUMNS, place % _COLUMNS)
            self._entries[meaning] = entry
        self._worn: Palette | None = None
        self.settle()
        view.board_scene.refreshed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        """Be there only while there are notes on the board, and in its colours."""
        scene = self._view.board_scene
        if scene.colors is not self._worn:
            self._dress(scene.colors)
        self.setVisible(scene.projection.shows("note"))

    def _dress(self, palette: Palette) -> None:
        self._worn = palette
        for meaning, entry in self._entries.items():
            entry.setIcon(QIcon(swatch(meaning, palette, _SIZE, self.devicePixelRatioF())))

    def _entry(self, meaning: NoteColor, number: int) -> QToolButton:
        made = QToolButton()
        made.setText(f"{meaning.label}  {number}")
        made.setAccessibleName(f"{meaning.label}, key {number}")
        made.setToolTip(f"Mark the selected notes as {meaning.label.lower()} ({number})")
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setIconSize(QSize(_SIZE, _SIZE))
        made.setAutoRaise(True)
        # The keys 1 to 6 do the same from the board: no stops for Tab on the way to it.
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(partial(self._mark, meaning))
        return made

    def _mark(self, meaning: NoteColor, _checked: bool = False) -> None:
        scene = self._view.board_scene
        ids = tuple(scene.only("note"))
        if ids:
            scene.wish(ColorNotes(ids, meaning))
