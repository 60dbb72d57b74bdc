"""Which sections a document has: the templates that ship with the app, and those of one's own."""

from dataclasses import dataclass
from functools import cache

from pm_facilitator import assets
from pm_facilitator.domain.entities import Review
from pm_facilitator.domain.vocabulary import DocumentTemplate


@dataclass(frozen=True, slots=True)
class TemplateSection:
    """A section of the document.

    Attributes:
        name: what it is known by, also when its title changes.
        title: its heading.
        help: what belongs there, for those who write it.
        required: whether the document lacks something without it.
        shows: the parts of the review that it shows, by the names in ``report.parts``.
        confidential: whether it stays inside the organisation.
    """

    name: str
    title: str
    help: str
    required: bool = False
    shows: tuple[str, ...] = ()
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """The sections of a document, in order.

    Attributes:
        title: what the template is called.
        about: what it is good for, in a sentence.
        sections: its sections.
        appendix: whether boards, pictures and notes follow at the end, for readers inside.
    """

    title: str
    about: str
    sections: tuple[TemplateSection, ...]
    appendix: bool = True

    def section(self, name: str) -> TemplateSection | None:
        """Give a section by its name."""
        return next((each for each in self.sections if each.name == name), None)


def shipped(template: DocumentTemplate) -> Template:
    """Give a template that ships with the app."""
    return _shipped(template.value)


def template_of(review: Review) -> Template:
    """Give the template of a review: its own, or the one it names when its own cannot be read."""
    if review.own_template.strip():
        own = _own(review.own_template)
        if own is not None:
            return own
    return shipped(review.template)


@cache
def _shipped(name: str) -> Template:
    from pm_facilitator.report.template_file import read_template

    made, problems = read_template(assets.text(f"templates/{name}.toml"))
    assert not problems, (name, problems)
    assert made is not None
    return made


@cache
def _own(text: str) -> Template | None:
    from pm_facilitator.report.template_file import read_template

    return read_template(text)[0]
