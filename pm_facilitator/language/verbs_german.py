"""The forms of German verbs: weak ones by rule, strong ones as the table gives them.

A separable verb is written with a bar, ``ab|schalten``. Where its particle stands by itself, as in
"schaltete ... ab", the classes of its forms end in ``.apart``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pm_facilitator.language.verbs import Verb


@dataclass(frozen=True)
class GermanVerb(Verb):
    """One verb; ``gerund`` is the infinitive with zu, as in "zu prüfen" or "abzuschalten".

    Attributes:
        particle: what parts from it, as "ab"; may be empty.
        persons: all finite forms, in the present and in the past, without the particle.
    """

    particle: str = ""
    persons: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())

    def forms(self) -> tuple[tuple[str, str], ...]:
        """Give each form after the ending that classes of words have for it."""
        present, past = self.persons
        found = [("", self.base), (".pp", self.participle)]
        if self.particle:
            found.append((".zu", self.gerund))
        for ending, persons in ((".s", present), (".past", past)):
            found += [(ending, self.particle + person) for person in persons]
            if self.particle:
                found += [(f"{ending}.apart", person) for person in persons]
        return tuple(found)


def conjugate_german(table: Mapping[str, Any]) -> dict[str, Verb]:
    """Build every verb of the table, by its infinitive.

    The table lists ``weak`` verbs, and ``strong`` ones with the third person of the present, that
    of the past, and the participle; particles stay where the infinitive has them.
    """
    verbs: dict[str, Verb] = {}
    for written in table["weak"].split():
        particle, _, base = written.rpartition("|")
        verbs[particle + base] = _weak(particle, base, tuple(table["inseparable"].split()))
    for written, forms in table["strong"].items():
        particle, _, base = written.rpartition("|")
        third, past, participle = forms.split()
        verbs[particle + base] = _verb(particle, base, third, past, participle)
    return verbs


def _weak(particle: str, base: str, inseparable: tuple[str, ...]) -> GermanVerb:
    stem = _stem(base)
    full = stem + "e" if stem.endswith(("t", "d", "chn", "ffn", "gn")) else stem
    bare = base.startswith(inseparable) or base.endswith("ieren")
    participle = f"{'' if bare else 'ge'}{full}t"
    return _verb(particle, base, f"{full}t", f"{full}te", participle)


def _verb(particle: str, base: str, third: str, past: str, participle: str) -> GermanVerb:
    stem = _stem(base)
    softened = third[:-1] if third.endswith("t") else third
    present = (f"{stem}e", f"{softened}st", third, base, f"{stem}t")
    if past.endswith("te"):
        pasts = (past, f"{past}st", f"{past}n", f"{past}t")
    else:
        pasts = (past, f"{past}st", f"{past}en", f"{past}t")
    zu = f"{particle}zu{base}" if particle else f"zu {base}"
    return GermanVerb(
        base=particle + base,
        third=particle + third,
        past=particle + past,
        participle=particle + participle,
        gerund=zu,
        particle=particle,
        persons=(tuple(dict.fromkeys(present)), pasts),
    )


def _stem(base: str) -> str:
    return base[:-2] if base.endswith("en") else base[:-1]
