"""A web socket as bytes, for those who do not keep to the rules."""

import base64
import contextlib
import os
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager

from pm_facilitator.participants.server import Server
from tests.helpers.patience import SECONDS

TEXT, BINARY, CONTINUED, CLOSE, PING = 1, 2, 0, 8, 9


class RawSocket:
    """Sends any frame, well formed or not, and reads only when it is asked to."""

    def __init__(self, server: Server, *, receive: int = 0) -> None:
        self.line = socket.socket()
        if receive:
            # As small as the system allows, so that what is not read stays with the sender.
            self.line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive)
        self.line.settimeout(SECONDS)
        self.line.connect((server.address, server.port))

    def upgrade(self, server: Server, **headers: str) -> str:
        """Ask for a web socket and give the first lines of the answer."""
        host = server.url().partition("//")[2].rstrip("/")
        told = {
            "Host": host,
            "Origin": server.url().rstrip("/"),
            "Upgrade": "websocket",
            "Connection": "Upgrade",
            "Sec-WebSocket-Key": base64.b64encode(os.urandom(16)).decode(),
            "Sec-WebSocket-Version": "13",
        } | {name.replace("_", "-"): value for name, value in headers.items()}
        lines = "".join(f"{name}: {value}\r\n" for name, value in told.items() if value)
        self.send(f"GET /live HTTP/1.1\r\n{lines}\r\n".encode())
        return self.line.recv(4096).decode("latin-1")

    def frame(self, data: bytes, kind: int = TEXT, *, final: bool = True) -> bool:
        """Send a masked frame; False when the other side has hung up."""
        first = (0x80 if final else 0) | kind
        length = len(data)
        if length < 126:
            head = struct.pack("!BB", first, 0x80 | length)
        elif length < 2**16:
            head = struct.pack("!BBH", first, 0x80 | 126, length)
        else:
            head = struct.pack("!BBQ", first, 0x80 | 127, length)
        # A mask of zeros is a mask too, and leaves the data as they are.
        return self.send(head + bytes(4) + data)

    def send(self, data: bytes) -> bool:
        """Send bytes; False when the other side has hung up."""
        try:
            self.line.sendall(data)
        except OSError:
            return False
        return True

    def is_hung_up(self) -> bool:
        """Read on until the other side hangs up; False when it does not within some seconds."""
        try:
            while self.line.recv(65536):
                pass
        except TimeoutError:
            return False
        except OSError:
            return True
        return True


@contextmanager
def raw(server: Server, *, receive: int = 0) -> Iterator[RawSocket]:
    """Open a connection and close it in the end."""
    made = RawSocket(server, receive=receive)
    try:
        yield made
    finally:
        with contextlib.suppress(OSError):
            made.line.close()
