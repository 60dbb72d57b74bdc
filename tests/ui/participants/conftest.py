"""What tests of the page with a review behind it share: visitors who come over the network."""

import asyncio
import contextlib
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random, SystemRandom
from typing import Any

import aiohttp
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pm_facilitator.domain import rounds
from pm_facilitator.domain.edits import rounds as round_edits
from pm_facilitator.domain.edits.rounds import Plan
from pm_facilitator.domain.rounds import Step
from pm_facilitator.domain.vocabulary import RoundStep, Stage
from pm_facilitator.participants.server import Server
from pm_facilitator.paths import paths_for
from pm_facilitator.session import Session
from pm_facilitator.settings import Settings
from pm_facilitator.ui.participants.bridge import Bridge
from pm_facilitator.ui.participants.networks import ALONE
from pm_facilitator.ui.windows.inviting import Inviting
from pm_facilitator.ui.windows.room import Room
from tests.helpers.patience import SECONDS
from tests.ui.conftest import HandClock

Json = dict[str, Any]

STEPS = (
    Step(RoundStep.WRITE, 300),
    Step(RoundStep.SHARE),
    Step(RoundStep.REVEAL),
    Step(RoundStep.VOTE),
    Step(RoundStep.DISCUSS),
    Step(RoundStep.ANSWER),
)


class Visitor:
    """A participant's page without a browser, in a thread of its own.

    It keeps the state as a page does: ``state`` is what everybody sees, ``own`` its own part.
    """

    def __init__(self, server: Server, qtbot: QtBot, **joining: Any) -> None:
        self.heard: list[Json] = []
        self.state: Json = {}
        self.own: Json = {}
        self.over = ""
        self._server, self._qtbot = server, qtbot
        self._n = 0
        self._loop = asyncio.new_event_loop()
        self._leaves = asyncio.Event()
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._thread = threading.Thread(target=self._run)
        self._thread.start()
        qtbot.waitUntil(lambda: self._socket is not None)
        asked = {"token": None, "name": "", "keys": [], "secret": ""} | joining
        self.welcome = self.ask(do="join", code=server.code, **asked)

    def ask(self, **fields: Any) -> Json:
        """Say something and give the answer."""
        n = self.say(**fields)
        self._qtbot.waitUntil(lambda: self.answer(n) is not None)
        found = self.answer(n)
        assert found is not None
        return found

    def say(self, **fields: Any) -> int:
        """Say something without waiting for the answer."""
        self._n += 1
        assert self._socket is not None
        sending = self._socket.send_str(json.dumps({"n": self._n, **fields}))
        asyncio.run_coroutine_threadsafe(sending, self._loop)
        return self._n

    def answer(self, n: int) -> Json | None:
        """Give the answer to a message when it has come."""
        return next((told for told in list(self.heard) if told.get("n") == n), None)

    def waits_for(self, *sent: int) -> None:
        """Wait until messages are answered."""
        self._qtbot.waitUntil(lambda: all(self.answer(n) is not None for n in sent))

    def sees(self, what: Callable[[Json], object]) -> None:
        """Wait until this holds for what everybody sees, such as of a round that may yet begin."""

        def holds() -> bool:
            try:
                return bool(what(self.state))
            except (KeyError, TypeError):
                return False  # what it speaks of is not there yet

        self._qtbot.waitUntil(holds)

    def leave(self) -> None:
        """Close the page."""
        if self._loop.is_closed():
            return  # it has left before
        # A server that stops may end the page at the same moment: then nobody is there to hear it.
        self._loop.call_soon_threadsafe(self._leaves.set)
        self._thread.join()
        self._loop.close()

    def _run(self) -> None:
        self._loop.run_until_complete(self._live())

    async def _live(self) -> None:
        url = self._server.url()
        async with (
            aiohttp.ClientSession() as client,
            client.ws_connect(url + "live", headers={"Origin": url.rstrip("/")}) as socket,
        ):
            self._socket = socket
            listening = asyncio.ensure_future(self._listen(socket))
            leaving = asyncio.ensure_future(self._leaves.wait())
            await asyncio.wait((listening, leaving), return_when=asyncio.FIRST_COMPLETED)
            leaving.cancel()
        await listening

    async def _listen(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        async for message in socket:
            self._take(json.loads(message.data))

    def _take(self, told: Json) -> None:
        match told["is"]:
            case "shown":
                self.state = told["state"]
            case "changed":
                self.state = _patched(self.state, told)
            case "own":
                self.own = _followed(self.own, told)
            case "over":
                self.over = told["why"]
        self.heard.append(told)


def _followed(own: Json, told: Json) -> Json:
    """Take over what is new of one's own part, as a page does."""
    own = own | told
    if change := own.pop("group_change", None):
        texts = list(own.get("group_notes", []))
        texts[change["at"] : change["at"] + change["gone"]] = change["put"]
        own["group_notes"] = texts
    return own


def _patched(state: Json, told: Json) -> Json:
    """Do what a page does with the news, as ``participants.frames`` describes it."""
    state = state | told["state"]
    for name, patch in told["lists"].items():
        held = {one["id"]: one for one in state[name]}
        for id_ in patch.get("gone", []):
            del held[id_]
        held |= {one["id"]: one for one in patch.get("put", [])}
        order = patch.get("order", list(held))
        state[name] = [held[id_] for id_ in order]
    return state


@pytest.fixture
def bridge(qapp: QApplication, session: Session, clock: HandClock) -> Iterator[Bridge]:
    made = Bridge(session, clock.moment)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def visit(bridge: Bridge, qtbot: QtBot) -> Iterator[Callable[..., Visitor]]:
    """Give a way for participants to come in; the page is switched on for the first of them."""
    visitors: list[Visitor] = []

    def come(**joining: Any) -> Visitor:
        server = bridge.server() or bridge.switch_on("127.0.0.1", 0)
        visitors.append(Visitor(server, qtbot, **joining))
        return visitors[-1]

    yield come
    for visitor in visitors:
        visitor.leave()


class Leader:
    """Leads a round on the facilitator's side."""

    def __init__(self, session: Session, clock: HandClock) -> None:
        self._session, self._clock = session, clock
        self.id = ""

    def start(self, *, anonymous: bool = True, **plan: Any) -> str:
        """Begin a round in Reflect."""
        wanted = Plan("What surprised you?", STEPS, anonymous=anonymous, **plan)
        changes, self.id = round_edits.add_round(self._session.board, Stage.REFLECT, wanted)
        self._session.commit(changes)
        begun = round_edits.start(self._session.board, self.id, self._clock.moment(), Random(1))
        self._session.commit(begun)
        return self.id

    def go_to(self, word: RoundStep) -> None:
        """Go to a step by its word."""
        board = self._session.board
        place = [step.word for step in STEPS].index(word)
        moment = self._clock.moment()
        self._session.commit(round_edits.go_to(board, self.id, place, moment, Random(1)))

    def end(self) -> None:
        """End the round."""
        self._session.commit(round_edits.end(self._session.board, self.id, self._clock.moment()))

    def texts(self) -> list[str]:
        """Give the texts of the round's notes."""
        return [note.text for note in rounds.notes_of(self._session.board, self.id)]


@pytest.fixture
def leader(session: Session, clock: HandClock) -> Leader:
    return Leader(session, clock)


@pytest.fixture
def inviting(room: Room, tmp_path: Path) -> Inviting:
    """Give the panel, opened, with this computer alone and any free port chosen."""
    made = room.inviting
    chosen = Settings(devices_port=free_port(), devices_network=ALONE.name)
    made.start_with(chosen, paths_for(tmp_path))
    made.open()
    return made


def free_port() -> int:
    """Give a port that nobody listens on, and that the system gives to nobody by itself."""
    for port in SystemRandom().sample(range(20_000, 32_000), 100):
        with contextlib.suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port
    raise AssertionError("Every port is taken.")


def arrived(bridge: Bridge, number: int) -> None:
    """Wait until so many messages wait for the window's thread, which does nothing meanwhile."""
    server = bridge.server()
    assert server is not None
    until = time.monotonic() + SECONDS
    while server.waiting() < number:
        assert time.monotonic() < until
        threading.Event().wait(0.005)
