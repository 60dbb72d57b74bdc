"""The import that was under way when the app was quit, kept beside the library for a while."""

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

_log = logging.getLogger(__name__)

KEPT = timedelta(days=14)
"""How long it is kept: by then nobody goes on, and what is in it may be private."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """One source of an import: a text, or else what lies on the disk.

    Attributes:
        name: what it is called; empty for a text that was pasted.
        text: the text as it was last; None where the file is to be read.
        path: of the file, folder or archive; empty for a text.
    """

    name: str
    text: str | None
    path: str = ""


@dataclass(frozen=True, slots=True)
class LeftImport:
    """What was handed in to one import, and to which review; empty for none that was open."""

    review_id: str
    sources: tuple[HandedIn, ...]


class LeftImports:
    """A file that exists only while there is an import to go back to, and holds the newest one.

    What somebody decided about an import is not kept, only what was handed in.
    """

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        """Begin with what an earlier run left.

        Args:
            path: of the file.
            now: gives the time with its zone.
        """
        self._path = path
        self._beside = path.with_suffix(".part")
        self._now = now

    def tidy(self) -> None:
        """Delete what no one can go back to: half written, too old, or not to be read."""
        _delete(self._beside)
        self.newest()

    def newest(self) -> LeftImport | None:
        """Give the import that was left last; None where there is none that still counts."""
        try:
            plain = json.loads(self._path.read_text(encoding="utf-8"))
            left, since = _import(plain), datetime.fromisoformat(plain["since"])
            # A clock that was wrong then must not keep it for ever.
            if abs(self._now() - since) <= KEPT:
                return left
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError, KeyError, RecursionError, OverflowError) as error:
            _log.info("the import that was left cannot be read: %s", error)
        self.forget()
        return None

    def keep(self, left: LeftImport) -> None:
        """Keep this import and none that was left before."""
        written = json.dumps(_plain(left) | {"since": self._now().isoformat()})
        try:
            # Only this person may read what was pasted, from the first byte on.
            self._beside.unlink(missing_ok=True)
            self._beside.touch(mode=0o600, exist_ok=False)
            self._beside.write_text(written, encoding="utf-8")
            self._beside.replace(self._path)
        except OSError as error:
            _log.warning("an import that was left is not kept: %s", error)
            _delete(self._beside)

    def forget(self) -> None:
        """Keep nothing any more."""
        _delete(self._path)
        _delete(self._beside)


def _delete(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        _log.warning("what was left of an import stays: %s", error)


def _plain(left: LeftImport) -> dict[str, object]:
    sources = [{"name": s.name, "text": s.text, "path": s.path} for s in left.sources]
    return {"review": left.review_id, "sources": sources}


def _import(plain: dict[str, object]) -> LeftImport:
    sources = plain["sources"]
    if not isinstance(sources, list):
        raise TypeError("no sources")
    return LeftImport(str(plain["review"]), tuple(_source(each) for each in sources))


def _source(plain: dict[str, object]) -> HandedIn:
    text = plain["text"]
    return HandedIn(str(plain["name"]), None if text is None else str(text), str(plain["path"]))
