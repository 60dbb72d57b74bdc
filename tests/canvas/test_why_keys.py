"""The keyboard alone asks on, adds what else had to be true, and walks through the answers."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pm_facilitator.canvas import intents as want
from pm_facilitator.canvas.reflect_scene import ReflectScene
from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.entities import Factor, WhyStep
from pm_facilitator.domain.vocabulary import WhyGate
from pm_facilitator.figures.palette import palette
from pm_facilitator.figures.shapes import Text
from tests.canvas.conftest import Desk

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
Reflect = Desk[ReflectScene]

MORE = (
    WhyStep("w1", "f3", None, "Nobody reads the log", order=2.0),
    WhyStep("w2", "f3", "w0", "The client waits for ever", order=1.0),
    WhyStep("w3", "f3", "w0", "There is no deadline", order=2.0),
)


@pytest.fixture
def chain(reflect: Reflect) -> Reflect:
    reflect.commit([Added(step) for step in MORE])
    reflect.scene.show_whys("f3")
    return reflect


@pytest.mark.parametrize(
    ("key", "modifiers", "wish"),
    [
        (Qt.Key.Key_W, NONE, want.AddWhy("f3", "w0")),
        (Qt.Key.Key_W, SHIFT, want.AddWhy("f3", None, needed=True)),
        (Qt.Key.Key_Return, CTRL, want.AddWhy("f3", None)),
        (Qt.Key.Key_W, ALT, want.ToggleGate("f3", "w0")),
    ],
)
def test_keys_of_an_answer(
    chain: Reflect, key: Qt.Key, modifiers: Qt.KeyboardModifier, wish: want.Intent
) -> None:
    chain.scene.select([("why_step", "w0")])
    chain.key(key, modifiers)
    assert chain.wishes == [wish]


def test_an_answer_without_branches_turns_the_gate_above_it(chain: Reflect) -> None:
    chain.scene.select([("why_step", "w3")])
    chain.key(Qt.Key.Key_W, ALT)
    assert chain.wishes == [want.ToggleGate("f3", "w0")]


def test_a_factor_asks_what_else_had_to_be_true_for_it(chain: Reflect) -> None:
    chain.grant()
    chain.scene.select([("factor", "f3")])
    chain.key(Qt.Key.Key_W, SHIFT)
    assert len(chain.board.why_steps("f3")) == 3
    assert chain.board.need(Factor, "f3").gate is WhyGate.ALL


def test_arrows_walk_through_the_answers(chain: Reflect) -> None:
    chain.scene.select([("factor", "f3")])
    chain.key(Qt.Key.Key_Down, CTRL)
    walked = [chain.chosen()]
    for key in (
        Qt.Key.Key_Right,
        Qt.Key.Key_Left,
        Qt.Key.Key_Down,
        Qt.Key.Key_Right,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Up,
    ):
        chain.key(key)
        walked.append(chain.chosen())
    ids = [keys[0][1] for keys in walked]
    assert ids == ["w0", "w1", "w0", "w2", "w3", "w3", "w0", "f3"]


def test_one_key_leads_from_any_answer_back_to_the_factor(chain: Reflect) -> None:
    chain.scene.select([("why_step", "w3")])
    chain.key(Qt.Key.Key_Up, CTRL)
    assert chain.chosen() == [("factor", "f3")]


def test_alt_and_arrows_move_a_factor_among_its_siblings(reflect: Reflect) -> None:
    reflect.grant()
    reflect.scene.select([("factor", "f0")])
    reflect.key(Qt.Key.Key_Down, ALT)
    assert [f.id for f in reflect.board.child_factors("b0")] == ["f1", "f0"]
    reflect.key(Qt.Key.Key_Down, ALT)
    reflect.key(Qt.Key.Key_Up, ALT)
    assert [f.id for f in reflect.board.child_factors("b0")] == ["f0", "f1"]
    assert len(reflect.wishes) == 2


def test_the_chain_is_drawn_as_a_fault_tree_and_back(chain: Reflect, qtbot: QtBot) -> None:
    plain = _words(chain.scene)
    with qtbot.waitSignal(chain.scene.whys_changed):
        chain.key(Qt.Key.Key_Y)
    assert "OR: any of these" in _words(chain.scene) - plain
    assert chain.scene.item(("why_step", "w3")) is not None
    chain.key(Qt.Key.Key_Y)
    assert _words(chain.scene) == plain


def test_the_fault_tree_is_typed_into_as_the_tree_is(chain: Reflect) -> None:
    chain.grant()
    chain.key(Qt.Key.Key_Y)
    chain.double_click(chain.place("why_step", "w3"))
    chain.type(" anywhere")
    chain.view.editor.close_editor()
    assert chain.board.need(WhyStep, "w3").text == "There is no deadline anywhere"


def test_a_screen_reader_hears_how_answers_join(chain: Reflect) -> None:
    chain.grant()
    spoken = {key: text for _, key, text in chain.scene.outline()}
    assert spoken["why_step", "w3"] == "Because, among others: There is no deadline"
    chain.scene.select([("why_step", "w0")])
    chain.key(Qt.Key.Key_W, ALT)
    spoken = {key: text for _, key, text in chain.scene.outline()}
    assert spoken["why_step", "w3"] == "Because, together with the others: There is no deadline"


def test_the_group_sees_the_same_drawing_without_its_keys(chain: Reflect) -> None:
    scene = ReflectScene(chain.board, palette("light"), audience=True)
    chain.scene.toggle_fault_tree()
    scene.show_whys(chain.scene.whys_of, fault_tree=chain.scene.fault_tree)
    assert _words(scene) == _words(chain.scene)
    assert scene.bindings == {}


def _words(scene: ReflectScene) -> set[str]:
    return {shape.text for shape in scene.shapes if isinstance(shape, Text)}
