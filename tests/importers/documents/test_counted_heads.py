"""Small headings that are counted, as entries of their part."""

from pm_facilitator.importers.documents.markdown_document import read_markdown

ACTIONS = "# The kiln stopped\n\n## Action items\n\n"
CAUSES = "# The kiln stopped\n\n## Root causes\n\n"
STORY = (
    "Nobody knew its age, for the book of the kiln was in the office and the office had moved. The"
    " new one has no shelf for it. Whoever asked was told to look at the fuse itself, which has no"
    " year on it, and no maker."
)


def test_counted_headings_over_paragraphs_are_the_actions() -> None:
    draft = read_markdown(
        f"{ACTIONS}### 1) Watch the heat of both kilns\n\nWe want to see it fall.\n\n"
        "### 2) Replace the fuse\n\nIt is from 1998.\n\n"
        "### 3) Call the maker\n\nTheir line is long.\n"
    )
    assert [each.text for each in draft.actions] == [
        "Watch the heat of both kilns: We want to see it fall.",
        "Replace the fuse: It is from 1998.",
        "Call the maker: Their line is long.",
    ]


def test_counted_headings_over_lists_head_them() -> None:
    draft = read_markdown(
        f"{ACTIONS}### 1. Heat\n\n- Watch it\n- Log it\n\n### 2. Fuses\n\n- Replace them\n"
    )
    assert [each.text for each in draft.actions] == ["Watch it", "Log it", "Replace them"]


def test_headings_without_a_count_over_paragraphs_only_head_them() -> None:
    draft = read_markdown(
        f"{ACTIONS}### Short term\n\nWe replace the fuse.\n\n### Long term\n\nWe buy a kiln.\n"
    )
    assert [each.text for each in draft.actions] == ["We replace the fuse.", "We buy a kiln."]


def test_counted_headings_are_the_causes_and_what_is_listed_below_is_part_of_them() -> None:
    draft = read_markdown(
        f"{CAUSES}### 1. The fuse was too old (primary cause)\n\n{STORY}\n\n"
        "### 2. Nobody saw the heat fall\n\n- The screen was off\n- The bell was broken\n\n"
        "### 3. The spare kiln was cold\n\nIt is lit on Mondays.\n"
    )
    assert [(each.text, each.details, each.depth, each.group) for each in draft.factors] == [
        ("The fuse was too old (primary cause).", STORY, 0, ""),
        ("Nobody saw the heat fall", "", 0, ""),
        ("The screen was off", "", 1, ""),
        ("The bell was broken", "", 1, ""),
        ("The spare kiln was cold. It is lit on Mondays.", "", 0, ""),
    ]


def test_two_named_causes_are_told_by_their_names_too() -> None:
    draft = read_markdown(
        f"{CAUSES}### Cause 1: The fuse blew\n\nIt was old.\n\n### Cause 2: No spare\n\n"
        "None lay by.\n"
    )
    assert [each.text for each in draft.factors] == [
        "The fuse blew. It was old.",
        "No spare. None lay by.",
    ]


def test_counted_names_of_kinds_stay_the_headings_of_their_causes() -> None:
    draft = read_markdown(
        f"{CAUSES}### 1. Process\n\n- Nobody owns fuses\n\n### 2. Tools\n\n- The bell was broken\n"
    )
    assert [(each.text, each.group) for each in draft.factors] == [
        ("Nobody owns fuses", "Process"),
        ("The bell was broken", "Tools"),
    ]


def test_a_single_counted_heading_counts_nothing() -> None:
    draft = read_markdown(f"{CAUSES}### 2. Fuses at the back\n\nThe fuse was old.\n")
    assert [(each.text, each.group) for each in draft.factors] == [
        ("The fuse was old.", "Fuses at the back")
    ]
