"""Being told how far a long reading is, with the chance to stop it."""

from typing import Protocol


class Watch(Protocol):
    """Is told how far a long reading is.

    Raises:
        Cancelled: to stop the reading.
    """

    def __call__(self, done: float, /) -> None:
        """Hear the share that is done, from 0 to 1."""


def unwatched(done: float) -> None:
    """Let a reading go on to its end."""
