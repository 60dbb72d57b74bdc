"""What the person who exports decides: for whom, when, and with which pictures."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Audience = Literal["internal", "external", "executive"]


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How a document is made; the same board with the same options gives the same bytes.

    Attributes:
        made_at: when the document is made, aware; it is shown in the review's zone.
        app_version: the version of the app that the document names as its maker.
        audience: who will read it.
        blob: gives the bytes of a pasted picture by its SHA-256; without it no pictures.
        figure_files: write the figures of a Markdown document as SVG files beside it.
    """

    made_at: datetime
    app_version: str
    audience: Audience = "internal"
    blob: Callable[[str], bytes] | None = None
    figure_files: bool = False
