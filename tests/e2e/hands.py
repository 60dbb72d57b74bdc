"""Somebody at the keyboard and the mouse of a real screen."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
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
        """Give the pixels of the screen that have this colour."""
        path = folder / "look.png"
        self.look(path)
        with Image.open(path) as picture:
            pixels = picture.convert("RGB")
            wanted = ImageColor.getrgb(color)
            width, height = pixels.size
            return [
                (x, y)
                for x in range(0, width, 2)
                for y in range(0, height, 2)
                if pixels.getpixel((x, y)) == wanted
            ]


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
    """Read what another process has saved up to now; before a review is made, an empty board."""
    library = open_library(data / "library.sqlite3")
    try:
        found = library.reviews()
        return library.load(found[0].id) if found else Board([Review("")])
    finally:
        library.close()


def _words(at: Pixel) -> tuple[str, str]:
    return str(at[0]), str(at[1])
