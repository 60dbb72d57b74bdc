"""The coach reads every text after a short pause and keeps up with what becomes of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.changes import Added, patch
from pm_facilitator.domain.edits import setup
from pm_facilitator.domain.entities import Note, Person
from pm_facilitator.session import Session
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.coach_watch import CoachWatch
from pm_facilitator.ui.history import History

NOTE = ("note", "n")
BLAME = "Jonas failed to renew the certificate"


@pytest.fixture
def watch(session: Session, controller: BoardController, qtbot: QtBot) -> Iterator[CoachWatch]:
    session.commit([Added(Person("p", "Jonas")), Added(Note("n", BLAME))])
    made = CoachWatch(session, controller)
    qtbot.waitUntil(lambda: bool(made.findings()))
    yield made
    made.close()


def reword(session: Session, text: str) -> None:
    session.commit(patch(session.board.need(Note, "n"), text=text))


def test_a_text_that_was_there_before_is_read(watch: CoachWatch) -> None:
    heard = watch.findings(NOTE)[0]
    assert heard.text == BLAME
    assert BLAME[heard.finding.start : heard.finding.end].startswith("Jonas failed")


def test_marks_say_where_for_the_facilitators_board(watch: CoachWatch) -> None:
    ((start, end, severity),) = watch.marks()[NOTE][:1]
    assert 0 <= start < end <= len(BLAME)
    assert severity in ("hint", "warning")


def test_a_new_text_is_read_after_a_short_pause(
    watch: CoachWatch, session: Session, qtbot: QtBot
) -> None:
    session.commit([Added(Note("m", "Somebody was careless"))])
    qtbot.waitUntil(lambda: bool(watch.findings(("note", "m"))))


def test_old_findings_never_point_into_a_new_text(watch: CoachWatch, session: Session) -> None:
    reword(session, "It was not renewed")
    assert watch.findings(NOTE) == []
    assert watch.marks() == {}


def test_taking_the_wording_over_is_one_step_to_undo(
    watch: CoachWatch, session: Session, history: History
) -> None:
    heard = next(h for h in watch.findings(NOTE) if h.finding.suggestion)
    watch.take_over(heard)
    assert session.board.need(Note, "n").text == heard.finding.suggestion
    history.undo()
    assert session.board.need(Note, "n").text == BLAME


def test_an_offer_for_words_that_have_changed_is_not_taken(
    watch: CoachWatch, session: Session
) -> None:
    heard = next(h for h in watch.findings(NOTE) if h.finding.suggestion)
    reword(session, "Something else by now")
    watch.take_over(heard)
    assert session.board.need(Note, "n").text == "Something else by now"


def test_what_is_left_as_it_is_stays_quiet(watch: CoachWatch, qtbot: QtBot) -> None:
    for heard in watch.findings(NOTE):
        with qtbot.waitSignal(watch.changed):
            watch.ignore(heard)
    assert watch.findings() == []


def test_a_deleted_record_is_forgotten(watch: CoachWatch, controller: BoardController) -> None:
    controller.remove([NOTE])
    assert watch.findings() == []


def test_a_person_who_joins_is_heard_in_what_was_written_before(
    watch: CoachWatch, session: Session, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(watch.changed):
        reword(session, "zorvath broke the build")
    assert watch.findings(NOTE) == []
    session.commit(setup.add_person(session.board, "Zorvath")[0])
    qtbot.waitUntil(lambda: bool(watch.findings(NOTE)))


def test_switched_off_it_hears_nothing_and_on_again_it_catches_up(
    watch: CoachWatch, session: Session, qtbot: QtBot
) -> None:
    watch.switch(False)
    assert not watch.is_on()
    reword(session, "Somebody was careless")
    assert watch.findings() == []
    assert watch.check_line(BLAME) == []
    watch.switch(True)
    qtbot.waitUntil(lambda: bool(watch.findings(NOTE)))


def test_a_line_is_read_before_it_is_on_the_board(watch: CoachWatch) -> None:
    assert watch.check_line(BLAME)
    assert watch.check_line("  ") == []


def test_nothing_is_read_any_more_once_it_is_closed(
    watch: CoachWatch, session: Session, qtbot: QtBot
) -> None:
    watch.close()
    with qtbot.assertNotEmitted(watch.changed, wait=300):
        reword(session, "Somebody was careless")


def test_own_rules_are_read_and_read_again_when_they_change(
    watch: CoachWatch, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "rules.toml"
    path.write_text('rules.negligence-verb = "off"', encoding="utf-8")
    watch.go_by(path)
    qtbot.waitUntil(lambda: watch.findings() == [])
    phrase = '[[phrase]]\nmatch = "certificate"\nmessage = "Say which one."\n'
    path.write_text(phrase, encoding="utf-8")
    come_back()
    qtbot.waitUntil(lambda: len(watch.findings(NOTE)) == 2)


def test_what_is_wrong_in_own_rules_is_told_by_line_and_the_rest_holds(
    watch: CoachWatch, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "rules.toml"
    path.write_text('nmaes = ["a"]\nrules.negligence-verb = "off"', encoding="utf-8")
    watch.go_by(path)
    qtbot.waitUntil(lambda: watch.findings() == [])
    assert watch.problems() == ["rules.toml, line 1: There is no key nmaes; names may be meant."]


def test_own_rules_that_are_no_text_are_told_and_those_that_are_gone_are_not(
    watch: CoachWatch, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "rules.toml"
    path.write_bytes(b"\xff\xfe\xfa")
    watch.go_by(path)
    assert "cannot be read" in watch.problems()[0]
    path.unlink()
    come_back()
    assert watch.problems() == []


def test_a_review_in_german_is_read_in_german(
    watch: CoachWatch, session: Session, qtbot: QtBot
) -> None:
    session.commit(
        [
            Added(Note("a", "Der Dienst war langsam und die Anzeige war nicht rot")),
            Added(Note("b", "Tom hat den Alarm übersehen und das Team war nicht da")),
        ]
    )
    qtbot.waitUntil(lambda: bool(watch.findings(("note", "b"))))
    assert watch.findings(("note", "b"))[0].finding.rule == "uebersehen"


def come_back() -> None:
    """Come back to the app from another one."""
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
