from PySide6.QtCore import QPointF, Qt

from pm_facilitator.canvas import intents as want
from pm_facilitator.canvas.improve_scene import MatrixScene
from pm_facilitator.domain.changes import Patched
from pm_facilitator.domain.entities import Action
from pm_facilitator.domain.vocabulary import ActionStatus
from pm_facilitator.figures.matrix import EFFORT, RISK, Axes
from tests.canvas.conftest import Desk

Matrix = Desk[MatrixScene]


def cell(matrix: Matrix, impact: int, effort: int) -> QPointF:
    cells = matrix.scene.matrix.cells
    found = next(c for c in cells if (c.up, c.right) == (impact, effort))
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


def test_one_key_shows_the_risk_and_the_same_key_leads_back(matrix: Matrix) -> None:
    told: list[Axes] = []
    matrix.scene.axes_changed.connect(told.append)
    matrix.key(Qt.Key.Key_Y)
    assert matrix.scene.axes is RISK
    assert matrix.place("action", "a0").x() > matrix.scene.matrix.width
    matrix.key(Qt.Key.Key_Y)
    assert told == [RISK, EFFORT]


def test_in_the_view_of_risks_a_drag_places_the_risk(matrix: Matrix) -> None:
    matrix.key(Qt.Key.Key_Y)
    target = cell(matrix, 5, 4)
    matrix.press(matrix.place("action", "a0"))
    matrix.move(target)
    assert matrix.scene.said() == "Severity 5, likelihood 4"
    matrix.release(target)
    assert matrix.wishes == [want.PlaceRisk("a0", 5, 4)]


def test_two_letters_and_digits_set_the_risk_in_either_view(matrix: Matrix) -> None:
    matrix.grant()
    matrix.click(matrix.place("action", "a0"))
    for key in (Qt.Key.Key_O, Qt.Key.Key_5, Qt.Key.Key_H, Qt.Key.Key_2):
        matrix.key(key)
    assert matrix.wishes == [want.PlaceRisk("a0", 3, 5), want.PlaceRisk("a0", 2, 5)]
    matrix.key(Qt.Key.Key_Y)
    matrix.key(Qt.Key.Key_Up)
    assert matrix.wishes[-1] == want.PlaceRisk("a0", 3, 5)


def test_a_screen_reader_hears_where_an_action_stands_in_each_view(matrix: Matrix) -> None:
    matrix.commit([Patched("action", "a0", "severity", None, 5)])
    matrix.commit([Patched("action", "a0", "likelihood", None, 2)])

    def spoken() -> str:
        item = matrix.scene.item(("action", "a0"))
        assert item is not None
        return item.card.spoken

    assert spoken().endswith("impact 4, effort 2")
    matrix.scene.show_axes(RISK)
    assert spoken().endswith("severity 5, likelihood 2")
