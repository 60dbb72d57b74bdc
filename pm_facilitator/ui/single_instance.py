"""One app per data folder: a second start hands its wish to the first and leaves."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QThread, Signal

from pm_facilitator.errors import StoreError

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_log = logging.getLogger(__name__)

_ATTEMPTS = 30
_PAUSE_MS = 100
_ANSWER_MS = 5000
_RECEIVED = b"received\n"


SAMPLE = "--sample"
"""How a start asks for the sample review, also of an app that is running already."""


class SingleInstance(QObject):
    """The right to be the one app on a data folder, and the line on which others call it.

    The lock dies with its process, so an app that was killed does not keep the next one out.
    """

    message_received = Signal(str)
    """What a later start asks for: a review, or nothing but to be shown."""

    def __init__(self, lock_path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = lock_path
        self._lock = QLockFile(str(lock_path))
        # Age alone makes no lock stale: a review may stay open for days.
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def acquire(self) -> bool:
        """Become the one app; give False when another one is already running.

        Raises:
            StoreError: when the folder of the lock cannot be written.
        """
        if self._lock.tryLock(0):
            return True
        if self._lock.error() is QLockFile.LockError.LockFailedError:
            return False
        raise StoreError(
            f"The data folder {self._path.parent} cannot be written.",
            "Choose another one with --data-dir.",
        )

    def listen(self) -> None:
        """Hear later starts from now on; those that come before wait for it."""
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)
        # What a killed app left behind would be in the way of listening.
        QLocalServer.removeServer(self._server_name())
        if not self._server.listen(self._server_name()):
            _log.warning("no second start will be heard: %s", self._server.errorString())

    def send(self, message: str = "") -> bool:
        """Tell the running app what is asked for; give whether it has heard.

        Args:
            message: the review to open; empty to show what is open.
        """
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        if not self._reach(socket):
            return False
        socket.write(" ".join(message.splitlines()).encode("utf-8", "replace") + b"\n")
        heard = socket.waitForBytesWritten(_ANSWER_MS) and socket.waitForReadyRead(_ANSWER_MS)
        return heard and bytes(socket.readAll().data()) == _RECEIVED

    def release(self) -> None:
        """Let another app start on this folder."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _server_name(self) -> str:
        # A socket's path may be no longer than about a hundred characters: hence the hash.
        import hashlib

        digest = hashlib.sha256(str(self._path.resolve()).encode()).hexdigest()
        return f"pm-facilitator-{digest[:16]}"

    def _reach(self, socket: "QLocalSocket") -> bool:
        """Connect to the running app, which may just be about to listen."""
        for _ in range(_ATTEMPTS):
            socket.connectToServer(self._server_name())
            if socket.waitForConnected(_ANSWER_MS):
                return True
            QThread.msleep(_PAUSE_MS)
        return False

    def _welcome(self) -> None:
        if self._server is None:
            return
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(self._read)

    def _read(self) -> None:
        from PySide6.QtNetwork import QLocalSocket

        socket = self.sender()
        if isinstance(socket, QLocalSocket) and socket.canReadLine():
            line = bytes(socket.readLine().data()).removesuffix(b"\n")
            socket.write(_RECEIVED)
            self.message_received.emit(line.decode("utf-8", "replace"))
