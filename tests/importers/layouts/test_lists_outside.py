"""Lists of times that stand outside the timeline."""

from pm_facilitator.importers.timeline.timeline_text import read_timeline

REPORT = "# 4 October 2026\n\n## Timeline\n\n- 18:07 on\n- 18:20 off\n- 19:23 on again\n\n"


def test_times_below_another_heading_are_told_of() -> None:
    draft = read_timeline(
        REPORT
        + "## End of the evening\n\n- **21:48:** off\n- **22:00:** cut\n- **22:06:** flashed\n"
    )
    assert len(draft.events) == 3
    assert [(each.line, each.message) for each in draft.warnings if "as well" in each.message] == [
        (11, "Times stand below “End of the evening” as well; they were not read.")
    ]


def test_what_is_due_is_not_told_of() -> None:
    draft = read_timeline(REPORT + "## Action items\n\n- 21:48 a\n- 22:00 b\n- 22:06 c\n")
    assert not any("as well" in each.message for each in draft.warnings)


def test_a_text_without_the_heading_of_a_timeline_is_read_as_a_whole() -> None:
    draft = read_timeline("# 4 October 2026\n\n## Morning\n\n- 08:07 a\n- 08:20 b\n- 09:00 c\n")
    assert len(draft.events) == 3
    assert draft.warnings == ()
