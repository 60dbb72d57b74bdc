"""How an action is worded: whether a verb opens it, and a form in which it can be finished."""

import re
from dataclasses import dataclass
from functools import cache

from pm_facilitator import assets
from pm_facilitator.language.verbs import conjugate

_KNOWN = ("en",)
"""The languages whose actions have forms here."""


@dataclass(frozen=True, slots=True)
class Form:
    """A better way to put an action; what people have to fill in stands in [brackets]."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class _Words:
    before: re.Pattern[str]
    passive: re.Pattern[str]
    bases: frozenset[str]
    of_participle: dict[str, str]
    of_gerund: dict[str, str]
    forms: tuple[tuple[re.Pattern[str], Form], ...]


def opens_with_verb(text: str, language: str = "en") -> bool:
    """Tell whether an action begins with a verb that says what to do.

    True as well where the language is none whose verbs are known here.
    """
    if language not in _KNOWN:
        return True
    first = re.match(r"[\w-]+", text.strip().casefold())
    words = _words(language)
    return first is not None and (first[0] in words.bases or first[0].split("-")[0] in words.bases)


def with_verb_first(text: str, language: str = "en") -> str | None:
    """Give an action with its own verb in front; None where that cannot be told.

    "We should add an alert" becomes "Add an alert", "Adding an alert" too, and "Certificates should
    be renewed by a job" becomes "Renew certificates by a job".
    """
    said = " ".join(text.split())
    if language not in _KNOWN or not said or opens_with_verb(said, language):
        return None
    words = _words(language)
    rest = words.before.sub("", said, count=1)
    if rest != said and opens_with_verb(rest, language):
        return _capital(rest)
    first, _, after = said.partition(" ")
    base = words.of_gerund.get(first.casefold())
    if base and after:
        return _capital(f"{base} {after}")
    passive = words.passive.fullmatch(said)
    base = words.of_participle.get(passive["done"].casefold()) if passive else None
    if passive is None or base is None:
        return None
    return _capital(f"{base} {_small(passive['what'])}{passive['rest']}")


def form_for(text: str, language: str = "en") -> Form | None:
    """Give a form for what an action is about; None where none fits."""
    if language not in _KNOWN:
        return None
    said = " ".join(text.casefold().replace("’", "'").split())
    return next((form for fits, form in _words(language).forms if fits.search(said)), None)


@cache
def _words(language: str) -> _Words:
    data = assets.toml(f"language/{language}/action_forms.toml")
    # Of the verbs that the table lacks the regular forms are enough: no other one is ever met.
    extra = {"regular": data["verbs"], "doubled": "", "irregular": {}}
    verbs = conjugate(extra) | conjugate(assets.toml(f"language/{language}/verbs.toml"))
    forms = tuple(
        (
            re.compile(rf"(?<![\w-])(?:{'|'.join(each['match'])})(?![\w-])"),
            Form(each["form"], each["why"]),
        )
        for each in data["form"]
    )
    return _Words(
        before=re.compile(f"^{data['before']}", re.IGNORECASE),
        passive=re.compile(
            rf"(?P<what>.+?) {data['passive']} be (?P<done>[\w-]+)(?P<rest>.*)", re.IGNORECASE
        ),
        bases=frozenset(verbs) - frozenset(data["weak"].split()),
        of_participle={verb.participle: verb.base for verb in verbs.values()},
        of_gerund={verb.gerund: verb.base for verb in verbs.values()},
        forms=forms,
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _small(text: str) -> str:
    """Give a text with a small letter in front, unless its first word is a name or an acronym."""
    first = text.split(" ", 1)[0]
    return text if any(c.isupper() for c in first[1:]) else text[:1].lower() + text[1:]
