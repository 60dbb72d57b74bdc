"""The group finds contributing factors, asks why, and looks through the four lenses."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from pm_facilitator import presets
from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.entities import Factor, Note
from pm_facilitator.domain.vocabulary import InsightKind
from pm_facilitator.session import Session
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.history import History
from pm_facilitator.ui.stages.reflect import ReflectPage
from tests.ui.conftest import shown_reflect_page
from tests.ui.hands import named, only, press, write

LENSES = (InsightKind.WENT_WELL, InsightKind.HARD, InsightKind.LUCKY, InsightKind.SURPRISED)


@pytest.fixture
def page(session: Session, controller: BoardController, qtbot: QtBot) -> ReflectPage:
    return shown_reflect_page(session, controller, qtbot, (1000, 760))


def type_and_leave(page: ReflectPage, text: str) -> None:
    editor = page.pane.view.editor
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Escape)


def bones(session: Session) -> list[str]:
    return [bone.label for bone in session.board.bones]


def choose_set(page: ReflectPage, name: str) -> None:
    sets = named(page, QComboBox, "Categories of the fishbone")
    sets.setCurrentIndex(sets.findData(name))
    sets.activated.emit(sets.currentIndex())


def test_a_new_factor_is_typed_into_at_once(page: ReflectPage, session: Session) -> None:
    press(page, "Add factor")
    type_and_leave(page, "Renewed by hand")
    assert [factor.text for factor in session.board.factors] == ["Renewed by hand"]


def test_a_new_factor_goes_beside_the_selected_one(page: ReflectPage, session: Session) -> None:
    third = session.board.bones[2].id
    session.commit([Added(Factor("f", "Renewed by hand", third))])
    page.visit(("factor", "f"))
    press(page, "Add factor")
    assert {factor.bone_id for factor in session.board.factors} == {third}


def test_a_new_factor_goes_on_the_selected_category(page: ReflectPage, session: Session) -> None:
    second = session.board.bones[1].id
    page.visit(("bone", second))
    press(page, "Add factor")
    assert session.board.factors[0].bone_id == second


def test_a_new_note_is_typed_into_at_once(page: ReflectPage, session: Session) -> None:
    press(page, "Add note")
    type_and_leave(page, "Nobody owned it")
    assert [note.text for note in session.board.all(Note)] == ["Nobody owned it"]


def test_other_categories_keep_every_factor(
    page: ReflectPage, session: Session, history: History
) -> None:
    before = bones(session)
    session.commit([Added(Factor("f", "Renewed by hand", session.board.bones[0].id))])
    other = next(s for s in presets.category_sets().values() if list(s.bones) != before)
    choose_set(page, other.name)
    assert bones(session) == list(other.bones)
    assert session.board.need(Factor, "f").bone_id in {bone.id for bone in session.board.bones}
    history.undo()
    assert bones(session) == before
    sets = named(page, QComboBox, "Categories of the fishbone")
    assert sets.currentData() == session.board.review.category_set


def test_own_categories_are_written_with_commas(page: ReflectPage, session: Session) -> None:
    press(page, "View")
    choose_set(page, presets.OWN_CATEGORIES)
    line = named(page, QLineEdit, "Own categories, separated by commas")
    assert line.isVisible()
    write(line, "Alerts, Hand-over , ")
    assert bones(session) == ["Alerts", "Hand-over"]
    assert line.isHidden()


def test_esc_leaves_the_categories_as_they_were(page: ReflectPage, session: Session) -> None:
    before = bones(session)
    press(page, "View")
    choose_set(page, presets.OWN_CATEGORIES)
    line = named(page, QLineEdit, "Own categories, separated by commas")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert line.isHidden()
    assert bones(session) == before
    sets = named(page, QComboBox, "Categories of the fishbone")
    assert sets.currentData() == session.board.review.category_set


@pytest.mark.parametrize("place", range(4))
def test_each_lens_takes_what_is_written_into_it(
    page: ReflectPage, session: Session, place: int
) -> None:
    kind = LENSES[place]
    lens = page.lenses[place]
    write(named(lens, QLineEdit, f"Add to {kind.label}"), "The hotline was staffed")
    assert lens.texts() == ["The hotline was staffed"]
    assert [item.kind for item in session.board.insights] == [kind]


def test_choosing_in_a_lens_tells_the_record(
    page: ReflectPage, session: Session, qtbot: QtBot
) -> None:
    lens = page.lenses[0]
    write(named(lens, QLineEdit, "Add to What went well"), "The hotline was staffed")
    with qtbot.waitSignal(page.selected) as told:
        only(lens, QListWidget).setCurrentRow(0)
    assert told.args == [("insight", session.board.insights[0].id)]
