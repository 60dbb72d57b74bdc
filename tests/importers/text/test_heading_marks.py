"""Headings as pages show them: with anchors, permanent links and numbers."""

import pytest

from pm_facilitator.importers.text.heading_marks import heading_words
from pm_facilitator.importers.timeline.timeline_text import read_timeline

WRITTEN = [
    "14:03 {#first-alert}",
    "14:03 {: .event #first}",
    '14:03 [¶](#first-alert "Permalink")',
    "14:03 [](#first-alert)",
    "14:03 ¶",
    '14:03 <a id="first"></a>',
    '<a name="first"></a> 14:03',
    '<a id="first"/>14:03',
    "[14:03](#first-alert)",
    "[14:03](/posts/7#14-03)",
    "14:03 ##",
    "14:03 {#first} ##",
]


@pytest.mark.parametrize("written", WRITTEN)
def test_what_pages_add_to_a_heading_is_none_of_its_words(written: str) -> None:
    assert heading_words(written) == "14:03"


@pytest.mark.parametrize(
    "written",
    [
        "Fix C#",
        "A set {1, 2}",
        "See [the run](https://ci.example)",
        "[Run](https://ci.example#log)",
    ],
)
def test_what_is_said_in_a_heading_stays(written: str) -> None:
    assert heading_words(written) == written


@pytest.mark.parametrize("written", WRITTEN)
def test_an_entry_in_a_heading_is_read_whatever_is_added_to_it(written: str) -> None:
    text = f"# 2026-03-02\n\n## Timeline {{#timeline}}\n\n### {written}\n\nIt rang.\n"
    assert [event.text for event in read_timeline(text).events] == ["It rang."]


def test_a_timeline_whose_heading_links_to_itself_is_found() -> None:
    text = (
        "# Outage of 2026-03-02\n\n## [Timeline](#timeline)\n\n- 14:03 it rang\n- 14:10 fixed\n\n"
        "## [Actions](#actions)\n\n- 2026-04-01 a second disk\n"
    )
    assert [event.text for event in read_timeline(text).events] == ["it rang", "fixed"]
