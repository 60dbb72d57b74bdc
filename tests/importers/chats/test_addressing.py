"""Who wrote to whom, as heads of messages say it in many languages."""

import pytest

from pm_facilitator.importers.chats.addressing import is_everyone, names_in


@pytest.mark.parametrize(
    ("told", "lead", "names"),
    [
        ("Ben to Ana (Privately)", "From", ("Ben", "Ana", True)),
        ("Ana a Silva to Everyone", "from", ("Ana a Silva", "Everyone", False)),
        ("Ana à Tout le monde", "De", ("Ana", "Tout le monde", False)),
        ("Ana para Ben", "de", ("Ana", "Ben", False)),
        ("Ana an Ben(Direktnachricht)", "Von", ("Ana", "Ben", True)),
        ("Ana (privat) an Alle", "Von", ("Ana (privat)", "Alle", False)),
        ("Ana", "Von", ("Ana", "", False)),
        ("Ben an Ana (Direktnachricht)", "", ("Ben", "Ana", True)),
    ],
)
def test_a_head_is_parted_in_the_language_of_its_lead(
    told: str, lead: str, names: tuple[str, str, bool]
) -> None:
    assert names_in(told, lead) == names


@pytest.mark.parametrize("to", ["Everyone", "everyone in meeting", "Tout le monde", "Alle", "全員"])
def test_everyone_is_known_by_many_names(to: str) -> None:
    assert is_everyone(to)


@pytest.mark.parametrize("to", ["Ana", "Alla Petrova", "Todos Santos", ""])
def test_whoever_is_not_surely_everyone_is_somebody(to: str) -> None:
    assert not is_everyone(to)
