"""People as documents name them."""

import pytest

from pm_facilitator.domain.vocabulary import PersonRole
from pm_facilitator.importers.documents.markdown_document import read_markdown
from pm_facilitator.importers.documents.people_text import read_people
from pm_facilitator.importers.text.contents import read_blocks
from pm_facilitator.importers.text.lines import split_lines


def people(text: str) -> dict[str, PersonRole]:
    blocks = read_blocks([(line, "") for line in split_lines(text)])
    return {person.name: person.role for person in read_people(blocks)}


@pytest.mark.parametrize(
    "text",
    [
        "Ines Duarte, Tomas Lind and Wei",
        "- Ines Duarte\n- @Tomas Lind\n- **Wei**\n",
        "Ines Duarte <ines@fernhill.example>; Tomas Lind; Wei",
        "| Name |\n|---|\n| Ines Duarte |\n| Tomas Lind |\n| Wei |\n",
    ],
)
def test_names_are_read_from_lists_of_every_kind(text: str) -> None:
    assert list(people(text)) == ["Ines Duarte", "Tomas Lind", "Wei"]


def test_initials_are_names_too() -> None:
    assert list(people("- ID TL WEI")) == ["ID", "TL", "WEI"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Incident commander: Ines", PersonRole.COORDINATOR),
        ("Ines (scribe)", PersonRole.NOTE_TAKER),
        ("Ines - facilitator", PersonRole.FACILITATOR),
        ("Ines", PersonRole.RESPONDER),
        ("| Name | Role |\n|---|---|\n| Ines | subject-matter expert |\n", PersonRole.EXPERT),
    ],
)
def test_their_role_may_be_told(text: str, role: PersonRole) -> None:
    assert people(text) == {"Ines": role}


def test_a_name_that_is_explained_is_only_the_name() -> None:
    text = "- Blue team: everybody who answers pages at night, and the people who help"
    assert list(people(text)) == ["Blue team"]


def test_sentences_and_placeholders_are_no_people() -> None:
    assert people("- TBD\n- everybody who was on the call at that time of night\n- 12\n") == {}


def test_nobody_is_named_twice() -> None:
    assert list(people("- Ines\n- ines, Wei\n")) == ["Ines", "Wei"]


@pytest.mark.parametrize("mark", ["-", "*", "1."])
def test_a_first_item_whose_label_is_in_bold_is_not_lost(mark: str) -> None:
    text = (
        "# Seats stall\n\n## Responders\n\n"
        f"{mark} **Incident Commander:** Ravi Desai\n{mark} **Scribe:** Joan Pike\n"
    )
    assert {each.name: each.role for each in read_markdown(text).people} == {
        "Ravi Desai": PersonRole.COORDINATOR,
        "Joan Pike": PersonRole.NOTE_TAKER,
    }


def test_paths_of_programs_are_no_people() -> None:
    assert people("Shop page (`apps/web`): `cart.ts`, `route.ts`. No vendor.") == {}
    assert list(people("- `@ines`\n")) == ["ines"]
