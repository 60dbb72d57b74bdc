"""The choice of the fishbone's categories: a ready set, or words of one's own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pm_facilitator import presets
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits import factors
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.make import row
from pm_facilitator.ui.panels.escapable_line import EscapableLine
from pm_facilitator.ui.panels.still import StillComboBox


class CategoryChoice(QWidget):
    """Changes the set of categories; every factor is kept.

    Signals:
        left: Esc was pressed in the line for own categories.
    """

    left = Signal()

    def __init__(
        self, board: Board, controller: BoardController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._controller = controller
        self._sets = StillComboBox()
        self._own = EscapableLine()
        self._build()
        self.refresh()

    def _build(self) -> None:
        self._sets.setAccessibleName("Categories of the fishbone")
        self._sets.setToolTip("Categories of the fishbone")
        self._sets.setSizeAdjustPolicy(StillComboBox.SizeAdjustPolicy.AdjustToContents)
        self._sets.setMinimumWidth(140)
        for chosen in presets.category_sets().values():
            self._sets.addItem(chosen.label, chosen.name)
        self._sets.addItem("Own categories", presets.OWN_CATEGORIES)
        self._sets.activated.connect(self._choose)
        self._own.setPlaceholderText("Categories, separated by commas; Enter to use them")
        self._own.setAccessibleName("Own categories, separated by commas")
        self._own.setMinimumWidth(120)
        self._own.returnPressed.connect(self._use_own)
        self._own.escaped.connect(self._leave)
        self._own.hide()
        layout = row(self, gap=4)
        layout.addWidget(self._sets)
        layout.addWidget(self._own, 1)

    def refresh(self) -> None:
        """Show the set that is in use."""
        place = self._sets.findData(self._board.review.category_set)
        self._sets.setCurrentIndex(place if place >= 0 else self._sets.count() - 1)

    def _choose(self, place: int) -> None:
        name = str(self._sets.itemData(place))
        known = presets.category_sets().get(name)
        self._own.setVisible(known is None)
        if known is not None:
            self._use(name, list(known.bones))
        else:
            self._own.setText(", ".join(bone.label for bone in self._board.bones))
            self._own.setFocus()

    def _use_own(self) -> None:
        labels = [part.strip() for part in self._own.text().split(",") if part.strip()]
        if labels:
            self._own.hide()
            self._use(presets.OWN_CATEGORIES, labels)

    def _leave(self) -> None:
        self._own.hide()
        self.refresh()
        self.left.emit()

    def _use(self, name: str, labels: list[str]) -> None:
        self._controller.do("Change categories", factors.use_categories(self._board, name, labels))
        self.refresh()
