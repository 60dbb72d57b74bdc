"""The forms of English verbs, from a table: nothing is inflected that the table does not know."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_VOWELS = "aeiou"


@dataclass(frozen=True)
class Verb:
    """One verb in the five forms that patterns and rewordings need."""

    base: str
    third: str
    past: str
    participle: str
    gerund: str

    def forms(self) -> tuple[tuple[str, str], ...]:
        """Give each form after the ending that classes of words have for it."""
        return (
            ("", self.base),
            (".s", self.third),
            (".past", self.past),
            (".pp", self.participle),
            (".ing", self.gerund),
        )


def conjugate(table: Mapping[str, Any]) -> dict[str, Verb]:
    """Build every verb of the table, by its base form.

    The table lists ``regular`` verbs, those that are ``doubled`` before an ending (stop,
    stopped), and ``irregular`` ones with their past and participle.
    """
    verbs = {base: _regular(base, base) for base in table["regular"].split()}
    verbs |= {base: _regular(base, base + base[-1]) for base in table["doubled"].split()}
    for base, forms in table["irregular"].items():
        past, participle, *gerund = forms.split()
        ing = gerund[0] if gerund else _gerund(base)
        verbs[base] = Verb(base, _third(base), past, participle, ing)
    return verbs


def _regular(base: str, stem: str) -> Verb:
    if base.endswith("e"):
        past = base + "d"
    elif base.endswith("y") and base[-2] not in _VOWELS:
        past = base[:-1] + "ied"
    else:
        past = stem + "ed"
    gerund = stem + "ing" if stem != base else _gerund(base)
    return Verb(base, _third(base), past, past, gerund)


def _gerund(base: str) -> str:
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return base + "ing"


def _third(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"
