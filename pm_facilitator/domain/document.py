"""What belongs to the document alone: texts of its sections."""

from dataclasses import dataclass

from pm_facilitator.domain.entity import Entity


@dataclass(frozen=True, slots=True)
class SectionText(Entity):
    """What somebody wrote into a section of the document, beside what the boards give it.

    ``section`` is the section's name in the template; a text stays when the template is changed.
    """

    section: str = ""
    text: str = ""
    order: float = 0.0
