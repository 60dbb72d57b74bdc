"""A web socket for load: as little work for each frame as can be, so that the crowd is never late.

A library for web sockets takes several times as long for a frame as the app does to send it.
"""

import asyncio
import struct
from collections.abc import Callable
from urllib.parse import urlsplit

TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
"""What a frame can be (RFC 6455, section 5.2)."""

_NO_MASK = b"\0\0\0\0"
"""A client masks what it sends; with these zeros the masked text is the text."""

_UPGRADE = (
    "GET /live HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nConnection: Upgrade\r\n"
    "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
)


def framed(text: bytes, kind: int = TEXT) -> bytes:
    """Put a text below 64 KiB into a frame as a client sends it."""
    if len(text) < 126:
        return bytes((0x80 | kind, 0x80 | len(text))) + _NO_MASK + text
    return struct.pack("!BBH", 0x80 | kind, 0xFE, len(text)) + _NO_MASK + text


class Line(asyncio.Protocol):
    """One connection; ``heard`` is called with every text that comes."""

    def __init__(self, host: str, heard: Callable[[bytes], object]) -> None:
        loop = asyncio.get_running_loop()
        self.is_open: asyncio.Future[None] = loop.create_future()
        self.is_closed: asyncio.Future[None] = loop.create_future()
        self._host, self._heard = host, heard
        self._transport: asyncio.Transport | None = None
        self._came = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for a web socket."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        transport.write(_UPGRADE.format(host=self._host).encode())

    def connection_lost(self, exc: Exception | None) -> None:
        """Know that it is over."""
        if not self.is_open.done():
            self.is_open.set_exception(ConnectionError("The app has not let a participant in."))
        self.is_closed.set_result(None)

    def data_received(self, data: bytes) -> None:
        """Take whole frames in."""
        self._came += data
        if not self.is_open.done():
            head, end, self._came = self._came.partition(b"\r\n\r\n")
            if not end:
                self._came = head
                return
            self.is_open.set_result(None)
        while (place := self._next()) is not None:
            kind, text = self._came[0] & 0x0F, self._came[place]
            self._came = self._came[place.stop :]
            if kind == TEXT:
                self._heard(text)
            elif kind == PING:
                self.send(framed(text, PONG))

    def send(self, frame: bytes) -> None:
        """Send a frame."""
        assert self._transport is not None
        self._transport.write(frame)

    def close(self) -> None:
        """Say goodbye and hang up."""
        self.send(framed(b"", CLOSE))
        assert self._transport is not None
        self._transport.close()

    def _next(self) -> slice | None:
        """Give where the text of the next frame lies; None while not all of it has come."""
        came = self._came
        if len(came) < 2:
            return None
        begin, length = 2, came[1]
        if length > 125:
            begin, form = (4, "!H") if length == 126 else (10, "!Q")
            if len(came) < begin:
                return None
            (length,) = struct.unpack_from(form, came, 2)
        return slice(begin, begin + length) if len(came) >= begin + length else None


async def connect(url: str, heard: Callable[[bytes], object]) -> Line:
    """Open a line to the page at an address.

    Raises:
        OSError: when nobody answers there.
    """
    place = urlsplit(url)
    loop = asyncio.get_running_loop()
    assert place.hostname is not None
    assert place.port is not None
    _, line = await loop.create_connection(
        lambda: Line(place.netloc, heard), place.hostname, place.port
    )
    await line.is_open
    return line
