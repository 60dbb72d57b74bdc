"""Imports that were under way when the app was quit, kept beside the library for the next start."""

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_log = logging.getLogger(__name__)


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
    """A file that exists only while there is an import to go back to.

    What somebody decided about an import is not kept, only what was handed in.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def all(self) -> list[LeftImport]:
        """Give the imports that were left, the oldest first; none where nothing can be read."""
        try:
            return [_import(each) for each in json.loads(self._path.read_text(encoding="utf-8"))]
        except FileNotFoundError:
            return []
        except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
            _log.info("the imports that were left cannot be read: %s", error)
            return []

    def add(self, left: LeftImport) -> None:
        """Keep one more import."""
        self._write([*self.all(), left])

    def take(self) -> LeftImport | None:
        """Give the oldest import, which is kept no more; None where there is none."""
        imports = self.all()
        if not imports:
            return None
        self._write(imports[1:])
        return imports[0]

    def _write(self, imports: Sequence[LeftImport]) -> None:
        beside = self._path.with_suffix(".part")
        try:
            if not imports:
                self._path.unlink(missing_ok=True)
                return
            written = json.dumps([_plain(each) for each in imports])
            beside.write_text(written, encoding="utf-8")
            beside.replace(self._path)
        except OSError as error:
            _log.warning("an import that was left is not kept: %s", error)


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
