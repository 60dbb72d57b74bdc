"""What tests of the page's server share: a server on loopback, and somebody to talk to it."""

import asyncio
import json
import ssl
import threading
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest

from pm_facilitator.participants import frames
from pm_facilitator.participants.inbox import Arrived, Said
from pm_facilitator.participants.messages import Join
from pm_facilitator.participants.rules import Rules
from pm_facilitator.participants.server import Outgoing, Server, Welcome
from tests.helpers.patience import SECONDS
from tests.participants.played import Played

Json = dict[str, Any]


class Host:
    """A server whose every message is answered: joining with a welcome, the rest with "done"."""

    def __init__(self, rules: Rules | None = None, context: ssl.SSLContext | None = None) -> None:
        self.arrived: list[Arrived] = []
        self._woken = threading.Event()
        self.server = Server("127.0.0.1", 0, self._woken.set, context, rules)
        self.server.start()
        self._over = False
        self._thread = threading.Thread(target=self._answer)
        self._thread.start()

    def stop(self, why: str = "The test is over.") -> None:
        """End the server, then take what it has left behind."""
        self.server.stop(why)
        self._over = True
        self._woken.set()
        self._thread.join()

    def said(self) -> list[Any]:
        """Give every message but those of joining, once the server is stopped."""
        self.stop()
        messages = [each.message for each in self.arrived if isinstance(each, Said)]
        return [message for message in messages if not isinstance(message, Join)]

    def _answer(self) -> None:
        over = False
        while not over:
            self._woken.wait()
            over = self._over
            self._woken.clear()
            while taken := self.server.take(100):
                self.arrived += taken
                said = [each for each in taken if isinstance(each, Said)]
                welcomes = [
                    Welcome(each, each.message.name, None)
                    for each in said
                    if isinstance(each.message, Join)
                ]
                answers = [
                    (each, frames.done(each.message.n))
                    for each in said
                    if not isinstance(each.message, Join)
                ]
                self.server.send(Outgoing(tuple(welcomes), tuple(answers)))


class Page:
    """A participant's page without a browser."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.token = ""
        self._n = 0

    async def say(self, **fields: Any) -> int:
        """Send a message and give its number."""
        self._n += 1
        await self.socket.send_str(json.dumps({"n": self._n, **fields}))
        return self._n

    async def hear(self, *kinds: str) -> Json:
        """Give the next message that is one of these, passing over others."""
        while True:
            message = await asyncio.wait_for(self.socket.receive(), SECONDS)
            if message.type is not aiohttp.WSMsgType.TEXT:
                return {"is": "closed", "code": message.data}
            told: Json = json.loads(message.data)
            if not kinds or told["is"] in kinds:
                return told

    async def join(self, code: str, **fields: Any) -> Json:
        """Join and give what that was answered with."""
        asked = {"token": None, "name": "", "keys": [], "secret": ""} | fields
        await self.say(do="join", code=code, **asked)
        told = await self.hear("welcome", "refused", "closed")
        self.token = told.get("token", self.token)
        return told


@asynccontextmanager
async def page(server: Server, **headers: str) -> AsyncIterator[Page]:
    """Open a page's web socket."""
    told = {"Origin": server.url().rstrip("/"), **headers}
    async with (
        aiohttp.ClientSession() as client,
        # A certificate of the page's own is known to nobody.
        client.ws_connect(server.url() + "live", headers=told, max_msg_size=0, ssl=False) as socket,
    ):
        yield Page(socket)


@pytest.fixture
def played() -> Iterator[Played]:
    """Give a review that is played for the sake of its page."""
    made = Played()
    yield made
    made.stop()


@pytest.fixture
def host() -> Iterator[Host]:
    made = Host()
    yield made
    made.stop()


@pytest.fixture
def hosting() -> Iterator[Callable[..., Host]]:
    """Give a maker of servers with other rules, or encrypted."""
    made: list[Host] = []

    def make(rules: Rules | None = None, context: ssl.SSLContext | None = None) -> Host:
        made.append(Host(rules, context))
        return made[-1]

    yield make
    for each in made:
        each.stop()


def run(scene: Coroutine[Any, Any, None]) -> None:
    """Play a scene with pages in it."""
    asyncio.run(asyncio.wait_for(scene, 3 * SECONDS))
