"""What a heading or a field's name means, by the synonyms in ``importers/headings.toml``."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from pm_facilitator import assets

_ASIDE = re.compile(r"\([^()]{0,80}\)")
_NOISE = re.compile(r"[^\w\s]|_", re.U)
_SHORT_LABEL = 60
_SHORTEST_TAIL = 3
_WITHOUT_SPACES = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
_ACCENTS = re.compile("[\u0300-\u036f]")

OF_PAGE = 8
"""The level of what is taken for a heading since pages and days have such lines."""


def section_of(heading: str) -> str | None:
    """Give the section that a heading opens, or None."""
    bare = _words(_ASIDE.sub("", heading))
    return (bare and _section_of(bare)) or _section_of(_words(heading))


def _section_of(words: Sequence[str]) -> str | None:
    if not words or len(words) > 24:
        return None
    if name := _phrases("alone").get(" ".join(words)):
        return name
    return _longest(words)[1] or _section_of_tail(words[-1]) or _within_signs(words[-1])


def says_done(heading: str) -> bool:
    """Tell whether a heading says of its actions that they were taken, as "Fixes applied" does."""
    words = _words(heading)
    states: dict[str, list[str]] = assets.toml("importers/headings.toml")["states"]
    told = any(word in words or _is_within(word, words) for word in states["done"])
    return told and set(words).isdisjoint(states["open"])


def _is_within(phrase: str, words: Sequence[str]) -> bool:
    """Tell whether a phrase of a language without spaces stands in one of some words."""
    return _WITHOUT_SPACES.search(phrase) is not None and any(phrase in word for word in words)


def is_told_by_chance(heading: str) -> bool:
    """Tell whether a single word among others is all that is known of a heading."""
    words = [word for word in _words(_ASIDE.sub("", heading)) if not word.isdigit()]
    return 1 < len(words) <= 24 and _longest(words)[0] <= 1


def _longest(words: Sequence[str]) -> tuple[int, str]:
    """Give the longest phrase that is known among some words, by its length and its section."""
    phrases = _phrases("sections")
    best: tuple[int, str] = (0, "")
    for start in range(len(words)):
        for size in range(min(6, len(words) - start), best[0], -1):
            name = phrases.get(" ".join(words[start : start + size]))
            # One word in a long heading is chance, unless it is as telling as timeline.
            if name and (size > 1 or len(words) <= 4 or name == "timeline"):
                best = (size, name)
                break
    return best


def _section_of_tail(word: str) -> str | None:
    """Give the section of a word of a language without spaces by what it ends with: 障害時系列."""
    if word.isascii() or not _WITHOUT_SPACES.search(word):
        return None
    ends = (word[start:] for start in range(1, len(word) - _SHORTEST_TAIL + 1))
    sections = _phrases("sections")
    return "timeline" if any(sections.get(end) == "timeline" for end in ends) else None


def _within_signs(word: str) -> str | None:
    """Give the section of such a word by the longest phrase in it: 根本原因分析.

    It must be half of the word, for a title may name many things, or all that is behind the last
    "of": 実施済みの対策.
    """
    if word.isascii() or not _WITHOUT_SPACES.search(word):
        return None
    sections = _phrases("sections")
    if named := sections.get(word.rpartition("の")[2]):
        return named
    told = [phrase for phrase in sections if len(phrase) > 1 and _is_within(phrase, [word])]
    longest = max(told, key=len, default="")
    return sections[longest] if longest and len(longest) * 2 >= len(word) else None


def label_of(words: str) -> str | None:
    """Give the section that a label such as "Impact:" opens: the whole of it must be a phrase."""
    said = " ".join(_words(words[:_SHORT_LABEL]))
    return _phrases("sections").get(said) or _phrases("alone").get(said)


def templates_told(heading: str) -> Iterable[str]:
    """Give the names of the templates that a heading belongs to, and hardly any other document."""
    return {**_in_templates("texts", heading), **_in_templates("sections_in", heading)}


def text_in(template: str, heading: str) -> str:
    """Give the section that keeps the prose below a heading in a template, or nothing."""
    tables = ("texts", "texts_beside")
    return next(filter(None, (_in_templates(t, heading).get(template) for t in tables)), "")


def section_in(template: str, heading: str) -> str | None:
    """Give what a heading means in a template, where it means something else in others; or None."""
    return _in_templates("sections_in", heading).get(template)


def _in_templates(table: str, heading: str) -> Mapping[str, str]:
    """Give the name that a whole heading stands for in each template of a table."""
    said = " ".join(_words(heading[:_SHORT_LABEL]))
    found: dict[str, dict[str, list[str]]] = assets.toml("importers/headings.toml")[table]
    return {
        template: name
        for template, names in found.items()
        for name, phrases in names.items()
        if said in phrases
    }


def field_of(name: str) -> str | None:
    """Give the field of the document that a label such as "Severity" names, or None."""
    return _phrases("fields").get(" ".join(_words(name[:_SHORT_LABEL])))


@cache
def words_of_field(field: str) -> frozenset[str]:
    """Give the first words of all labels that name a field."""
    return frozenset(
        label.partition(" ")[0] for label, name in _phrases("fields").items() if name == field
    )


def says_nothing(title: str) -> bool:
    """Tell whether a title only says what sort of document it is."""
    return (
        " ".join(_words(title[:_SHORT_LABEL]))
        in assets.toml("importers/headings.toml")["titles"]["empty"]
    )


def _words(text: str) -> list[str]:
    # "What we'll do" is not about what went well.
    bare = text[:400].replace("’", "'").replace("'ll ", " will ").replace("'re ", " are ")
    bare = bare.replace("'", "")
    return _NOISE.sub(" ", bare).casefold().split()


@cache
def _phrases(table: str) -> Mapping[str, str]:
    data: dict[str, list[str]] = assets.toml("importers/headings.toml")[table]
    found: dict[str, str] = {}
    for name, phrases in data.items():
        for phrase in phrases:
            found.setdefault(" ".join(_words(phrase)), name)
    # Many write without the accents, as in "Linea de tiempo".
    return {**{_without_accents(phrase): name for phrase, name in found.items()}, **found}


def _without_accents(phrase: str) -> str:
    return _ACCENTS.sub("", unicodedata.normalize("NFD", phrase))
