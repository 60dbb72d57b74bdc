"""The page in a real browser, against a played review: what a participant can say on it."""

import pytest
from playwright.sync_api import expect

from pm_facilitator.participants.messages import (
    Answer,
    Erase,
    Hand,
    Idea,
    PickGroup,
    Ready,
    Refused,
    TellEvent,
)
from tests.helpers.browser import Browsing, Hall
from tests.helpers.visiting import answer, join, plug, sent, unplug, write
from tests.participants.played import EVENTS, GROUPS, Played, a_round

pytestmark = pytest.mark.browser


class TestJoining:
    """Coming in, coming back, and sitting down."""

    def test_the_address_with_its_code_leads_in_by_one_press(
        self, browsing: Browsing, played: Played
    ) -> None:
        def scene(hall: Hall) -> None:
            page = join(hall, played.url, "Mina")
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
            page = join(hall, played.url, "Mina")
            page.reload()
            expect(page.get_by_text("You are here as Mina.")).to_be_visible()

        browsing.run(scene)

    def test_a_second_tab_takes_over_and_the_first_one_says_so(
        self, browsing: Browsing, played: Played
    ) -> None:
        def scene(hall: Hall) -> None:
            first = join(hall, played.url, "Mina")
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
            page = join(hall, played.url)
            page.get_by_role("button", name="Heron").click()
            expect(page.get_by_text("Your group: Heron")).to_be_visible()
            sent(page)
            page.get_by_role("button", name="Change group").click()
            page.get_by_role("button", name="Birch").click()
            expect(page.get_by_text("Your group: Birch")).to_be_visible()
            sent(page)

        browsing.run(scene)
        assert [message.group for message in played.told(PickGroup)] == ["g2", "g1"]


class TestWriting:
    """Own notes while they are private."""

    def test_the_promise_stands_above_the_field(self, browsing: Browsing, played: Played) -> None:
        played.show(round=a_round())

        def scene(hall: Hall) -> None:
            page = join(hall, played.url)
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
            page = join(hall, played.url)
            write(page, "One")
            page.get_by_label("Your note", exact=True).fill("Two")
            page.keyboard.press("Control+Enter")
            expect(page.get_by_role("heading", name="Your notes (2)")).to_be_visible()
            page.get_by_role("button", name="Edit: One").click()
            page.get_by_label("Change your note").fill("One, and more")
            page.get_by_role("button", name="Save").click()
            page.get_by_role("button", name="Delete: Two").click()
            sent(page)
            expect(page.get_by_role("button", name="Undo")).to_be_focused()
            page.get_by_role("button", name="Undo").click()
            expect(page.get_by_role("heading", name="Your notes (2)")).to_be_visible()
            sent(page)

        browsing.run(scene)
        assert sorted(played.notes.values()) == ["One, and more", "Two"]
        assert len(played.told(Erase)) == 1

    def test_nothing_is_cut_off_from_a_long_text(self, browsing: Browsing, played: Played) -> None:
        played.show(round=a_round())

        def scene(hall: Hall) -> None:
            page = join(hall, played.url)
            write(page, "語" * 512)
            expect(page.get_by_text("12 characters too many.")).to_be_visible()
            expect(page.get_by_label("Your note", exact=True)).to_have_value("語" * 512)
            write(page, "語" * 500)
            expect(page.get_by_role("heading", name="Your notes (1)")).to_be_visible()
            sent(page)

        browsing.run(scene)
        assert list(played.notes.values()) == ["語" * 500]

    def test_a_note_that_the_facilitator_took_out_goes_and_is_told(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(round=a_round())

        def scene(hall: Hall) -> None:
            page = join(hall, played.url)
            write(page, "Unfit")
            write(page, "Fit")
            sent(page)
            played.notes = {key: text for key, text in played.notes.items() if text == "Fit"}
            played.show()
            expect(page.get_by_role("heading", name="Your notes (1)")).to_be_visible()
            expect(page.locator("#line")).to_contain_text("taken out one of your notes")
            expect(page.get_by_text("Unfit", exact=True)).to_have_count(0)

        browsing.run(scene)

    def test_what_comes_too_late_stays_with_its_writer_and_can_be_an_idea(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(round=a_round())

        def scene(hall: Hall) -> None:
            page = join(hall, played.url)
            played.refusal = Refused("The notes are on the board already.")
            write(page, "Too late")
            expect(page.get_by_text("The notes are on the board already.").first).to_be_visible()
            played.refusal = None
            page.get_by_role("button", name="Send as an idea: Too late").click()
            expect(page.get_by_text("Too late", exact=True)).to_have_count(0)
            page.get_by_role("button", name="Ideas").click()
            expect(page.get_by_text("Sent. It waits in the locker.")).to_be_visible()

        browsing.run(scene)
        assert [idea.text for idea in played.told(Idea)] == ["Too late"]


class TestSayingThings:
    """What can be said beside the notes."""

    def test_an_event_is_added_and_another_one_corrected(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(stage="recap", events=EVENTS)

        def scene(hall: Hall) -> None:
            page = join(hall, played.url)
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
            page = join(hall, played.url)
            page.get_by_role("button", name="Ideas").click()
            unplug(page)
            page.get_by_label("Your idea").fill("A switch for the new path")
            page.get_by_role("button", name="Send").click()
            expect(page.get_by_text("Saved here, not sent yet")).to_be_visible()
            plug(page)
            expect(page.get_by_text("Sent. It waits in the locker.")).to_be_visible()

        browsing.run(scene)
        assert [idea.text for idea in played.told(Idea)] == ["A switch for the new path"]

    def test_ready_and_a_raised_hand_are_said_and_taken_back(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(round=a_round())

        def scene(hall: Hall) -> None:
            page = join(hall, played.url)
            ready = page.get_by_role("button", name="I'm ready")
            ready.click()
            expect(ready).to_have_attribute("aria-pressed", "true")
            sent(page)
            page.get_by_role("button", name="Raise hand").click()
            expect(page.locator("#said")).to_contain_text("Your hand is up.")
            sent(page)
            page.get_by_role("button", name="Lower hand").click()
            expect(page.get_by_role("button", name="Raise hand")).to_be_visible()
            sent(page)

        browsing.run(scene)
        assert [message.on for message in played.told(Ready)] == [True]
        assert [message.on for message in played.told(Hand)] == [True, False]

    def test_the_closing_check_is_answered_once(self, browsing: Browsing, played: Played) -> None:
        played.show(stage="close", round=a_round("answer"))

        def scene(hall: Hall) -> None:
            page = join(hall, played.url)
            page.get_by_role("button", name="Send the answers").click()
            expect(page.get_by_text("Please answer both questions.")).to_be_visible()
            answer(page, learned="Yes", again="No")
            expect(page.get_by_text("Your answers are counted.")).to_be_visible()
            page.reload()
            expect(page.get_by_text("Your answers are counted.")).to_be_visible()

        browsing.run(scene)
        assert [(a.learned, a.again) for a in played.told(Answer)] == [(True, False)]
