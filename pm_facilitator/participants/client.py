"""One page's connection as the hub sees it: what may still be sent to it, and what it has done."""

import asyncio
import struct

from pm_facilitator.participants.limits import Bucket
from pm_facilitator.participants.people import Person

_TEXT = 0x81
"""The first byte of a text frame that is whole (RFC 6455, section 5.2)."""

_CLOSE = b"\x88\x02\x0f\xa0"
"""A frame that ends the connection with the code 4000, an app's own."""


def framed(text: bytes) -> bytes:
    """Put a text into a frame as it goes over the line, once for everybody who gets it."""
    length = len(text)
    if length < 126:
        return bytes((_TEXT, length)) + text
    if length < 2**16:
        return struct.pack("!BBH", _TEXT, 126, length) + text
    return struct.pack("!BBQ", _TEXT, 127, length) + text


class Client:
    """A connection that may or may not have joined, with the ``token`` that it joined with.

    Nothing is told before it is ``welcomed`` by the review.

    Frames for everybody are left out while the page does not read; it is told the whole state once
    it has caught up. So what waits for a slow page is bounded.
    """

    def __init__(self, transport: asyncio.Transport, place: str, bucket: Bucket) -> None:
        self.place = place
        self.bucket = bucket
        self.person: Person | None = None
        self.token = ""
        self.strikes = 0
        self.welcomed = False
        self.needs_whole = True
        self._transport = transport
        self._stuck_since: float | None = None

    def unread(self) -> int:
        """Give how many bytes wait for the page to read on."""
        return self._transport.get_write_buffer_size()

    def send(self, frame: bytes) -> None:
        """Hand a frame to the system, or put it behind those that wait."""
        if not self._transport.is_closing():
            self._transport.write(frame)

    def is_stuck(self, now: float, patience: float) -> bool:
        """Tell whether bytes have waited for longer than that; to be asked about every second."""
        if not self.unread():
            self._stuck_since = None
        elif self._stuck_since is None:
            self._stuck_since = now
        return self._stuck_since is not None and now - self._stuck_since > patience

    def hang_up(self) -> None:
        """Close once everything is sent."""
        self.send(_CLOSE)
        self._transport.close()

    def cut_off(self) -> None:
        """Close at once; what waits is thrown away."""
        self._transport.abort()
