"""Reflect: what made it possible, on the fishbone and on notes, and what was learned."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QSplitter, QWidget

from pm_facilitator.canvas.reflect_scene import ReflectScene
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Committed
from pm_facilitator.domain.edits import factors, setup
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Factor, WhyStep
from pm_facilitator.domain.vocabulary import InsightKind
from pm_facilitator.figures.palette import Palette
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.make import button, column
from pm_facilitator.ui.panels.category_choice import CategoryChoice
from pm_facilitator.ui.panels.fishbone_views import FishboneViews
from pm_facilitator.ui.panels.record_list import ListSpec, RecordList
from pm_facilitator.ui.stages.board_page import BoardPage
from pm_facilitator.ui.widgets.choices_button import ChoicesButton
from pm_facilitator.ui.wishes.fishbone import first_bone

_LENSES = {
    InsightKind.WENT_WELL: ("Something that helped", "What should we keep doing?"),
    InsightKind.HARD: ("Something that made it hard", "What stood in the way?"),
    InsightKind.LUCKY: ("A stroke of luck", "What might not save us next time?"),
    InsightKind.SURPRISED: ("Something nobody expected", "What did we believe until then?"),
}


def insight_list(
    board: Board, controller: BoardController, kind: InsightKind, hint: str, empty: str
) -> RecordList:
    """Make the list of one lens of what was learned."""
    return RecordList(
        ListSpec(
            title=kind.label,
            hint=hint,
            records=lambda: [item for item in board.insights if item.kind is kind],
            add=lambda text: controller.do(
                f"Add to {kind.label}", setup.add_insight(board, kind, text)[0]
            ),
            empty=empty,
        ),
        controller,
    )


class ReflectPage(BoardPage):
    """The fishbone with its notes, and below it the four lenses."""

    def __init__(
        self,
        board: Board,
        controller: BoardController,
        palette: Palette,
        parent: QWidget | None = None,
    ) -> None:
        self.scene = ReflectScene(board, palette, audience=False)
        super().__init__(board, controller, self.scene, "Fishbone and notes", parent)
        split = QSplitter(Qt.Orientation.Vertical)
        column(self, margin=8).addWidget(split)
        self.factor_views = FishboneViews(board, controller, self.pane, split)
        self.factor_views.selected.connect(self.selected)
        self._categories = CategoryChoice(board, controller)
        self._categories.left.connect(self.take_focus)
        self.lenses = [
            insight_list(board, controller, kind, *words) for kind, words in _LENSES.items()
        ]
        self._lists = QSplitter()
        self._view_key = ChoicesButton("View", "How the fishbone is drawn", "settings")
        self._fault = QCheckBox("As a fault tree (Y)")
        self._fault.clicked.connect(self.scene.toggle_fault_tree)
        self.scene.whys_changed.connect(lambda _: self._fault.setChecked(self.scene.fault_tree))
        self._build_tools()
        self._build_halves(split)

    def _build_tools(self) -> None:
        keys = self.factor_views.tools
        keys.addWidget(button("Add factor", self._add_factor, symbol="plus", role="primary"))
        note = button("Add note", self.add_note, symbol="sticky-note")
        note.setToolTip("Add a sticky note (F2)")
        keys.addWidget(note)
        keys.addWidget(self._view_key)
        self._view_key.offer("Categories", self._categories)
        self._view_key.offer("Whys", self._fault)

    def _build_halves(self, split: QSplitter) -> None:
        split.addWidget(self.factor_views)
        split.addWidget(self._lists)
        split.setStretchFactor(0, 1)
        split.setSizes([560, 168])
        for lens in self.lenses:
            self._lists.addWidget(lens)
            lens.selected.connect(self.selected)

    def react(self, batch: Committed) -> None:
        """Show what a batch has changed."""
        self.factor_views.react(batch)
        for lens in self.lenses:
            lens.react(batch)
        if batch.touches("review", "category_set"):
            self._categories.refresh()

    def visit(self, key: Key) -> bool:
        """Select a record of this board and bring it into view."""
        step = self._board.get(WhyStep, key[1]) if key[0] == "why_step" else None
        if step is not None:
            self.scene.show_whys(step.factor_id)
        return self.factor_views.visit(key)

    def edit(self, kind: str, id_: str) -> bool:
        """Open a record to be typed into, in the view that is shown."""
        return self.factor_views.edit(kind, id_)

    def take_focus(self) -> None:
        """Put the keyboard to the view that is shown."""
        self.factor_views.take_focus()

    def give_room(self, wanted: bool) -> None:
        """Hide the lists of what was learned, or show them again."""
        self._lists.setHidden(wanted)

    def add_note(self) -> bool:
        """Put a sticky note down to be typed into."""
        self.scene.add_note()
        return True

    def _add_factor(self) -> None:
        chosen = [self._board.find(*key) for key in self.scene.selectedKeys()]
        beside = next((item for item in chosen if isinstance(item, Factor)), None)
        bones = [id_ for kind, id_ in self.scene.selectedKeys() if kind == "bone"]
        bone = beside.bone_id if beside else next(iter(bones), first_bone(self._board))
        parent = beside.parent_id if beside else None
        made = factors.add_factor(self._board, "", bone, parent)
        self._controller.add("Add factor", made, "factor")
