"""What somebody does on the participants' page, in the words that stand there."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.helpers.browser import Hall

_NOTHING_WAITS = "() => !JSON.parse(localStorage['pm-facilitator']).waiting.length"


def join(hall: Hall, address: str, name: str = "", **options: Any) -> Page:
    """Open the page by its address with the code, and come in; options go to ``Hall.open``."""
    page = hall.open(address, **options)
    page.get_by_label("Your name").fill(name)
    page.get_by_role("button", name="Join", exact=True).click()
    page.locator("#title").wait_for()
    return page


def write(page: Page, text: str) -> None:
    """Write a note and add it."""
    page.get_by_label("Your note", exact=True).fill(text)
    page.get_by_role("button", name="Add note").click()


def answer(page: Page, learned: str = "Yes", again: str = "Yes") -> None:
    """Answer both questions of the closing check and send that."""
    page.get_by_label(learned).first.check()
    page.get_by_label(again).last.check()
    page.get_by_role("button", name="Send the answers").click()


def sent(page: Page) -> None:
    """Wait until the app has answered all that was said on this page.

    The page shows what somebody did before the app has heard of it. What waits for its answer is
    written down at once, so that this can be relied on right after a click.
    """
    page.wait_for_function(_NOTHING_WAITS)
    expect(page.get_by_text("Saved here, not sent yet")).to_have_count(0)


def unplug(page: Page) -> None:
    """Take the network away, and wait until the page has noticed: from now on nothing goes out."""
    page.context.set_offline(True)
    expect(page.get_by_text("No connection.")).to_be_visible()


def plug(page: Page) -> None:
    """Give the network back; the page finds that out by itself."""
    page.context.set_offline(False)
