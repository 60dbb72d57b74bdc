"""Letting participants in from the facilitator's window, and what the group sees of it."""

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import segno
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.edits import round_groups
from pm_facilitator.domain.entities import Person, Round
from pm_facilitator.domain.rounds import Step, groups_of
from pm_facilitator.domain.vocabulary import RoundStep, Stage
from pm_facilitator.errors import PmError
from pm_facilitator.paths import paths_for
from pm_facilitator.session import Session
from pm_facilitator.settings import Settings
from pm_facilitator.ui.participants.networks import ALONE, networks
from pm_facilitator.ui.rounds.draft import RoundDraft
from pm_facilitator.ui.windows.audience import AudienceWindow
from pm_facilitator.ui.windows.inviting import LOOK_MILLISECONDS, Inviting
from pm_facilitator.ui.windows.room import Room
from tests.ui.conftest import HandClock
from tests.ui.hands import words_in
from tests.ui.participants.conftest import Leader, Visitor, free_port

Visit = Callable[..., Visitor]


@pytest.fixture
def audience(room: Room) -> AudienceWindow:
    room.toggle_audience()
    assert room.audience is not None
    room.audience.resize(1920, 1080)
    return room.audience


@pytest.fixture
def visit_room(inviting: Inviting, qtbot: QtBot) -> Iterator[Visit]:
    visitors: list[Visitor] = []

    def come(**joining: str) -> Visitor:
        assert inviting.bridge is not None
        server = inviting.bridge.server()
        assert server is not None
        visitors.append(Visitor(server, qtbot, **joining))
        return visitors[-1]

    yield come
    for visitor in visitors:
        visitor.leave()


def test_it_is_off_at_every_start(room: Room, audience: AudienceWindow) -> None:
    room.inviting.start_with(Settings(devices_port=8500), paths_for(Path("unused")))
    assert not room.inviting.is_on()
    assert audience.invitation.isHidden()


def test_this_computer_alone_is_always_offered(qapp: QApplication) -> None:
    assert networks()[-1] == ALONE


def test_one_press_lets_participants_in_and_tells_the_group_how(
    inviting: Inviting, audience: AudienceWindow, room: Room
) -> None:
    inviting.let_in()
    assert inviting.bridge is not None
    server = inviting.bridge.server()
    assert server is not None
    words = audience.invitation.words()
    assert f"127.0.0.1:{server.port}" in words
    assert server.code in words
    assert audience.invitation.isVisible()
    assert "can join" in room.notices.text()
    inviting.end()
    assert audience.invitation.isHidden()
    assert audience.invitation.words() == []
    assert not inviting.is_on()


def test_the_code_on_the_screen_is_the_whole_address(
    inviting: Inviting, audience: AudienceWindow
) -> None:
    inviting.let_in()
    assert inviting.bridge is not None
    server = inviting.bridge.server()
    assert server is not None
    wanted = segno.make(f"{server.url()}?c={server.code}", error="m", micro=False).matrix
    code = audience.invitation.code()
    picture = code.grab().toImage()
    side = code.width() // (len(wanted) + 8)
    left = (code.width() - side * len(wanted)) / 2
    places = [int(left + (n + 0.5) * side) for n in range(len(wanted))]
    seen = [[int(picture.pixelColor(x, y).value() < 128) for x in places] for y in places]
    assert seen == [list(line) for line in wanted]
    inviting.end()


@pytest.mark.parametrize("size", ["large", "corner"])
def test_everything_is_large_enough_for_the_back_row(
    inviting: Inviting, audience: AudienceWindow, size: str
) -> None:
    inviting.let_in()
    inviting.show_size(size)
    QTest.qWait(0)
    invitation = audience.invitation
    assert audience.rect().contains(invitation.geometry())
    assert invitation.code().width() >= 230
    for each in invitation.findChildren(type(invitation._join)):
        assert each.fontInfo().pixelSize() >= 22
        assert each.width() >= each.sizeHint().width()
    inviting.end()


def test_the_next_stage_gets_the_window_back(
    inviting: Inviting, audience: AudienceWindow, room: Room
) -> None:
    inviting.let_in()
    assert audience.invitation.size_shown() == "large"
    room.go_to(Stage.REFLECT)
    assert audience.invitation.size_shown() == "corner"
    inviting.show_size("")
    assert audience.invitation.isHidden()
    inviting.end()


def test_the_groups_of_a_round_stay_clear_of_the_way_in(
    inviting: Inviting, audience: AudienceWindow, session: Session, leader: Leader
) -> None:
    round_id = leader.start()
    session.commit(round_groups.make_groups(session.board, round_id, [[]] * 8))
    inviting.let_in()
    for size, clear in (("corner", True), ("", False)):
        inviting.show_size(size)
        QTest.qWait(0)
        page = audience.rounds.page
        assert bool(page.contentsMargins().bottom()) is clear
    inviting.show_size("corner")
    QApplication.processEvents()
    covered = audience.invitation.geometry()
    for group in groups_of(session.board, round_id):
        (words,) = (each for each in page.findChildren(QLabel) if each.text() == group.name)
        place = QRect(words.mapTo(audience, QPoint(0, 0)), words.size())
        assert not covered.intersects(place)
    inviting.end()


def test_a_window_that_is_opened_later_shows_it_too(inviting: Inviting, room: Room) -> None:
    inviting.let_in()
    assert "F5" in room.notices.text()
    room.toggle_audience()
    assert room.audience is not None
    assert room.audience.invitation.size_shown() == "large"
    inviting.end()


def test_who_joins_is_counted_and_hands_are_seen(
    inviting: Inviting, audience: AudienceWindow, visit_room: Visit, qtbot: QtBot
) -> None:
    inviting.let_in()
    ada = visit_room(name="Ada")
    ben = visit_room()
    here = inviting.attendance
    qtbot.waitUntil(lambda: here.count_text() == "2 have joined")
    assert "2 have joined" in audience.invitation.words()
    ada.ask(do="hand", on=True)
    ben.ask(do="hand", on=True)
    ben.ask(do="ready", on=True)
    qtbot.waitUntil(lambda: here.count_text() == "2 have joined, 1 ready")
    assert here.hands_text() == "Hands up: Ada, 1 without a name"
    here.handsLowered.emit()
    assert here.hands_text() == ""
    qtbot.waitUntil(lambda: ada.own.get("hand") is False)
    ben.leave()
    qtbot.waitUntil(lambda: here.count_text() == "1 has joined")
    inviting.end()


def test_in_an_anonymous_round_devices_sit_where_people_were_put_and_nothing_of_it_is_stored(
    inviting: Inviting,
    audience: AudienceWindow,
    room: Room,
    session: Session,
    visit_room: Visit,
    qtbot: QtBot,
) -> None:
    people = (Person("mei", "Mei Tanaka"), Person("luis", "Luis Prado"))
    session.commit([Added(person) for person in people])
    steps = (Step(RoundStep.WRITE, 300),)
    room.rounds.lead.start(RoundDraft(prompt="Seen?", steps=steps, people=(("mei",), ("luis",))))
    blue, amber = groups_of(session.board, session.board.all(Round)[0].id)
    inviting.let_in()
    mei, luis = visit_room(name="mei tanaka"), visit_room(name="Luis Prado")
    assert [mei.welcome["you"]["group"], luis.welcome["you"]["group"]] == [blue.id, amber.id]
    ada = visit_room(name="Ada")
    for visitor in (luis, ada):
        assert visitor.ask(do="group", group=blue.id)["is"] == "done"
    page = audience.rounds.page
    qtbot.waitUntil(lambda: "Mei Tanaka, Luis Prado" in words_in(page).split("\n"))
    # A name that was only given on a device is shown to nobody.
    assert "Ada" not in words_in(page)
    groups = groups_of(session.board, session.board.all(Round)[0].id)
    assert [group.person_ids for group in groups] == [(), ()]
    assert {person.name for person in session.board.people} == {"Mei Tanaka", "Luis Prado"}
    inviting.end()
    assert "Mei Tanaka" in words_in(page)


def test_what_was_chosen_is_remembered(inviting: Inviting, qtbot: QtBot) -> None:
    with qtbot.waitSignal(inviting.remembered) as caught:
        inviting.let_in()
    chosen = caught.args[0]
    assert chosen["devices_network"] == ALONE.name
    assert chosen["devices_encrypted"] is False
    inviting.end()


def test_encrypted_it_shows_the_fingerprint(inviting: Inviting) -> None:
    inviting.way_in.start_with(free_port(), encrypted=True)
    inviting.let_in()
    assert inviting.bridge is not None
    server = inviting.bridge.server()
    assert server is not None
    assert server.url().startswith("https://")
    assert len(inviting.attendance.fingerprint_text().split()) == 32
    inviting.end()


def test_a_port_in_use_is_said_where_it_is_chosen(inviting: Inviting) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        inviting.way_in.start_with(taken.getsockname()[1], encrypted=False)
        inviting.let_in()
    assert "Another program uses this port" in inviting.way_in.problem_text()
    assert not inviting.is_on()
    inviting.way_in.start_with(free_port(), encrypted=False)
    inviting.let_in()
    assert inviting.way_in.problem_text() == ""
    inviting.end()


@pytest.mark.parametrize("port", [0, 80, 70000])
def test_a_number_that_is_no_port_is_refused_in_words(inviting: Inviting, port: int) -> None:
    inviting.way_in.start_with(port, encrypted=False)
    inviting.let_in()
    assert "from 1024 to 65535" in inviting.way_in.problem_text()
    assert not inviting.is_on()


def test_without_a_network_the_panel_says_what_to_do(inviting: Inviting) -> None:
    inviting.way_in.offer([ALONE], "")
    assert inviting.way_in.is_alone()


def test_a_network_that_goes_and_comes_back_is_told(
    inviting: Inviting, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = [False]
    monkeypatch.setattr(
        "pm_facilitator.ui.participants.networks.is_there", lambda address: there[0]
    )
    inviting.let_in()
    inviting.look_round()
    assert "is gone" in room.notices.text()
    assert "is gone" in inviting.attendance.trouble_text()
    there[0] = True
    inviting.look_round()
    assert "is back" in room.notices.text()
    assert inviting.attendance.trouble_text() == ""
    inviting.end()


def test_after_a_sleep_the_clocks_are_told_anew(
    inviting: Inviting, room: Room, clock: HandClock, visit_room: Visit
) -> None:
    inviting.let_in()
    room.clock.toggle()
    ada = visit_room()
    ada.sees(lambda state: state["stage_clock"]["running"])
    before = ada.state["stage_clock"]["left"]
    clock.pass_seconds(120)
    inviting.look_round()
    ada.sees(lambda state: state["stage_clock"]["left"] < before - 100)
    assert "has slept" in room.notices.text()
    room.clock.toggle()
    inviting.end()


def test_a_page_that_stops_by_itself_is_told(inviting: Inviting, room: Room, qtbot: QtBot) -> None:
    inviting.let_in()
    assert inviting.bridge is not None
    server = inviting.bridge.server()
    assert server is not None
    server.stop("Something went wrong.")
    qtbot.waitUntil(lambda: not inviting.is_on())
    assert "has stopped" in room.notices.text()


def test_leaving_the_review_ends_the_page(
    inviting: Inviting, room: Room, visit_room: Visit, qtbot: QtBot
) -> None:
    inviting.let_in()
    ada = visit_room()
    room.close()
    qtbot.waitUntil(lambda: ada.over == "The review is closed.")
    assert not inviting.is_on()


def test_it_is_done_by_keyboard_alone(inviting: Inviting, room: Room, qtbot: QtBot) -> None:
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    inviting.open()
    QTest.keyClick(_focused(), Qt.Key.Key_Space)
    assert inviting.is_on()
    assert inviting.attendance.isAncestorOf(_focused())
    reached: list[object] = []
    while "End the page" not in reached and len(reached) < 10:
        QTest.keyClick(_focused(), Qt.Key.Key_Tab)
        reached.append(_focused().property("text"))
    QTest.keyClick(_focused(), Qt.Key.Key_Space)
    assert not inviting.is_on()
    assert inviting.way_in.isAncestorOf(_focused())


def test_it_is_looked_after_every_few_seconds_while_it_is_on(inviting: Inviting) -> None:
    assert not inviting._timer.isActive()
    inviting.let_in()
    assert inviting._timer.isActive()
    assert LOOK_MILLISECONDS <= 5000
    inviting.end()
    assert not inviting._timer.isActive()


def test_a_certificate_that_cannot_be_written_is_said_in_words(
    inviting: Inviting, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise PmError("The certificate cannot be used: no space left.")

    monkeypatch.setattr("pm_facilitator.participants.certificate.encryption", fail)
    inviting.way_in.start_with(free_port(), encrypted=True)
    inviting.let_in()
    assert "no space left" in inviting.way_in.problem_text()
    assert not inviting.is_on()


def _focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found
