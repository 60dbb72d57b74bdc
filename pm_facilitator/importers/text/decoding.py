"""Bytes of files and of standard input as text, whatever encoding they come in."""

import stat
import sys
from pathlib import Path

from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.text.signatures import has_control, what_is, wide_encoding

MOST_BYTES = 128 * 1024 * 1024
"""Of one file."""

_MARK = b"\xef\xbb\xbf"
"""What some programs begin UTF-8 with."""


def read_text(path: Path, name: str = "") -> str:
    """Read a file as text.

    Args:
        path: where it lies.
        name: what it is called when it cannot be read; its own name when left out.

    Raises:
        ImportFailed: in one sentence, when there is no such file or it is not text.
    """
    return decode(read_bytes(path, name), name or path.name)


def read_standard_input() -> bytes:
    """Read what is handed in, one byte more than may be decoded at most."""
    return sys.stdin.buffer.read(MOST_BYTES + 1)


def decode(data: bytes, name: str) -> str:
    """Turn the bytes of a file into text.

    Raises:
        ImportFailed: when they are too many or no text.
    """
    if len(data) > MOST_BYTES:
        raise _too_large(name)
    if what := what_is(data):
        raise ImportFailed(
            f"{name} is {what}, not text.", "Save it as Markdown or plain text first."
        )
    encoding = "utf-8-sig" if data.startswith(_MARK) else wide_encoding(data) or "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = _in_an_old_encoding(data, name)
    if "\0" in text:
        raise _no_text(name)
    return text


def read_bytes(path: Path, name: str = "") -> bytes:
    """Read a file, or what comes out of a pipe.

    Raises:
        ImportFailed: in one sentence, when there is none, it is too large or cannot be read.
    """
    name = name or path.name or str(path)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISFIFO(status.st_mode):
            raise ImportFailed(f"{name} is not a file.", "Choose a text file.")
        if status.st_size > MOST_BYTES:
            raise _too_large(name)
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise ImportFailed(f"There is no file {name}.", "Check its name and folder.") from error
    except (OSError, ValueError) as error:
        raise ImportFailed(f"{name} cannot be read.", "Check that you may open it.") from error


def _in_an_old_encoding(data: bytes, name: str) -> str:
    if has_control(data):
        raise _no_text(name)
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _no_text(name: str) -> ImportFailed:
    return ImportFailed(f"{name} is not text.", "Choose a Markdown or plain text file.")


def _too_large(name: str) -> ImportFailed:
    most = MOST_BYTES // (1024 * 1024)
    return ImportFailed(f"{name} is larger than {most} MB.", "Import a part of it.")
