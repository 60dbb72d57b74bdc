"""Which line names a document, where front matter and headings both could."""

import pytest

from pm_facilitator.importers.documents.markdown_document import read_markdown

FRONT = '---\ntitle: "The mill stood still"\n---\n\n'


@pytest.mark.parametrize(
    ("headings", "title"),
    [
        ("## Foreword\n\nShort.\n\n## Impact\n\nNo flour.\n", "The mill stood still"),
        ("## Who writes\n\nUs.\n\n# Overview\n\nNo flour.\n", "The mill stood still"),
        ("# A broken cog\n\n## Impact\n\nNo flour.\n", "A broken cog"),
        ("# The mill stood still\n\n# Impact\n\nNo flour.\n", "The mill stood still"),
    ],
)
def test_the_first_of_several_headings_does_not_name_what_front_matter_names(
    headings: str, title: str
) -> None:
    assert read_markdown(FRONT + headings).title == title


def test_a_heading_names_the_document_whose_front_matter_only_says_what_it_is() -> None:
    text = "---\ntitle: Postmortem\n---\n\n## A broken cog\n\n## Impact\n\nNo flour.\n"
    assert read_markdown(text).title == "A broken cog"


def test_what_the_first_heading_stands_over_is_the_summary_where_there_is_no_other() -> None:
    body = "## How it went\n\nThe cog broke.\n\n## Impact\n\nNo flour.\n"
    draft = read_markdown(FRONT + body)
    assert (draft.summary, draft.warnings) == ("The cog broke.", ())
    draft = read_markdown(f"{FRONT}{body}\n## Summary\n\nNo flour for a day.\n")
    assert draft.summary == "No flour for a day."
    assert [each.line for each in draft.warnings] == [5]


def test_a_heading_that_mentions_a_part_and_stands_over_nothing_names_the_document() -> None:
    title = "## Mill root cause analysis (ticket M-7)\n\n"
    draft = read_markdown(f"{title}## Date\n\n2026-03-02\n\n## Root causes\n\nA cog.\n")
    assert draft.title == "Mill root cause analysis (ticket M-7)"
    assert [each.text for each in draft.factors] == ["A cog."]


def test_a_heading_that_is_a_part_names_no_document_though_it_is_empty() -> None:
    assert read_markdown("## Root cause analysis\n\n## Impact\n\nNo flour.\n").title == ""
