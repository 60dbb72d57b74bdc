"""The table of verbs gives the forms that English has."""

import pytest

from pm_facilitator import assets
from pm_facilitator.language.verbs import Verb, conjugate

_VERBS = conjugate(assets.toml("language/en/verbs.toml"))


@pytest.mark.parametrize(
    "verb",
    [
        Verb("rotate", "rotates", "rotated", "rotated", "rotating"),
        Verb("notify", "notifies", "notified", "notified", "notifying"),
        Verb("deploy", "deploys", "deployed", "deployed", "deploying"),
        Verb("push", "pushes", "pushed", "pushed", "pushing"),
        Verb("ship", "ships", "shipped", "shipped", "shipping"),
        Verb("forget", "forgets", "forgot", "forgotten", "forgetting"),
        Verb("write", "writes", "wrote", "written", "writing"),
        Verb("agree", "agrees", "agreed", "agreed", "agreeing"),
        Verb("lie", "lies", "lied", "lied", "lying"),
        Verb("run", "runs", "ran", "run", "running"),
    ],
    ids=lambda verb: verb.base,
)
def test_a_verb_is_inflected(verb: Verb) -> None:
    assert _VERBS[verb.base] == verb


def test_every_verb_of_a_group_is_in_the_table() -> None:
    groups = assets.toml("language/en/verbs.toml")["groups"]
    assert {verb for words in groups.values() for verb in words.split()} <= set(_VERBS)
