"""The page loses nothing: reloads, lost networks, answers that never came, restarts and the end."""

import pytest
from playwright.sync_api import expect

from pm_facilitator.participants.messages import Answer, Idea, Join, Refused, Write
from tests.helpers.browser import Browsing, Hall
from tests.helpers.visiting import answer, join, plug, sent, unplug, write
from tests.participants.played import Played, a_round

pytestmark = pytest.mark.browser


class TestNothingIsLost:
    """Reloads, lost networks, restarts and the end."""

    def test_a_reload_in_the_middle_of_a_note_and_of_an_edit(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(round=a_round())

        def scene(hall: Hall) -> None:
            page = join(hall, played.url)
            write(page, "Sent")
            sent(page)
            page.get_by_role("button", name="Edit: Sent").click()
            page.get_by_label("Change your note").fill("Sent, half chan")
            page.get_by_label("Your note", exact=True).fill("Half a tho")
            page.reload()
            expect(page.get_by_label("Your note", exact=True)).to_have_value("Half a tho")
            expect(page.get_by_label("Change your note")).to_have_value("Sent, half chan")
            page.get_by_role("button", name="Save").click()
            sent(page)

        browsing.run(scene)
        assert list(played.notes.values()) == ["Sent, half chan"]

    def test_without_a_network_notes_wait_and_go_out_once(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(round=a_round())

        def scene(hall: Hall) -> None:
            page = join(hall, played.url)
            unplug(page)
            write(page, "Away one")
            write(page, "Away two")
            expect(page.get_by_text("Saved here, not sent yet")).to_have_count(2)
            page.get_by_role("button", name="Edit: Away two").click()
            page.get_by_label("Change your note").fill("Away two, better")
            page.get_by_role("button", name="Save").click()
            plug(page)
            sent(page)
            expect(page.get_by_text("No connection.")).to_be_hidden()

        browsing.run(scene)
        assert sorted(played.notes.values()) == ["Away one", "Away two, better"]
        assert len(played.told(Write)) == 2

    def test_what_was_heard_but_never_answered_is_sent_again_under_the_same_key(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(round=a_round())

        def scene(hall: Hall) -> None:
            page = join(hall, played.url)
            played.silent = True
            write(page, "Once")
            played.until(lambda: played.told(Write))
            expect(page.get_by_text("Saved here, not sent yet")).to_be_visible()
            unplug(page)
            played.silent = False
            plug(page)
            sent(page)

        browsing.run(scene)
        assert len(played.told(Write)) == 2
        assert list(played.notes.values()) == ["Once"]

    def test_a_note_erased_before_its_answer_came_is_gone_for_the_server_too(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(round=a_round())

        def scene(hall: Hall) -> None:
            page = join(hall, played.url)
            played.silent = True
            write(page, "Oh no")
            played.until(lambda: played.told(Write))
            expect(page.get_by_text("Saved here, not sent yet")).to_be_visible()
            page.get_by_role("button", name="Delete: Oh no").click()
            unplug(page)
            played.silent = False
            plug(page)
            sent(page)
            expect(page.get_by_text("No connection.")).to_be_hidden()

        browsing.run(scene)
        assert played.notes == {}

    def test_a_phone_that_slept_catches_up_with_the_meeting(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(round=a_round())

        def scene(hall: Hall) -> None:
            page = join(hall, played.url)
            page.get_by_label("Your note", exact=True).fill("Before the nap")
            life = page.context.new_cdp_session(page)
            life.send("Page.setWebLifecycleState", {"state": "frozen"})
            played.show(round=a_round(prompt="What helped?"))
            life.send("Page.setWebLifecycleState", {"state": "active"})
            expect(page.get_by_role("heading", name="What helped?")).to_be_visible()
            expect(page.get_by_label("Your note", exact=True)).to_have_value("Before the nap")

        browsing.run(scene)

    def test_a_connection_that_died_without_a_word_is_found_out_and_replaced(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(round=a_round())

        def scene(hall: Hall) -> None:
            page = hall.open("about:blank")
            page.clock.install()
            page.goto(played.url)
            page.get_by_role("button", name="Join", exact=True).click()
            page.get_by_label("Your note", exact=True).wait_for()
            played.silent = True
            write(page, "Into the void")
            played.until(lambda: played.told(Write))
            page.clock.run_for(1000)
            expect(page.get_by_text("Saved here, not sent yet")).to_be_visible()
            page.clock.run_for(20_000)
            played.silent = False
            page.clock.run_for(20_000)
            sent(page)

        browsing.run(scene)
        # Joined, and joined again: nobody had told the page that its line was dead.
        assert len(played.told(Join)) >= 2
        assert list(played.notes.values()) == ["Into the void"]

    @pytest.mark.parametrize("scanned", [False, True], ids=["typed", "scanned"])
    def test_the_app_started_anew_wants_its_new_code_and_gets_what_waited(
        self, browsing: Browsing, played: Played, scanned: bool
    ) -> None:
        played.show(round=a_round())
        again: list[Played] = []

        def scene(hall: Hall) -> None:
            page = join(hall, played.url, "Mina")
            unplug(page)
            write(page, "Written in between")
            port = played.server.port
            played.stop()
            again.append(Played(port))
            again[0].show(round=a_round())
            plug(page)
            if scanned:
                page.goto(again[0].url)
            else:
                page.get_by_label("Code on the shared screen").fill(again[0].server.code)
            expect(page.get_by_label("Your name")).to_have_value("Mina")
            page.get_by_role("button", name="Join", exact=True).click()
            expect(page.get_by_role("heading", name="Your notes (1)")).to_be_visible()
            sent(page)
            page.reload()
            expect(page.get_by_text("You are here as Mina.")).to_be_visible()

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
            page = join(hall, played.url)
            played.refusal = Refused("Too much just now.", final=False)
            write(page, "Patient")
            played.until(lambda: played.told(Write))
            expect(page.get_by_text("Saved here, not sent yet")).to_be_visible()
            played.refusal = None
            sent(page)

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
            unplug(page)
            write(page, "From memory")
            plug(page)
            played.until(lambda: played.notes)
            expect(page.get_by_text("Saved here, not sent yet")).to_have_count(0)

        browsing.run(scene)
        assert list(played.notes.values()) == ["From memory"]

    def test_the_end_clears_the_device_and_shows_what_was_never_sent(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(round=a_round())

        def scene(hall: Hall) -> None:
            page = join(hall, played.url)
            played.silent = True
            write(page, "Never sent")
            expect(page.get_by_text("Saved here, not sent yet")).to_be_visible()
            played.stop("The facilitator has closed the page.")
            expect(page.get_by_text("The facilitator has closed the page.")).to_be_visible()
            expect(page.get_by_text("Never sent", exact=True)).to_be_visible()
            page.get_by_role("button", name="Remove: Never sent").click()
            expect(page.get_by_text("Never sent", exact=True)).to_have_count(0)

        browsing.run(scene)

    def test_what_was_being_written_when_the_round_ended_can_still_be_sent(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(round=a_round())

        def scene(hall: Hall) -> None:
            page = join(hall, played.url)
            page.get_by_label("Your note", exact=True).fill("Not quite done")
            played.show(round=None)
            expect(page.get_by_text("The round was over before you added this.")).to_be_visible()
            page.reload()
            page.get_by_role("button", name="Send as an idea: Not quite done").click()
            expect(page.get_by_text("Not quite done")).to_have_count(0)
            page.get_by_role("button", name="Ideas", exact=True).click()
            expect(page.get_by_text("Sent. It waits in the locker.")).to_be_visible()

        browsing.run(scene)
        assert [idea.text for idea in played.told(Idea)] == ["Not quite done"]

    def test_an_answer_that_nobody_confirmed_is_sent_again_and_counts_once(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(round=a_round("answer"))

        def scene(hall: Hall) -> None:
            page = join(hall, played.url)
            played.silent = True
            answer(page, again="No")
            expect(page.get_by_text("sent once there is a connection")).to_be_visible()
            played.until(lambda: played.told(Answer))
            played.silent = False
            page.reload()
            expect(page.get_by_text("Your answers are counted.")).to_be_visible()

        browsing.run(scene)
        assert len(played.told(Answer)) == 2
        assert list(played.answers.values()) == [(True, False)]

    def test_whoever_has_answered_is_not_asked_again_after_the_app_was_started_anew(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(round=a_round("answer"))
        again: list[Played] = []

        def scene(hall: Hall) -> None:
            page = join(hall, played.url, "Mina")
            answer(page)
            expect(page.get_by_text("Your answers are counted.")).to_be_visible()
            played.stop("The review is closed.")
            expect(page.get_by_text("The review is closed.")).to_be_visible()
            kept = page.evaluate("JSON.stringify(localStorage)")
            assert "Mina" not in kept
            again.append(Played(played.server.port))
            again[0].show(round=a_round("answer"))
            page.goto(again[0].url)
            page.get_by_role("button", name="Join", exact=True).click()
            expect(page.get_by_text("Your answers are counted.")).to_be_visible()

        try:
            browsing.run(scene)
            assert again[0].told(Answer) == []
            secrets = {message.secret for message in again[0].told(Join)}
            assert secrets == {secret for _, secret in played.answers}
        finally:
            again[0].stop()

    def test_an_answer_for_a_check_that_is_over_is_not_counted_for_the_next_one(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(round=a_round("answer"))

        def scene(hall: Hall) -> None:
            page = join(hall, played.url)
            unplug(page)
            answer(page)
            expect(page.get_by_text("sent once there is a connection")).to_be_visible()
            played.show(round=a_round("answer", id="r2"))
            plug(page)
            expect(page.get_by_text("Two questions before you go")).to_be_visible()
            sent(page)

        browsing.run(scene)
        assert [message.round for message in played.told(Answer)] == ["r1"]

    def test_when_all_was_sent_the_end_leaves_nothing_on_the_device(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(round=a_round())

        def scene(hall: Hall) -> None:
            page = join(hall, played.url, "Mina")
            write(page, "Sent")
            sent(page)
            played.stop("The review is over.")
            expect(page.get_by_text("The review is over.")).to_be_visible()
            assert page.evaluate("JSON.stringify(localStorage)") == "{}"

        browsing.run(scene)
