"""A whole incident document, whatever form it has."""

from datetime import date

from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.documents.markdown_document import read_markdown
from pm_facilitator.importers.documents.structured import read_structured
from pm_facilitator.importers.draft import ImportWarning, ReviewDraft


def read_document(text: str, *, day: date | None = None, zone: str | None = None) -> ReviewDraft:
    """Read a document; what cannot be read at all comes back empty, with a warning that says so.

    Args:
        text: Markdown, plain text, the YAML form of a report, or a review of this app.
        day: the day of the incident, for times to which the text gives no date.
        zone: the zone of the times, where the text names none.
    """
    try:
        draft = read_structured(text, day=day, zone=zone)
    except ImportFailed as error:
        return ReviewDraft(warnings=(ImportWarning(0, str(error)),))
    return draft or read_markdown(text, day=day, zone=zone)
