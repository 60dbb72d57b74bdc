"""Plays a scene with browsers and the app's own window side by side."""

import queue
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from pytestqt.qtbot import QtBot

from tests.helpers.browser import Browsing, Hall

T = TypeVar("T")

_LONGEST = 120_000
"""Milliseconds that a scene may take."""


class Stage:
    """Lets a scene in the browser's thread lead the meeting in the thread of the windows."""

    def __init__(self, browsing: Browsing, qtbot: QtBot) -> None:
        self._browsing, self._qtbot = browsing, qtbot
        self._wishes: queue.Queue[tuple[Callable[[], object], Future[object]]] = queue.Queue()

    def play(self, scene: Callable[[Hall], T]) -> T:
        """Play a scene to its end, while the windows go on."""
        played = self._browsing.start(scene)

        def is_over() -> bool:
            self._grant()
            return played.done()

        self._qtbot.waitUntil(is_over, timeout=_LONGEST)
        return played.result()

    def lead(self, wish: Callable[[], object]) -> None:
        """Do something on the facilitator's side; to be called from within the scene."""
        done: Future[object] = Future()
        self._wishes.put((wish, done))
        done.result(30)

    def wait_until(self, holds: Callable[[], bool]) -> None:
        """Wait for something on the facilitator's side; to be called from within the scene."""
        held: list[bool] = []
        end = time.monotonic() + 30
        while True:
            self.lead(lambda: held.append(holds()))
            if held[-1]:
                return
            assert time.monotonic() < end, "It has not come to be in half a minute."

    def _grant(self) -> None:
        while not self._wishes.empty():
            wish, done = self._wishes.get()
            try:
                done.set_result(wish())
            except BaseException as error:  # noqa: BLE001 - it is raised in the scene
                done.set_exception(error)
