"""What a review can be written as, and how each of that is shown before it is written."""

from dataclasses import dataclass

CHAT = "chat"


@dataclass(frozen=True, slots=True)
class Format:
    """A format by the ending of its files.

    Attributes:
        suffix: the ending; ``CHAT`` for a message that is no file.
        label: its name in the list of formats.
        about: one sentence on what comes out.
        paged: whether it is shown as pages; otherwise the preview is the text itself.
        paper: whether the size of paper matters.
        copied: whether it can go to the clipboard.
    """

    suffix: str
    label: str
    about: str
    paged: bool = False
    paper: bool = False
    copied: bool = True


FORMATS = (
    Format(
        ".pdf",
        "PDF",
        "This is the document, page by page.",
        paged=True,
        paper=True,
        copied=False,
    ),
    Format(
        ".docx",
        "Word",
        "The content is this. Word ends its pages itself and brings its own typeface.",
        paged=True,
        paper=True,
        copied=False,
    ),
    Format(".md", "Markdown", "For GitHub and wikis. Without figure files they are in Mermaid."),
    Format(
        ".html",
        "HTML",
        "The content is this, in one file that opens in every browser and fetches nothing.",
        paged=True,
    ),
    Format(".txt", "Text for a mail", "Lines of a mail's width, without figures."),
    Format(CHAT, "Message for a chat", "A few lines to paste: what happened, learned and next."),
    Format(".json", "JSON", "Every record, for other programs and to be read back."),
    Format(".yaml", "YAML", "Every record, for other programs and to be read back."),
)
BY_SUFFIX = {each.suffix: each for each in FORMATS}

PAPERS = {"a4": "A4", "letter": "Letter"}
