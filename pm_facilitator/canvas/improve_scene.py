"""Improve: actions by impact and effort, or by the risk of recurrence; sticky notes below."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt, Signal

from pm_facilitator.canvas.card import Card
from pm_facilitator.canvas.empty import empty_words
from pm_facilitator.canvas.gestures.base import Gesture
from pm_facilitator.canvas.gestures.drag_dot import Cell, DragDot
from pm_facilitator.canvas.intents import Intent, PlaceAction, PlaceRisk
from pm_facilitator.canvas.items import BoardItem
from pm_facilitator.canvas.keys import Bindings, chord
from pm_facilitator.canvas.layouts import Layouts
from pm_facilitator.canvas.matrix_cards import COLUMN, COLUMN_GAP, matrix_cards
from pm_facilitator.canvas.notes_board import NotesBoard
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Action
from pm_facilitator.domain.vocabulary import ActionStatus, Stage
from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.matrix import EFFORT, RISK, VIEWS, Axes, MatrixLayout, layout_matrix
from pm_facilitator.figures.palette import Palette

# With the list beside it, all of it fits a projector at the zoom at which its text can be read.
WIDTH, HEIGHT = 572.0, 400.0
MIDDLE = 3
"""Where an action stands on an axis that nobody has named yet."""

NOTES_GAP = 64.0

_INVITATIONS = {
    EFFORT: (
        "Which changes are worth it?",
        "Write an action, then drag it onto",
        "the matrix; or press I for impact,",
        "E for effort, and a digit.",
    ),
    RISK: (
        "What if it comes back?",
        "Drag an action onto the matrix; or",
        "press O for how often it could be,",
        "H for how hard it would hit, and a digit.",
    ),
}
_KEYS = {
    Qt.Key.Key_I: "impact",
    Qt.Key.Key_E: "effort",
    Qt.Key.Key_O: "likelihood",
    Qt.Key.Key_H: "severity",
}

_DIGITS = (
    Qt.Key.Key_1,
    Qt.Key.Key_2,
    Qt.Key.Key_3,
    Qt.Key.Key_4,
    Qt.Key.Key_5,
)


class MatrixScene(NotesBoard):
    """Cancelled actions are not on the matrix; the others wait beside it until they are placed.

    Signals:
        axes_changed: the axes by which the actions are shown now.
    """

    axes_changed = Signal(object)

    stage = Stage.IMPROVE
    figure_kinds = frozenset({"action"})

    def __init__(
        self, board: Board, palette: Palette, *, audience: bool, layouts: Layouts | None = None
    ) -> None:
        self.axes = EFFORT
        self.matrix: MatrixLayout = _laid_out([], self.axes)
        self._axis = ""
        super().__init__(board, palette, audience=audience, layouts=layouts)
        self.selectionKeysChanged.connect(self._forget_axis)

    def lay_out_figure(self) -> list[Card]:
        """Lay out the matrix and the list beside it."""
        actions = [a for a in self.board.actions if a.status is not ActionStatus.CANCELLED]
        axes = self.axes
        self.matrix = self.laid_out_once(axes.title, lambda: _laid_out(actions, axes))
        made = matrix_cards(actions, self.matrix, self.colors)
        self.shapes = made.shapes
        width = WIDTH + COLUMN_GAP + COLUMN
        if not actions:
            lines = _INVITATIONS[axes][:1] if self.audience else _INVITATIONS[axes]
            middle = width - COLUMN / 2
            self.shapes += empty_words(lines, self.colors, middle, self.matrix.top + 48)
        height = max(HEIGHT, made.height)
        self.bounds = QRectF(0, 0, width, height)
        self.figure_width = width
        self.reach = self.notes.reach(width)
        self.notes_top = height + NOTES_GAP + self.reach
        return made.cards

    def own_bindings(self) -> Bindings:
        """Give the keys of actions: a letter and a digit; the digits alone colour notes."""
        table = super().own_bindings()
        table[chord(Qt.Key.Key_Y)] = lambda: self.show_axes(RISK if self.axes is EFFORT else EFFORT)
        for key, axis in _KEYS.items():
            table[chord(key)] = partial(self._choose_axis, axis)
        for value, digit in enumerate(_DIGITS, start=1):
            table[chord(digit)] = self._digit(value, table[chord(digit)])
        return table

    def gesture_on(self, item: BoardItem) -> Gesture | None:
        """Pull an action over the matrix."""
        if item.key[0] != "action":
            return super().gesture_on(item)
        return DragDot(self, item.key, self._cell_at, self._area_of, self._wish_for, self.axes)

    def show_axes(self, axes: Axes) -> None:
        """Show the actions by impact and effort, or by the risk of recurrence."""
        if axes is not self.axes:
            self.axes = axes
            self.refresh()
            self.axes_changed.emit(axes)

    def nudge(self, dx: int, dy: int, more: bool) -> bool:
        """Move the selected actions by a step upwards or to the right."""
        actions = self._chosen()
        for action in actions:
            up, right = _steps(action, self.axes)
            self._place(action, self.axes, up - dy, right + dx)
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
                axes = next(axes for axes in VIEWS if axis in (axes.up, axes.right))
                up, right = _steps(action, axes)
                pair = (value, right) if axis == axes.up else (up, value)
                self._place(action, axes, *pair)

        return press

    def _place(self, action: Action, axes: Axes, up: int, right: int) -> None:
        cell = min(5, max(1, up)), min(5, max(1, right))
        if cell != axes.place(action):
            self.wish(_wish(action.id, cell, axes))

    def _wish_for(self, id_: str, cell: Cell) -> Intent:
        return _wish(id_, cell, self.axes)

    def _cell_at(self, place: QPointF) -> Cell | None:
        m = self.matrix
        area = QRectF(m.left, m.top, m.right - m.left, m.bottom - m.top)
        return m.cell_at(place.x(), place.y()) if area.contains(place) else None

    def _area_of(self, wanted: Cell) -> QRectF:
        cells = self.matrix.cells
        cell = next(cell for cell in cells if (cell.up, cell.right) == wanted)
        return QRectF(cell.x, cell.y, cell.width, cell.height)


def _laid_out(actions: list[Action], axes: Axes) -> MatrixLayout:
    return layout_matrix(actions, width=WIDTH, height=HEIGHT, measure=measure(), axes=axes)


def _steps(action: Action, axes: Axes) -> Cell:
    """Give where an action stands, in the middle where nothing is said yet."""
    up, right = getattr(action, axes.up), getattr(action, axes.right)
    return MIDDLE if up is None else up, MIDDLE if right is None else right


def _wish(id_: str, cell: Cell, axes: Axes) -> Intent:
    return PlaceRisk(id_, *cell) if axes is RISK else PlaceAction(id_, *cell)
