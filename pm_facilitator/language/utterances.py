"""Tells what sort of thing was just said, such as a decision, and what to ask about it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pm_facilitator import assets
from pm_facilitator.errors import ResourceMissing
from pm_facilitator.presets import Prompt

_SHARED = re.compile(r"<(\w+)>")
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
_LONGEST = 600
"""So many characters of a text are looked at: what is said first decides."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """A sort of thing that people say.

    Attributes:
        name: its name in the data, such as "mental_model".
        label: what the facilitator reads, such as "a judgement".
        heard: an example.
        questions: what to ask about it, the best first.
    """

    name: str
    label: str
    heard: str
    questions: tuple[Prompt, ...]


@dataclass(frozen=True, slots=True)
class _Cue:
    kind: str
    match: re.Pattern[str]
    unless: re.Pattern[str] | None


def classify(text: str, language: str = "en") -> Utterance | None:
    """Give what sort of thing a text says, or None when no cue tells."""
    said = " ".join(text[:_LONGEST].translate(_STRAIGHT).lower().split())
    for cue in _cues(language) if said else ():
        if cue.match.search(said) and not (cue.unless and cue.unless.search(said)):
            return utterances(language)[cue.kind]
    return None


@cache
def utterances(language: str = "en") -> Mapping[str, Utterance]:
    """Give the sorts of things that people say, by name, in the order of the data."""
    data = _data(language)
    return {item["name"]: _utterance(item, data["sources"]) for item in data["kind"]}


def _utterance(item: Mapping[str, Any], sources: Mapping[str, str]) -> Utterance:
    questions = tuple(
        Prompt(each["text"], each["aim"], sources[each["source"]]) for each in item["question"]
    )
    return Utterance(item["name"], item["label"], item["heard"], questions)


@cache
def _cues(language: str) -> tuple[_Cue, ...]:
    data = _data(language)
    known, words = utterances(language), data["words"]
    cues: list[_Cue] = []
    for item in data["cues"]:
        if item["kind"] not in known:
            raise ResourceMissing(f"There are no questions for the cue {item['kind']}.")
        match, unless = _compiled(item["match"], words), _compiled(item["unless"], words)
        if match is not None:
            cues.append(_Cue(item["kind"], match, unless))
    return tuple(cues)


def _compiled(patterns: Sequence[str], words: Mapping[str, str]) -> re.Pattern[str] | None:
    """Join patterns into one over whole words, with the shared words put in; None for none."""
    if not patterns:
        return None
    written = "|".join(patterns)
    return re.compile(rf"\b(?:{_SHARED.sub(lambda found: words[found[1]], written)})(?!\w)")


def _data(language: str) -> dict[str, Any]:
    return assets.toml(f"language/{language}/utterances.toml")
