"""Notices say something at the bottom and never take the keyboard."""

import pytest
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from pm_facilitator.errors import PmError
from pm_facilitator.ui.notices import NoticeBar


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(800, 500)
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_says_something_and_leaves_when_dismissed(window: QWidget) -> None:
    bar = NoticeBar(window)
    bar.say("Saved")
    assert bar.text() == "Saved"
    bar.hide()
    assert bar.text() == ""


def test_the_one_thing_to_do_is_done_once(window: QWidget) -> None:
    bar = NoticeBar(window)
    done: list[int] = []
    bar.say("Deleted.", "Undo", lambda: done.append(1))
    bar.act()
    bar.act()
    assert done == [1]
    assert bar.text() == ""


def test_only_one_of_two_things_to_do_is_done(window: QWidget) -> None:
    bar = NoticeBar(window)
    done: list[str] = []
    more = ("Forget it", lambda: done.append("forgotten"))
    bar.say("Not finished.", "Back to it", lambda: done.append("back"), other=more)
    assert (bar.action_text(), bar.other_text()) == ("Back to it", "Forget it")
    bar.act_otherwise()
    bar.act()
    assert done == ["forgotten"]
    assert bar.text() == ""


def test_the_other_thing_to_do_is_gone_with_its_notice(window: QWidget) -> None:
    bar = NoticeBar(window)
    done: list[str] = []
    bar.say("Not finished.", other=("Forget it", lambda: done.append("forgotten")))
    bar.say("Deleted.", "Undo", lambda: done.append("undone"))
    assert bar.other_text() == ""
    bar.act()
    bar.act_otherwise()
    assert done == ["undone"]


def test_a_problem_says_what_happened_and_what_to_do(window: QWidget) -> None:
    bar = NoticeBar(window)
    bar.problem(PmError("The disk is full.", "Make room and go on."))
    assert bar.text() == "The disk is full. Make room and go on."


def test_it_leaves_the_keyboard_where_it_is(window: QWidget, qtbot: QtBot) -> None:
    line = QLineEdit(window)
    line.show()
    line.setFocus()
    NoticeBar(window).say("Written to a file", "Open folder", lambda: None)
    assert window.focusWidget() is line


def test_it_stays_inside_at_the_bottom_of_a_resized_window(window: QWidget, qtbot: QtBot) -> None:
    bar = NoticeBar(window)
    bar.say("A rather long notice about what has just been done and where it can be found now")
    window.resize(500, 300)
    qtbot.waitUntil(lambda: bar.geometry().bottom() <= 300)
    assert window.rect().contains(bar.geometry())


def test_it_stays_in_sight_when_another_page_comes_to_the_front(qtbot: QtBot) -> None:
    pages = QStackedWidget()
    qtbot.addWidget(pages)
    pages.resize(800, 500)
    pages.addWidget(QWidget())
    pages.addWidget(QWidget())
    pages.show()
    bar = NoticeBar(pages)
    bar.say("Saved")
    pages.setCurrentIndex(1)
    seen = pages.childAt(bar.geometry().center())
    assert seen is not None
    assert seen is bar or bar.isAncestorOf(seen)
