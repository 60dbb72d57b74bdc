"""A round is prepared on a page of its own: by mouse and by keys, with an undo, and unseen."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from pm_facilitator import presets, round_formats
from pm_facilitator.domain.changes import patch
from pm_facilitator.domain.entities import Person, Round, RoundGroup
from pm_facilitator.domain.vocabulary import RoundStep, Stage
from pm_facilitator.ui.rounds.people_list import PeopleList
from pm_facilitator.ui.rounds.setup_page import SetupPage
from pm_facilitator.ui.rounds.time_box import TimeBox
from pm_facilitator.ui.widgets.named_choice import NamedChoice
from pm_facilitator.ui.windows.room import Room
from tests.ui.hands import named, press, words_in, write
from tests.ui.seen import everything_in

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
WRITERS = {"amara", "jonas", "mei", "luis"}


@pytest.fixture
def page(meeting: Room) -> SetupPage:
    """Give the page on which a round is prepared, in front."""
    meeting.rounds.open()
    setup = meeting.rounds.setup
    assert setup is not None
    assert setup.isVisible()
    return setup


def focused() -> QPushButton:
    widget = QApplication.focusWidget()
    assert isinstance(widget, QPushButton)
    return widget


def key(page: SetupPage, code: Qt.Key, modifiers: Qt.KeyboardModifier = CTRL) -> None:
    QTest.keyClick(QApplication.focusWidget() or page, code, modifiers)


def everybody(page: SetupPage) -> set[str]:
    return {id_ for group in page.draft.people for id_ in group}


def lists(page: SetupPage) -> list[PeopleList]:
    return page.groups.columns.lists()


def divide(page: SetupPage) -> None:
    press(page, "At random")


def test_it_begins_in_silence_with_the_keyboard_on_the_format(page: SetupPage) -> None:
    assert focused().text() == "Silent writing"
    assert page.draft.people == ()


def test_it_begins_with_the_closing_check_when_the_meeting_closes(room: Room) -> None:
    room.go_to(Stage.CLOSE)
    room.rounds.open()
    assert room.rounds.setup is not None
    assert room.rounds.setup.draft.format == "closing_check"


@pytest.mark.parametrize("name", list(round_formats.round_formats()))
def test_every_format_brings_its_steps_and_says_what_it_is_good_for(
    page: SetupPage, name: str
) -> None:
    format_ = round_formats.round_formats()[name]
    press(page, format_.label)
    assert page.draft.steps == format_.steps
    assert format_.about in words_in(page)
    assert bool(page.draft.people) is bool(format_.group_size)


def test_a_question_of_the_stage_is_taken_and_ones_own_stays(page: SetupPage) -> None:
    choice = named(page, NamedChoice, "Choose a question of this stage")
    first = presets.stage_prompts(Stage.REFLECT)[0].text
    assert choice.set_name(first)
    choice.chosen.emit(first)
    assert page.draft.prompt == first
    field = named(page, QPlainTextEdit, "What is asked")
    field.selectAll()
    QTest.keyClicks(field, "What helped us?")
    press(page, "What surprised you?")
    assert page.draft.prompt == "What helped us?"


def test_a_format_with_a_question_brings_it_until_another_one_is_chosen(page: SetupPage) -> None:
    press(page, "What surprised you?")
    assert page.draft.prompt.startswith("What surprised you")
    press(page, "Silent writing")
    assert page.draft.prompt == ""


def test_times_are_set_step_by_step(page: SetupPage) -> None:
    box = named(page, TimeBox, "Time for step 1, Write")
    write(box.lineEdit(), "2:30")
    assert page.draft.steps[0].seconds == 150
    box.stepUp()
    assert page.draft.steps[0].seconds == 180


@pytest.mark.parametrize(
    ("text", "seconds"), [("5", 300), ("1:30", 90), ("0", 0), ("none", 0), ("90", 3600)]
)
def test_a_time_is_minutes_or_minutes_and_seconds(
    qapp: QApplication, text: str, seconds: int
) -> None:
    box = TimeBox()
    assert box.valueFromText(text) == seconds
    box.deleteLater()


def test_the_sentence_about_names_is_the_one_that_everybody_will_read(page: SetupPage) -> None:
    assert "Nobody's name is kept with a note or a vote." in words_in(page)
    press(page, "With names")
    assert not page.draft.anonymous
    assert "Your name is kept with your notes and votes" in words_in(page)


def test_no_more_votes_go_on_one_note_than_somebody_has(page: SetupPage) -> None:
    named(page, QSpinBox, "Votes for each person").setValue(1)
    assert (page.draft.votes_each, page.draft.votes_per_note) == (1, 1)


@pytest.mark.parametrize("words", ["At random", "Balanced"])
def test_dividing_puts_everybody_but_the_facilitator_into_a_group(
    page: SetupPage, words: str
) -> None:
    named(page, QSpinBox, "People in a group").setValue(2)
    press(page, words)
    assert everybody(page) == WRITERS
    assert {len(group) for group in page.draft.people} == {2}
    assert "Ravi Menon" in lists(page)[-1].item(0).text()


def test_balanced_groups_mix_the_teams(page: SetupPage) -> None:
    named(page, QSpinBox, "People in a group").setValue(2)
    press(page, "Balanced")
    assert all({"amara", "jonas"} != set(group) for group in page.draft.people)


def test_shuffling_again_divides_in_the_same_way(page: SetupPage, qtbot: QtBot) -> None:
    divide(page)
    before = page.draft.people
    for _ in range(20):
        press(page, "Shuffle again")
        if page.draft.people != before:
            break
    assert page.draft.people != before
    assert everybody(page) == WRITERS


def test_another_size_divides_anew(page: SetupPage) -> None:
    named(page, QSpinBox, "People in a group").setValue(4)
    divide(page)
    assert len(page.draft.people) == 1
    named(page, QSpinBox, "People in a group").setValue(2)
    assert len(page.draft.people) == 2


def test_keys_move_somebody_from_group_to_group_and_out(page: SetupPage) -> None:
    named(page, QSpinBox, "People in a group").setValue(2)
    divide(page)
    who = page.draft.people[0][0]
    assert lists(page)[0].choose(who)
    key(page, Qt.Key.Key_Right, ALT)
    assert page.draft.group_of(who) == 1
    assert lists(page)[1].hasFocus()
    key(page, Qt.Key.Key_Left, ALT)
    assert page.draft.group_of(who) == 0
    key(page, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
    assert page.draft.group_of(who) is None
    key(page, Qt.Key.Key_Z)
    assert page.draft.group_of(who) == 0


def test_arrow_keys_walk_from_group_to_group(page: SetupPage) -> None:
    named(page, QSpinBox, "People in a group").setValue(2)
    divide(page)
    lists(page)[0].setFocus()
    key(page, Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier)
    assert lists(page)[1].hasFocus()
    key(page, Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier)
    assert lists(page)[0].hasFocus()


def test_somebody_is_dropped_into_another_group(page: SetupPage, qtbot: QtBot) -> None:
    named(page, QSpinBox, "People in a group").setValue(2)
    divide(page)
    who = page.draft.people[0][0]
    source, target = lists(page)[:2]
    carried = source.mimeData([source.item(0)])
    drop(target, carried)
    qtbot.waitUntil(lambda: page.draft.group_of(who) == 1)


def drop(target: PeopleList, carried: QMimeData) -> None:
    """Let go of what is carried in the middle of a list."""
    target.dropEvent(
        QDropEvent(
            QPointF(20, 10),
            Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,
            carried,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def test_a_group_is_renamed_and_esc_leaves_it_as_it_was(page: SetupPage) -> None:
    divide(page)
    line = named(page, QLineEdit, "Name of group 1")
    write(line, "Night shift")
    assert page.draft.name_of(0) == "Night shift"
    write(line, "Other", enter=False)
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == "Night shift"
    assert page.isVisible()


def test_without_people_there_are_groups_all_the_same(page: SetupPage, meeting: Room) -> None:
    everyone = meeting.session.board.all(Person)
    meeting.session.commit([c for p in everyone for c in patch(p, present=False)])
    assert "List who is here in Open" in words_in(page)
    press(page, "Add a group")
    press(page, "Add a group")
    assert page.draft.people == ((), ())


def test_undo_and_redo_take_one_decision_at_a_time_and_leave_the_board_alone(
    page: SetupPage, meeting: Room
) -> None:
    before = meeting.history.undo_text()
    press(page, "1-2-4-All")
    press(page, "With names")
    key(page, Qt.Key.Key_Z)
    assert page.draft.anonymous
    assert page.draft.format == "one_two_four_all"
    key(page, Qt.Key.Key_Z)
    assert page.draft.format == "silent_writing"
    key(page, Qt.Key.Key_Y)
    assert page.draft.format == "one_two_four_all"
    assert meeting.history.undo_text() == before


def test_esc_goes_back_to_the_board_and_keeps_the_draft(page: SetupPage, meeting: Room) -> None:
    press(page, "Triple nickels")
    key(page, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert meeting.page is meeting.pages[Stage.REFLECT]
    meeting.rounds.open()
    assert page.isVisible()
    assert page.draft.format == "triple_nickels"


def test_a_round_needs_a_question_and_says_so_where_it_is_written(
    page: SetupPage, meeting: Room
) -> None:
    key(page, Qt.Key.Key_Return)
    assert "Write what is asked, or choose a question." in words_in(page)
    assert named(page, QPlainTextEdit, "What is asked").hasFocus()
    assert meeting.session.board.all(Round) == []
    QTest.keyClicks(named(page, QPlainTextEdit, "What is asked"), "Why?")
    assert "Write what is asked" not in words_in(page)


def test_ctrl_enter_begins_with_the_keyboard_in_the_first_box(
    page: SetupPage, meeting: Room
) -> None:
    press(page, "Round robin")
    QTest.keyClicks(named(page, QPlainTextEdit, "What is asked"), "What helped?")
    QTest.keyClick(named(page, QPlainTextEdit, "What is asked"), Qt.Key.Key_Return, CTRL)
    (round_,) = meeting.session.board.all(Round)
    assert round_.step is RoundStep.WRITE
    assert round_.prompt == "What helped?"
    assert len(meeting.session.board.all(RoundGroup)) == 1
    assert meeting.rounds.strip.writing.boxes()[0].box.hasFocus()
    assert not page.isVisible()


def test_nobody_sees_that_a_round_is_being_prepared(page: SetupPage, meeting: Room) -> None:
    meeting.toggle_audience()
    field = named(page, QPlainTextEdit, "What is asked")
    QTest.keyClicks(field, "PREPARED-QUESTION")
    divide(page)
    assert meeting.audience is not None
    assert "PREPARED-QUESTION" not in everything_in(meeting.audience)


def test_a_stage_without_a_board_takes_its_notes_to_reflect(room: Room) -> None:
    room.go_to(Stage.OPEN)
    room.rounds.open()
    assert room.rounds.setup is not None
    assert room.rounds.setup.draft.stage is Stage.REFLECT


def test_everything_is_named_for_screen_readers(page: SetupPage) -> None:
    divide(page)
    fields: list[QWidget] = []
    for kind in (QLineEdit, QPlainTextEdit, QSpinBox, PeopleList, NamedChoice):
        fields += page.findChildren(kind)
    # The line inside a spin box speaks for the box.
    seen = [each for each in fields if each.isVisible() and not each.objectName().startswith("qt_")]
    assert [each for each in seen if not each.accessibleName()] == []


def test_tab_goes_where_the_eye_goes(page: SetupPage) -> None:
    divide(page)
    page.take_focus()
    seen: list[str] = []
    for _ in range(40):
        key(page, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
        widget = QApplication.focusWidget()
        assert widget is not None
        words = widget.text() if isinstance(widget, QPushButton) else ""
        seen.append(widget.accessibleName() or words)
        if words == "Start the round":
            break
    order = (
        *("Choose a question of this stage", "What is asked", "Time for step 1, Write"),
        *("Time for step 5, Discuss", "Without names", "Votes on one note", "At random"),
        *("No groups", "Name of group 1", "Take group 1 away", "People in Blue"),
        *("In no group", "Close", "Start the round"),
    )
    assert [name for name in seen if name in order] == list(order)


def test_arrow_keys_go_through_the_formats(page: SetupPage) -> None:
    key(page, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
    assert page.draft.format == "one_two_four_all"
    key(page, Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier)
    assert page.draft.format == "silent_writing"


def test_a_draft_nobody_has_touched_follows_the_meeting_to_another_stage(
    page: SetupPage, meeting: Room
) -> None:
    meeting.rounds.open()
    meeting.go_to(Stage.CLOSE)
    meeting.rounds.open()
    assert page.draft.format == "closing_check"
    press(page, "Triple nickels")
    meeting.go_to(Stage.REFLECT)
    meeting.rounds.open()
    assert page.draft.format == "triple_nickels"
