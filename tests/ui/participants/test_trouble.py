"""Whatever happens on the network or on the disk, the review loses nothing and goes on."""

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.board import Touched
from pm_facilitator.domain.changes import Change
from pm_facilitator.domain.edits import notes
from pm_facilitator.domain.entities import Note
from pm_facilitator.domain.vocabulary import Origin, RoundStep, Stage
from pm_facilitator.errors import StoreError
from pm_facilitator.participants.inbox import Said
from pm_facilitator.participants.messages import Erase, Join, Write
from pm_facilitator.participants.server import Server
from pm_facilitator.session import Session
from pm_facilitator.ui.participants.batch import Committer
from pm_facilitator.ui.participants.bridge import Bridge
from pm_facilitator.ui.participants.deeds import MOST_NOTES, MOST_TOLD, Deeds
from pm_facilitator.ui.participants.parts import REST, Parts
from pm_facilitator.ui.participants.seats import Seats
from tests.helpers.patience import SECONDS
from tests.participants.raw import raw
from tests.ui.participants.conftest import Leader, Visitor

KEY = "a" * 32
Visit = Callable[..., Visitor]


class BadDisk:
    """A journal that can be made to fail, or to keep everybody waiting."""

    def __init__(self, session: Session) -> None:
        self.full = False
        self.goes_on = threading.Event()
        self.goes_on.set()
        self._real = session._journal
        session._journal = self

    def write(
        self, touched: Touched, changes: Sequence[Change], origin: Origin, at: datetime
    ) -> int:
        """Write, or say that there is no room; not before it may go on."""
        assert self.goes_on.wait(SECONDS)
        if self.full:
            raise StoreError("The disk is full.", "Make room and try again.")
        return self._real.write(touched, changes, origin, at)


@pytest.fixture
def crowd(bridge: Bridge) -> Iterator[Callable[[], None]]:
    """Give a way to let a crowd loose that keeps to no rule."""
    threads: list[threading.Thread] = []

    def begin() -> None:
        server = bridge.server()
        assert server is not None
        for number in range(12):
            threads.append(threading.Thread(target=_attack, args=(server, number)))
            threads[-1].start()

    yield begin
    for thread in threads:
        thread.join()


def _attack(server: Server, number: int) -> None:
    joining = {"do": "join", "n": 1, "code": server.code, "token": None, "name": "<b>", "keys": []}
    writing = {"do": "write", "n": 2, "key": "f" * 32, "text": "<script>alert(1)</script>"}
    with raw(server) as line:
        line.upgrade(server)
        if number % 3 == 0:
            line.frame(json.dumps(joining | {"secret": ""}).encode())
        for turn in range(400):
            sent = line.frame(json.dumps(writing | {"n": turn}).encode())
            if not sent or not line.frame(b"\x00{[" * (turn % 50)):
                return


def test_a_hostile_crowd_costs_the_review_nothing(
    session: Session,
    leader: Leader,
    visit: Visit,
    crowd: Callable[[], None],
    qtbot: QtBot,
) -> None:
    leader.start()
    ada = visit()
    crowd()
    sent = []
    for number in range(15):
        sent.append(ada.say(do="write", key=f"{number:032x}", text=f"Note {number}"))
        made, _ = notes.add_note(session.board, f"Mine {number}", Stage.REFLECT, 0, 200 * number)
        session.commit(made)
        qtbot.waitUntil(lambda: ada.answer(sent[-1]) is not None)
    assert all((ada.answer(n) or {})["is"] == "done" for n in sent)
    texts = {note.text for note in session.board.all(Note)}
    assert texts >= {f"Note {n}" for n in range(15)} | {f"Mine {n}" for n in range(15)}
    assert len(texts) <= 31


def test_what_the_disk_does_not_take_is_sent_again_and_then_kept(
    session: Session, bridge: Bridge, leader: Leader, visit: Visit, qtbot: QtBot
) -> None:
    leader.start()
    ada = visit()
    disk = BadDisk(session)
    disk.full = True
    with qtbot.waitSignal(bridge.failed) as told:
        refused = ada.ask(do="write", key=KEY, text="Keep me")
    assert "disk is full" in str(told.args[0])
    assert (refused["is"], refused["final"]) == ("refused", False)
    assert leader.texts() == []
    disk.full = False
    assert ada.ask(do="write", key=KEY, text="Keep me")["is"] == "done"
    assert leader.texts() == ["Keep me"]


def test_nobody_is_told_of_a_note_before_it_is_on_disk(
    session: Session, leader: Leader, visit: Visit, qtbot: QtBot
) -> None:
    leader.start()
    ada, bo = visit(), visit()
    bo.sees(lambda state: state["people"]["written"] == 0)
    disk = BadDisk(session)
    disk.goes_on.clear()
    first = ada.say(do="write", key=KEY, text="Slowly")
    qtbot.waitUntil(lambda: leader.texts() == ["Slowly"])
    # The window goes on meanwhile, and so does everybody's connection.
    assert bo.ask(do="ping")["is"] == "done"
    assert ada.answer(first) is None
    assert bo.state["people"]["written"] == 0
    disk.goes_on.set()
    qtbot.waitUntil(lambda: ada.answer(first) is not None)
    bo.sees(lambda state: state["people"]["written"] == 1)


def test_whoever_writes_on_is_told_of_own_notes_in_a_pause(
    session: Session, leader: Leader
) -> None:
    leader.start()
    seats = Seats()
    for person in (1, 2):
        seats.join(person, Join(1, "", None, "", (), ""))
    parts = Parts(session.board, seats)
    parts.wrote(1)
    assert [person for _ in range(REST) for person in parts.take(9)] == []
    parts.wrote(1)
    parts.touch(2)
    assert list(parts.take(9)) == [2]
    assert parts.are_waiting()
    assert [person for _ in range(REST) for person in parts.take(9)] == [1]
    assert not parts.are_waiting()


def test_an_edit_of_the_facilitator_waits_for_the_disk_and_keeps_its_place(
    session: Session, leader: Leader, visit: Visit, qtbot: QtBot
) -> None:
    leader.start()
    ada = visit()
    disk = BadDisk(session)
    disk.goes_on.clear()
    ada.say(do="write", key=KEY, text="Just in time")
    qtbot.waitUntil(lambda: leader.texts() == ["Just in time"])
    disk.goes_on.set()
    leader.go_to(RoundStep.REVEAL)
    (note,) = session.board.all(Note)
    assert not note.hidden
    ada.sees(lambda state: [told["text"] for told in state["notes"]] == ["Just in time"])


def test_ending_the_page_answers_what_is_being_written(
    session: Session, bridge: Bridge, leader: Leader, visit: Visit, qtbot: QtBot
) -> None:
    leader.start()
    ada = visit()
    disk = BadDisk(session)
    disk.goes_on.clear()
    last = ada.say(do="write", key=KEY, text="The last word")
    qtbot.waitUntil(lambda: leader.texts() == ["The last word"])
    disk.goes_on.set()
    bridge.switch_off()
    qtbot.waitUntil(lambda: bool(ada.over))
    assert (ada.answer(last) or {})["is"] == "done"
    assert leader.texts() == ["The last word"]


def test_two_that_do_not_go_together_hold_up_nobody(session: Session, leader: Leader) -> None:
    leader.start()
    seats = Seats()
    for person in (1, 2, 3):
        seats.join(person, Join(1, "", None, "", (), ""))
    committer = Committer(session, seats, Deeds(session.board))
    assert committer.commit([Said(1, Write(2, KEY, "First"))]).refused == []
    outcome = committer.commit(
        [
            Said(1, Erase(3, KEY)),
            Said(2, Write(2, KEY, "By somebody who knows the key")),
            Said(3, Write(2, "b" * 32, "Another")),
        ]
    )
    assert len(outcome.done) == 3
    assert leader.texts() == ["By somebody who knows the key", "Another"]


def test_what_one_participant_says_is_done_in_its_order(session: Session, leader: Leader) -> None:
    leader.start()
    seats = Seats()
    seats.join(1, Join(1, "", None, "", (), ""))
    committer = Committer(session, seats, Deeds(session.board))
    said = [
        Said(1, Write(2, KEY, "First")),
        Said(1, Erase(3, KEY)),
        Said(1, Write(4, KEY, "Again")),
    ]
    while said:
        said = committer.commit(said).later
    assert leader.texts() == ["Again"]


def test_one_person_cannot_fill_the_review(
    session: Session, leader: Leader, visit: Visit, bridge: Bridge
) -> None:
    leader.start()
    ada = visit(keys=[f"{number:032x}" for number in range(MOST_NOTES)])
    refused = ada.ask(do="write", key=KEY, text="One more")
    assert "as many notes" in refused["why"]
    (seat,) = bridge.seats()
    seat.told |= {str(number) for number in range(MOST_TOLD)}
    assert "as much" in ada.ask(do="idea", key=KEY, text="One more")["why"]


def test_a_page_that_has_counted_anew_never_gets_an_answer_meant_for_another_message(
    leader: Leader, visit: Visit, qtbot: QtBot
) -> None:
    leader.start()
    ada = visit()
    for number in range(5):
        ada.say(do="write", key=f"{number:032x}", text="Sent and gone")
    ada.leave()
    back = visit(token=ada.welcome["token"])
    assert [told["n"] for told in back.heard if "n" in told] == [1]
    assert back.ask(do="write", key=KEY, text="New")["n"] == 2
    assert leader.texts().count("Sent and gone") == 5
