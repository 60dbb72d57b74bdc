"""Somebody at the keyboard and the mouse of a real screen."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from PIL import Image, ImageColor

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Review
from pm_facilitator.store.library import open_library

MAIN = "PM Facilitator"
"""What the title of the facilitator's window ends with."""

Pixel = tuple[int, int]


class Person:
    """Drives whatever is on one X display."""

    def __init__(self, display: str) -> None:
        self._environ = {**os.environ, "DISPLAY": display}

    def do(self, *words: str) -> str:
        """Run xdotool with these words and give what it prints."""
        done = subprocess.run(
            ["xdotool", *words],
            env=self._environ,
            check=True,
            capture_output=True,
            text=True,
            timeout=60,
        )
        return done.stdout.strip()

    def find(self, title: str) -> str:
        """Wait for a window to be seen and give its id."""
        found = self.do("search", "--sync", "--onlyvisible", "--name", title)
        return found.splitlines()[-1]

    def turn_to(self, title: str) -> None:
        """Bring a window to the front."""
        self.do("windowactivate", "--sync", self.find(title))

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        self.do("key", "--delay", "30", *keys)

    def write(self, text: str) -> None:
        """Type a text."""
        self.do("type", "--delay", "8", text)

    def click(self, at: Pixel) -> None:
        """Click at a place of the screen."""
        self.do("mousemove", *_words(at), "click", "1")

    def drag(self, start: Pixel, end: Pixel, *, steps: int = 8) -> None:
        """Pull from one place of the screen to another, as a hand does."""
        self.do("mousemove", *_words(start), "mousedown", "1")
        for step in range(1, steps + 1):
            share = step / steps
            at = tuple(round(a + (b - a) * share) for a, b in zip(start, end, strict=True))
            self.do("mousemove", *_words((at[0], at[1])))
        self.do("mouseup", "1")

    def look(self, path: Path) -> None:
        """Take a picture of the whole screen."""
        subprocess.run(
            ["scrot", "--silent", "--overwrite", str(path)], env=self._environ, check=True
        )

    def places(self, folder: Path, color: str) -> list[Pixel]:
        """Give those of every other pixel of the screen, across and down, that have this colour."""
        path = folder / "look.png"
        self.look(path)
        with Image.open(path) as picture:
            width, pixels = picture.width, picture.convert("RGB").tobytes()
        wanted = bytes(ImageColor.getrgb(color))
        found: list[Pixel] = []
        at = pixels.find(wanted)
        while at >= 0:
            if at % 3 == 0:
                found.append((at // 3 % width, at // 3 // width))
            at = pixels.find(wanted, at + 1)
        return sorted((x, y) for x, y in found if x % 2 == y % 2 == 0)


@contextmanager
def started(screen: str, data: Path, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run the app on a screen for as long as this lasts."""
    environ = {**os.environ, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"}
    command = [sys.executable, "-m", "pm_facilitator", "--data-dir", str(data), *words]
    with subprocess.Popen(command, env=environ) as process:
        try:
            yield process
        finally:
            process.kill()


def board_on_disk(data: Path) -> Board:
    """Read what another process has saved up to now; before a review is made, an empty board.

    Whoever waits asks again and again, and takes little of the machine while nothing is written.
    """
    file = data / "library.sqlite3"
    begun, stamps = time.time_ns(), _stamps(file)
    if file not in _read or _read[file][0] != stamps:
        board = _board_in(file)
        if all(begun - written > _CLEARLY_BEFORE for written, _ in stamps):
            _read[file] = stamps, board
        return board
    return _read[file][1]


_CLEARLY_BEFORE = 100_000_000
"""Nanoseconds after which a file that is written once more has another time."""

_Stamps = tuple[tuple[int, int], ...]
_read: dict[Path, tuple[_Stamps, Board]] = {}


def _stamps(file: Path) -> _Stamps:
    """Give when the library and its journal were written, and how long they are."""
    found: list[tuple[int, int]] = []
    for each in (file, file.with_name(f"{file.name}-wal")):
        with suppress(FileNotFoundError):
            status = each.stat()
            found.append((status.st_mtime_ns, status.st_size))
    return tuple(found)


def _board_in(file: Path) -> Board:
    library = open_library(file)
    try:
        found = library.reviews()
        return library.load(found[0].id) if found else Board([Review("")])
    finally:
        library.close()


def _words(at: Pixel) -> tuple[str, str]:
    return str(at[0]), str(at[1])
