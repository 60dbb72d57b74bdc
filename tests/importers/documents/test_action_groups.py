"""Actions below small headings."""

from datetime import date

from pm_facilitator.domain.vocabulary import ActionStatus, Priority
from pm_facilitator.importers.documents.markdown_document import read_markdown

HEAD = "# The kiln stopped\n\n## Action items\n\n"


def test_a_heading_with_facts_below_it_is_the_action() -> None:
    draft = read_markdown(
        f"{HEAD}### 1. Watch the heat\n\n**Owner:** Kim\n**Due:** 2026-05-01\n"
        "**Priority:** High\n\n### 2. Replace the fuse\n\n- **Owner:** Bo\n"
        "- **Status:** Done\n\nIt is from 1998.\n"
    )
    heat, fuse = draft.actions
    assert (heat.text, heat.owner, heat.due) == ("Watch the heat", "Kim", date(2026, 5, 1))
    assert heat.priority is Priority.HIGH
    assert (fuse.text, fuse.owner) == ("Replace the fuse: It is from 1998.", "Bo")
    assert fuse.status is ActionStatus.DONE
    assert draft.people == ()


def test_a_heading_over_items_heads_them() -> None:
    draft = read_markdown(f"{HEAD}### Heat\n\n- Watch it - owner: Kim\n- Owners for kilns\n")
    assert [(each.text, each.owner) for each in draft.actions] == [
        ("Watch it", "Kim"),
        ("Owners for kilns", ""),
    ]
