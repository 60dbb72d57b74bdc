"""Documents of any form, told apart by what is in them."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.documents.markdown_document import read_markdown
from pm_facilitator.importers.documents.structured import read_front, read_structured
from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.line_origins import LineOrigins
from pm_facilitator.importers.text.decoding import read_text
from pm_facilitator.importers.watching import Watch, unwatched

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
    with_origins: bool = False,
    watch: Watch = unwatched,
) -> ReviewDraft:
    """Read the text of a document of any form, which the name of its file may tell.

    The events of a timeline are given where they were read on wish.

    Raises:
        ImportFailed: when it is empty, or data that is broken.
        Cancelled: when the watch says so.
    """
    if not text.strip("\ufeff \t\r\n"):
        raise ImportFailed("There is no text in it.", "Choose another file.")
    draft = read_structured(text, day=day, zone=zone, spare=spare, name=name)
    if draft is not None:
        return draft
    origins = LineOrigins(name, text) if with_origins else None
    draft = read_markdown(text, day=day, zone=zone, spare=spare, origins=origins, watch=watch)
    front = None if draft.events else read_front(text, day=day, zone=zone, spare=spare)
    if front is None or not front.events:
        return draft
    told = (*draft.warnings, *front.warnings)
    return replace(draft, events=front.events, warnings=told, zone=front.zone or draft.zone)


def day_of_name(name: str) -> date | None:
    """Give the day that the name of a file begins with or holds, as in 2026-01-31-outage.md."""
    match = _DAY.search(name)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
