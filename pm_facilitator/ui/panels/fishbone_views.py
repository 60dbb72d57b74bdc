"""The fishbone in three ways: as a drawing, with its outline beside it, and as a table."""

from enum import StrEnum
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QSplitter, QStackedWidget, QWidget

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Committed
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.make import button, column, row
from pm_facilitator.ui.panels.board_pane import BoardPane
from pm_facilitator.ui.panels.factor_outline import FactorOutline
from pm_facilitator.ui.panels.factor_table import FactorTable
from pm_facilitator.ui.widgets.flow import FlowLayout


class View(StrEnum):
    """The ways in which the factors are shown."""

    DRAWING = "drawing"
    OUTLINE = "outline"
    TABLE = "table"


_WORDS = {View.DRAWING: "Drawing", View.OUTLINE: "Outline", View.TABLE: "Table"}
_KEYS = {View.DRAWING: "Alt+1", View.OUTLINE: "Alt+2", View.TABLE: "Alt+3"}


class FishboneViews(QWidget):
    """Shows one of the views; what is chosen in one is chosen in the others.

    Signals:
        selected: the key of what was chosen in the table, or None.
        changed: the name of the view that is shown now.
    """

    selected = Signal(object)
    changed = Signal(str)

    def __init__(
        self,
        board: Board,
        controller: BoardController,
        pane: BoardPane,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.pane = pane
        self.outline = FactorOutline(board, controller)
        self.table = FactorTable(board, controller)
        self._view = View.DRAWING
        self._buttons = QButtonGroup(self)
        self._stack = QStackedWidget()
        self.tools = row(gap=4)
        self._build()
        self._connect()
        self.outline.hide()

    def _build(self) -> None:
        lead = QWidget()
        switch = row(lead, gap=4)
        for view in View:
            key = button(_WORDS[view], role="quiet", tip=f"{_WORDS[view]} ({_KEYS[view]})")
            key.setCheckable(True)
            key.setChecked(view is self._view)
            key.clicked.connect(partial(self.show_view, view))
            self._buttons.addButton(key)
            switch.addWidget(key)
            self._add_key(view)
        switch.addSpacing(8)
        switch.addLayout(self.tools)
        switch.addStretch(1)
        # One row for both, where there is room: the drawing's own tools stand behind those of all
        # views.
        bar = FlowLayout(gap=4)
        bar.addWidget(lead)
        bar.addWidget(self.pane.bar)
        layout = column(self, gap=4)
        layout.addLayout(bar)
        layout.addWidget(self._stack, 1)
        split = QSplitter()
        self._stack.addWidget(split)
        self._stack.addWidget(self.table)
        split.addWidget(self.outline)
        split.addWidget(self.pane)
        split.setStretchFactor(1, 1)
        split.setSizes([340, 660])
        split.setCollapsible(0, False)

    def _add_key(self, view: View) -> None:
        act = QAction(_WORDS[view], self)
        act.setShortcut(QKeySequence(_KEYS[view]))
        act.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        act.triggered.connect(partial(self.show_view, view))
        self.addAction(act)

    def _connect(self) -> None:
        self.pane.selected.connect(self._follow)
        self.outline.chosen.connect(self._visit)
        self.outline.left.connect(self.pane.view.setFocus)
        self.table.chosen.connect(self._visit)
        self.table.chosen.connect(self.selected)

    def view(self) -> View:
        """Give the view that is shown."""
        return self._view

    def show_view(self, view: View, _checked: bool = False) -> None:
        """Show a view, with the keyboard in it."""
        self.set_view(view)
        self.take_focus()
        self.changed.emit(view.value)

    def set_view(self, view: View) -> None:
        """Show a view and leave the keyboard where it is."""
        self._view = view
        self._buttons.buttons()[list(View).index(view)].setChecked(True)
        self._stack.setCurrentIndex(1 if view is View.TABLE else 0)
        self.outline.setVisible(view is View.OUTLINE)
        self.pane.bar.setVisible(view is not View.TABLE)
        keys = self.pane.scene.selectedKeys()
        self._follow(keys[0] if len(keys) == 1 else None)

    def start_with(self, name: str) -> None:
        """Show the view of this name."""
        self.set_view(View(name))

    def take_focus(self) -> None:
        """Put the keyboard into the view that is shown."""
        match self._view:
            case View.DRAWING:
                self.pane.view.setFocus()
            case View.OUTLINE:
                self.outline.enter()
            case View.TABLE:
                self.table.enter()

    def react(self, batch: Committed) -> None:
        """Show what a batch has changed, on the drawing first."""
        self.pane.react(batch)
        self.outline.react(batch)
        self.table.react(batch)

    def edit(self, kind: str, id_: str) -> bool:
        """Open a record to be typed into where the keyboard is; False when it is not here."""
        if kind == "factor" and self._view is View.TABLE:
            return self.table.choose(id_, edit=True)
        if self._view is View.TABLE:
            self.set_view(View.DRAWING)
        return self.pane.edit(kind, id_)

    def visit(self, key: Key) -> bool:
        """Choose a record in the view that is shown; False when it is not here."""
        if self._view is View.TABLE and key[0] != "factor":
            if self.pane.scene.item(key) is None:
                return False
            self.set_view(View.DRAWING)
        return self.pane.visit(key)

    def _visit(self, key: Key | None) -> None:
        if key is not None and self.pane.scene.selectedKeys() != [key]:
            self.pane.visit(key)

    def _follow(self, key: Key | None) -> None:
        if self._view is View.OUTLINE:
            self.outline.show_chosen(key)
        elif self._view is View.TABLE and key is not None and key != self.table.current_key():
            self.table.choose(key[1])
