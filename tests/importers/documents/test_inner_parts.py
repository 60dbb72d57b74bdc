"""Labels and small headings inside a part of a document, and what they open."""

import pytest

from pm_facilitator.domain.vocabulary import ActionStatus, InsightKind
from pm_facilitator.importers.documents.markdown_document import read_markdown

TITLE = "# The kiln stopped\n\n"


def test_items_with_labels_below_impact_all_tell_of_the_impact() -> None:
    draft = read_markdown(
        f"{TITLE}## Impact\n\n- **Affected users**: all potters\n- **User impact**: no glaze\n"
        "- **Data loss**: none\n- **Recovery**: the kiln was fired again by hand\n"
    )
    assert draft.impact == (
        "- Affected users: all potters\n- User impact: no glaze\n- Data loss: none\n"
        "- Recovery: the kiln was fired again by hand"
    )
    assert draft.summary == ""


def test_how_it_was_noticed_is_found_among_the_impact() -> None:
    draft = read_markdown(
        f"{TITLE}## Impact\n\n- **Down:** the kiln\n- **Detection:** a potter called\n"
    )
    assert (draft.impact, draft.detection) == ("- Down: the kiln", "a potter called")


@pytest.mark.parametrize("head", ["## Action items", "**Action items:**"])
def test_ticked_items_with_the_sort_of_action_in_bold_are_actions(head: str) -> None:
    draft = read_markdown(
        f"{TITLE}{head}\n\n- [x] **Fix:** replace the fuse\n"
        "- [ ] **Detection:** watch the heat\n- [ ] **Workaround:** keep a second kiln\n"
    )
    assert [(each.text, each.status) for each in draft.actions] == [
        ("Fix: replace the fuse", ActionStatus.DONE),
        ("Detection: watch the heat", ActionStatus.OPEN),
        ("Workaround: keep a second kiln", ActionStatus.OPEN),
    ]
    assert (draft.detection, draft.summary) == ("", "")


def test_labels_among_lessons_tell_their_kind_or_belong_to_the_lesson() -> None:
    draft = read_markdown(
        f"{TITLE}## Lessons learned\n\n- **What went well?** The page was quick.\n"
        "- **Where did we get lucky?** It was empty.\n\n"
        "### What went wrong\n\n- **Detection:** it came an hour late.\n"
    )
    assert [(each.kind, each.text) for each in draft.insights] == [
        (InsightKind.WENT_WELL, "The page was quick."),
        (InsightKind.HARD, "Detection: it came an hour late."),
        (InsightKind.LUCKY, "It was empty."),
    ]


def test_a_label_in_a_part_about_something_else_is_not_the_part_that_is_headed_elsewhere() -> None:
    draft = read_markdown(
        f"{TITLE}## Impact\n\nNo glaze.\n\n## Root cause\n\nA fuse.\n\n## Known issues\n\n"
        "**Cause:** the old display\n**Impact:** it cannot be read at noon\n"
    )
    assert draft.impact == "No glaze."
    assert [each.text for each in draft.factors] == ["A fuse."]


def test_a_label_in_a_part_about_something_else_counts_where_no_heading_tells_it() -> None:
    draft = read_markdown(f"{TITLE}## Second firing\n\n**Impact:** no glaze\n")
    assert draft.impact == "no glaze"


def test_a_single_word_in_a_small_heading_does_not_lead_out_of_the_part_around_it() -> None:
    draft = read_markdown(
        f"{TITLE}## What went wrong\n\n### 1. Recovery needed two people\n\nNobody had keys.\n\n"
        "## Action items\n\n### Detection work (P1)\n\n- Watch the heat\n\n"
        "### Owners of kilns\n\n- Name one for each\n"
    )
    assert [each.text for each in draft.insights] == ["Nobody had keys."]
    assert [each.text for each in draft.actions] == ["Watch the heat", "Name one for each"]
    assert (draft.summary, draft.detection, draft.people) == ("", "", ())


def test_a_small_heading_that_is_a_part_by_name_stays_one() -> None:
    draft = read_markdown(
        f"{TITLE}## Root cause\n\nA fuse.\n\n### 2. Detection\n\nA potter called.\n\n"
        "## Lessons learned\n\n### Immediate actions\n\n- Replace the fuse\n"
    )
    assert draft.detection == "A potter called."
    assert [each.text for each in draft.actions] == ["Replace the fuse"]


def test_a_label_in_the_prose_of_a_part_is_about_its_paragraph_alone() -> None:
    draft = read_markdown(
        f"{TITLE}## Summary\n\nThe kiln stopped.\n\nRoot cause: a fuse, since both were old:\n\n"
        "- the fuse\n- its holder\n\nResult: no glaze for a day.\n"
    )
    assert draft.summary == "The kiln stopped.\n\nResult: no glaze for a day."
    assert [each.text for each in draft.factors] == ["the fuse", "its holder"]


def test_a_label_in_bold_heads_what_follows_up_to_the_next() -> None:
    draft = read_markdown(
        f"{TITLE}**Root cause:** a fuse.\n\nIts holder was old.\n\n**Impact:** no glaze\n"
    )
    assert [each.text for each in draft.factors] == ["a fuse.", "Its holder was old."]


def test_a_small_heading_stands_over_items_or_over_a_paragraph_that_is_one_action() -> None:
    draft = read_markdown(
        f"{TITLE}## What will change\n\nWe sorted them:\n\nBy weight.\n\n"
        "### Fuses\n\nEach fuse gets a date.\n\nOld ones go.\n\n### Drills\n\n- Fire once by hand\n"
    )
    assert [each.text for each in draft.actions] == [
        "Each fuse gets a date. Old ones go.",
        "Fire once by hand",
    ]


def test_mitigations_are_actions_where_their_states_are_told() -> None:
    draft = read_markdown(f"{TITLE}## Mitigations\n\n- Implemented: a fuse\n- Suggested: a drill\n")
    assert [each.text for each in draft.actions] == ["a fuse", "a drill"]
    assert draft.summary == ""
    draft = read_markdown(f"{TITLE}## Mitigations\n\n- The kiln was fired by hand.\n")
    assert (draft.actions, draft.summary) == ((), "Resolution:\n- The kiln was fired by hand.")


def test_a_label_among_causes_is_a_cause_where_others_beside_it_have_labels_too() -> None:
    draft = read_markdown(
        f"{TITLE}## Contributing factors\n\n1. **Process**: nobody owns fuses.\n"
        "2. **Recovery**: the keys were away.\n3. **Trigger**: the fuse blew.\n"
    )
    assert [each.text for each in draft.factors] == [
        "Process: nobody owns fuses.",
        "Recovery: the keys were away.",
    ]
    assert (draft.trigger, draft.summary) == ("the fuse blew.", "")


def test_a_fix_is_no_cause_whatever_stands_beside_it() -> None:
    draft = read_markdown(f"{TITLE}## Root cause\n\n- **Issue**: a fuse\n- **Fix**: a new one\n")
    assert draft.summary == "Resolution: a new one"
