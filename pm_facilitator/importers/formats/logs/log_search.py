"""Finds the lines of a large log that may tell of trouble, without looking at each of them."""

import re
from collections.abc import Iterator

from pm_facilitator.importers.protocol import Watch

_TELLING = (
    b"error", b"fail", b"fatal", b"panic", b"critical", b"crash", b"killed", b"out of memory",
    b"oom", b"segfault", b"refused", b"denied", b"timed out", b"timeout", b"unreachable",
    b"exception", b"warn", b"alert", b"emerg", b"restart", b"started", b"starting", b"stopped",
    b"stopping", b"shutting down", b"reboot", b"reload", b"unhealthy", b"degraded", b"corrupt",
    b"crit]", b'" 50',
)  # fmt: skip
_PRIORITY = re.compile(rb"^<([0-9]{1,3})>", re.M)
_WARNING = 4
_AT_ONCE = 512 * 1024


def telling_lines(data: bytes, watch: Watch) -> list[int]:
    """Give where the lines begin that hold a telling word or a high priority, each once.

    Raises:
        Cancelled: when the watch says so.
    """
    starts: list[int] = []
    place = 0
    while place < len(data):
        watch(place / len(data))
        end = next_start(data, place + _AT_ONCE)
        piece = data[place:end]
        small = piece.lower()  # of bytes, which keeps their length
        found = {start for word in _TELLING for start in _lines_with(small, word)}
        if piece[:1] == b"<" or b"\n<" in piece:
            found.update(match.start() for match in _PRIORITY.finditer(piece) if _is_high(match))
        starts += sorted(place + start for start in found)
        place = end
    return starts


def _is_high(match: re.Match[bytes]) -> bool:
    return int(match[1]) % 8 <= _WARNING


def line_at(data: bytes, start: int) -> str:
    """Give the line that begins at a place."""
    end = data.find(b"\n", start)
    return data[start : len(data) if end < 0 else end].decode("utf-8", "replace").rstrip("\r")


def next_start(data: bytes, start: int) -> int:
    """Give where the line behind the one that begins here begins; the end of the data for none."""
    end = data.find(b"\n", start)
    return len(data) if end < 0 else end + 1


def _lines_with(data: bytes, word: bytes) -> Iterator[int]:
    place = data.find(word)
    while place >= 0:
        yield data.rfind(b"\n", 0, place) + 1
        end = data.find(b"\n", place)
        if end < 0:
            return
        place = data.find(word, end)
