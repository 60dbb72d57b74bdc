"""The organisation's own rules for a document: those given, or those found in the folders above."""

from fnmatch import fnmatchcase
from pathlib import Path

from pm_facilitator.importers.text.decoding import read_text
from pm_facilitator.language.house import FILE_NAME, PLAIN, House


class OwnRules:
    """Reads each file of rules once.

    Attributes:
        complaints: what is wrong in the files read so far, a sentence each.
    """

    def __init__(self, given: Path | None) -> None:
        """Take the file that is for every document, if there is one.

        Raises:
            ImportFailed: when it cannot be read.
        """
        self.complaints: list[str] = []
        self._given = given
        self._read: dict[Path, House] = {}
        self._found: dict[Path, Path | None] = {}
        if given is not None:
            self._house(given)

    def of(self, document: Path | None) -> House:
        """Give the rules for a document; None is standard input, which is here."""
        file = self._file(document)
        return self._house(file) if file else PLAIN

    def leaves_out(self, document: Path) -> bool:
        """Tell whether a document is one that the rules for it leave out."""
        file = self._file(document)
        if file is None:
            return False
        whole, folder = document.absolute(), file.absolute().parent
        if not whole.is_relative_to(folder):
            return False
        name = whole.relative_to(folder).as_posix()
        return any(fnmatchcase(name, pattern) for pattern in self._house(file).exclude)

    def _file(self, document: Path | None) -> Path | None:
        if self._given is not None:
            return self._given
        here = document.absolute().parent if document else Path.cwd()
        if here not in self._found:
            files = (folder / FILE_NAME for folder in (here, *here.parents))
            self._found[here] = next((file for file in files if file.is_file()), None)
        return self._found[here]

    def _house(self, file: Path) -> House:
        if file not in self._read:
            # Imported late: most folders have no rules of their own.
            from pm_facilitator.language.house_file import read_own

            house, problems = read_own(read_text(file))
            self.complaints += [f"{file.name}, {problem}" for problem in problems]
            self._read[file] = house
        return self._read[file]
