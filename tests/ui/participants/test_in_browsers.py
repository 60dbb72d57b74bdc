"""A whole round with phones, a tablet and a laptop against the real window and a real file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.edits import events, groups, round_notes
from pm_facilitator.domain.entities import LockerItem, Note, Person, Remark, Round, Vote
from pm_facilitator.domain.rounds import Step, notes_of
from pm_facilitator.domain.vocabulary import RoundStep
from pm_facilitator.domain.vocabulary import Stage as MeetingStage
from pm_facilitator.session import Session
from pm_facilitator.ui.quick_event import read_quick_event
from pm_facilitator.ui.rounds.draft import RoundDraft
from pm_facilitator.ui.windows.inviting import Inviting
from pm_facilitator.ui.windows.room import Room
from tests.helpers.browser import LAPTOP, PHONE, TABLET, Browsing, Hall
from tests.helpers.visiting import answer, join, plug, sent, unplug, write
from tests.ui.participants.conftest import free_port
from tests.ui.participants.stage import Stage
from tests.ui.seen import everything_in

pytestmark = pytest.mark.browser

QUESTION = "What made it hard to see?"
STEPS = (
    Step(RoundStep.WRITE, 300),
    Step(RoundStep.SHARE),
    Step(RoundStep.REVEAL),
    Step(RoundStep.REPORT_BACK, 60),
    Step(RoundStep.VOTE),
    Step(RoundStep.DISCUSS),
    Step(RoundStep.ANSWER),
)
SECRET = "JSON.parse(localStorage['pm-facilitator']).secret"
"""What only a device knows, and its votes and answers are made of."""

NAME = "Zora Quist"
"""Somebody whom the review does not know."""


@pytest.fixture
def stage(browsing: Browsing, qtbot: QtBot) -> Stage:
    return Stage(browsing, qtbot)


@pytest.fixture
def address(room: Room, inviting: Inviting) -> str:
    """Give the page's address as the QR code has it, with the meeting in Reflect."""
    room.toggle_audience()
    room.go_to(MeetingStage.REFLECT)
    inviting.let_in()
    return address_of(inviting)


def address_of(inviting: Inviting) -> str:
    assert inviting.bridge is not None
    server = inviting.bridge.server()
    assert server is not None
    return f"{server.url()}?c={server.code}"


def begin(room: Room, *, anonymous: bool = True) -> None:
    """Begin a round with two groups that nobody was put into."""
    people = ((), ()) if anonymous else ()
    draft = RoundDraft(
        prompt=QUESTION,
        format="round_robin",
        steps=STEPS,
        anonymous=anonymous,
        votes_each=3,
        votes_per_note=2,
        people=people,
        names=tuple("" for _ in people),
    )
    assert room.rounds.lead.start(draft)


def go_to(room: Room, word: RoundStep) -> Callable[[], None]:
    """Give the wish for a step of the round."""
    return lambda: room.rounds.lead.go_to([step.word for step in STEPS].index(word))


def texts(session: Session) -> list[str]:
    return sorted(note.text for note in session.board.all(Note))


def test_a_whole_round_by_three_devices_and_the_facilitator(
    room: Room, inviting: Inviting, address: str, stage: Stage, session: Session, tmp_path: Path
) -> None:
    audience = room.audience
    assert audience is not None
    secrets: list[str] = []

    def unseen(*words: str) -> None:
        """See that the group's window has none of these words anywhere."""
        found = everything_in(audience)
        assert [word for word in words if word in found] == []

    def scene(hall: Hall) -> None:
        phone = join(hall, address, NAME, size=PHONE)
        tablet = join(hall, address, size=TABLET, scheme="dark")
        laptop = by_hand(hall, audience.invitation.words())
        stage.lead(lambda: begin(room))
        for page, group in ((phone, "Blue"), (tablet, "Blue"), (laptop, "Amber")):
            page.get_by_role("button", name=group).click()
            expect(page.get_by_text("Nobody's name is kept with a note or a vote")).to_be_visible()

        # Private writing, with all that happens to devices.
        write(phone, "The alert was in another channel")
        phone.get_by_label("Your note", exact=True).fill("Half a tho")
        phone.reload()
        expect(phone.get_by_label("Your note", exact=True)).to_have_value("Half a tho")
        write(phone, "Half a thought, finished")
        unplug(laptop)
        write(laptop, "Written in a tunnel")
        plug(laptop)
        write(tablet, "Unfit for the group")
        write(tablet, "Nobody owned the dashboard")
        for page in (phone, tablet, laptop):
            sent(page)
        expect(phone.get_by_role("heading", name="Your notes (2)")).to_be_visible()
        stage.lead(lambda: unseen("another channel", "in a tunnel", "Unfit", NAME))
        stage.lead(lambda: take_out(session, "Unfit for the group"))
        expect(tablet.get_by_role("heading", name="Your notes (1)")).to_be_visible()

        phone.get_by_role("button", name="I'm ready").click()
        expect(phone.get_by_text("1 of 3 ready")).to_be_visible()
        stage.wait_until(lambda: says(inviting, "3 have joined, 1 ready"))

        # Sharing within the group, and no further.
        stage.lead(go_to(room, RoundStep.SHARE))
        expect(phone.get_by_text("0 of 3 ready")).to_be_visible()
        stage.wait_until(lambda: says(inviting, "3 have joined"))
        shared = tablet.locator('[data-part="group-notes"]')
        expect(shared).to_contain_text("The alert was in another channel")
        assert "in another channel" not in laptop.content()
        stage.lead(lambda: unseen("another channel", "in a tunnel"))

        # Everybody at once.
        stage.lead(go_to(room, RoundStep.REVEAL))
        for page in (phone, tablet, laptop):
            expect(page.locator(".board .note")).to_have_count(4)
        stage.lead(go_to(room, RoundStep.REPORT_BACK))
        expect(phone.get_by_text("speaks now")).to_be_visible()
        stage.lead(lambda: gather(session, "Nobody owned the dashboard", "Written in a tunnel"))

        # Votes.
        stage.lead(go_to(room, RoundStep.VOTE))
        for page in (phone, tablet):
            page.get_by_role("button", name="Give one vote to: Ownership").click()
        laptop.get_by_role("button", name="Give one vote to: The alert").click()
        laptop.get_by_role("button", name="Give one vote to: The alert").click()
        laptop.get_by_role("button", name="Take one vote back from: The alert").click()
        expect(laptop.get_by_text("2 of 3 votes left")).to_be_visible()
        laptop.reload()
        expect(laptop.get_by_text("2 of 3 votes left")).to_be_visible()
        for page in (phone, tablet, laptop):
            sent(page)
        stage.lead(go_to(room, RoundStep.DISCUSS))
        for page in (phone, laptop):
            expect(page.locator(".heap .count").filter(visible=True).first).to_have_text("2 votes")

        # The closing check and the end.
        stage.lead(go_to(room, RoundStep.ANSWER))
        for page in (phone, tablet):
            answer(page)
            expect(page.get_by_text("Your answers are counted.")).to_be_visible()
        secrets.extend(page.evaluate(SECRET) for page in (phone, tablet, laptop))
        stage.lead(room.rounds.lead.end)
        for page in (phone, tablet, laptop):
            expect(page.get_by_text("When a round begins")).to_be_visible()
        stage.lead(inviting.end)
        for page in (phone, tablet, laptop):
            expect(page.get_by_text("The facilitator has ended this page.")).to_be_visible()
            assert page.evaluate("JSON.stringify(localStorage)") == "{}"

    stage.play(scene)
    held = session.board.all(Round)[0]
    assert texts(session) == [
        "Half a thought, finished",
        "Nobody owned the dashboard",
        "The alert was in another channel",
        "Written in a tunnel",
    ]
    assert (held.answered, held.learned, held.again) == (2, 2, 2)
    assert sum(vote.count for vote in session.board.all(Vote)) == 3
    assert {vote.voter_id for vote in session.board.all(Vote)} == {None}
    assert {note.author_id for note in notes_of(session.board, held.id)} == {None}
    files = [each.read_bytes() for each in tmp_path.iterdir() if each.is_file()]
    assert not any(word.encode() in each for each in files for word in (NAME, *secrets))
    assert len(held.answer_ids) == 2


def by_hand(hall: Hall, words: list[str]) -> Page:
    """Come in by what the group's window shows, typed by hand as people type."""
    place, code = (word for word in words if ":" in word or word.count("-") == 1)
    page = hall.open(f"http://{place}", size=LAPTOP)
    page.get_by_label("Code on the shared screen").fill(code.lower().replace("-", " "))
    page.get_by_role("button", name="Join", exact=True).click()
    page.locator("#title").wait_for()
    return page


def says(inviting: Inviting, words: str) -> bool:
    """Tell whether the tab of devices tells the facilitator this."""
    return inviting.attendance.count_text() == words


def take_out(session: Session, text: str) -> None:
    """Take a note out, as the facilitator does."""
    note = next(note for note in session.board.all(Note) if note.text == text)
    session.commit(round_notes.take_out(session.board, note.id))


def gather(session: Session, *wanted: str) -> None:
    """Put notes into a heap."""
    ids = [note.id for note in session.board.all(Note) if note.text in wanted]
    session.commit(groups.group(session.board, ids, "Ownership"))


def test_with_names_the_note_has_its_author_and_the_review_a_person_more(
    room: Room, address: str, stage: Stage, session: Session
) -> None:
    def scene(hall: Hall) -> None:
        page = join(hall, address, NAME)
        stage.lead(lambda: begin(room, anonymous=False))
        expect(page.get_by_text("Your name is kept with your notes and votes")).to_be_visible()
        write(page, "Signed")
        sent(page)

    stage.play(scene)
    author = next(person for person in session.board.all(Person) if person.name == NAME)
    assert [note.author_id for note in session.board.all(Note)] == [author.id]


def test_what_was_written_for_a_round_that_is_over_is_not_put_into_the_next_one(
    room: Room, address: str, stage: Stage, session: Session
) -> None:
    def scene(hall: Hall) -> None:
        page = join(hall, address)
        stage.lead(lambda: begin(room, anonymous=False))
        page.get_by_label("Your note", exact=True).wait_for()
        unplug(page)
        write(page, "For the first round")
        stage.lead(room.rounds.lead.end)
        stage.lead(lambda: begin(room, anonymous=False))
        plug(page)
        expect(page.get_by_text("This note was for a round that is over.").first).to_be_visible()
        page.get_by_role("button", name="Send as an idea").click()
        page.get_by_role("button", name="Ideas", exact=True).click()
        expect(page.get_by_text("Sent. It waits in the locker.")).to_be_visible()

    stage.play(scene)
    assert session.board.all(Note) == []
    assert [item.text for item in session.board.all(LockerItem)] == ["For the first round"]


def test_events_and_ideas_reach_the_review_without_a_name(
    room: Room, address: str, stage: Stage, session: Session
) -> None:
    room.go_to(MeetingStage.RECAP)
    alert = read_quick_event(session.board, "14:07 First alert")
    session.commit(events.add_events(session.board, [alert]))

    def scene(hall: Hall) -> None:
        page = join(hall, address, NAME)
        page.get_by_role("button", name="Add to the timeline").click()
        page.get_by_role("button", name="Correct").click()
        page.get_by_label("What did you see, and when?").fill("14:05 I already saw it")
        page.get_by_role("button", name="Send").click()
        expect(page.get_by_text("Sent. The group looks at it.")).to_be_visible()

    stage.play(scene)
    (remark,) = session.board.all(Remark)
    assert remark.text.endswith("14:05 I already saw it")
    assert "First alert" in remark.text
    assert NAME not in str([*session.board.entities()])


def test_over_an_encrypted_line_it_is_the_same_page(
    room: Room, inviting: Inviting, stage: Stage, session: Session
) -> None:
    inviting.way_in.start_with(free_port(), encrypted=True)
    inviting.let_in()
    address = address_of(inviting)
    assert address.startswith("https://")

    def scene(hall: Hall) -> None:
        # What a person does after comparing the fingerprint.
        page = join(hall, address, ignore_https_errors=True)
        stage.lead(lambda: begin(room, anonymous=False))
        write(page, "Unread on the way")
        sent(page)

    stage.play(scene)
    assert texts(session) == ["Unread on the way"]
