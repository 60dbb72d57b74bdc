"""On which line of a TOML text each of its keys stands, which ``tomllib`` does not tell.

What is wrong in a file that somebody wrote by hand can so be told by its line.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

Path = tuple[str | int, ...]
"""Keys from the outside in; the items of arrays are counted from 0."""

_KEY = re.compile(
    r"""[ \t]*(?:"(?P<basic>(?:[^"\\]|\\.)*)"|'(?P<literal>[^']*)'|(?P<bare>[\w-]+))[ \t]*"""
)
_BETWEEN = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_PIECE = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*|[\[\]{},\n]|[^\[\]{},\n\"'#]+",
    re.S,
)
_AT = re.compile(r"\s*\((?:at line (?P<line>\d+), column \d+|at end of document)\)$")
_FEW = 8
"""So many names are all told, when none of them looks like what was written."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a file, and on which line, from 1."""

    line: int
    message: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}"


def broken(error: tomllib.TOMLDecodeError, text: str) -> Problem:
    """Say why a text is no TOML, and where."""
    said = str(error)
    at = _AT.search(said)
    line = int(at["line"]) if at and at["line"] else text.rstrip().count("\n") + 1
    reason = said[: at.start()] if at else said
    return Problem(line, f"This is no TOML: {reason[:1].lower()}{reason[1:]}.")


def meant(name: str, known: Collection[str]) -> str:
    """Say which of the known names a wrong one may have been meant for, or which there are."""
    if near := get_close_matches(name, known, n=1):
        return f"; {near[0]} may be meant"
    return f"; known are {', '.join(known)}" if 0 < len(known) <= _FEW else ""


def key_lines(text: str) -> dict[Path, int]:
    """Give the line, from 1, of every table, key, and item of an array.

    Args:
        text: TOML that ``tomllib`` has read without complaint.
    """
    return _Walk(text).run()


class Complaints:
    """What a reader of such a file finds wrong, each by its line: what readers are built upon."""

    def __init__(self, lines: Mapping[Path, int]) -> None:
        self._lines = lines
        self.problems: list[Problem] = []

    def tell(self, path: Path, message: str) -> None:
        """Tell of the innermost part of a path whose line is known."""
        while path and path not in self._lines:
            path = path[:-1]
        self.problems.append(Problem(self._lines.get(path, 1), message))

    def known_keys(self, path: Path, data: Mapping[str, Any], known: Collection[str]) -> None:
        """Tell of every key that means nothing here."""
        for key in data:
            if key not in known:
                self.tell((*path, key), f"There is no key {key}{meant(key, known)}.")

    def by_line(self) -> list[Problem]:
        """Give what is wrong from the top of the file to its end."""
        return sorted(self.problems, key=lambda problem: problem.line)


class _Walk:
    def __init__(self, text: str) -> None:
        self._text = text.replace("\r\n", "\n")
        self._lines: dict[Path, int] = {}
        self._table: Path = ()
        self._tables: Counter[Path] = Counter()

    def run(self) -> dict[Path, int]:
        at = self._skip(0)
        while at < len(self._text):
            at = self._skip(self._header(at) if self._text[at] == "[" else self._pair(at))
        return self._lines

    def _skip(self, at: int) -> int:
        found = _BETWEEN.match(self._text, at)
        return found.end() if found else at

    def _note(self, path: Path, at: int) -> None:
        self._lines.setdefault(path, self._text.count("\n", 0, at) + 1)

    def _header(self, at: int) -> int:
        many = self._text.startswith("[[", at)
        keys, end = self._keys(at + 1 + many)
        self._table = self._open(keys, many)
        self._note(self._table, at)
        return end + 1 + many

    def _open(self, keys: Path, many: bool) -> Path:
        """Give the path of a table: of an array of tables, that of its newest one."""
        path: Path = ()
        for number, key in enumerate(keys, start=1):
            path = (*path, key)
            if many and number == len(keys):
                self._tables[path] += 1
            if self._tables[path]:
                path = (*path, self._tables[path] - 1)
        return path

    def _keys(self, at: int) -> tuple[Path, int]:
        keys: list[str] = []
        while found := _KEY.match(self._text, at):
            keys.append(found["bare"] or found["basic"] or found["literal"] or "")
            at = found.end()
            if self._text[at : at + 1] != ".":
                break
            at += 1
        return tuple(keys), at

    def _pair(self, at: int) -> int:
        keys, end = self._keys(at)
        path = (*self._table, *keys)
        self._note(path, at)
        return self._value(path, max(end, at) + 1)

    def _value(self, path: Path, at: int) -> int:
        """Pass over a value, and note the items of an array."""
        depth, item, waiting = 0, 0, False
        array = self._text[at:].lstrip(" \t").startswith("[")
        while found := _PIECE.match(self._text, at):
            piece = found[0]
            if piece == "\n" and depth == 0:
                break
            if array and waiting and depth == 1 and piece[0] not in "#\n]" and piece.strip():
                self._note((*path, item), at + len(piece) - len(piece.lstrip()))
                waiting = False
            if array and depth == 1 and piece == ",":
                item, waiting = item + 1, True
            depth += (piece in ("[", "{")) - (piece in ("]", "}"))
            waiting = waiting or (array and depth == 1 and piece == "[" and item == 0)
            at = found.end()
        return at
