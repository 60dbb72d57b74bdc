"""What a file is by its first bytes, where it is no text."""

import re

HEAD = 512
"""How many bytes are enough to tell."""

_WRITTEN = {b"%PDF": "a PDF", b"{\\rtf": "a rich text document"}
_BINARY = {
    b"PK\x03\x04": "a packed file, such as an office document",
    b"PK\x05\x06": "a packed file with nothing in it",
    b"\x1f\x8b": "a packed file",
    b"BZh": "a packed file",
    b"\xfd7zXZ": "a packed file",
    b"\x28\xb5\x2f\xfd": "a packed file",
    b"7z\xbc\xaf": "a packed file",
    b"Rar!": "a packed file",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"RIFF": "a recording or a picture",
    b"OggS": "a recording",
    b"ID3": "a recording",
    b"\x1aE\xdf\xa3": "a recording",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
}
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MARKED = (b"\xff\xfe", b"\xfe\xff")
_FEWEST = 8
"""Bytes from which on zeros in every other place tell of letters of two bytes."""


def what_is(data: bytes) -> str:
    """Name what is surely no text, such as "a picture"; empty for anything else."""
    if found := _named(data, _WRITTEN):
        return found
    if not has_control(data[:HEAD]):  # "ID3421 is closed" opens a text
        return ""
    return "a recording" if data[4:8] == b"ftyp" else _named(data, _BINARY)


def is_zip(data: bytes) -> bool:
    """Tell whether a file is a zip archive, be it an office document or not."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def wide_encoding(data: bytes) -> str:
    """Name the encoding of a text with two bytes for a letter; empty for anything else.

    Programs under Windows write such files, and some of them no mark at the beginning. Most letters
    of ASCII have a zero in one of their two bytes then, always the same one, and none in the other.
    """
    if data.startswith(_MARKED):
        return "utf-16"
    head = data[: min(HEAD, len(data)) // 2 * 2]
    first, second = head[::2], head[1::2]
    if len(head) < _FEWEST or bool(first.count(0)) is bool(second.count(0)):
        return ""
    zeros = first.count(0) + second.count(0)
    if 2 * zeros <= len(first):
        return ""
    return "utf-16-be" if first.count(0) else "utf-16-le"


def may_be_text(data: bytes) -> bool:
    """Tell whether a file can be text in any encoding."""
    head = data[:HEAD]
    return not what_is(head) and (bool(wide_encoding(head)) or not has_control(head))


def has_control(data: bytes) -> bool:
    """Tell whether there are bytes that no text of one byte a letter has."""
    return _CONTROL.search(data) is not None


def _named(data: bytes, known: dict[bytes, str]) -> str:
    return next((what for start, what in known.items() if data.startswith(start)), "")
