"""The participants' page in a thread of its own; everything is handed over as plain values."""

import asyncio
import contextlib
import errno
import logging
import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pm_facilitator import assets
from pm_facilitator.errors import PmError
from pm_facilitator.participants import security
from pm_facilitator.participants.hub import Hub
from pm_facilitator.participants.inbox import Arrived, Inbox, Said
from pm_facilitator.participants.rules import Rules
from pm_facilitator.participants.shown import Own, Shown

if TYPE_CHECKING:
    from pm_facilitator.participants.web import Page

_log = logging.getLogger(__name__)

_MODULES = (
    *("board", "clock", "dom", "entry", "frame", "keep", "link", "meeting", "notes", "outbox"),
    *("own", "page", "patch", "round", "talk", "words", "writer"),
)

FILES: Mapping[str, tuple[str, str]] = {
    "/": ("index.html", "text/html; charset=utf-8"),
    "/page.css": ("page.css", "text/css; charset=utf-8"),
    "/icon.svg": ("icon.svg", "image/svg+xml"),
    **{f"/{name}.js": (f"{name}.js", "text/javascript; charset=utf-8") for name in _MODULES},
}
"""Everything that can be asked for: the path, the file among the resources, and its media type."""

_PATIENCE = 3.0
"""Seconds that ending the thread may take."""


@dataclass(frozen=True, slots=True)
class Welcome:
    """That somebody is let in who has asked for it."""

    said: Said
    name: str
    group: str | None


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What is to be told in one go.

    Attributes:
        welcomes: who is let in.
        answers: messages, each with the frame that answers it.
        parts: what is new of participants' own parts.
        shown: what everybody may see, when that has changed.
    """

    welcomes: tuple[Welcome, ...] = ()
    answers: tuple[tuple[Said, bytes], ...] = ()
    parts: Mapping[int, Own] = field(default_factory=dict)
    shown: Shown | None = None


class Server:
    """Listens on one address from ``start`` until ``stop``; after that it is of no more use.

    Args:
        address: the address of one network of this computer; other networks do not reach it.
        port: where it listens; 0 takes any that is free.
        wake: called from the server's thread when something has arrived after a pause, or when the
            thread has ended by itself.
        context: how to encrypt, or None.
    """

    def __init__(
        self,
        address: str,
        port: int,
        wake: Callable[[], object],
        context: ssl.SSLContext | None = None,
        rules: Rules | None = None,
    ) -> None:
        self.code = security.new_code()
        self.address = address
        self.port = port
        self._context = context
        self._rules = rules or Rules()
        self._wake = wake
        self._inbox = Inbox(wake)
        self._hub = Hub(self.code, self._rules, self._inbox, time.monotonic)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="participants", daemon=True)
        self._news, self._ending = asyncio.Event(), asyncio.Event()
        self._why = ""
        self._running = False

    def start(self) -> None:
        """Begin to listen.

        Raises:
            PmError: when that cannot be done; nothing is left running then.
        """
        try:
            files = {path: _read(name, kind) for path, (name, kind) in FILES.items()}
            listening = _listen(self.address, self.port)
        except PmError:
            self._loop.close()
            raise
        self.port = listening.getsockname()[1]
        self._files, self._socket = files, listening
        self._running = True
        self._thread.start()

    def stop(self, why: str) -> None:
        """Tell everybody why, end all connections and the thread."""
        if not self._thread.is_alive():
            return
        self._soon(self._end, why)
        self._thread.join(_PATIENCE)
        if self._thread.is_alive():
            _log.error("the participants' page did not end in time")

    def is_running(self) -> bool:
        """Tell whether the page can be reached."""
        return self._running

    def url(self) -> str:
        """Give the address of the page, without the join code."""
        encrypted = self._context is not None
        host = security.host_of(self.address, self.port, encrypted=encrypted)
        return f"{'https' if encrypted else 'http'}://{host}/"

    def take(self, most: int) -> list[Arrived]:
        """Give the next few messages that have arrived."""
        return self._inbox.take(most)

    def waiting(self) -> int:
        """Give how many messages have arrived and were not taken yet."""
        return len(self._inbox)

    def send(self, outgoing: Outgoing) -> None:
        """Tell participants something, in the order in which this is called."""
        self._soon(self._deliver, outgoing)

    # In the server's thread.

    def _soon(self, call: Callable[..., object], *values: object) -> None:
        # The loop is closed once the thread has ended, be it by an error.
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(call, *values)

    def _deliver(self, outgoing: Outgoing) -> None:
        for one in outgoing.welcomes:
            self._hub.welcome(one.said, one.name, one.group)
        self._hub.answer(outgoing.answers)
        self._hub.tell(outgoing.parts)
        if outgoing.shown is not None:
            self._hub.show(outgoing.shown)
        if outgoing.shown is not None or outgoing.welcomes:
            self._news.set()

    def _end(self, why: str) -> None:
        self._why = why
        self._ending.set()

    def _run(self) -> None:
        try:
            self._loop.run_until_complete(self._serve())
        finally:
            # The review goes on without the page, whatever has happened here.
            self._running = False
            self._socket.close()
            self._loop.close()
            self._wake()

    async def _serve(self) -> None:
        # Takes a sixth of a second to import.
        from pm_facilitator.participants.web import Page

        encrypted = self._context is not None
        host = security.host_of(self.address, self.port, encrypted=encrypted)
        page = Page(self._hub, self._files, host, self._rules, encrypted=encrypted)
        listening = await page.listen(self._socket, self._context)
        chores = [asyncio.create_task(each) for each in (self._spread(), self._watch(page))]
        await self._ending.wait()
        listening.close()
        for chore in chores:
            chore.cancel()
        await asyncio.gather(*chores, return_exceptions=True)
        self._hub.end(self._why)
        await page.close()

    async def _spread(self) -> None:
        """Tell everybody the news, with a pause after each time."""
        while True:
            await self._news.wait()
            self._news.clear()
            late = self._hub.send_news()
            await asyncio.sleep(self._rules.pause)
            if late:
                self._news.set()

    async def _watch(self, page: "Page") -> None:
        while True:
            await asyncio.sleep(1.0)
            page.look_round()


def _read(name: str, media_type: str) -> tuple[bytes, str]:
    return assets.path(f"participants/{name}").read_bytes(), media_type


def _listen(address: str, port: int) -> socket.socket:
    """Take the port, which says at once whether it can be had."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        return socket.create_server((address, port), family=family, backlog=256)
    except OSError as error:
        message, advice = _TROUBLES.get(error.errno or 0, (f"{error.strerror}.", ""))
        raise PmError(f"The page cannot be switched on. {message}", advice) from error


_TROUBLES: Mapping[int, tuple[str, str]] = {
    errno.EADDRINUSE: ("Another program uses this port.", "Choose another port."),
    errno.EADDRNOTAVAIL: ("This network is gone.", "Choose another network."),
    errno.EACCES: ("The system keeps this port for itself.", "Choose a port above 1023."),
}
