"""The contributing factors of a document."""

from pm_facilitator.importers.documents.markdown_document import read_markdown


def test_what_a_chain_of_whys_comes_down_to_is_a_cause_too() -> None:
    draft = read_markdown(
        "# T\n\n## Root cause(s): 5 whys\n\n1. Why was it cold? The fuse blew.\n"
        "2. Why did it blow? It was old.\n\nIn the end nobody owned the fuses.\n"
    )
    assert [(each.text, each.whys) for each in draft.factors] == [
        ("Why was it cold? The fuse blew.", ("Why did it blow? It was old.",)),
        ("In the end nobody owned the fuses.", ()),
    ]


def test_a_bold_line_with_a_colon_inside_may_head_the_whys() -> None:
    draft = read_markdown(
        "**Root Cause Identification: The Five Whys**\n\n1. It was cold because the fuse blew.\n"
        "2. The fuse blew because it was old.\n\n**Lessons Learned**\n\n- Fuses age\n"
    )
    (factor,) = draft.factors
    assert factor.text == "It was cold because the fuse blew."
    assert factor.whys == ("The fuse blew because it was old.",)
    assert [each.text for each in draft.insights] == ["Fuses age"]


def test_the_steps_that_were_taken_are_no_causes() -> None:
    draft = read_markdown(
        "# T\n\n## Root cause and resolution\n\n*The crew took the following actions:*\n\n"
        "- Rang the bell\n- Opened the kiln\n\nThe fuse was old.\n\n- It had no date\n"
    )
    assert [each.text for each in draft.factors] == ["The fuse was old.", "It had no date"]


def test_a_name_that_others_refer_to_stays_in_front_of_its_cause() -> None:
    draft = read_markdown(
        "# T\n\n## Root causes\n\n### RC-1 (major) — The fuse was old\n\nIt blew.\n\n"
        "### RC-2 (minor) — The bell was broken\n\nNobody heard it.\n"
    )
    assert [each.text for each in draft.factors] == [
        "RC-1 (major) — The fuse was old. It blew.",
        "RC-2 (minor) — The bell was broken. Nobody heard it.",
    ]
