"""Actions that were taken already."""

import pytest

from pm_facilitator.domain.vocabulary import ActionStatus
from pm_facilitator.importers.documents.done_actions import tells_what_was_done
from pm_facilitator.importers.documents.markdown_document import read_markdown


@pytest.mark.parametrize(
    "heading",
    [
        "Corrective actions applied",
        "Actions (completed)",
        "Mesures correctives appliquées",
        "Umgesetzte Maßnahmen",
        "Acciones correctivas realizadas",
        "実施済みの対策",
        "Принятые меры",
    ],
)
def test_the_heading_of_actions_may_say_that_they_were_taken(heading: str) -> None:
    draft = read_markdown(f"# The kiln stopped\n\n## {heading}\n\n- New fuse\n- Second bell\n")
    assert [each.status for each in draft.actions] == [ActionStatus.DONE] * 2


@pytest.mark.parametrize("heading", ["Actions (proposed, not yet applied)", "Actions to be taken"])
def test_it_may_also_say_that_they_were_not(heading: str) -> None:
    draft = read_markdown(f"# The kiln stopped\n\n## {heading}\n\n- New fuse\n")
    assert [each.status for each in draft.actions] == [ActionStatus.OPEN]


def test_a_small_heading_says_it_of_the_actions_below_it_alone() -> None:
    draft = read_markdown(
        "# T\n\n## Empfehlungen\n\n### Kurzfristig (erledigt)\n\n- Neue Sicherung\n\n"
        "### Langfristig\n\n- Zweiter Ofen\n"
    )
    assert [(each.text, each.status) for each in draft.actions] == [
        ("Neue Sicherung", ActionStatus.DONE),
        ("Zweiter Ofen", ActionStatus.OPEN),
    ]


def test_an_empty_box_and_a_state_count_more_than_the_heading() -> None:
    draft = read_markdown(
        "# T\n\n## Actions taken\n\n- [ ] New fuse\n- Second bell (in progress)\n- Third kiln\n"
    )
    assert [each.status for each in draft.actions] == [
        ActionStatus.OPEN,
        ActionStatus.IN_PROGRESS,
        ActionStatus.DONE,
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Added an alert for cold kilns",
        "We rebuilt the bell with its switch",
        "Rolled back the new fuse",
        "The fuses have been replaced and logged",
    ],
)
def test_a_sentence_in_the_past_tells_what_was_done(text: str) -> None:
    assert tells_what_was_done(text)


@pytest.mark.parametrize(
    "text",
    [
        "Improved alerting for cold kilns",
        "Automated tests of each fuse",
        "Need the new fuse",
        "Embed the bell",
        "Feed the kiln by hand",
        "The fuses will have been replaced",
        "Replace a fuse",
    ],
)
def test_the_name_of_a_thing_and_a_request_do_not(text: str) -> None:
    assert not tells_what_was_done(text)
