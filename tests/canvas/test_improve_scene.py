from PySide6.QtCore import QPointF, Qt

from pm_facilitator.canvas import intents as want
from pm_facilitator.canvas.improve_scene import MatrixScene
from pm_facilitator.domain.changes import Patched
from pm_facilitator.domain.entities import Action
from pm_facilitator.domain.vocabulary import ActionStatus
from tests.canvas.conftest import Desk

Matrix = Desk[MatrixScene]


def cell(matrix: Matrix, impact: int, effort: int) -> QPointF:
    cells = matrix.scene.matrix.cells
    found = next(c for c in cells if (c.impact, c.effort) == (impact, effort))
    return QPointF(found.x + found.width / 2, found.y + found.height / 2)


def test_a_dot_dragged_to_a_cell_asks_for_its_place(matrix: Matrix) -> None:
    target = cell(matrix, 5, 1)
    matrix.press(matrix.place("action", "a0"))
    matrix.move(target)
    assert matrix.scene.said() == "Impact 5, effort 1"
    matrix.release(target)
    assert matrix.wishes == [want.PlaceAction("a0", 5, 1)]


def test_an_action_waits_beside_the_matrix_until_it_is_dropped_on_it(matrix: Matrix) -> None:
    matrix.grant()
    assert matrix.place("action", "a1").x() > matrix.scene.matrix.width
    matrix.drag(matrix.place("action", "a1"), cell(matrix, 2, 4))
    assert matrix.place("action", "a1") == cell(matrix, 2, 4)


def test_dropping_beside_the_matrix_asks_for_nothing(matrix: Matrix) -> None:
    start = matrix.place("action", "a1")
    matrix.drag(start, start + QPointF(0, 120))
    assert matrix.wishes == []


def test_a_letter_and_a_digit_set_impact_or_effort(matrix: Matrix) -> None:
    matrix.click(matrix.place("action", "a0"))
    for key in (Qt.Key.Key_I, Qt.Key.Key_5, Qt.Key.Key_E, Qt.Key.Key_1):
        matrix.key(key)
    assert matrix.wishes == [want.PlaceAction("a0", 5, 2), want.PlaceAction("a0", 4, 1)]


def test_arrows_move_by_one_step_and_stop_at_the_edge(matrix: Matrix) -> None:
    matrix.grant()
    matrix.click(matrix.place("action", "a0"))
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Right):
        matrix.key(key)
    action = matrix.board.need(Action, "a0")
    assert (action.impact, action.effort) == (5, 3)
    assert len(matrix.wishes) == 2


def test_a_cancelled_action_leaves_the_matrix(matrix: Matrix) -> None:
    change = Patched("action", "a0", "status", ActionStatus.OPEN, ActionStatus.CANCELLED)
    matrix.commit([change])
    assert matrix.scene.item(("action", "a0")) is None


def test_the_text_of_a_dot_is_edited_in_the_list(matrix: Matrix) -> None:
    matrix.double_click(matrix.place("action", "a0"))
    assert matrix.view.is_editing()
    list_left = matrix.view.mapFromScene(QPointF(matrix.scene.matrix.width, 0)).x()
    assert matrix.view.editor.x() > list_left
