"""The parts of an office document read as XML: streamed, bounded, and without any entities."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.parsers import expat

from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.formats.xml_events import Handler, quiet_parser
from pm_facilitator.importers.intake.archives import BROKEN

_ENTRY = b"PK\x01\x02"
_MOST_PARTS = 5_000
_MOST_BYTES = 256 * 1024 * 1024
_CHUNK = 64 * 1024
_HARMLESS = 4 * 1024 * 1024
_MOST_RATIO = 200


class Package:
    """The parts of an office document.

    Raises:
        ImportFailed: when it is damaged, locked or would grow far too large.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name or "This workbook"
        # The directory of an archive is read whole, so its entries are counted before.
        if data.count(_ENTRY) > 2 * _MOST_PARTS:
            raise too_large(self.name)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            self._parts = {each.filename: each for each in self._zip.infolist()}
        except BROKEN as error:
            raise self.broken() from error

    def __contains__(self, part: str) -> bool:
        return part in self._parts

    def broken(self) -> ImportFailed:
        """Give the error for what is no sound workbook."""
        return ImportFailed(f"{self.name} is damaged or not whole.", "Save it once more.")

    def read(self, part: str, handler: Handler) -> None:
        """Read a part through to its end; one that is missing has nothing to say.

        Raises:
            ImportFailed: when it is damaged, or made to do harm.
        """
        if part not in self:
            return
        parser = quiet_parser(handler, self._refuse)
        try:
            for chunk in self._chunks(part):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except (expat.ExpatError, UnicodeError, *BROKEN) as error:
            raise self.broken() from error

    def _chunks(self, part: str) -> Iterator[bytes]:
        info = self._parts[part]
        too_large = info.file_size > max(_HARMLESS, info.compress_size * _MOST_RATIO)
        if info.file_size > _MOST_BYTES or too_large:
            raise ImportFailed(
                f"{self.name} would grow far too large.", "Save a part of it as CSV."
            )
        if info.flag_bits & 1:
            raise ImportFailed(f"{self.name} is locked with a password.", "Save it without one.")
        left = info.file_size
        with self._zip.open(info) as member:
            while left > 0 and (chunk := member.read(min(_CHUNK, left))):
                left -= len(chunk)
                yield chunk

    def _refuse(self, *_: object) -> None:
        raise self.broken()


def too_large(name: str) -> ImportFailed:
    """Give the error for a workbook that is, or would grow, far too large."""
    return ImportFailed(f"{name} is far too large.", "Save the part of the incident as CSV.")
