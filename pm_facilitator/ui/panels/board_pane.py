"""A board with its zoom keys and, for keyboards and screen readers, its outline as a tree."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from pm_facilitator.canvas.bench import Bench
from pm_facilitator.canvas.dots import Dots
from pm_facilitator.canvas.keys import SHIFT, chord
from pm_facilitator.canvas.notes_board import NotesBoard
from pm_facilitator.canvas.pointing import Pointing
from pm_facilitator.canvas.scene import BoardScene
from pm_facilitator.canvas.view import BoardView
from pm_facilitator.domain.changes import Committed
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.figures.palette import Palette
from pm_facilitator.ui.make import column, row, tool
from pm_facilitator.ui.panels.color_legend import ColorLegend
from pm_facilitator.ui.panels.find_line import FindLine
from pm_facilitator.ui.panels.gather import GatherStrip
from pm_facilitator.ui.panels.minimap import Minimap
from pm_facilitator.ui.panels.outline import Outline
from pm_facilitator.ui.panels.tool_strip import ToolStrip
from pm_facilitator.ui.widgets.flow import FlowLayout


class BoardPane(QWidget):
    """The view of one scene, with a tool row that pages add their own buttons to.

    Signals:
        selected: the key of the one record that is selected, or None.
    """

    selected = Signal(object)

    def __init__(self, scene: BoardScene, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene = scene
        self.view = BoardView(scene)
        self.view.setAccessibleName(name)
        self.pointing = Pointing(self.view)
        self.dots = Dots(self.view)
        # What lies in the corners comes last, so that no veil lies over it.
        self.find_line = FindLine(self.view)
        self.legend = ColorLegend(self.view)
        self.minimap = Minimap(self.view)
        self.view.bindings |= {
            chord(Qt.Key.Key_C, SHIFT): self.legend.toggle,
            chord(Qt.Key.Key_M, SHIFT): self.minimap.toggle,
        }
        self.bar = QWidget()
        # In lines, so that the row asks for no more room than a small laptop has.
        self.tools = FlowLayout(gap=4, loose=True)
        self.gather = GatherStrip(scene, self.view) if isinstance(scene, NotesBoard) else None
        self.outline = Outline(scene, name)
        self._build()
        scene.selectionKeysChanged.connect(self._tell)

    def _build(self) -> None:
        self.outline.hide()
        self.outline.visited.connect(self._show)
        self.outline.opened.connect(lambda key: self.edit(*key))
        self.outline.menu_wanted.connect(self.view.open_menu)
        self.outline.left.connect(self.view.setFocus)
        bar = row(self.bar, gap=4)
        bar.addLayout(self.tools, 1)
        self._list_key = tool("list", "Show the board as a list", keys="Ctrl+L")
        self._list_key.setCheckable(True)
        self._list_key.toggled.connect(self.show_outline)
        if self.gather is not None:
            gather = tool(
                "group", "Gather similar notes", self.gather.open_strip, keys="Ctrl+Alt+G"
            )
            bar.addWidget(gather)
        bar.addWidget(self._list_key)
        bar.addWidget(
            tool("zoom-out", "Zoom out", lambda: self.view.zoom_by(1 / 1.2), keys="Ctrl+-")
        )
        bar.addWidget(tool("zoom-in", "Zoom in", lambda: self.view.zoom_by(1.2), keys="Ctrl++"))
        bar.addWidget(tool("maximize", "Fit all", self.view.fit_all, keys="Shift+1"))
        board = row(gap=4)
        layout = column(self)
        layout.addWidget(self.bar)
        layout.addLayout(board, 1)
        if isinstance(self.scene, Bench):
            board.addWidget(self._tool_strip(self.scene))
        split = QSplitter()
        board.addWidget(split, 1)
        split.addWidget(self.outline)
        split.addWidget(self.view)
        split.setStretchFactor(1, 1)
        if self.gather is not None:
            layout.addWidget(self.gather)

    def _tool_strip(self, scene: Bench) -> ToolStrip:
        """Give the column of tools; a tool that was taken there is used on the board at once."""
        strip = ToolStrip(scene.tools)
        strip.chosen.connect(self.view.setFocus)
        scene.tools.changed.connect(self.view.show_cursor)
        return strip

    def react(self, batch: Committed) -> None:
        """Show what a batch has changed."""
        waiting = self.outline.is_waiting()
        self.scene.react(batch)
        if self.gather is not None:
            self.gather.react(batch)
        self.outline.react(batch, waiting=waiting)

    def set_palette(self, palette: Palette) -> None:
        """Draw with other colours."""
        self.scene.set_palette(palette)

    def edit(self, kind: str, id_: str) -> bool:
        """Open the inline editor on a record and bring it into view; False when it is not here."""
        if self.scene.item((kind, id_)) is None:
            return False
        self.view.setFocus()
        self.scene.edit(kind, id_)
        return True

    def visit(self, key: Key) -> bool:
        """Select a record and bring it into view; False when it is not here."""
        item = self.scene.item(key)
        if item is None:
            return False
        self.scene.select([key])
        self.view.bring_into_sight(item.home())
        return True

    def toggle_outline(self) -> None:
        """Show the list beside the board and go there, or hide it and come back."""
        was_there = self.outline.hasFocus()
        self._list_key.toggle()
        if self.outline.isVisible():
            self.outline.enter()
        elif was_there:
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_outline(self, shown: bool) -> None:
        """Show or hide the list beside the board."""
        self.outline.show_board(shown)

    def _tell(self) -> None:
        self.selected.emit(self.scene.selected_alone())

    def _show(self, key: Key) -> None:
        item = self.scene.item(key)
        if item is not None:
            self.view.bring_into_sight(item.home())
