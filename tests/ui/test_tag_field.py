"""Typing a few short words, each of which becomes a chip."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from pm_facilitator.ui.widgets.tag_field import TagField


@pytest.fixture
def field(qtbot: QtBot) -> TagField:
    made = TagField("Services", "checkout, gateway")
    qtbot.addWidget(made)
    made.show()
    return made


def chip(field: TagField, tag: str) -> QPushButton:
    return next(b for b in field.findChildren(QPushButton) if b.property("tag") == tag)


@pytest.mark.parametrize("end", [",", ";"])
def test_a_separator_ends_a_word(field: TagField, end: str) -> None:
    QTest.keyClicks(field.line, f"checkout{end}")
    assert field.tags() == ("checkout",)
    assert field.line.text() == ""


def test_enter_ends_a_word(field: TagField, qtbot: QtBot) -> None:
    QTest.keyClicks(field.line, "card gateway")
    with qtbot.waitSignal(field.changed) as told:
        QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert told.args == [("card gateway",)]


def test_a_word_still_being_typed_counts(field: TagField) -> None:
    QTest.keyClicks(field.line, "checkout, gate")
    assert field.tags() == ("checkout", "gate")


def test_a_word_is_kept_once(field: TagField) -> None:
    QTest.keyClicks(field.line, "checkout,gateway,checkout,")
    assert field.tags() == ("checkout", "gateway")


def test_pasted_words_are_parted_and_tidied(field: TagField) -> None:
    field.set_tags(("ledger",))
    field.line.insert("  card   gateway ; , checkout")
    field.line.textEdited.emit(field.line.text())
    assert field.tags() == ("ledger", "card gateway", "checkout")


def test_a_click_takes_a_chip_away(field: TagField) -> None:
    field.set_tags(("checkout", "gateway"))
    QTest.mouseClick(chip(field, "checkout"), Qt.MouseButton.LeftButton)
    assert field.tags() == ("gateway",)


def test_backspace_takes_the_last_chip_only_from_an_empty_line(field: TagField) -> None:
    field.set_tags(("checkout", "gateway"))
    QTest.keyClicks(field.line, "x")
    QTest.keyClick(field.line, Qt.Key.Key_Backspace)
    assert field.tags() == ("checkout", "gateway")
    QTest.keyClick(field.line, Qt.Key.Key_Backspace)
    assert field.tags() == ("checkout",)


def test_a_chip_says_what_pressing_it_does(field: TagField) -> None:
    field.set_tags(("checkout",))
    assert chip(field, "checkout").accessibleName() == "checkout, press to take away"
