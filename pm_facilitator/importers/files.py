"""Files and standard input as text, whatever encoding they come in."""

import re
import stat
import sys
from datetime import date
from pathlib import Path

from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.draft import ReviewDraft, TimelineDraft
from pm_facilitator.importers.markdown_document import read_markdown
from pm_facilitator.importers.regular_log import read_regular
from pm_facilitator.importers.signatures import has_control, what_is
from pm_facilitator.importers.structured import read_structured
from pm_facilitator.importers.timeline_text import read_timeline
from pm_facilitator.importers.watching import Watch, unwatched

MOST_BYTES = 128 * 1024 * 1024
"""Of one file."""

_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_DAY = re.compile(r"(?<![0-9])(20[0-9]{2})[-_.]?([01][0-9])[-_.]?([0-3][0-9])(?![0-9])", re.A)


def read_file(path: Path, *, day: date | None = None, zone: str | None = None) -> ReviewDraft:
    """Read a document of any form; its content decides which.

    Raises:
        ImportFailed: in one sentence, when it cannot be read.
    """
    spare = day_of_name(path.name)
    return read_content(read_text(path), day=day, zone=zone, spare=spare, name=path.name)


def read_content(
    text: str,
    *,
    day: date | None = None,
    zone: str | None = None,
    spare: date | None = None,
    name: str = "",
    watch: Watch = unwatched,
) -> ReviewDraft:
    """Read the text of a document of any form, which the name of its file may tell.

    Raises:
        ImportFailed: when it is empty, or data that is broken.
        Cancelled: when the watch says so.
    """
    if not text.strip("\ufeff \t\r\n"):
        raise ImportFailed("There is no text in it.", "Choose another file.")
    log = read_regular(text, day=day, zone=zone, spare=spare, watch=watch)
    if log is not None:
        return ReviewDraft(events=log.events, warnings=log.warnings, zone=log.zone)
    draft = read_structured(text, day=day, zone=zone, spare=spare, name=name)
    return draft or read_markdown(text, day=day, zone=zone, spare=spare, watch=watch)


def read_events(
    text: str, *, day: date | None = None, zone: str | None = None, spare: date | None = None
) -> TimelineDraft:
    """Read nothing but the timeline of a document of any form.

    Raises:
        ImportFailed: when it is data that is broken.
    """
    draft = read_structured(text, day=day, zone=zone, spare=spare)
    if draft is not None:
        return TimelineDraft(draft.events, draft.warnings, draft.zone)
    return read_timeline(text, day=day, zone=zone, spare=spare)


def day_of_name(name: str) -> date | None:
    """Give the day that the name of a file begins with or holds, as in 2026-01-31-outage.md."""
    match = _DAY.search(name)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def read_text(path: Path) -> str:
    """Read a file as text.

    Raises:
        ImportFailed: in one sentence, when there is no such file or it is not text.
    """
    return decode(read_bytes(path), path.name)


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
    encoding = next((known for mark, known in _MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = _in_an_old_encoding(data, name)
    if "\0" in text:
        raise _no_text(name)
    return text


def read_bytes(path: Path) -> bytes:
    """Read a file, or what comes out of a pipe.

    Raises:
        ImportFailed: in one sentence, when there is none, it is too large or cannot be read.
    """
    name = path.name or str(path)
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
