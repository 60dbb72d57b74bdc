"""What the colours of sticky notes mean, in a corner of the board."""

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton

from pm_facilitator.canvas.intents import ColorNotes
from pm_facilitator.canvas.view import BoardView
from pm_facilitator.domain.vocabulary import NoteColor
from pm_facilitator.figures.palette import Palette
from pm_facilitator.ui.make import row
from pm_facilitator.ui.panels.corner import MARGIN, Corner
from pm_facilitator.ui.panels.map_picture import SIZE as MAP
from pm_facilitator.ui.panels.swatches import swatch_icon

_SIZE = 16


class ColorLegend(Corner):
    """One line: each meaning with its swatch and its key; a click marks the selected notes."""

    def __init__(self, view: BoardView) -> None:
        self._entries: dict[NoteColor, QToolButton] = {}
        super().__init__(view, "Note colours", "swatches", "Shift+C", at_right=False)
        line = row(self.body, gap=2)
        for place, meaning in enumerate(NoteColor):
            self._entries[meaning] = self._entry(meaning, place + 1)
            line.addWidget(self._entries[meaning])
        self._worn: Palette | None = None
        self.settle()
        view.board_scene.refreshed.connect(self._follow)
        self._follow()

    def settle(self) -> None:
        """Show the swatches alone where their names would not fit beside the map."""
        self._say_names(True)
        room = self._view.width() - MAP.width() - 4 * MARGIN
        if self.body.sizeHint().width() + self._fold.sizeHint().width() > room:
            self._say_names(False)
        super().settle()
        self._view.keep_below(self.height() + MARGIN if self._is_wanted() else 0)

    def _say_names(self, said: bool) -> None:
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        style = beside if said else Qt.ToolButtonStyle.ToolButtonIconOnly
        for entry in self._entries.values():
            entry.setToolButtonStyle(style)
        self.body.updateGeometry()

    def _is_wanted(self) -> bool:
        return self._view.board_scene.projection.shows("note")

    def _follow(self) -> None:
        """Be there only while there are notes on the board, and in its colours."""
        scene = self._view.board_scene
        if scene.colors is not self._worn:
            self._dress(scene.colors)
        if self._is_wanted() is self.isHidden():
            self.setVisible(self._is_wanted())
            self.settle()

    def _dress(self, palette: Palette) -> None:
        self._worn = palette
        for meaning, entry in self._entries.items():
            entry.setIcon(swatch_icon(meaning, palette, _SIZE))

    def _entry(self, meaning: NoteColor, number: int) -> QToolButton:
        made = QToolButton()
        made.setText(f"{meaning.label}  {number}")
        made.setAccessibleName(f"{meaning.label}, key {number}")
        made.setToolTip(f"Mark the selected notes as {meaning.label.lower()} ({number})")
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
