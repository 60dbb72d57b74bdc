"""A whole round over the network: what people do is on the board, and they see what they may."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic

from pytestqt.qtbot import QtBot

from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.edits import notes, round_clock, round_groups, round_notes, setup
from pm_facilitator.domain.entities import LockerItem, Note, Person, Remark, Round, Vote
from pm_facilitator.domain.rounds import groups_of, note_id
from pm_facilitator.domain.vocabulary import Origin, RoundStep, Stage
from pm_facilitator.session import Session
from pm_facilitator.store.library import Library
from pm_facilitator.ui.participants.bridge import Bridge
from tests.helpers.make import at, make_event
from tests.ui.conftest import HandClock
from tests.ui.participants.conftest import Leader, Visitor, arrived

KEY, OTHER = "a" * 32, "b" * 32
SECRET = "c" * 32
Visit = Callable[..., Visitor]


class TestWriting:
    """Private notes."""

    def test_a_note_is_on_the_board_and_hidden(
        self, session: Session, leader: Leader, visit: Visit
    ) -> None:
        leader.start()
        ada, ben = visit(), visit()
        assert ada.ask(do="write", key=KEY, text="Nobody owned it")["is"] == "done"
        note = session.board.need(Note, note_id(KEY))
        assert (note.text, note.hidden, note.author_id) == ("Nobody owned it", True, None)
        ben.sees(lambda state: state["people"]["written"] == 1)
        assert ben.state["notes"] == []
        assert "Nobody owned it" not in str(ben.heard)

    def test_it_can_be_written_anew_and_taken_away(self, leader: Leader, visit: Visit) -> None:
        leader.start()
        ada = visit()
        ada.ask(do="write", key=KEY, text="First")
        ada.ask(do="write", key=KEY, text="Second")
        assert leader.texts() == ["Second"]
        assert ada.ask(do="erase", key=KEY)["is"] == "done"
        assert leader.texts() == []

    def test_many_at_once_are_all_kept_in_few_commits(
        self, session: Session, bridge: Bridge, leader: Leader, visit: Visit, qtbot: QtBot
    ) -> None:
        leader.start()
        visitors = [visit() for _ in range(4)]
        batches: list[int] = []
        session.subscribe(lambda batch: batches.append(len(batch.changes)))
        sent = [
            (visitor, visitor.say(do="write", key=f"{place:016x}{n:016x}", text=f"{place} {n}"))
            for n in range(20)
            for place, visitor in enumerate(visitors)
        ]
        arrived(bridge, len(sent))
        qtbot.waitUntil(lambda: all(visitor.answer(n) for visitor, n in sent))
        assert all((visitor.answer(n) or {})["is"] == "done" for visitor, n in sent)
        assert len(leader.texts()) == 80
        assert len(batches) < 40

    def test_after_the_reveal_everybody_reads_it_and_only_the_facilitator_changes_it(
        self, session: Session, leader: Leader, visit: Visit
    ) -> None:
        leader.start()
        ada, ben = visit(), visit()
        ada.ask(do="write", key=KEY, text="The graph was green")
        leader.go_to(RoundStep.REVEAL)
        ben.sees(lambda state: [note["text"] for note in state["notes"]] == ["The graph was green"])
        refused = ada.ask(do="write", key=KEY, text="It was red")
        assert "on the board now" in refused["why"]
        assert refused["final"]
        assert leader.texts() == ["The graph was green"]
        assert ben.ask(do="write", key=OTHER, text="A late one")["is"] == "done"
        ada.sees(lambda state: len(state["notes"]) == 2)

    def test_without_a_round_there_is_nowhere_to_write(self, visit: Visit) -> None:
        assert "No round" in visit().ask(do="write", key=KEY, text="Hello")["why"]

    def test_it_stays_off_the_facilitators_undo_stack(
        self, session: Session, leader: Leader, visit: Visit
    ) -> None:
        leader.start()
        origins: list[Origin] = []
        session.subscribe(lambda batch: origins.append(batch.origin))
        visit().ask(do="write", key=KEY, text="Mine")
        assert origins == [Origin.PARTICIPANT]


class TestOnce:
    """Whatever is lost on the way, a note is there exactly once."""

    def test_what_is_sent_again_because_the_answer_was_lost_is_there_once(
        self, leader: Leader, visit: Visit, qtbot: QtBot
    ) -> None:
        leader.start()
        ada = visit()
        ada.say(do="write", key=KEY, text="Once")
        ada.leave()
        again = visit(token=ada.welcome["token"], keys=[KEY])
        assert again.ask(do="write", key=KEY, text="Once")["is"] == "done"
        assert leader.texts() == ["Once"]

    def test_what_is_sent_again_after_a_restart_of_the_app_is_there_once(
        self,
        session: Session,
        library: Library,
        leader: Leader,
        visit: Visit,
        bridge: Bridge,
        qtbot: QtBot,
    ) -> None:
        leader.start()
        ada = visit()
        ada.ask(do="write", key=KEY, text="Once")
        ada.ask(do="write", key=OTHER, text="Twice")
        bridge.close()
        id_ = session.board.review.id
        reopened = Session(library.load(id_), library.journal(id_), session.now)
        later = Bridge(reopened, bridge._moment)
        server = later.switch_on("127.0.0.1", 0)
        back = Visitor(server, qtbot, token=ada.welcome["token"], keys=[KEY, OTHER])
        try:
            qtbot.waitUntil(lambda: "notes" in back.own)
            assert [note["text"] for note in back.own["notes"]] == ["Once", "Twice"]
            assert back.ask(do="write", key=KEY, text="Once")["is"] == "done"
            assert back.ask(do="write", key=OTHER, text="Twice, reworded")["is"] == "done"
            found = [note.text for note in reopened.board.all(Note)]
            assert found == ["Once", "Twice, reworded"]
        finally:
            back.leave()
            later.close()
            later.deleteLater()

    def test_a_note_that_was_taken_out_does_not_come_back(
        self, session: Session, leader: Leader, visit: Visit, qtbot: QtBot
    ) -> None:
        leader.start()
        ada = visit()
        ada.ask(do="write", key=KEY, text="Unfit")
        session.commit(round_notes.take_out(session.board, note_id(KEY)))
        qtbot.waitUntil(lambda: ada.own.get("notes") == [])
        assert "taken this note out" in ada.ask(do="write", key=KEY, text="Unfit")["why"]
        assert leader.texts() == []


class TestNames:
    """Anonymous means that nothing names anybody; otherwise the review knows who wrote."""

    def test_an_anonymous_round_leaves_no_name_anywhere(
        self, session: Session, leader: Leader, visit: Visit, tmp_path: Path, library: Library
    ) -> None:
        leader.start(votes_each=3)
        ada = visit(name="Zebulon Quartermain", secret=SECRET)
        ada.ask(do="write", key=KEY, text="Somebody's note")
        ada.ask(do="hand", on=True)
        leader.go_to(RoundStep.VOTE)
        ada.ask(do="vote", target=note_id(KEY), count=2)
        ada.ask(do="event", key=KEY, text="At 14:02 I saw it", about=None)
        ada.ask(do="idea", key=KEY, text="An alert")
        library.close()
        for file in tmp_path.iterdir():
            stored = file.read_bytes()
            for trace in ("Zebulon", "Quartermain", KEY, SECRET, ada.welcome["token"]):
                assert trace.encode() not in stored

    def test_a_round_with_names_gets_to_know_who_contributes(
        self, session: Session, leader: Leader, visit: Visit
    ) -> None:
        leader.start(anonymous=False)
        ada, silent = visit(name="Ada Berg"), visit(name="Cy")
        ada.ask(do="write", key=KEY, text="Mine")
        silent.ask(do="ready", on=True)
        again = visit(name="ada berg")
        again.ask(do="write", key=OTHER, text="Also mine")
        assert [person.name for person in session.board.all(Person)] == ["Ada Berg"]
        authors = {note.author_id for note in session.board.all(Note)}
        assert authors == {session.board.all(Person)[0].id}


class TestGroups:
    """Small groups."""

    def test_somebody_sits_down_and_reads_what_the_group_shares(
        self, session: Session, leader: Leader, visit: Visit, qtbot: QtBot
    ) -> None:
        round_id = leader.start()
        session.commit(round_groups.make_groups(session.board, round_id, [[], []]))
        one, two = groups_of(session.board, round_id)
        ada, ben, cy = visit(), visit(), visit()
        ada.sees(lambda state: len(state["round"]["groups"]) == 2)
        for who, group in ((ada, one), (ben, one), (cy, two)):
            assert who.ask(do="group", group=group.id)["is"] == "done"
        cy.sees(lambda state: [g["people"] for g in state["round"]["groups"]] == [2, 1])
        ada.ask(do="write", key=KEY, text="Between us")
        assert ben.own.get("group_notes", []) == []
        leader.go_to(RoundStep.SHARE)
        qtbot.waitUntil(lambda: ben.own.get("group_notes") == ["Between us"])
        ben.ask(do="write", key=OTHER, text="Yes")
        qtbot.waitUntil(lambda: ada.own.get("group_notes") == ["Between us", "Yes"])
        told = len(cy.heard)
        ada.ask(do="erase", key=KEY)
        qtbot.waitUntil(lambda: ben.own.get("group_notes") == ["Yes"])
        assert "Between us" not in str(cy.heard)
        assert "own" not in [frame["is"] for frame in cy.heard[told:]]

    def test_a_token_comes_back_to_its_group(
        self, session: Session, leader: Leader, visit: Visit
    ) -> None:
        round_id = leader.start()
        session.commit(round_groups.make_groups(session.board, round_id, [[], []]))
        group = groups_of(session.board, round_id)[1]
        ada = visit()
        ada.ask(do="group", group=group.id)
        ada.leave()
        assert visit(token=ada.welcome["token"]).welcome["you"]["group"] == group.id
        assert "not there" in visit().ask(do="group", group="nowhere")["why"]


class TestVoting:
    """Votes are counted by the app."""

    def test_the_budget_holds_and_votes_can_be_taken_back(
        self, session: Session, leader: Leader, visit: Visit, qtbot: QtBot
    ) -> None:
        leader.start(votes_each=3, votes_per_note=2)
        ada, ben = visit(secret=SECRET), visit(secret=OTHER)
        ada.ask(do="write", key=KEY, text="One")
        ada.ask(do="write", key=OTHER, text="Two")
        assert "closed" in ada.ask(do="vote", target=note_id(KEY), count=1)["why"]
        leader.go_to(RoundStep.VOTE)
        ben.sees(lambda state: state["round"]["votes"]["open"])
        assert ada.ask(do="vote", target=note_id(KEY), count=2)["is"] == "done"
        assert "no more votes" in ada.ask(do="vote", target=note_id(OTHER), count=2)["why"]
        assert ada.ask(do="vote", target=note_id(OTHER), count=1)["is"] == "done"
        qtbot.waitUntil(lambda: ada.own.get("left") == 0)
        assert ada.own["votes"] == {note_id(KEY): 2, note_id(OTHER): 1}
        ada.ask(do="vote", target=note_id(KEY), count=0)
        ben.ask(do="vote", target=note_id(OTHER), count=2)
        assert ben.state["round"]["results"] is None
        assert sum(vote.count for vote in session.board.all(Vote)) == 3
        leader.go_to(RoundStep.DISCUSS)
        ben.sees(lambda state: state["round"]["results"] == [{"id": note_id(OTHER), "count": 3}])

    def test_votes_come_back_with_their_secret_and_with_nothing_else(
        self, leader: Leader, visit: Visit, qtbot: QtBot
    ) -> None:
        leader.start(votes_each=3)
        ada = visit(secret=SECRET)
        ada.ask(do="write", key=KEY, text="One")
        leader.go_to(RoundStep.VOTE)
        ada.ask(do="vote", target=note_id(KEY), count=2)
        thief = visit(token=ada.welcome["token"], secret=OTHER)
        qtbot.waitUntil(lambda: thief.own.get("left") == 3)
        assert thief.own["notes"] == []
        back = visit(token=ada.welcome["token"], secret=SECRET, keys=[KEY])
        qtbot.waitUntil(lambda: back.own.get("votes") == {note_id(KEY): 2})
        qtbot.waitUntil(lambda: "another tab" in thief.over)


class TestTelling:
    """Events, ideas, signs and the closing check."""

    def test_events_and_ideas_wait_for_the_facilitator_once(
        self, session: Session, visit: Visit
    ) -> None:
        ada = visit()
        for _ in range(2):
            ada.ask(do="event", key=KEY, text="I saw it at 14:02", about=None)
            ada.ask(do="idea", key=OTHER, text="An alert on age")
        assert [remark.text for remark in session.board.all(Remark)] == ["I saw it at 14:02"]
        assert [item.text for item in session.board.all(LockerItem)] == ["An alert on age"]
        assert "14:02" not in str(ada.heard)

    def test_signs_are_shown_and_go_with_the_step(
        self, bridge: Bridge, leader: Leader, visit: Visit, qtbot: QtBot
    ) -> None:
        leader.start()
        ada = visit(name="Ada")
        ada.ask(do="ready", on=True)
        with qtbot.waitSignal(bridge.changed):
            ada.ask(do="hand", on=True)
        ada.sees(lambda state: state["people"] == {"joined": 1, "ready": 1, "written": 0})
        assert [(seat.name, seat.hand) for seat in bridge.seats()] == [("Ada", True)]
        leader.go_to(RoundStep.REVEAL)
        ada.sees(lambda state: state["people"]["ready"] == 0)
        qtbot.waitUntil(lambda: ada.own.get("ready") is False)
        assert ada.own["hand"] is True


class TestAnswering:
    """The closing check: every device once, whatever happens to it or to the app."""

    def test_an_answer_counts_once_however_often_and_from_wherever_it_is_sent(
        self, leader: Leader, session: Session, visit: Visit
    ) -> None:
        id_ = leader.start()
        leader.go_to(RoundStep.ANSWER)
        said = {"do": "answer", "learned": True, "again": False, "round": id_}
        ada, ben = visit(secret=SECRET), visit(secret=KEY)
        first, second = ada.say(**said), ada.say(**said)
        assert ben.ask(**said)["is"] == "done"
        ada.waits_for(first, second)
        back = visit(secret=SECRET)
        assert back.ask(**said | {"again": True})["is"] == "done"
        held = session.board.need(Round, id_)
        assert (held.answered, held.learned, held.again) == (2, 2, 0)

    def test_it_counts_once_also_after_the_app_was_started_anew(
        self,
        leader: Leader,
        session: Session,
        library: Library,
        clock: HandClock,
        qtbot: QtBot,
        visit: Visit,
    ) -> None:
        id_ = leader.start()
        leader.go_to(RoundStep.ANSWER)
        said = {"do": "answer", "learned": True, "again": True, "round": id_}
        assert visit(secret=SECRET).ask(**said)["is"] == "done"
        review = session.board.review.id
        later = Session(library.load(review), library.journal(review), clock.now)
        bridge = Bridge(later, clock.moment)
        visitor = Visitor(bridge.switch_on("127.0.0.1", 0), qtbot, secret=SECRET)
        try:
            qtbot.waitUntil(lambda: visitor.own.get("answered") == id_)
            assert visitor.ask(**said)["is"] == "done"
            assert later.board.need(Round, id_).answered == 1
        finally:
            visitor.leave()
            bridge.close()
            bridge.deleteLater()

    def test_what_cannot_be_counted_once_is_not_counted(
        self, leader: Leader, session: Session, visit: Visit
    ) -> None:
        id_ = leader.start()
        leader.go_to(RoundStep.ANSWER)
        said = {"do": "answer", "learned": True, "again": True}
        assert "load the page again" in visit().ask(**said)["why"]
        assert "is over" in visit(secret=SECRET).ask(**said, round="another")["why"]
        assert session.board.need(Round, id_).answered == 0


class TestSeeing:
    """Participants see what the group's window shows."""

    def test_the_timeline_is_shown_in_recap_as_far_as_it_is_uncovered(
        self, session: Session, clock: HandClock, qtbot: QtBot
    ) -> None:
        told = [
            make_event(),
            make_event(time=at("14:20"), end=at("14:40")),
            make_event(time=at("15:10")),
        ]
        session.commit([Added(event) for event in told])
        covered: list[frozenset[str] | None] = [None]
        bridge = Bridge(session, clock.moment, lambda: covered[0])
        visitor = Visitor(bridge.switch_on("127.0.0.1", 0), qtbot)
        try:
            assert visitor.state.get("events", []) == []
            session.commit(setup.go_to_stage(session.board, Stage.RECAP))
            visitor.sees(lambda state: len(state["events"]) == 3)
            assert visitor.state["events"][1]["when"] == "15:20–15:40"
            covered[0] = frozenset(event.id for event in told[:2])
            bridge.look_changed()
            visitor.sees(lambda state: [e["when"] for e in state["events"]] == ["15:05", "15:20"])
            session.commit(setup.go_to_stage(session.board, Stage.REFLECT))
            visitor.sees(lambda state: state["events"] == [])
        finally:
            visitor.leave()
            bridge.close()
            bridge.deleteLater()

    def test_a_picture_that_is_held_is_held_here_too(
        self, session: Session, bridge: Bridge, leader: Leader, visit: Visit
    ) -> None:
        leader.start()
        leader.go_to(RoundStep.REVEAL)
        ada = visit()
        bridge.hold(True)
        made, _ = notes.add_note(session.board, "Not yet", Stage.REFLECT, 0, 0)
        session.commit(made)
        ada.ask(do="ready", on=True)
        ada.sees(lambda state: state["people"]["ready"] == 1)
        assert ada.state["notes"] == []
        bridge.hold(False)
        ada.sees(lambda state: len(state["notes"]) == 1)

    def test_the_clock_counts_from_what_is_left(self, leader: Leader, visit: Visit) -> None:
        began = monotonic()
        leader.start()
        ada = visit()
        ada.sees(lambda state: state["round"]["running"])
        assert 300 - (monotonic() - began) - 0.1 < ada.state["round"]["left"] <= 300
        leader.go_to(RoundStep.REVEAL)
        ada.sees(lambda state: state["round"]["left"] is None)

    def test_a_clock_that_stands_stands_on_devices_too(
        self, session: Session, clock: HandClock, leader: Leader, visit: Visit
    ) -> None:
        id_ = leader.start()
        ada = visit()
        ada.sees(lambda state: state["round"]["running"])
        clock.pass_seconds(60)
        session.commit(round_clock.pause(session.board, id_, clock.moment()))
        ada.sees(lambda state: not state["round"]["running"])
        assert ada.state["round"]["left"] == 240
        clock.pass_seconds(300)
        began = monotonic()
        session.commit(round_clock.resume(session.board, id_, clock.moment()))
        ada.sees(lambda state: state["round"]["running"])
        assert 240 - (monotonic() - began) - 0.1 < ada.state["round"]["left"] <= 240


class TestEnding:
    """Nobody stays in."""

    def test_switching_off_ends_all_access(
        self, session: Session, bridge: Bridge, leader: Leader, visit: Visit, qtbot: QtBot
    ) -> None:
        leader.start()
        ada = visit()
        bridge.switch_off()
        qtbot.waitUntil(lambda: ada.over == "The facilitator has ended this page.")
        assert bridge.server() is None
        assert bridge.seats() == []
        session.commit(notes.add_note(session.board, "Later", Stage.REFLECT, 0, 0)[0])
