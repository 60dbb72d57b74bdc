"""What the wording tab says about the organisation's own rules."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.entities import Note
from pm_facilitator.session import Session
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.coach_watch import CoachWatch
from pm_facilitator.ui.panels.coach import CoachPanel
from tests.ui.hands import words_in


@pytest.fixture
def watch(session: Session, controller: BoardController) -> Iterator[CoachWatch]:
    made = CoachWatch(session, controller)
    yield made
    made.close()


def test_what_is_wrong_in_own_rules_is_shown_in_place(
    watch: CoachWatch, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "rules.toml"
    path.write_text("\n".join(f"wrong{number} = 1" for number in range(8)), encoding="utf-8")
    panel = CoachPanel(watch)
    qtbot.addWidget(panel)
    panel.show()
    watch.go_by(path)
    qtbot.waitUntil(lambda: "rules.toml, line 1: There is no key wrong0" in words_in(panel))
    words = words_in(panel)
    assert "line 5" in words
    assert "line 6" not in words
    assert "And 3 more." in words
    assert "The other rules hold." in words


def test_a_card_says_why_it_matters_after_whom_and_what_to_write_instead(
    watch: CoachWatch, session: Session, qtbot: QtBot
) -> None:
    session.commit([Added(Note("n", "The vendor forgot to renew the certificate"))])
    qtbot.waitUntil(lambda: bool(watch.findings(("note", "n"))))
    panel = CoachPanel(watch)
    qtbot.addWidget(panel)
    panel.show()
    words = words_in(panel)
    assert "A step not taken, told as a fault" in words
    assert "What was left undone says little" in words
    assert "After Sidney Dekker" in words
    assert "Rather: The certificate was not renewed." in words


def test_what_the_key_would_write_is_seen_before_it_is_pressed(
    watch: CoachWatch, qtbot: QtBot
) -> None:
    panel = CoachPanel(watch)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_line("The vendor forgot to renew the certificate")
    words = words_in(panel)
    assert "As you write: A step not taken, told as a fault" in words
    assert "“The vendor forgot to renew”" in words
    assert "Rather: The certificate was not renewed." in words


def test_of_a_long_note_only_the_sentence_that_would_be_another_is_shown(
    watch: CoachWatch, session: Session, qtbot: QtBot
) -> None:
    note = (
        "Did the pump stop? The alarm came at noon. The vendor forgot to renew the certificate."
        " Orders waited until two."
    )
    session.commit([Added(Note("n", note))])
    qtbot.waitUntil(lambda: bool(watch.findings(("note", "n"))))
    panel = CoachPanel(watch)
    qtbot.addWidget(panel)
    panel.show()
    words = words_in(panel)
    assert (
        "Rather: The certificate was not renewed. What would normally have prompted it?\n" in words
    )
    assert "Orders waited" not in words
    assert "The alarm came" not in words
    (heard,) = panel.at_hand()
    watch.take_over(heard)
    kept = session.board.need(Note, "n").text
    assert kept.startswith("Did the pump stop? The alarm came at noon. The certificate")
    assert kept.endswith("Orders waited until two.")


def test_findings_are_left_one_after_the_other_by_keyboard(
    watch: CoachWatch, session: Session, qtbot: QtBot
) -> None:
    for name in ("a", "b", "c"):
        session.commit([Added(Note(name, f"The vendor forgot to renew the key {name}"))])
    qtbot.waitUntil(lambda: len(watch.findings()) == 3)
    panel = CoachPanel(watch)
    qtbot.addWidget(panel)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    first = next(b for b in panel.findChildren(QPushButton) if b.text() == "Leave it")
    first.setFocus()
    for left in (2, 1):
        QTest.keyClick(panel.focusWidget(), Qt.Key.Key_Space)
        assert len(watch.findings()) == left
        qtbot.waitUntil(lambda: isinstance(panel.focusWidget(), QPushButton))
        button = panel.focusWidget()
        assert isinstance(button, QPushButton)
        assert button.text() == "Leave it"
    QTest.keyClick(panel.focusWidget(), Qt.Key.Key_Space)
    assert watch.findings() == []
    assert panel.hasFocus()
