from functools import partial

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeySequence, QShortcut, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pm_facilitator.canvas import intents as want
from pm_facilitator.canvas.reflect_scene import ReflectScene
from pm_facilitator.canvas.timeline_scene import TimelineScene
from pm_facilitator.domain.changes import Patched, Removed
from pm_facilitator.domain.entities import Bone, Note, TimelineEvent
from pm_facilitator.figures.palette import palette
from tests.canvas.conftest import Desk

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Reflect = Desk[ReflectScene]
Recap = Desk[TimelineScene]


def texts(wishes: list[want.Intent]) -> list[tuple[str, bool]]:
    return [(w.text, w.final) for w in wishes if isinstance(w, want.SetText)]


def test_a_double_click_opens_the_editor_on_the_text(reflect: Reflect) -> None:
    reflect.double_click(reflect.place("note", "n0"))
    assert reflect.view.is_editing()
    assert reflect.view.editor.toPlainText() == "The graph looked normal"
    item = reflect.scene.item(("note", "n0"))
    assert item is not None
    corner = reflect.pixel(item.home().topLeft())
    assert abs(reflect.view.editor.x() - corner.x()) < 40


def test_enter_edits_what_is_selected_and_escape_ends_it(reflect: Reflect) -> None:
    reflect.click(reflect.place("note", "n0"))
    reflect.key(Qt.Key.Key_Return)
    reflect.type("!")
    QTest.keyClick(reflect.view.editor, Qt.Key.Key_Escape)
    assert not reflect.view.is_editing()
    assert texts(reflect.wishes) == [("The graph looked normal!", True)]


def test_typing_is_told_in_bursts_and_once_more_at_the_end(reflect: Reflect, qtbot: QtBot) -> None:
    reflect.grant()
    reflect.scene.edit("note", "n0")
    with qtbot.waitSignal(reflect.scene.intent):
        reflect.type(" to us")
    reflect.type(" all")
    QTest.keyClick(reflect.view.editor, Qt.Key.Key_Return, CTRL)
    assert texts(reflect.wishes) == [
        ("The graph looked normal to us", False),
        ("The graph looked normal to us all", True),
    ]
    assert reflect.board.need(Note, "n0").text == "The graph looked normal to us all"


def test_the_caret_does_not_jump_on_the_editors_own_echo(reflect: Reflect, qtbot: QtBot) -> None:
    reflect.grant()
    reflect.scene.edit("note", "n0")
    cursor = reflect.view.editor.textCursor()
    cursor.setPosition(4)
    reflect.view.editor.setTextCursor(cursor)
    with qtbot.waitSignal(reflect.scene.intent):
        reflect.type("big ")
    assert reflect.view.editor.textCursor().position() == 8
    assert reflect.view.editor.toPlainText() == "The big graph looked normal"


def test_a_change_from_elsewhere_is_taken_over_around_the_caret(reflect: Reflect) -> None:
    reflect.scene.edit("note", "n0")
    cursor = reflect.view.editor.textCursor()
    cursor.setPosition(3)
    reflect.view.editor.setTextCursor(cursor)
    old = "The graph looked normal"
    reflect.commit([Patched("note", "n0", "text", old, "The graph looked calm")])
    assert reflect.view.editor.toPlainText() == "The graph looked calm"
    assert reflect.view.editor.textCursor().position() == 3
    assert reflect.wishes == []


def test_a_change_of_another_field_leaves_unsaved_typing_alone(reflect: Reflect) -> None:
    reflect.scene.edit("note", "n0")
    reflect.type(" today")
    reflect.commit([Patched("note", "n0", "x", 0.0, 80.0)])
    assert reflect.view.editor.toPlainText() == "The graph looked normal today"


def test_the_editor_closes_when_its_record_goes(reflect: Reflect) -> None:
    reflect.scene.edit("note", "n0")
    reflect.commit([Removed(reflect.board.need(Note, "n0"))])
    assert not reflect.view.is_editing()
    assert reflect.wishes == []


def test_enter_is_a_new_line_in_a_note_and_the_end_of_an_event(
    reflect: Reflect, recap: Recap
) -> None:
    reflect.scene.edit("note", "n0")
    QTest.keyClick(reflect.view.editor, Qt.Key.Key_Return, SHIFT)
    assert reflect.view.editor.toPlainText().endswith("\n")
    recap.scene.edit("event", "e0")
    QTest.keyClick(recap.view.editor, Qt.Key.Key_Return)
    assert not recap.view.is_editing()


def test_letters_are_text_while_one_types(recap: Recap) -> None:
    recap.grant()
    recap.scene.edit("event", "e0")
    recap.type("hgk")
    QTest.keyClick(recap.view.editor, Qt.Key.Key_Escape)
    event = recap.board.need(TimelineEvent, "e0")
    assert event.text == "Index rebuild startshgk"
    assert not event.highlighted


def test_the_field_is_named_where_it_is_not_text(reflect: Reflect) -> None:
    reflect.grant()
    reflect.double_click(reflect.place("bone", "b0"))
    reflect.type("s")
    QTest.keyClick(reflect.view.editor, Qt.Key.Key_Escape)
    assert reflect.wishes == [want.SetText("bone", "b0", "Technologys", True, "label")]
    assert reflect.board.need(Bone, "b0").label == "Technologys"


def test_the_editor_follows_zoom_and_pan(reflect: Reflect) -> None:
    reflect.scene.edit("note", "n0")
    editor = reflect.view.editor
    width, left, size = editor.width(), editor.x(), editor.font().pointSizeF()
    reflect.view.zoom_by(2.0)
    assert editor.width() == pytest.approx(2 * width, abs=6)
    assert editor.font().pointSizeF() == pytest.approx(2 * size)
    left = editor.x()
    reflect.view.pan_by(30, 0)
    assert editor.x() == left - 30


def test_the_text_is_as_large_as_on_its_note_whatever_sheet_the_app_has(
    reflect: Reflect, qapp: QApplication, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(partial(qapp.setStyleSheet, qapp.styleSheet()))
    qapp.setStyleSheet("* { font-size: 31px; }")
    reflect.scene.edit("note", "n0")
    item = reflect.scene.item(("note", "n0"))
    assert item is not None
    assert item.card.box is not None
    shown = reflect.view.editor.fontInfo().pixelSize()
    assert shown == pytest.approx(item.card.box.size * reflect.view.zoom, abs=1)


def test_a_letter_has_no_more_painted_anew_than_the_field_covers(reflect: Reflect) -> None:
    reflect.grant()
    reflect.scene.edit("note", "n0")
    reflect.type("!")
    reflect.view.editor.flush()
    told: list[QRectF] = []
    reflect.scene.projection.floating.eyes.append(lambda area, inside: told.append(area))
    reflect.type("!")
    reflect.view.editor.flush()
    field = QRectF(reflect.view.editor.geometry())
    assert len(told) == 1
    assert field.contains(reflect.view.viewportTransform().mapRect(told[0]))


def test_the_field_hides_the_text_below_it_on_a_ground_like_the_note(reflect: Reflect) -> None:
    reflect.scene.edit("note", "n0")
    reflect.view.editor.selectAll()
    reflect.type("-")
    place = reflect.view.editor.geometry()
    seen = reflect.view.viewport().grab(place).toImage()
    sheet = QColor(palette("light").note["observation"]).rgb()
    below = range(place.height() // 3, place.height())
    assert {seen.pixel(x, y) for x in range(place.width()) for y in below} == {sheet}


def test_it_stays_readable_on_a_board_seen_from_afar(reflect: Reflect) -> None:
    reflect.view.zoom_to(0.2)
    reflect.scene.edit("note", "n0")
    assert reflect.view.editor.fontInfo().pixelSize() >= 12


def test_findings_are_underlined_with_dots_and_never_in_red(reflect: Reflect) -> None:
    reflect.scene.set_marks({("note", "n0"): [(4, 9, "warning")]})
    reflect.scene.edit("note", "n0")
    [selection] = reflect.view.editor.extraSelections()
    look = selection.format
    assert look.underlineStyle() is QTextCharFormat.UnderlineStyle.DotLine
    assert look.underlineColor().name() == reflect.scene.colors["warning"]
    assert selection.cursor.selectedText() == "graph"


def test_a_click_beside_it_ends_the_editing(reflect: Reflect) -> None:
    reflect.scene.edit("note", "n0")
    reflect.type("!")
    reflect.click(QPointF(-40, 60))
    assert not reflect.view.is_editing()
    assert texts(reflect.wishes)[-1] == ("The graph looked normal!", True)


def test_undo_goes_to_the_window_after_telling_what_was_typed(reflect: Reflect) -> None:
    seen: list[list[tuple[str, bool]]] = []
    shortcut = QShortcut(QKeySequence.StandardKey.Undo, reflect.view)
    shortcut.activated.connect(lambda: seen.append(texts(reflect.wishes)))
    reflect.scene.edit("note", "n0")
    reflect.type("!")
    QTest.keyClick(reflect.view.editor, Qt.Key.Key_Z, CTRL)
    assert seen == [[("The graph looked normal!", False)]]
