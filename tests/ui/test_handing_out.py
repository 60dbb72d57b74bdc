"""Dates and actions leave as files: where the user says, whole, and told in a notice."""

from datetime import date
from pathlib import Path

import icalendar
import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from pm_facilitator.domain.changes import Added, patch
from pm_facilitator.domain.entities import Action, HandedOut
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.report.outlets import OUTLETS
from pm_facilitator.ui.handing_out import HandingOut
from pm_facilitator.ui.panels.hand_out import HandOut
from pm_facilitator.ui.windows.main_window import MainWindow
from pm_facilitator.ui.windows.room import Room
from tests.ui.hands import press, words_in


@pytest.fixture
def out(main_window: MainWindow, room: Room) -> HandingOut:
    main_window.enter(room)
    main_window.show()
    room.session.commit([Added(Action("a", "Add an alert", "Kim", due=date(2026, 4, 1)))])
    made = HandingOut(main_window, room.session.now)
    made.attend(room)
    return made


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Answer the system's dialog; an empty answer is a dialog that was closed."""
    told = {"answer": "", "start": ""}

    def answer(_: object, title: str, start: str, kinds: str) -> tuple[str, str]:
        told["start"] = start
        return told["answer"], kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return told


def choose(widget: HandOut, words: str) -> None:
    next(entry for entry in widget.menu.actions() if entry.text() == words).trigger()


@pytest.mark.parametrize("stage", [Stage.IMPROVE, Stage.CLOSE])
def test_a_calendar_file_is_saved_from_improve_and_from_close(
    out: HandingOut, room: Room, asked: dict[str, str], tmp_path: Path, stage: Stage
) -> None:
    room.go_to(stage)
    asked["answer"] = str(tmp_path / "dates.ics")
    choose(next(w for w in room.page.findChildren(HandOut)), "Calendar with tasks …")
    calendar = icalendar.Calendar.from_ical((tmp_path / "dates.ics").read_bytes())
    assert "Add an alert" in [str(task["summary"]) for task in calendar.walk("VTODO")]
    assert asked["start"] == str(tmp_path / "2026-03-02-card-payments-failed-dates.ics")
    assert f"Written to {tmp_path / 'dates.ics'}" in words_in(room)


def test_a_dialog_that_is_closed_writes_nothing(
    out: HandingOut, room: Room, asked: dict[str, str], tmp_path: Path
) -> None:
    out.save(room, "calendar")
    assert list(tmp_path.glob("*.ics")) == []


def test_a_name_without_an_ending_gets_its_own(
    out: HandingOut, room: Room, asked: dict[str, str], tmp_path: Path
) -> None:
    asked["answer"] = str(tmp_path / "dates")
    out.save(room, "calendar")
    assert (tmp_path / "dates.ics").is_file()


def test_a_place_that_refuses_is_told_in_a_sentence(
    out: HandingOut, room: Room, asked: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "folder.ics").mkdir()
    asked["answer"] = str(tmp_path / "folder.ics")
    out.save(room, "calendar")
    assert "folder.ics was not written. A folder has that name already." in words_in(room)


def test_the_dates_are_handed_to_the_systems_calendar(
    out: HandingOut, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    room.go_to(Stage.CLOSE)
    press(room, "Open the dates in the calendar")
    assert Path(opened[0]).read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_it_is_said_when_no_program_opens_calendars(
    out: HandingOut, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: not isinstance(url, QUrl))
    out.open_calendar(room)
    assert "No program here opens calendar files" in words_in(room)


def test_nothing_is_opened_while_there_is_no_date(
    out: HandingOut, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.session.commit(patch(room.session.board.actions[0], due=None))
    monkeypatch.setattr(QDesktopServices, "openUrl", pytest.fail)
    out.open_calendar(room)
    assert "There is no date yet that a calendar could hold." in words_in(room)


def test_a_second_table_leaves_out_what_jira_was_handed_and_can_be_told_not_to(
    out: HandingOut, room: Room, asked: dict[str, str], tmp_path: Path
) -> None:
    path = tmp_path / "jira.csv"
    asked["answer"] = str(path)
    out.save(room, "jira")
    path.unlink()
    out.save(room, "jira")
    assert "“Add an alert” was handed to Jira on" in room.notices.text()
    assert not path.exists()
    room.session.commit([Added(Action("b", "Add a test", "Kim", order=2))])
    out.save(room, "jira")
    assert "Add an alert" not in path.read_text(encoding="utf-8")
    assert room.notices.text().startswith(f"Written to {path}. “Add an alert” was handed to Jira")
    assert room.notices.action_text() == "Hand them out again"
    room.notices.act()
    assert "Add an alert" in path.read_text(encoding="utf-8")
    assert room.notices.text() == f"Written to {path}"


def test_what_was_handed_out_is_no_step_of_undo(
    out: HandingOut, room: Room, asked: dict[str, str], tmp_path: Path
) -> None:
    asked["answer"] = str(tmp_path / "jira.csv")
    room.history.do("Add a test", [Added(Action("b", "Add a test"))])
    out.save(room, "jira")
    room.history.undo()
    assert [each.id for each in room.session.board.actions] == ["a"]
    assert {each.action_id for each in room.session.board.all(HandedOut)} == {"a", "b"}


@pytest.mark.parametrize("name", list(OUTLETS))
def test_every_file_can_be_made_of_an_empty_review(room: Room, name: str) -> None:
    assert OUTLETS[name].make(room.session.board, room.session.now())
