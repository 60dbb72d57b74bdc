"""What belongs to the document alone: texts of its sections, versions, comments, approvals."""

from dataclasses import dataclass
from datetime import datetime

from pm_facilitator.domain.entity import Entity
from pm_facilitator.domain.vocabulary import ReviewStatus

FROZEN_TYPE = "application/vnd.pm-facilitator.review+json+zlib"
"""What the bytes of a frozen version are."""


@dataclass(frozen=True, slots=True)
class SectionText(Entity):
    """What somebody wrote into a section of the document, beside what the boards give it.

    ``section`` is the section's name in the template; a text stays when the template is changed.
    """

    section: str = ""
    text: str = ""
    order: float = 0.0


@dataclass(frozen=True, slots=True)
class Version(Entity):
    """The document as it was frozen: when, by whom, and as what.

    ``blob`` is the SHA-256 of the frozen records, whose bytes lie in the store beside the pictures.
    """

    number: int = 1
    at: datetime | None = None
    by: str = ""
    note: str = ""
    status: ReviewStatus = ReviewStatus.DRAFT
    blob: str = ""
    order: float = 0.0


@dataclass(frozen=True, slots=True)
class Comment(Entity):
    """A remark of a reader on a section; ``answer`` says what became of it."""

    section: str = ""
    text: str = ""
    by: str = ""
    at: datetime | None = None
    resolved: bool = False
    answer: str = ""
    order: float = 0.0


@dataclass(frozen=True, slots=True)
class Approval(Entity):
    """That somebody approved a frozen version, and in which capacity."""

    by: str = ""
    capacity: str = ""
    at: datetime | None = None
    version_id: str | None = None
    order: float = 0.0
