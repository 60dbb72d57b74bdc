"""What is handed in to be imported: a text, a file, or the files of a folder or an archive."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.text.decoding import decode
from pm_facilitator.importers.text.json_text import MOST_JSON, read_json
from pm_facilitator.importers.text.raw_lines import undirected_lines
from pm_facilitator.importers.text.signatures import wide_encoding

_HEAD = 64 * 1024
_MAY_BE_JSON = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*[\[{]")


@dataclass(frozen=True)
class Source:
    """One thing to read; all its bytes are in memory, bounded by whoever took it in.

    Attributes:
        name: of the file, folder or archive; empty for what was pasted.
        data: the bytes of a single file.
        files: the members of a folder or an archive by their path with slashes, such as
            "general/2026-03-02.json"; empty for a single file.
        folder: the name of the folder that a single file lay in; some programs write the day there.
        left_out: the paths of what lay beside the files, but can be no source, and what it is,
            such as "a picture".
    """

    name: str = ""
    data: bytes = b""
    files: Mapping[str, bytes] = field(default_factory=dict)
    folder: str = ""
    left_out: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def pasted(cls, text: str) -> "Source":
        """Take a text that was pasted or typed."""
        return cls(data=text.encode(errors="surrogatepass"))

    @cached_property
    def text(self) -> str:
        """The single file as text.

        Raises:
            ImportFailed: when it is none.
        """
        return decode(self.data, self.name or "The text")

    @cached_property
    def values(self) -> Any:
        """The single file as the plain values of JSON, or a list of the values of its lines.

        None when it is no JSON, or broken. All that ask share them, so treat them as read-only.
        """
        if self.files or len(self.data) > MOST_JSON or not _MAY_BE_JSON.match(self.data):
            return None
        try:
            return read_json(self.text.removeprefix("\ufeff"))
        except ImportFailed:
            return None

    def beginning(self, most: int) -> str:
        """Give the first characters as text, of a long file without decoding all of it.

        Raises:
            ImportFailed: when it is no text.
        """
        room = 4 * most
        if len(self.data) <= room:
            return self.text[:most]
        # At the end of a line no letter is cut in two, in whatever encoding but the wide ones.
        end = self.data.rfind(b"\n", 0, room) if not wide_encoding(self.data) else room
        return decode(self.data[: max(end, 0) or room], self.name or "The text")[:most]

    @cached_property
    def head_lines(self) -> list[str]:
        """The lines of the head, without marks of direction; all that ask share them."""
        return undirected_lines(self.head)

    @cached_property
    def head(self) -> str:
        """The first 64 KiB as text, whatever they are, to recognise a format by."""
        text = self.data[:_HEAD].decode(wide_encoding(self.data) or "utf-8", "replace")
        return text.removeprefix("\ufeff")
