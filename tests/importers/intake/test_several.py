"""The drafts of several files made one."""

from pm_facilitator.domain.vocabulary import DocumentTemplate
from pm_facilitator.importers.draft import ReviewDraft, TextDraft
from pm_facilitator.importers.intake.several import joined


def test_the_texts_of_sections_come_along_those_of_one_section_together() -> None:
    chat = ReviewDraft(form="Text")
    one = ReviewDraft(
        texts=(TextDraft("backlog", "A ticket was closed.", 7),),
        template=DocumentTemplate.ATLASSIAN,
    )
    two = ReviewDraft(
        texts=(TextDraft("backlog", "Another too.", 3), TextDraft("recurrence", "Twice.", 9))
    )
    made = joined([("chat.txt", chat), ("a.md", one), ("b.md", two)])
    assert made.template is DocumentTemplate.ATLASSIAN
    assert [(each.section, each.text) for each in made.texts] == [
        ("backlog", "A ticket was closed.\n\nAnother too."),
        ("recurrence", "Twice."),
    ]
