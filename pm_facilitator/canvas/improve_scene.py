"""Improve: actions on the matrix of impact and effort, sticky notes below."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt

from pm_facilitator.canvas.card import Card
from pm_facilitator.canvas.empty import empty_words
from pm_facilitator.canvas.gestures.base import Gesture
from pm_facilitator.canvas.gestures.drag_dot import Cell, DragDot
from pm_facilitator.canvas.intents import PlaceAction
from pm_facilitator.canvas.items import BoardItem
from pm_facilitator.canvas.keys import Bindings, chord
from pm_facilitator.canvas.matrix_cards import COLUMN, COLUMN_GAP, matrix_cards
from pm_facilitator.canvas.notes_board import NotesBoard
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Action
from pm_facilitator.domain.vocabulary import ActionStatus, Stage
from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.matrix import MatrixLayout, layout_matrix
from pm_facilitator.figures.palette import Palette

# With the list beside it, all of it fits a projector at the zoom at which its text can be read.
WIDTH, HEIGHT = 572.0, 400.0
MIDDLE = 3
"""Where an action stands on an axis that nobody has named yet."""

NOTES_GAP = 64.0

_INVITATION = (
    "Which changes are worth it?",
    "Write an action, then drag it onto",
    "the matrix; or press I for impact,",
    "E for effort, and a digit.",
)

_DIGITS = (
    Qt.Key.Key_1,
    Qt.Key.Key_2,
    Qt.Key.Key_3,
    Qt.Key.Key_4,
    Qt.Key.Key_5,
)


class MatrixScene(NotesBoard):
    """Cancelled actions are not on the matrix; the others wait beside it until they are placed."""

    stage = Stage.IMPROVE
    figure_kinds = frozenset({"action"})

    def __init__(self, board: Board, palette: Palette, *, audience: bool) -> None:
        self.matrix: MatrixLayout = _laid_out([])
        self._axis = ""
        super().__init__(board, palette, audience=audience)
        self.selectionKeysChanged.connect(self._forget_axis)

    def lay_out_figure(self) -> list[Card]:
        """Lay out the matrix and the list beside it."""
        actions = [a for a in self.board.actions if a.status is not ActionStatus.CANCELLED]
        self.matrix = self.laid_out_once("matrix", lambda: _laid_out(actions))
        made = matrix_cards(actions, self.matrix, self.colors)
        self.shapes = made.shapes
        width = WIDTH + COLUMN_GAP + COLUMN
        if not actions:
            lines = _INVITATION[:1] if self.audience else _INVITATION
            middle = width - COLUMN / 2
            self.shapes += empty_words(lines, self.colors, middle, self.matrix.top + 48)
        height = max(HEIGHT, made.height)
        self.bounds = QRectF(0, 0, width, height)
        self.figure_width = width
        self.reach = self.notes.reach(width)
        self.notes_top = height + NOTES_GAP + self.reach
        return made.cards

    def own_bindings(self) -> Bindings:
        """Give the keys of actions: I or E and a digit; the digits alone colour notes."""
        table = super().own_bindings()
        table[chord(Qt.Key.Key_I)] = lambda: self._choose_axis("impact")
        table[chord(Qt.Key.Key_E)] = lambda: self._choose_axis("effort")
        for value, digit in enumerate(_DIGITS, start=1):
            table[chord(digit)] = self._digit(value, table[chord(digit)])
        return table

    def gesture_on(self, item: BoardItem) -> Gesture | None:
        """Pull an action over the matrix."""
        if item.key[0] != "action":
            return super().gesture_on(item)
        return DragDot(self, item.key, self._cell_at, self._area_of)

    def nudge(self, dx: int, dy: int, more: bool) -> bool:
        """Move the selected actions by a step of effort or impact."""
        actions = self._chosen()
        for action in actions:
            self._place(action, _value(action.impact) - dy, _value(action.effort) + dx)
        return bool(actions) or super().nudge(dx, dy, more)

    def _chosen(self) -> list[Action]:
        found = [self.board.get(Action, id_) for id_ in self.only("action")]
        return [action for action in found if action is not None]

    def _choose_axis(self, axis: str) -> None:
        self._axis = axis if self._chosen() else ""

    def _forget_axis(self) -> None:
        self._axis = ""

    def _digit(self, value: int, otherwise: Callable[[], None]) -> Callable[[], None]:
        def press() -> None:
            axis, self._axis = self._axis, ""
            if not axis:
                otherwise()
            for action in self._chosen() if axis else []:
                impact, effort = _value(action.impact), _value(action.effort)
                pair = (value, effort) if axis == "impact" else (impact, value)
                self._place(action, *pair)

        return press

    def _place(self, action: Action, impact: int, effort: int) -> None:
        impact, effort = min(5, max(1, impact)), min(5, max(1, effort))
        if (impact, effort) != (action.impact, action.effort):
            self.wish(PlaceAction(action.id, impact, effort))

    def _cell_at(self, place: QPointF) -> Cell | None:
        m = self.matrix
        area = QRectF(m.left, m.top, m.right - m.left, m.bottom - m.top)
        return m.cell_at(place.x(), place.y()) if area.contains(place) else None

    def _area_of(self, wanted: Cell) -> QRectF:
        cells = self.matrix.cells
        cell = next(cell for cell in cells if (cell.impact, cell.effort) == wanted)
        return QRectF(cell.x, cell.y, cell.width, cell.height)


def _laid_out(actions: list[Action]) -> MatrixLayout:
    return layout_matrix(actions, width=WIDTH, height=HEIGHT, measure=measure())


def _value(value: int | None) -> int:
    return MIDDLE if value is None else value
