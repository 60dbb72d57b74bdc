"""The page for every eye, hand and ear: axe-core in each state, small widths, large zoom, keys."""

from collections.abc import Callable
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from pm_facilitator.participants.shown import Clock
from tests.helpers.browser import LAPTOP, PHONE, SMALL_PHONE, TABLET, Browsing, Hall
from tests.helpers.visiting import answer, sent
from tests.participants.played import EVENTS, GROUPS, HEAPS, NOTES, VOTES, Played, a_round

pytestmark = pytest.mark.browser

ZOOMED = (320, 200)
"""A laptop of 1280 by 800 at 400 %."""

TOUCHED = [PHONE, SMALL_PHONE, TABLET, ZOOMED]

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"]},
    "resultTypes": ["violations"],
}


State = tuple[str, Callable[[Page, Played], object], str]
"""What a state is called, how the meeting gets there, and a text that shows that it did."""


def _step(step: str, **fields: Any) -> Callable[[Page, Played], object]:
    notes = () if step in ("write", "share") else NOTES
    return lambda _, played: played.show(
        stage="reflect", round=a_round(step, groups=GROUPS, **fields), notes=notes, heaps=HEAPS
    )


def _pick(page: Page, played: Played) -> None:
    page.get_by_role("button", name="Heron").click()
    page.get_by_label("Your note").fill("The page of the card scheme was in one bookmark only.")
    page.get_by_role("button", name="Add note").click()


def _cut(page: Page, _: Played) -> None:
    page.context.set_offline(True)
    page.get_by_label("Your note").fill("Written without a network")
    page.get_by_role("button", name="Add note").click()


def _edit(page: Page, _: Played) -> None:
    page.context.set_offline(False)
    page.get_by_role("button", name="Edit").first.click()


def _recap(page: Page, played: Played) -> None:
    played.show(stage="recap", round=None, events=EVENTS)


def _correct(page: Page, _: Played) -> None:
    page.get_by_role("button", name="Timeline", exact=True).click()
    page.get_by_role("button", name="Correct").first.click()


def _idea(page: Page, _: Played) -> None:
    page.get_by_role("button", name="Ideas", exact=True).click()
    page.get_by_label("Your idea").fill("A switch for the new path")
    page.get_by_role("button", name="Send").click()


def _close(page: Page, played: Played) -> None:
    page.get_by_role("button", name="Now", exact=True).click()
    played.show(stage="close", round=a_round("answer"))


def _answered(page: Page, _: Played) -> None:
    answer(page, again="No")


STATES: tuple[State, ...] = (
    ("welcome", lambda _, played: played.show(stage="open"), "about to begin"),
    ("groups", _step("write"), "Which group are you in?"),
    ("write", _pick, "Your notes (1)"),
    ("cut", _cut, "No connection."),
    ("edit", _edit, "Save"),
    ("share", _step("share", clock=Clock(-5.0)), "Time is up"),
    ("reveal", _step("reveal"), "step 3 of 7"),
    ("report_back", _step("report_back", reporting="g2"), "Your group speaks now"),
    ("vote", _step("vote", votes=VOTES), "3 of 3 votes left"),
    ("discuss", _step("discuss", results=(("h1", 3), ("n4", 1))), "3 votes"),
    ("recap", _recap, "The group walks along the timeline."),
    ("timeline", _correct, "About: 14:02"),
    ("ideas", _idea, "It waits in the locker."),
    ("closing", _close, "Two questions before you go"),
    ("thanks", _answered, "Your answers are counted."),
    ("over", lambda _, played: played.stop("The page is closed now."), "The page is closed now."),
)


def walk(hall: Hall, played: Played, look: Callable[[Page, str], None], **options: Any) -> None:
    """Go through every state of the page and look at each."""
    played.group_notes = ("What another one of us saw",)
    page = hall.open(played.url, **options)
    look(page, "join")
    page.get_by_role("button", name="Join", exact=True).click()
    page.locator("#title").wait_for()
    for name, go, sign in STATES:
        go(page, played)
        expect(page.get_by_text(sign).filter(visible=True).first).to_be_visible()
        look(page, name)


@pytest.mark.parametrize("size", [SMALL_PHONE, LAPTOP], ids=["phone", "laptop"])
def test_axe_finds_nothing_in_any_state_in_light_and_dark(
    browsing: Browsing, played: Played, size: tuple[int, int]
) -> None:
    axe = Axe()
    found: list[str] = []

    def look(page: Page, state: str) -> None:
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            for violation in axe.run(page, options=RULES).response["violations"]:
                places = [node["html"][:120] for node in violation["nodes"]]
                found.append(f"{state}, {scheme}: {violation['id']} {places}")

    # Colours that are still on their way from one scheme to the other are nobody's choice.
    browsing.run(lambda hall: walk(hall, played, look, size=size, reduced_motion="reduce"))
    assert found == []


@pytest.mark.parametrize("sizes", [TOUCHED, [LAPTOP]], ids=["by finger", "by mouse"])
def test_at_no_size_is_anything_too_wide_for_the_screen_or_too_small_to_be_hit_or_read(
    browsing: Browsing, played: Played, sizes: list[tuple[int, int]]
) -> None:
    found: list[str] = []
    letters: list[float] = []

    def look(page: Page, state: str) -> None:
        for width, height in sizes:
            page.set_viewport_size({"width": width, "height": height})
            assert page.evaluate("window.innerWidth") == width
            if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                found.append(f"{state}, {width} x {height}: scrolls sideways")
            small = page.evaluate(
                """() => Array.from(document.querySelectorAll("button, fieldset span"))
                    .filter(each => each.offsetParent)
                    .map(each => [each.getBoundingClientRect(), each.textContent.trim()])
                    .filter(([box]) => box.height < 44 || box.width < 44)
                    .map(([box, text]) => `${text} ${box.width} x ${box.height}`)"""
            )
            found.extend(f"{state}, {width} x {height}: {each}" for each in small)
            letters.extend(
                page.evaluate(
                    """() => Array.from(document.querySelectorAll("input[type=text], textarea"))
                        .map(each => parseFloat(getComputedStyle(each).fontSize))"""
                )
            )

    browsing.run(lambda hall: walk(hall, played, look, size=sizes[0]))
    assert found == []
    assert letters
    assert min(letters) >= 16, "a phone zooms into fields with smaller letters"


def test_a_round_goes_by_keyboard_alone(browsing: Browsing, played: Played) -> None:
    played.show(round=a_round(groups=GROUPS))

    def press_to(page: Page, name: str) -> None:
        """Walk by Tab to what has this name, and press it."""
        for _ in range(40):
            page.keyboard.press("Tab")
            at = page.evaluate(
                """() => { const at = document.activeElement;
                    return (at.getAttribute("aria-label") || at.textContent).trim(); }"""
            )
            if at.startswith(name):
                page.keyboard.press("Enter")
                return
        raise AssertionError(f"Tab does not reach {name}")

    def scene(hall: Hall) -> None:
        page = hall.open(played.url, size=LAPTOP)
        press_to(page, "Join")
        expect(page.get_by_text("Which group are you in?")).to_be_visible()
        press_to(page, "Birch")
        expect(page.get_by_label("Your note")).to_be_visible()
        for _ in range(20):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.tagName") == "TEXTAREA":
                break
        page.keyboard.type("By keys")
        page.keyboard.press("Control+Enter")
        press_to(page, "Edit: By keys")
        page.keyboard.type(" alone")
        page.keyboard.press("Control+Enter")
        expect(page.get_by_text("By keys alone")).to_be_visible()
        sent(page)
        played.show(round=a_round("vote", votes=VOTES, groups=GROUPS), notes=NOTES, heaps=HEAPS)
        expect(page.get_by_role("heading", level=1)).to_be_focused()
        press_to(page, "Give one vote to: Seeing it")
        expect(page.get_by_text("2 of 3 votes left")).to_be_visible()

    browsing.run(scene)
    assert list(played.notes.values()) == ["By keys alone"]
