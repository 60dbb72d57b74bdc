"""The documents that somebody asked to have checked: files, folders, and standard input."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.text.decoding import decode, read_standard_input, read_text

MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".mdx")
PLAIN = (".txt", ".text")
_SKIPPED = frozenset({"node_modules", "__pycache__", "venv", "site-packages"})
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Document:
    """One document.

    Attributes:
        name: its path as it was asked for, with forward slashes; ``-`` is standard input.
        path: where it lies; None for standard input.
    """

    name: str
    path: Path | None

    @property
    def is_plain(self) -> bool:
        """Tell whether it is plain text by its name; all else is read as Markdown."""
        return self.path is not None and self.path.suffix.lower() in PLAIN

    def text(self) -> str:
        """Read it.

        Raises:
            ImportFailed: in one sentence, when it is not there or no text.
        """
        if self.path is None:
            return decode(read_standard_input(), "Standard input")
        return read_text(self.path, self.name)


def documents(asked: Sequence[str]) -> tuple[list[Document], list[str]]:
    """Give each document once: files as they are named, Markdown and text of folders by name.

    Returns:
        The documents, and a sentence for each folder without any.
    """
    given: dict[Path, Document] = {}
    complaints: list[str] = []
    for name in asked:
        try:
            for document in _of(name):
                real = document.path.resolve() if document.path else Path(STANDARD_INPUT)
                given.setdefault(real, document)
        except ImportFailed as refused:
            complaints.append(str(refused))
    return list(given.values()), complaints


def _of(name: str) -> Iterator[Document]:
    if name == STANDARD_INPUT:
        yield Document(name, None)
        return
    path = Path(name)
    if not path.is_dir():
        yield Document(path.as_posix(), path)
        return
    found = [Document(each.as_posix(), each) for each in _in_folder(path)]
    if not found:
        raise ImportFailed(
            f"There is no Markdown or text in {name}.", f"Known endings: {', '.join(_ENDINGS)}."
        )
    yield from found


def _in_folder(folder: Path) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if f[0] != "." and f not in _SKIPPED)
        for file in sorted(files):
            if file.lower().endswith(_ENDINGS) and file[0] != ".":
                yield Path(here, file)


_ENDINGS = MARKDOWN + PLAIN
