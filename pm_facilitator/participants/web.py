"""The page and its web socket, served by aiohttp inside the server's thread.

aiohttp is imported here alone, and this module when the page is switched on.
"""

import asyncio
import contextlib
import logging
import socket
import ssl
from collections.abc import Mapping
from typing import Any

from aiohttp import WSMsgType, web

from pm_facilitator.participants import security
from pm_facilitator.participants.client import Client
from pm_facilitator.participants.gate import Gate
from pm_facilitator.participants.hub import Hub
from pm_facilitator.participants.messages import LARGEST_FRAME
from pm_facilitator.participants.rules import Rules

_log = logging.getLogger(__name__)

Files = Mapping[str, tuple[bytes, str]]
"""The page's files by their paths, with their media types: nothing else can be asked for."""

_LIVE = "/live"

_TURNS = 3
"""Turns of the loop within which a connection that was ended is let go of, encrypted or not."""


class Connection(web.RequestHandler):
    """An HTTP connection that the gate has let in; whatever is malformed ends it without a word."""

    __slots__ = ("_gate", "_refused")

    def __init__(self, gate: Gate, manager: web.Server, **kwargs: Any) -> None:
        super().__init__(manager, **kwargs)
        self._gate = gate
        self._refused = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Let it in, or close it at once."""
        self.transport = transport  # type: ignore[assignment]
        self._refused = not self._gate.lets_in(self, place_of(transport), self._loop.time())
        if self._refused:
            self.cut_off()
        else:
            super().connection_made(transport)

    def connection_lost(self, exc: BaseException | None) -> None:
        """Make room for another one."""
        self._gate.left(self)
        if not self._refused:
            super().connection_lost(exc)

    def cut_off(self) -> None:
        """End it at once."""
        if self.transport is not None:
            self.transport.abort()

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """End the connection; a bug is logged, nonsense from outside is not."""
        if status == 500 and not isinstance(exc, ConnectionError):
            _log.error("a request to the participants' page failed", exc_info=exc)
        raise ConnectionResetError


class Page:
    """Answers requests, and keeps the web sockets of one hub going."""

    def __init__(self, hub: Hub, files: Files, host: str, rules: Rules, *, encrypted: bool) -> None:
        self._hub = hub
        self._files = files
        self._host = host
        self._rules = rules
        self._encrypted = encrypted
        self._gate = Gate(rules)
        self._loop = asyncio.get_running_loop()
        app = web.Application(middlewares=[self._check])
        app.on_response_prepare.append(_dress)
        app.router.add_get(_LIVE, self._live)
        for path in files:
            app.router.add_get(path, self._file)
        self._runner = web.AppRunner(app, shutdown_timeout=0.5)

    async def listen(self, sock: socket.socket, context: ssl.SSLContext | None) -> asyncio.Server:
        """Answer on a socket that listens already."""
        await self._runner.setup()
        assert self._runner.server is not None
        return await self._loop.create_server(
            self._connection,
            sock=sock,
            ssl=context,
            ssl_handshake_timeout=self._rules.join_within if context else None,
        )

    def look_round(self) -> None:
        """See to connections from which nothing comes or goes; to be called every second."""
        self._gate.look_round(self._loop.time())
        self._hub.look_round()

    async def close(self) -> None:
        """End every connection."""
        await self._runner.cleanup()
        self._gate.end_all()
        # Nobody is told of a connection that has not agreed on its encryption yet; without this
        # its socket is left to the collector of garbage. Not every loop keeps such a list.
        for transport in list(getattr(self._loop, "_transports", {}).values()):
            transport.abort()
        for _ in range(_TURNS):
            await asyncio.sleep(0)

    def _connection(self) -> Connection:
        manager = self._runner.server
        assert isinstance(manager, web.Server)
        return Connection(
            self._gate,
            manager,
            loop=self._loop,
            # Who asks for what is written down nowhere.
            access_log=None,
            keepalive_timeout=self._rules.join_within,
            max_line_size=2048,
            max_headers=64,
            max_field_size=4096,
            lingering_time=0.0,
        )

    @web.middleware
    async def _check(self, request: web.Request, handler: Any) -> web.StreamResponse:
        live = request.path == _LIVE
        own = security.is_own(request.headers, self._host, encrypted=self._encrypted, live=live)
        if not own:
            raise web.HTTPForbidden(text="This page is not for other sites.")
        if not self._gate.may_ask(place_of(request.transport), self._loop.time()):
            raise web.HTTPTooManyRequests(text="Please wait a moment.")
        answer: web.StreamResponse = await handler(request)
        return answer

    async def _file(self, request: web.Request) -> web.Response:
        body, media_type = self._files[request.path]
        return web.Response(body=body, headers={"Content-Type": media_type})

    async def _live(self, request: web.Request) -> web.WebSocketResponse:
        if "Sec-WebSocket-Protocol" in request.headers:
            raise web.HTTPBadRequest(text="There is one protocol only.")
        live = web.WebSocketResponse(
            heartbeat=self._rules.heartbeat,
            max_msg_size=LARGEST_FRAME,
            compress=False,
            autoping=False,
            timeout=1.0,
        )
        await live.prepare(request)
        transport, connection = request.transport, request.protocol
        if transport is None or not isinstance(connection, Connection):
            return live
        client = self._hub.connected(transport, place_of(transport))
        try:
            await self._hear(live, client, connection)
        finally:
            self._hub.disconnected(client)
        return live

    async def _hear(
        self, live: web.WebSocketResponse, client: Client, connection: Connection
    ) -> None:
        async for message in live:
            if message.type is WSMsgType.TEXT:
                self._hub.hear(client, message.data)
                if client.person is not None:
                    self._gate.joined(connection)
            elif message.type is WSMsgType.PING and client.bucket.take(self._loop.time()):
                with contextlib.suppress(ConnectionError):
                    await live.pong(message.data)
            elif message.type is not WSMsgType.PONG:
                client.cut_off()


def place_of(transport: asyncio.BaseTransport | None) -> str:
    """Give where a connection comes from, as attempts and connections are counted."""
    peer = transport.get_extra_info("peername") if transport is not None else None
    return security.place_of(peer[0] if peer else "")


async def _dress(request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(security.HEADERS)
    response.headers.pop("Server", None)
