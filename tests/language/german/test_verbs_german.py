"""The table of verbs gives the forms that German has."""

import pytest

from pm_facilitator import assets
from pm_facilitator.language.verbs_german import conjugate_german

_TABLE = assets.toml("language/de/verbs.toml")
_VERBS = conjugate_german(_TABLE)


@pytest.mark.parametrize(
    ("verb", "third", "past", "participle", "with_zu"),
    [
        ("prüfen", "prüft", "prüfte", "geprüft", "zu prüfen"),
        ("testen", "testet", "testete", "getestet", "zu testen"),
        ("ändern", "ändert", "änderte", "geändert", "zu ändern"),
        ("öffnen", "öffnet", "öffnete", "geöffnet", "zu öffnen"),
        ("ignorieren", "ignoriert", "ignorierte", "ignoriert", "zu ignorieren"),
        ("beschädigen", "beschädigt", "beschädigte", "beschädigt", "zu beschädigen"),
        ("einschalten", "einschaltet", "einschaltete", "eingeschaltet", "einzuschalten"),
        ("vergessen", "vergisst", "vergaß", "vergessen", "zu vergessen"),
        ("anrufen", "anruft", "anrief", "angerufen", "anzurufen"),
        ("überprüfen", "überprüft", "überprüfte", "überprüft", "zu überprüfen"),
    ],
)
def test_a_verb_is_inflected(
    verb: str, third: str, past: str, participle: str, with_zu: str
) -> None:
    found = _VERBS[verb]
    assert (found.third, found.past) == (third, past)
    assert (found.participle, found.gerund) == (participle, with_zu)


def test_the_forms_of_a_separable_verb_are_known_apart_from_their_particle() -> None:
    forms = set(_VERBS["einschalten"].forms())
    assert {(".past.apart", "schaltete"), (".past", "einschaltete")} <= forms
    assert {(".s.apart", "schaltet"), (".zu", "einzuschalten")} <= forms


def test_all_persons_are_known() -> None:
    forms = {form for _, form in _VERBS["vergessen"].forms()}
    assert {"vergesse", "vergisst", "vergesst", "vergaß", "vergaßen", "vergaßt"} <= forms


def test_every_verb_of_a_group_is_in_the_table() -> None:
    groups = _TABLE["groups"]
    assert {verb for words in groups.values() for verb in words.split()} <= set(_VERBS)
