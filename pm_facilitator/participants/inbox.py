"""Where messages wait between the server's thread and the one that owns the review."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from pm_facilitator.participants.messages import Message


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said.

    ``person`` numbers the participants since the page was switched on, and ``visit`` their
    connections, so that an answer never reaches a page that has counted its messages anew.
    """

    person: int
    message: Message
    visit: int = 1


@dataclass(frozen=True, slots=True)
class Gone:
    """Somebody's page is closed or out of reach; they may come back."""

    person: int


Arrived = Said | Gone


class Inbox:
    """A queue of bounded length that wakes its reader once for all that comes until it is read."""

    MOST = 4000

    def __init__(self, wake: Callable[[], object]) -> None:
        self._wake = wake
        self._waiting: deque[Arrived] = deque()
        self._woken = False
        self._lock = Lock()

    def put(self, arrived: Arrived) -> bool:
        """Take one in, or say that there is no room for it just now."""
        with self._lock:
            # That somebody is gone can never be said later.
            if len(self._waiting) >= self.MOST and isinstance(arrived, Said):
                return False
            self._waiting.append(arrived)
            asleep, self._woken = not self._woken, True
        if asleep:
            self._wake()
        return True

    def take(self, most: int) -> list[Arrived]:
        """Give the next few; what comes after the last of them wakes again."""
        with self._lock:
            taken = [self._waiting.popleft() for _ in range(min(most, len(self._waiting)))]
            self._woken = bool(self._waiting)
        return taken

    def __len__(self) -> int:
        return len(self._waiting)
