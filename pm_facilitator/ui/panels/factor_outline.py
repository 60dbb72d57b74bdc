"""The fishbone as an outline beside the drawing, built by the keyboard alone."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from pm_facilitator.canvas.intents import text_field
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Committed
from pm_facilitator.domain.edits import outline
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Bone, Factor
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.make import button, column, label
from pm_facilitator.ui.panels.outline_edits import OutlineEdits
from pm_facilitator.ui.panels.outline_line import OutlineRow

_HINT = "Enter: new line · Tab: indent · Alt+Up: move up · Esc: to the drawing"


class FactorOutline(QWidget):
    """A line for every category and factor; lines stay the same widgets, so no caret is lost.

    Signals:
        chosen: the key of the line that the caret is in.
        left: Esc was pressed.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(
        self, board: Board, controller: BoardController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._controller = controller
        self._edits = OutlineEdits(board, controller)
        self._rows: dict[Key, OutlineRow] = {}
        self._order: list[Key] = []
        self._lines = column(gap=0)
        self._body = column(margin=2)
        self._scroll = QScrollArea()
        self._build()
        self.refresh()

    def _build(self) -> None:
        self.setAccessibleName("Outline of the fishbone")
        body = QWidget()
        body.setLayout(self._body)
        self._body.addLayout(self._lines)
        add = button("Add category", self._add_bone, symbol="plus", role="quiet")
        add.setToolTip("Add a category (Ctrl+Shift+Enter)")
        self._body.addWidget(add)
        self._body.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setWidget(body)
        layout = column(self, gap=4)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(label(_HINT, "small", wrap=True))

    def react(self, batch: Committed) -> None:
        """Show what a batch has changed."""
        if batch.kinds() & {"bone", "factor"}:
            self.refresh()

    def refresh(self) -> None:
        """Show the lines as they are now; a line that is gone hands its caret to the one before."""
        wanted = outline.lines(self._board)
        self._let_go({key for _, key in wanted})
        for place, (depth, key) in enumerate(wanted):
            row = self._rows.get(key) or self._new_row(key)
            if self._lines.indexOf(row) != place:
                self._lines.insertWidget(place, row)
            row.show_depth(depth)
            self._fill(row, depth)
        self._order = [key for _, key in wanted]

    def lines(self) -> list[tuple[Key, str]]:
        """Give the lines as they are shown."""
        return [(key, self._rows[key].line.text()) for key in self._order]

    def line(self, key: Key) -> OutlineRow:
        """Give the row of a record."""
        return self._rows[key]

    def caret_at(self) -> Key | None:
        """Give the line that the caret is in, or None."""
        focus = QApplication.focusWidget()
        return next((key for key, row in self._rows.items() if row.line is focus), None)

    def go_to(self, key: Key | None, *, at: int | None = None) -> bool:
        """Put the caret into a line, at its end unless told otherwise; False when it is gone."""
        row = self._rows.get(key) if key else None
        if row is None:
            return False
        row.line.setFocus()
        row.line.set_caret(len(row.line.text()) if at is None else at)
        self._show_row(row)
        return True

    def enter(self) -> None:
        """Put the caret where it was last, or into the first line."""
        chosen = next((key for key in self._order if self._rows[key].is_chosen()), None)
        self.go_to(chosen or next(iter(self._order), None))

    def show_chosen(self, key: Key | None) -> None:
        """Show which record is selected on the board, and bring its line into view."""
        for each, row in self._rows.items():
            row.show_chosen(each == key)
        row_of_it = self._rows.get(key) if key else None
        if row_of_it is not None and self.isVisible():
            self._show_row(row_of_it)
            if self.caret_at() not in (None, key):
                self.go_to(key)

    def _show_row(self, row: OutlineRow) -> None:
        self._body.activate()  # a row that was just made has no place yet
        self._scroll.ensureWidgetVisible(row.line, 0, 24)

    def _new_row(self, key: Key) -> OutlineRow:
        row = self._rows[key] = OutlineRow(key)
        row.line.asked.connect(partial(self._answer, row))
        row.line.pasted.connect(partial(self._paste, row))
        row.line.entered.connect(partial(self._tell, row))
        row.line.typed.connect(partial(self._type, row, final=False))
        row.line.settled.connect(partial(self._type, row, final=True))
        return row

    def _fill(self, row: OutlineRow, depth: int) -> None:
        kind, id_ = row.key
        if kind == "bone":
            text, name = self._board.need(Bone, id_).label, "Category"
        else:
            factor = self._board.need(Factor, id_)
            bone = self._board.need(Bone, factor.bone_id).label
            text, name = factor.text, f"Factor on {bone}, level {depth}"
        row.line.show_value(text)
        if row.line.accessibleName() != name:
            row.line.setAccessibleName(name)

    def _let_go(self, kept: set[Key]) -> None:
        caret = self.caret_at()
        if caret is not None and caret not in kept:
            place = self._order.index(caret)
            nearest = [*reversed(self._order[:place]), *self._order[place:]]
            heir = next((key for key in nearest if key in kept), None)
            self.go_to(heir)
        for key in [key for key in self._rows if key not in kept]:
            row = self._rows.pop(key)
            row.line.blockSignals(True)
            self._lines.removeWidget(row)
            row.hide()
            row.deleteLater()

    def _tell(self, row: OutlineRow) -> None:
        self.chosen.emit(row.key)

    def _type(self, row: OutlineRow, text: str, *, final: bool) -> None:
        kind, id_ = row.key
        if self._board.find(kind, id_) is not None:
            field = text_field(kind)
            self._controller.type_text(kind, id_, text, field=field, final=final, source=self)

    def _paste(self, row: OutlineRow, texts: list[str]) -> None:
        self.go_to(self._edits.add_texts(row.key, texts))

    def _add_bone(self) -> None:
        self.go_to(self._edits.add_bone(None))

    def _answer(self, row: OutlineRow, wanted: str) -> None:
        key, line = row.key, row.line
        at = line.caret()
        if wanted == "leave":
            self.left.emit()
        elif wanted in ("go_up", "go_down"):
            self._go(key, 1 if wanted == "go_down" else -1, at)
        else:
            added = self._edits.answer(wanted, key, at, len(line.text()))
            if added is not None:
                self.go_to(added, at=0)
        if self._rows.get(key) is row:
            self._show_row(self._rows[self.caret_at() or key])

    def _go(self, key: Key, step: int, at: int) -> None:
        place = self._order.index(key) + step
        if 0 <= place < len(self._order):
            self.go_to(self._order[place], at=at)
