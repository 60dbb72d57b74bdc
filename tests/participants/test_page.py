"""The page in a real browser, against a played review: what a participant can do, nothing lost."""

import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from pm_facilitator.participants.messages import (
    Answer,
    CastVotes,
    Erase,
    Hand,
    Idea,
    PickGroup,
    Ready,
    Refused,
    TellEvent,
    Write,
)
from pm_facilitator.participants.shown import Clock, NoteShown
from tests.helpers.browser import LAPTOP, Browsing, Hall
from tests.participants.played import EVENTS, GROUPS, HEAPS, NOTES, VOTES, Played, a_round

pytestmark = pytest.mark.browser

NASTY = "<img src=x onerror=alert(1)><script>alert(2)</script> & \u202e\"'"


@pytest.fixture
def played() -> Iterator[Played]:
    made = Played()
    yield made
    made.stop()


def join(hall: Hall, played: Played, name: str = "", **options: object) -> Page:
    """Open the page and come in."""
    page = hall.open(played.url, **options)  # type: ignore[arg-type]
    page.get_by_label("Your name").fill(name)
    page.get_by_role("button", name="Join", exact=True).click()
    page.locator("#title").wait_for()
    return page


def writer(page: Page, text: str) -> None:
    """Write a note and add it."""
    page.get_by_label("Your note", exact=True).fill(text)
    page.get_by_role("button", name="Add note").click()


def quiet(page: Page) -> None:
    """Wait until everything is sent."""
    expect(page.get_by_text("Saved here, not sent yet")).to_have_count(0)


class TestJoining:
    """Coming in, coming back, and sitting down."""

    def test_the_address_with_its_code_leads_in_by_one_press(
        self, browsing: Browsing, played: Played
    ) -> None:
        def scene(hall: Hall) -> None:
            page = join(hall, played, "Mina")
            expect(page.get_by_text("You are here as Mina.")).to_be_visible()
            expect(page.get_by_text("When a round begins")).to_be_visible()

        browsing.run(scene)

    def test_a_wrong_code_is_told_in_place_and_the_right_one_typed_loosely_is_taken(
        self, browsing: Browsing, played: Played
    ) -> None:
        def scene(hall: Hall) -> None:
            page = hall.open(played.server.url())
            page.get_by_label("Code on the shared screen").fill("WRNG-CODE")
            page.get_by_role("button", name="Join", exact=True).click()
            expect(page.get_by_role("alert")).to_contain_text("join code is not right")
            loose = played.server.code.lower().replace("-", " ")
            page.get_by_label("Code on the shared screen").fill(loose)
            page.get_by_role("button", name="Join", exact=True).click()
            expect(page.get_by_text("You are here without a name.")).to_be_visible()

        browsing.run(scene)

    def test_a_reload_comes_back_without_joining_again(
        self, browsing: Browsing, played: Played
    ) -> None:
        def scene(hall: Hall) -> None:
            page = join(hall, played, "Mina")
            page.reload()
            expect(page.get_by_text("You are here as Mina.")).to_be_visible()

        browsing.run(scene)

    def test_a_second_tab_takes_over_and_the_first_one_says_so(
        self, browsing: Browsing, played: Played
    ) -> None:
        def scene(hall: Hall) -> None:
            first = join(hall, played, "Mina")
            second = first.context.new_page()
            hall.watch(second)
            second.goto(played.url)
            expect(second.get_by_text("You are here as Mina.")).to_be_visible()
            expect(first.get_by_role("heading", name="Open in another tab")).to_be_visible()
            first.get_by_role("button", name="Use it here").click()
            expect(first.get_by_text("You are here as Mina.")).to_be_visible()
            expect(second.get_by_role("heading", name="Open in another tab")).to_be_visible()

        browsing.run(scene)

    def test_a_group_is_picked_and_changed(self, browsing: Browsing, played: Played) -> None:
        played.show(round=a_round(groups=GROUPS))

        def scene(hall: Hall) -> None:
            page = join(hall, played)
            page.get_by_role("button", name="Heron").click()
            expect(page.get_by_text("Your group: Heron")).to_be_visible()
            page.get_by_role("button", name="Change group").click()
            page.get_by_role("button", name="Birch").click()
            expect(page.get_by_text("Your group: Birch")).to_be_visible()

        browsing.run(scene)
        assert [message.group for message in played.told(PickGroup)] == ["g2", "g1"]


class TestWriting:
    """Own notes while they are private."""

    def test_the_promise_stands_above_the_field(self, browsing: Browsing, played: Played) -> None:
        played.show(round=a_round())

        def scene(hall: Hall) -> None:
            page = join(hall, played)
            promise = page.get_by_text("Nobody can see who wrote what").bounding_box()
            field = page.get_by_label("Your note", exact=True).bounding_box()
            assert promise is not None
            assert field is not None
            assert promise["y"] + promise["height"] <= field["y"]

        browsing.run(scene)

    def test_notes_are_added_edited_deleted_and_brought_back(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(round=a_round())

        def scene(hall: Hall) -> None:
            page = join(hall, played)
            writer(page, "One")
            page.get_by_label("Your note", exact=True).fill("Two")
            page.keyboard.press("Control+Enter")
            expect(page.get_by_role("heading", name="Your notes (2)")).to_be_visible()
            page.get_by_role("button", name="Edit: One").click()
            page.get_by_label("Change your note").fill("One, and more")
            page.get_by_role("button", name="Save").click()
            page.get_by_role("button", name="Delete: Two").click()
            expect(page.get_by_role("button", name="Undo")).to_be_focused()
            page.get_by_role("button", name="Undo").click()
            expect(page.get_by_role("heading", name="Your notes (2)")).to_be_visible()
            quiet(page)

        browsing.run(scene)
        assert sorted(played.notes.values()) == ["One, and more", "Two"]
        assert len(played.told(Erase)) == 1

    def test_nothing_is_cut_off_from_a_long_text(self, browsing: Browsing, played: Played) -> None:
        played.show(round=a_round())

        def scene(hall: Hall) -> None:
            page = join(hall, played)
            writer(page, "語" * 512)
            expect(page.get_by_text("12 characters too many.")).to_be_visible()
            expect(page.get_by_label("Your note", exact=True)).to_have_value("語" * 512)
            writer(page, "語" * 500)
            expect(page.get_by_role("heading", name="Your notes (1)")).to_be_visible()
            quiet(page)

        browsing.run(scene)
        assert list(played.notes.values()) == ["語" * 500]

    def test_a_note_that_the_facilitator_took_out_goes_and_is_told(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(round=a_round())

        def scene(hall: Hall) -> None:
            page = join(hall, played)
            writer(page, "Unfit")
            writer(page, "Fit")
            quiet(page)
            played.notes = {key: text for key, text in played.notes.items() if text == "Fit"}
            played.show()
            expect(page.get_by_role("heading", name="Your notes (1)")).to_be_visible()
            expect(page.locator("#said")).to_contain_text("taken out one of your notes")
            expect(page.get_by_text("Unfit", exact=True)).to_have_count(0)

        browsing.run(scene)

    def test_what_comes_too_late_stays_with_its_writer_and_can_be_an_idea(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(round=a_round())

        def scene(hall: Hall) -> None:
            page = join(hall, played)
            played.refusal = Refused("The notes are on the board already.")
            writer(page, "Too late")
            expect(page.get_by_text("The notes are on the board already.").first).to_be_visible()
            played.refusal = None
            page.get_by_role("button", name="Send as an idea: Too late").click()
            expect(page.get_by_text("Too late", exact=True)).to_have_count(0)
            page.get_by_role("button", name="Ideas").click()
            expect(page.get_by_text("Sent. It waits in the locker.")).to_be_visible()

        browsing.run(scene)
        assert [idea.text for idea in played.told(Idea)] == ["Too late"]


class TestNothingIsLost:
    """Reloads, lost networks, restarts and the end."""

    def test_a_reload_in_the_middle_of_a_note_and_of_an_edit(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(round=a_round())

        def scene(hall: Hall) -> None:
            page = join(hall, played)
            writer(page, "Sent")
            quiet(page)
            page.get_by_role("button", name="Edit: Sent").click()
            page.get_by_label("Change your note").fill("Sent, half chan")
            page.get_by_label("Your note", exact=True).fill("Half a tho")
            page.reload()
            expect(page.get_by_label("Your note", exact=True)).to_have_value("Half a tho")
            expect(page.get_by_label("Change your note")).to_have_value("Sent, half chan")
            page.get_by_role("button", name="Save").click()
            quiet(page)

        browsing.run(scene)
        assert list(played.notes.values()) == ["Sent, half chan"]

    def test_without_a_network_notes_wait_and_go_out_once(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(round=a_round())

        def scene(hall: Hall) -> None:
            page = join(hall, played)
            page.context.set_offline(True)
            writer(page, "Away one")
            writer(page, "Away two")
            expect(page.get_by_text("Saved here, not sent yet")).to_have_count(2)
            expect(page.get_by_text("No connection.")).to_be_visible()
            page.get_by_role("button", name="Edit: Away two").click()
            page.get_by_label("Change your note").fill("Away two, better")
            page.get_by_role("button", name="Save").click()
            page.context.set_offline(False)
            quiet(page)
            expect(page.get_by_text("No connection.")).to_be_hidden()

        browsing.run(scene)
        assert sorted(played.notes.values()) == ["Away one", "Away two, better"]
        assert len(played.told(Write)) == 2

    def test_what_was_heard_but_never_answered_is_sent_again_under_the_same_key(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(round=a_round())

        def scene(hall: Hall) -> None:
            page = join(hall, played)
            played.silent = True
            writer(page, "Once")
            expect(page.get_by_text("Saved here, not sent yet")).to_be_visible()
            page.context.set_offline(True)
            expect(page.get_by_text("No connection.")).to_be_visible()
            played.silent = False
            page.context.set_offline(False)
            quiet(page)

        browsing.run(scene)
        assert len(played.told(Write)) == 2
        assert list(played.notes.values()) == ["Once"]

    def test_a_note_erased_before_its_answer_came_is_gone_for_the_server_too(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(round=a_round())

        def scene(hall: Hall) -> None:
            page = join(hall, played)
            played.silent = True
            writer(page, "Oh no")
            expect(page.get_by_text("Saved here, not sent yet")).to_be_visible()
            page.get_by_role("button", name="Delete: Oh no").click()
            page.context.set_offline(True)
            expect(page.get_by_text("No connection.")).to_be_visible()
            played.silent = False
            page.context.set_offline(False)
            expect(page.get_by_text("No connection.")).to_be_hidden()
            page.get_by_role("button", name="Raise hand").click()
            expect(page.get_by_role("button", name="Lower hand")).to_be_visible()

        browsing.run(scene)
        assert played.notes == {}

    def test_the_app_started_anew_asks_for_its_new_code_and_gets_what_waited(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(round=a_round())
        again: list[Played] = []

        def scene(hall: Hall) -> None:
            page = join(hall, played, "Mina")
            page.context.set_offline(True)
            writer(page, "Written in between")
            port = played.server.port
            played.stop()
            again.append(Played(port))
            again[0].show(round=a_round())
            page.context.set_offline(False)
            page.get_by_label("Code on the shared screen").fill(again[0].server.code)
            page.get_by_role("button", name="Join", exact=True).click()
            expect(page.get_by_role("heading", name="Your notes (1)")).to_be_visible()
            quiet(page)

        try:
            browsing.run(scene)
            assert list(again[0].notes.values()) == ["Written in between"]
        finally:
            again[0].stop()

    def test_asked_for_patience_the_page_tries_again_by_itself(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(round=a_round())

        def scene(hall: Hall) -> None:
            page = join(hall, played)
            played.refusal = Refused("Too much just now.", final=False)
            writer(page, "Patient")
            expect(page.get_by_text("Saved here, not sent yet")).to_be_visible()
            played.refusal = None
            quiet(page)

        browsing.run(scene)
        assert list(played.notes.values()) == ["Patient"]

    def test_a_browser_that_stores_nothing_works_from_memory(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(round=a_round())
        blocked = """
            for (const name of ["localStorage", "sessionStorage"])
                Object.defineProperty(window, name, { get() { throw new Error("blocked"); } });
        """

        def scene(hall: Hall) -> None:
            page = hall.open("about:blank")
            page.add_init_script(blocked)
            page.goto(played.url)
            page.get_by_role("button", name="Join", exact=True).click()
            expect(page.get_by_text("This browser keeps nothing")).to_be_visible()
            page.context.set_offline(True)
            writer(page, "From memory")
            page.context.set_offline(False)
            quiet(page)

        browsing.run(scene)
        assert list(played.notes.values()) == ["From memory"]

    def test_the_end_clears_the_device_and_shows_what_was_never_sent(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(round=a_round())

        def scene(hall: Hall) -> None:
            page = join(hall, played)
            played.silent = True
            writer(page, "Never sent")
            expect(page.get_by_text("Saved here, not sent yet")).to_be_visible()
            played.stop("The facilitator has closed the page.")
            expect(page.get_by_text("The facilitator has closed the page.")).to_be_visible()
            expect(page.get_by_text("Never sent", exact=True)).to_be_visible()
            page.get_by_role("button", name="Remove: Never sent").click()
            expect(page.get_by_text("Never sent", exact=True)).to_have_count(0)

        browsing.run(scene)

    def test_when_all_was_sent_the_end_leaves_nothing_on_the_device(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(round=a_round())

        def scene(hall: Hall) -> None:
            page = join(hall, played, "Mina")
            writer(page, "Sent")
            quiet(page)
            played.stop("The review is over.")
            expect(page.get_by_text("The review is over.")).to_be_visible()
            assert page.evaluate("JSON.stringify(localStorage)") == "{}"

        browsing.run(scene)


class TestBoard:
    """What is revealed, and the votes on it."""

    def test_hidden_notes_are_nowhere_and_revealed_ones_are_read_by_heaps(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(round=a_round())

        def scene(hall: Hall) -> None:
            page = join(hall, played)
            expect(page.get_by_role("button", name="Add note")).to_be_visible()
            assert NOTES[0].text not in page.content()
            played.show(round=a_round("reveal"), notes=NOTES, heaps=HEAPS)
            headings = page.get_by_role("heading", level=2).filter(visible=True)
            expect(headings).to_have_text(["Seeing it", "By themselves"])
            heap = page.locator(".heap").first
            expect(heap.locator(".text")).to_have_text([NOTES[0].text, NOTES[2].text])

        browsing.run(scene)

    def test_a_small_group_reads_its_own_notes_while_it_shares(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.group_notes = ("What the others of us saw",)
        played.show(round=a_round("share", groups=GROUPS))

        def scene(hall: Hall) -> None:
            page = join(hall, played)
            page.get_by_role("button", name="Heron").click()
            expect(page.get_by_text("What the others of us saw")).to_be_visible()
            expect(page.get_by_label("Your note", exact=True)).to_be_visible()

        browsing.run(scene)

    def test_votes_are_given_within_the_budget_and_taken_back(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(round=a_round("vote", votes=VOTES), notes=NOTES, heaps=HEAPS)

        def scene(hall: Hall) -> None:
            page = join(hall, played)
            more = page.get_by_role("button", name="Give one vote to: Seeing it")
            more.click()
            more.click()
            expect(page.get_by_text("1 of 3 votes left")).to_be_visible()
            # Not enabled any more, but still there for who presses it.
            more.click(force=True)
            expect(page.locator("#said")).to_contain_text("as many of your votes as one may have")
            page.get_by_role("button", name="Give one vote to: The status page").click()
            expect(page.get_by_text("0 of 3 votes left")).to_be_visible()
            page.get_by_role("button", name="Take one vote back from: Seeing it").click()
            expect(page.get_by_text("1 of 3 votes left")).to_be_visible()
            page.reload()
            expect(page.get_by_label("Votes for: Seeing it").locator("output")).to_have_text("1")

        browsing.run(scene)
        assert [(vote.target, vote.count) for vote in played.told(CastVotes)][-2:] == [
            ("n5", 1),
            ("h1", 1),
        ]

    def test_the_outcome_puts_what_has_most_votes_first(
        self, browsing: Browsing, played: Played
    ) -> None:
        results = (("n4", 5), ("h1", 2))
        played.show(round=a_round("discuss", results=results), notes=NOTES, heaps=HEAPS)

        def scene(hall: Hall) -> None:
            page = join(hall, played)
            first = page.locator(".board .note").first
            expect(first.locator(".text")).to_have_text(NOTES[3].text)
            expect(first.locator(".count")).to_have_text("5 votes")

        browsing.run(scene)

    def test_a_thousand_notes_come_in_turns_between_which_the_page_answers(
        self, browsing: Browsing, played: Played
    ) -> None:
        many = tuple(
            NoteShown(f"n{n}", f"Note {n} tells of what somebody saw.", "hard", None, 0, 0)
            for n in range(1000)
        )
        played.show(round=a_round())

        def scene(hall: Hall) -> int:
            page = join(hall, played)
            slowly = {"rate": 6}
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", slowly)
            page.evaluate(
                """() => {
                    window.turns = new Set();
                    const look = () => window.turns.add(document.querySelectorAll(".note").length);
                    setInterval(look, 0);
                }"""
            )
            played.show(round=a_round("reveal"), notes=many)
            expect(page.locator(".board .note")).to_have_count(1000)
            played.show(notes=(*many[1:], NoteShown("last", "Last", "idea", None, 0, 0)))
            expect(page.get_by_text("Last", exact=True)).to_have_count(1)
            return int(page.evaluate("window.turns.size"))

        assert browsing.run(scene) > 5


class TestSayingThings:
    """What can be said beside the notes."""

    def test_an_event_is_added_and_another_one_corrected(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(stage="recap", events=EVENTS)

        def scene(hall: Hall) -> None:
            page = join(hall, played)
            page.get_by_role("button", name="Add to the timeline").click()
            page.get_by_label("What did you see, and when?").fill("14:05 I saw the graph bend")
            page.get_by_role("button", name="Send").click()
            expect(page.get_by_text("Sent. The group looks at it.")).to_be_visible()
            page.get_by_role("button", name="Correct 14:07 First alert").click()
            expect(page.get_by_text("About: 14:07 First alert")).to_be_visible()
            expect(page.get_by_label("What did you see, and when?")).to_be_focused()
            page.keyboard.type("14:06 I already saw the alert")
            page.keyboard.press("Control+Enter")
            expect(page.get_by_text("Sent. The group looks at it.")).to_have_count(2)

        browsing.run(scene)
        told = [(event.text, event.about) for event in played.told(TellEvent)]
        assert told == [
            ("14:05 I saw the graph bend", None),
            ("14:06 I already saw the alert", "e2"),
        ]

    def test_an_idea_waits_without_a_network_like_a_note(
        self, browsing: Browsing, played: Played
    ) -> None:
        def scene(hall: Hall) -> None:
            page = join(hall, played)
            page.get_by_role("button", name="Ideas").click()
            page.context.set_offline(True)
            page.get_by_label("Your idea").fill("A switch for the new path")
            page.get_by_role("button", name="Send").click()
            expect(page.get_by_text("Saved here, not sent yet")).to_be_visible()
            page.context.set_offline(False)
            expect(page.get_by_text("Sent. It waits in the locker.")).to_be_visible()

        browsing.run(scene)
        assert [idea.text for idea in played.told(Idea)] == ["A switch for the new path"]

    def test_ready_and_a_raised_hand_are_said_and_taken_back(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(round=a_round())

        def scene(hall: Hall) -> None:
            page = join(hall, played)
            ready = page.get_by_role("button", name="I'm ready")
            ready.click()
            expect(ready).to_have_attribute("aria-pressed", "true")
            page.get_by_role("button", name="Raise hand").click()
            expect(page.locator("#said")).to_contain_text("Your hand is up.")
            page.get_by_role("button", name="Lower hand").click()
            expect(page.get_by_role("button", name="Raise hand")).to_be_visible()

        browsing.run(scene)
        assert [message.on for message in played.told(Ready)] == [True]
        assert [message.on for message in played.told(Hand)] == [True, False]

    def test_the_closing_check_is_answered_once(self, browsing: Browsing, played: Played) -> None:
        played.show(stage="close", closing=True)

        def scene(hall: Hall) -> None:
            page = join(hall, played)
            page.get_by_role("button", name="Send the answers").click()
            expect(page.get_by_text("Please answer both questions.")).to_be_visible()
            page.get_by_label("Yes").first.check()
            page.get_by_label("No").last.check()
            page.get_by_role("button", name="Send the answers").click()
            expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
            page.reload()
            expect(page.get_by_role("heading", name="Thank you")).to_be_visible()

        browsing.run(scene)
        assert [(a.learned, a.again) for a in played.told(Answer)] == [(True, False)]


class TestFollowing:
    """How the page goes along with the meeting."""

    def test_a_new_step_brings_its_heading_to_who_does_not_type(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(round=a_round())

        def scene(hall: Hall) -> None:
            page = join(hall, played)
            expect(page.get_by_label("Your note", exact=True)).to_be_visible()
            played.show(round=a_round("reveal"), notes=NOTES)
            expect(page.get_by_role("heading", level=1)).to_be_focused()

        browsing.run(scene)

    def test_whoever_types_keeps_the_field_and_its_text_when_the_step_changes(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(round=a_round())

        def scene(hall: Hall) -> None:
            page = join(hall, played)
            field = page.get_by_label("Your note", exact=True)
            field.press_sequentially("Not done y")
            played.show(round=a_round("reveal"), notes=NOTES)
            expect(page.get_by_text("All notes · step 3 of 7")).to_be_visible()
            expect(page.locator("#said")).to_contain_text("All notes.")
            expect(field).to_be_focused()
            page.keyboard.type("et")
            expect(field).to_have_value("Not done yet")
            expect(page.get_by_text("You were still writing.")).to_be_visible()

        browsing.run(scene)

    def test_a_new_round_comes_to_the_front_from_another_tab_of_the_page(
        self, browsing: Browsing, played: Played
    ) -> None:
        def scene(hall: Hall) -> None:
            page = join(hall, played)
            page.get_by_role("button", name="Timeline").click()
            played.show(round=a_round())
            expect(page.get_by_label("Your note", exact=True)).to_be_visible()

        browsing.run(scene)

    def test_the_clock_counts_on_by_itself_and_its_end_locks_nothing(
        self, browsing: Browsing, played: Played
    ) -> None:
        def scene(hall: Hall) -> None:
            page = hall.open("about:blank")
            page.clock.install()
            page.goto(played.url)
            page.get_by_role("button", name="Join", exact=True).click()
            page.locator("#title").wait_for()
            played.show(round=a_round(clock=Clock(75.0, running=False)))
            expect(page.get_by_role("timer")).to_contain_text("1:15")
            played.show(round=a_round(clock=Clock(62.0, running=True, at=time.monotonic())))
            page.clock.run_for(4000)
            expect(page.locator("#said")).to_contain_text("One minute left.")
            page.clock.run_for(60000)
            expect(page.locator("#said")).to_contain_text("Time is up.")
            expect(page.get_by_role("timer")).to_contain_text("Time is up")
            writer(page, "After the time")
            page.clock.run_for(1000)
            quiet(page)

        browsing.run(scene)
        assert list(played.notes.values()) == ["After the time"]

    def test_script_in_any_field_stays_text(self, browsing: Browsing, played: Played) -> None:
        groups = tuple(replace(group, name=NASTY) for group in GROUPS)
        nasty = a_round(prompt=NASTY, promise=NASTY, groups=groups)
        note = NoteShown("n9", NASTY, NASTY, None, 0, 0)
        heaps = tuple(replace(heap, title=NASTY) for heap in HEAPS)
        events = tuple(replace(event, when=NASTY, text=NASTY) for event in EVENTS)
        played.group_notes = (NASTY,)

        def scene(hall: Hall) -> None:
            page = join(hall, played, NASTY[:40], size=LAPTOP)
            page.on("dialog", lambda dialog: hall.surprises.append(dialog.message))
            played.show(title=NASTY, round=nasty, events=events)
            page.get_by_role("button", name="<img").first.click()
            writer(page, NASTY)
            expect(page.locator("img, main script")).to_have_count(0)
            for step in ("share", "reveal", "vote", "discuss"):
                fields = {"prompt": NASTY, "groups": groups, "votes": VOTES}
                played.show(round=a_round(step, **fields), notes=(note, *NOTES), heaps=heaps)
                expect(page.get_by_role("heading", level=1)).to_have_text(NASTY)
                expect(page.locator("img, main script")).to_have_count(0)
            page.get_by_role("button", name="Timeline").click()
            page.get_by_role("button", name="Correct").first.click()
            expect(page.locator("img, main script")).to_have_count(0)

        browsing.run(scene)
