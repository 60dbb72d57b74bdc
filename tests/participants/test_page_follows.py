"""The page goes along with the meeting: what is revealed, the votes, the steps and the clock."""

import re
import time
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from pm_facilitator.participants.messages import CastVotes
from pm_facilitator.participants.shown import Clock, NoteShown
from tests.helpers.browser import LAPTOP, Browsing, Hall
from tests.helpers.patience import MILLISECONDS
from tests.helpers.visiting import join, sent, write
from tests.participants.played import EVENTS, GROUPS, HEAPS, NOTES, VOTES, Played, a_round

pytestmark = pytest.mark.browser

NASTY = "<img src=x onerror=alert(1)><script>alert(2)</script> & \u202e\"'"


class TestBoard:
    """What is revealed, and the votes on it."""

    def test_hidden_notes_are_nowhere_and_revealed_ones_are_read_by_heaps(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(round=a_round())

        def scene(hall: Hall) -> None:
            page = join(hall, played.url)
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
        played.show(round=a_round("share", groups=GROUPS))

        def scene(hall: Hall) -> None:
            page = join(hall, played.url)
            page.get_by_role("button", name="Heron").click()
            write(page, "Mine")
            sent(page)
            played.group_notes = ("Mine", "What another one of us saw")
            played.show()
            shared = page.locator('[data-part="group-notes"] .text')
            expect(shared).to_have_text(["What another one of us saw"])
            played.group_notes = ("First of all", "Mine", "What another one of us saw", "And more")
            played.show()
            expect(shared).to_have_text(["First of all", "What another one of us saw", "And more"])
            played.group_notes = ("Mine", "What two of us saw")
            played.show()
            expect(shared).to_have_text(["What two of us saw"])
            expect(page.get_by_label("Your note", exact=True)).to_be_visible()

        browsing.run(scene)

    def test_votes_are_given_within_the_budget_and_taken_back(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(round=a_round("vote", votes=VOTES), notes=NOTES, heaps=HEAPS)

        def scene(hall: Hall) -> None:
            page = join(hall, played.url)
            more = page.get_by_role("button", name="Give one vote to: Seeing it")
            more.click()
            more.click()
            expect(page.get_by_text("1 of 3 votes left")).to_be_visible()
            # Not enabled any more, but still there for who presses it.
            more.click(force=True)
            expect(page.locator("#line")).to_contain_text("as many of your votes as one may have")
            page.get_by_role("button", name="Give one vote to: The status page").click()
            expect(page.get_by_text("0 of 3 votes left")).to_be_visible()
            page.get_by_role("button", name="Take one vote back from: Seeing it").click()
            expect(page.get_by_text("1 of 3 votes left")).to_be_visible()
            page.reload()
            expect(page.get_by_label("Votes for: Seeing it").locator("output")).to_have_text("1")
            sent(page)

        browsing.run(scene)
        assert {vote.target: vote.count for vote in played.told(CastVotes)} == {"h1": 1, "n5": 1}

    def test_the_outcome_puts_what_has_most_votes_first(
        self, browsing: Browsing, played: Played
    ) -> None:
        results = (("n4", 5), ("h1", 2))
        played.show(round=a_round("discuss", results=results), notes=NOTES, heaps=HEAPS)

        def scene(hall: Hall) -> None:
            page = join(hall, played.url)
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
            page = join(hall, played.url)
            slowly = {"rate": 4}
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", slowly)
            page.evaluate(
                """() => {
                    window.turns = new Set();
                    const look = () => window.turns.add(document.querySelectorAll(".note").length);
                    const changes = new MutationObserver(look);
                    changes.observe(document.body, { childList: true, subtree: true });
                }"""
            )
            played.show(round=a_round("reveal"), notes=many)
            # It takes as long as it takes on a busy machine, and the more so on a slow one.
            expect(page.locator(".board .note")).to_have_count(1000, timeout=8 * MILLISECONDS)
            played.show(notes=(*many[1:], NoteShown("last", "Last", "idea", None, 0, 0)))
            expect(page.get_by_text("Last", exact=True)).to_have_count(1)
            return int(page.evaluate("window.turns.size"))

        assert browsing.run(scene) > 5


class TestFollowing:
    """How the page goes along with the meeting."""

    def test_a_new_step_brings_its_heading_to_who_does_not_type(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(round=a_round())

        def scene(hall: Hall) -> None:
            page = join(hall, played.url)
            expect(page.get_by_label("Your note", exact=True)).to_be_visible()
            played.show(round=a_round("reveal"), notes=NOTES)
            expect(page.get_by_role("heading", level=1)).to_be_focused()

        browsing.run(scene)

    def test_whoever_types_keeps_the_field_and_its_text_when_the_step_changes(
        self, browsing: Browsing, played: Played
    ) -> None:
        played.show(round=a_round())

        def scene(hall: Hall) -> None:
            page = join(hall, played.url)
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
            page = join(hall, played.url)
            page.get_by_role("button", name="Timeline").click()
            played.show(round=a_round())
            expect(page.get_by_label("Your note", exact=True)).to_be_visible()

        browsing.run(scene)

    def test_the_clock_counts_on_by_itself_and_its_end_locks_nothing(
        self, browsing: Browsing, played: Played
    ) -> None:
        def scene(hall: Hall) -> None:
            page = join(hall, played.url)
            played.show(round=a_round(clock=Clock(75.0, running=False)))
            expect(page.get_by_role("timer")).to_contain_text("1:15")
            played.show(round=a_round(clock=Clock(61.5, running=True, at=time.monotonic())))
            expect(page.get_by_role("timer")).to_contain_text(re.compile(r"\b0:\d\d"))
            expect(page.locator("#said")).to_contain_text("One minute left.")
            played.show(round=a_round(clock=Clock(1.5, running=True, at=time.monotonic())))
            expect(page.get_by_role("timer")).to_contain_text("Time is up")
            expect(page.locator("#said")).to_contain_text("Time is up.")
            write(page, "After the time")
            sent(page)

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
            page = join(hall, played.url, NASTY[:40], size=LAPTOP)
            page.on("dialog", lambda dialog: hall.surprises.append(dialog.message))
            played.show(title=NASTY, round=nasty, events=events)
            page.get_by_role("button", name="<img").first.click()
            write(page, NASTY)
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
