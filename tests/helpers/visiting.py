"""What somebody does on the participants' page, in the words that stand there."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.helpers.browser import Hall


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
    """Wait until nothing waits to be sent any more."""
    expect(page.get_by_text("Saved here, not sent yet")).to_have_count(0)
