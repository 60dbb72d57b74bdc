"""Fails a test that logged a warning or worse without having announced it."""

import logging
from collections.abc import Iterator

import pytest


class LogWatch(logging.Handler):
    """Collects what is logged at WARNING or above, and knows what the test announced.

    A test that takes the fixture ``logs`` says ``logs.expect("part of the message")``; an
    announced message that never comes fails the test as well.
    """

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._messages: list[str] = []
        self._announced: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Remember a record."""
        self._messages.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def expect(self, part: str) -> None:
        """Announce that a message with these words is logged, once or more often."""
        self._announced.append(part)

    def surprises(self) -> list[str]:
        """Give the messages that nobody announced."""
        return [
            message
            for message in self._messages
            if not any(part in message for part in self._announced)
        ]

    def missing(self) -> list[str]:
        """Give what was announced and never came."""
        return [
            part
            for part in self._announced
            if not any(part in message for message in self._messages)
        ]


@pytest.fixture(autouse=True)
def logs() -> Iterator[LogWatch]:
    """Watch the log through the whole test, its fixtures included."""
    watch = LogWatch()
    root = logging.getLogger()
    before = list(root.handlers)
    root.addHandler(watch)
    yield watch
    root.removeHandler(watch)
    left = [handler for handler in root.handlers if handler not in before]
    for handler in left:
        root.removeHandler(handler)
        handler.close()
    assert not watch.surprises(), "logged without being announced"
    assert not watch.missing(), "announced but never logged"
    assert not left, "a log handler was left behind"
