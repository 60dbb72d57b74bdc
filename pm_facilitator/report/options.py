"""What the person who exports decides: for whom, when, and with which pictures."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from pm_facilitator.domain.audit import Batch
from pm_facilitator.domain.board import Board
from pm_facilitator.report.paper.sheet import Paper
from pm_facilitator.report.template import Template

Audience = Literal["internal", "executive", "operations", "external", "compliance"]

AUDIENCES: Mapping[Audience, str] = {
    "internal": "Everybody inside, in full",
    "executive": "Leadership, one page",
    "operations": "Operations, what the process showed",
    "external": "Readers outside, without names",
    "compliance": "Compliance, with approvals and audit trail",
}
"""Who a document can be for, with the words that people choose by."""

Step = Callable[[float], object]
"""Hears the share that is done, from 0 to 1; it raises ``Cancelled`` to stop."""


def unwatched(done: float) -> None:
    """Let the making of a document go on to its end."""


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How a document is made; the same board with the same options gives the same bytes.

    Attributes:
        made_at: when the document is made, aware; it is shown in the review's zone.
        app_version: the version of the app that the document names as its maker.
        audience: who will read it.
        blob: gives the bytes of a pasted picture by its SHA-256; without it no pictures.
        figure_files: write the figures of a Markdown document as SVG files beside it.
        paper: the size of the pages of a PDF or a document for Word.
        step: told as the document is made.
        template: the sections to write, in place of those of the review.
        since: an earlier state of the review, to write only what is different from it.
        marks: whether what changed since the last frozen version is marked.
        drawn: whether figures are drawn; who wants the words alone is served faster without.
        log: gives the batches of the review in their order, for the audit trail.
    """

    made_at: datetime
    app_version: str
    audience: Audience = "internal"
    blob: Callable[[str], bytes] | None = None
    figure_files: bool = False
    paper: Paper = "a4"
    step: Step = unwatched
    template: Template | None = None
    since: Board | None = None
    marks: bool = True
    drawn: bool = True
    log: Callable[[], Sequence[Batch]] | None = None
