"""A real browser for tests of pages; it lives in a thread of its own, beside Qt's and asyncio's."""

import re
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, expect, sync_playwright

from tests.helpers.patience import MILLISECONDS

T = TypeVar("T")

PHONE = (390, 844)
SMALL_PHONE = (320, 568)
TABLET = (768, 1024)
LAPTOP = (1280, 800)

expect.set_options(timeout=MILLISECONDS)

_LOST = re.compile(r"WebSocket connection to|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED")
"""What a browser says of a network that a test has taken away."""


class Hall:
    """The pages of one scene, and what went wrong on them unseen."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self.surprises: list[str] = []

    def open(
        self, url: str, size: tuple[int, int] = PHONE, scheme: str = "light", **options: Any
    ) -> Page:
        """Open a page as somebody new, with nothing stored; sizes in CSS pixels."""
        width, height = size
        context = self._browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            has_touch=width < LAPTOP[0],
            **options,
        )
        context.set_default_timeout(MILLISECONDS)
        page = context.new_page()
        self.watch(page)
        page.goto(url)
        return page

    def watch(self, page: Page) -> None:
        """Note errors of a page, and every request that leaves where it comes from."""
        page.on("pageerror", lambda error: self.surprises.append(str(error)))
        page.on("console", self._note)
        page.on("request", lambda request: self._compare(page, request.url))

    def close(self) -> None:
        """Close everything."""
        for context in self._browser.contexts:
            context.close()

    def _note(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not _LOST.search(message.text):
            self.surprises.append(message.text)

    def _compare(self, page: Page, url: str) -> None:
        here, there = urlsplit(page.url), urlsplit(url)
        if here.netloc and here.netloc != there.netloc:
            self.surprises.append(f"a request to {url}")


class Browsing:
    """Plays scenes in the browser; a scene is a function that takes a hall."""

    def __init__(self, chromium: str) -> None:
        self._thread = ThreadPoolExecutor(1, "browser")
        self._playwright, self._browser = self._thread.submit(_launch, chromium).result()

    def start(self, scene: Callable[[Hall], T]) -> "Future[T]":
        """Let a scene begin, and go on."""
        return self._thread.submit(self._play, scene)

    def run(self, scene: Callable[[Hall], T]) -> T:
        """Play a scene to its end."""
        return self.start(scene).result()

    def close(self) -> None:
        """End the browser."""
        self._thread.submit(self._end).result()
        self._thread.shutdown()

    def _play(self, scene: Callable[[Hall], T]) -> T:
        hall = Hall(self._browser)
        try:
            answer = scene(hall)
        finally:
            hall.close()
        assert hall.surprises == []
        return answer

    def _end(self) -> None:
        self._browser.close()
        self._playwright.stop()


def _launch(chromium: str) -> tuple[Playwright, Browser]:
    playwright = sync_playwright().start()
    return playwright, playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])


@pytest.fixture(scope="session")
def browsing() -> Iterator[Browsing]:
    """Start Chromium once for all tests that play scenes in it."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("Chromium is not installed")
    made = Browsing(chromium)
    yield made
    made.close()
