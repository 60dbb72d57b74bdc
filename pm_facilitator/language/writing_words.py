"""What is worth a second look in the wording of a document, as words of one language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pm_facilitator import assets

DEFAULT = "en"


@dataclass(frozen=True, slots=True)
class WritingKind:
    """One sort of wording: what it is called, the way out, and how it is found.

    Attributes:
        pattern: finds it; None for what is not found by words.
        without_digits: whether a sentence with a figure is left alone.
    """

    title: str
    say: str
    pattern: re.Pattern[str] | None = None
    without_digits: bool = False


@dataclass(frozen=True, slots=True)
class WritingWords:
    """The words of one language.

    Attributes:
        kinds: by name, in the order in which they are told; "abbreviation" and "factor" come last.
        number: finds a figure, in digits or as a word.
        known: abbreviations that need no explaining, in small letters.
        explained: what stands between an abbreviation and its meaning, as a pattern.
    """

    kinds: Mapping[str, WritingKind]
    number: re.Pattern[str]
    known: frozenset[str]
    explained: str


@cache
def writing_words(language: str) -> WritingWords:
    """Give the words of a language; English where it has none."""
    name = f"language/{language}/writing.toml"
    data = assets.toml(name if language and assets.path(name).is_file() else _ENGLISH)
    short, factor = data["abbreviations"], data["factor"]
    found = {
        name: WritingKind(
            kind["title"], kind["say"], _pattern(kind["words"]), kind.get("without_digits", False)
        )
        for name, kind in data["kinds"].items()
    }
    return WritingWords(
        {
            **found,
            "abbreviation": WritingKind(short["title"], short["say"]),
            "factor": WritingKind(factor["title"], factor["say"]),
        },
        re.compile(rf"\d|\b(?:{'|'.join(data['numbers'].split())})\b", re.IGNORECASE),
        frozenset(short["known"].split()),
        "|".join(map(re.escape, short["explained"])),
    )


_ENGLISH = f"language/{DEFAULT}/writing.toml"


def _pattern(words: list[str]) -> re.Pattern[str]:
    said = "|".join(map(_spelled, sorted(words, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{said})(?!\w)", re.IGNORECASE)


def _spelled(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
