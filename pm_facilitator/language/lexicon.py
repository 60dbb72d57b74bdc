"""The words the coach knows and the classes they belong to, read from the language's data."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pm_facilitator import assets
from pm_facilitator.language.grammar import LanguageGrammar, grammar_of
from pm_facilitator.language.verbs import Verb, conjugate
from pm_facilitator.language.verbs_german import conjugate_german

Conjugation = Callable[[Mapping[str, Any]], dict[str, Verb]]
CONJUGATIONS: Mapping[str, Conjugation] = {"english": conjugate, "german": conjugate_german}
Classes = frozenset[str]

NAME = "name"
WHOSE = "whose"
CAPITALISED = "capitalised"
ACRONYM = "acronym"
IDENTIFIER = "identifier"
NUMBER = "number"
QUOTED = "quoted"
HANDLE = "handle"
COMPONENT = "component"
NOUN = "noun"
TEAM = "role"
TIME = "time start"
_BY_LOOKS = (CAPITALISED, ACRONYM, IDENTIFIER, NUMBER, QUOTED, HANDLE, NOUN, TIME)
SHAPES = (NAME, COMPONENT, TEAM, *_BY_LOOKS)
"""What a word that no list knows can be, judged by its looks or by who asked."""


@dataclass
class Lexicon:
    """Everything known about the words of one language.

    Attributes:
        classes: the classes of each word in lower case; punctuation marks are words too.
        phrases: by their first word, the words that follow and the classes of the whole.
        unions: classes that are made of other classes.
        exact: words whose classes hold in exactly this spelling, such as "IT".
        splits: one written word that stands for two, and where it parts.
        suffixes: endings that give an unknown word its classes, longest first.
        verb_of: the verb a form belongs to.
        further: verbs by their base form that are known only where a verb has to stand.
        maybe_names: names that are everyday words as well, such as "will".
        grammar: what else is known of the language.
    """

    classes: dict[str, Classes]
    phrases: dict[str, list[tuple[tuple[str, ...], Classes]]]
    unions: dict[str, tuple[str, ...]]
    exact: dict[str, Classes]
    splits: dict[str, tuple[str, int, str]]
    suffixes: list[tuple[str, Classes]]
    verb_of: dict[str, Verb]
    further: dict[str, Verb]
    maybe_names: frozenset[str]
    grammar: LanguageGrammar

    def guess(self, word: str) -> Classes:
        """Give the classes of a word in lower case that no list knows, by its ending."""
        for ending, classes in self.suffixes:
            if word.endswith(ending) and len(word) > len(ending) + 2:
                return classes
        return frozenset((NOUN,))

    def step(self, word: str) -> Verb | None:
        """Give the verb whose base form stands where nothing but a verb can: "to re-enable"."""
        known = self.verb_of.get(word) or self.further.get(word)
        if known is not None:
            return known if known.base == word else None
        for prefix in self.grammar.prefixes:
            rest = word.removeprefix(prefix)
            verb = self.verb_of.get(rest) or self.further.get(rest)
            if rest != word and verb is not None and verb.base == rest:
                return Verb(*(prefix + form for _, form in verb.forms()))
        return None


def load(language: str) -> Lexicon:
    """Read the lexicon of a language, such as ``en``."""
    folder = f"language/{language}"
    words = assets.toml(f"{folder}/words.toml")
    verbs = assets.toml(f"{folder}/verbs.toml")
    names = assets.toml(f"{folder}/names.toml")
    classes = _plain_words(words["classes"])
    grammar = grammar_of(language)
    verb_of = _add_verbs(classes, verbs, CONJUGATIONS[grammar.conjugation])
    _add_idioms(classes, folder, verb_of)
    _add_adjectives(classes, words.get("adjectives", {}), grammar)
    _add_given_names(classes, names, grammar)
    phrases = _phrases(classes)
    return Lexicon(
        classes={word: frozenset(found) for word, found in classes.items()},
        phrases=phrases,
        unions={name: tuple(parts.split()) for name, parts in words["unions"].items()},
        exact={word: frozenset(found.split()) for word, found in words["exact"].items()},
        splits=_splits(words["contractions"]),
        suffixes=_suffixes(words["suffixes"]),
        verb_of=verb_of,
        further=CONJUGATIONS[grammar.conjugation](verbs["further"]) if "further" in verbs else {},
        maybe_names=frozenset(names["maybe"].split()),
        grammar=grammar,
    )


def _plain_words(table: Mapping[str, str]) -> defaultdict[str, set[str]]:
    classes: defaultdict[str, set[str]] = defaultdict(set)
    for name, words in table.items():
        for word in words.split():
            classes[word].add(name)
    return classes


def _add_verbs(
    classes: defaultdict[str, set[str]], data: Mapping[str, Any], conjugation: Conjugation
) -> dict[str, Verb]:
    verbs = conjugation(data)
    groups: dict[str, list[str]] = {"verb": list(verbs)}
    groups |= {name: words.split() for name, words in data["groups"].items()}
    for name, bases in groups.items():
        for base in bases:
            for ending, form in verbs[base].forms():
                classes[form].add(name + ending)
    verb_of: dict[str, Verb] = {}
    for verb in verbs.values():
        for _, form in verb.forms():
            verb_of.setdefault(form, verb)
    return verb_of


def _add_adjectives(
    classes: defaultdict[str, set[str]], table: Mapping[str, str], grammar: LanguageGrammar
) -> None:
    for name, words in table.items():
        for word in words.split():
            for ending in ("", *grammar.adjective_endings):
                classes[word + ending].add(name)


def _add_given_names(
    classes: defaultdict[str, set[str]], names: Mapping[str, str], grammar: LanguageGrammar
) -> None:
    """Add the names of this or another language's list, but for those that are words here."""
    listed = assets.toml(f"language/{grammar.names}/names.toml")["names"]
    for name in set(listed.split()).difference(names.get("never", "").split()):
        classes[name].add(NAME)
        if grammar.genitive:
            classes[name + grammar.genitive].add(WHOSE)


def _add_idioms(
    classes: defaultdict[str, set[str]], folder: str, verb_of: Mapping[str, Verb]
) -> None:
    """Add phrases as they stand, and phrases whose first word is a verb in all its forms.

    In both, ``one's`` stands for every possessive: "drag_one's_feet". A language may do without.
    """
    if not (assets.root() / folder / "idioms.toml").is_file():
        return
    data = assets.toml(f"{folder}/idioms.toml")
    owners = data["owners"].split()
    for name, entries in data["phrases"].items():
        for entry in entries.split():
            for phrase in _owned(entry, owners):
                classes[phrase].add(name)
    for name, entries in data["verbs"].items():
        for entry in entries.split():
            first, mark, rest = entry.partition("_")
            for ending, form in verb_of[first].forms():
                for phrase in _owned(form + mark + rest, owners):
                    classes[phrase].add(name + ending)


def _owned(entry: str, owners: list[str]) -> list[str]:
    if "one's" not in entry:
        return [entry]
    return [entry.replace("one's", owner) for owner in owners]


def _phrases(
    classes: defaultdict[str, set[str]],
) -> dict[str, list[tuple[tuple[str, ...], Classes]]]:
    phrases: defaultdict[str, list[tuple[tuple[str, ...], Classes]]] = defaultdict(list)
    for joined in [word for word in classes if "_" in word]:
        first, *rest = joined.split("_")
        phrases[first].append((tuple(rest), frozenset(classes.pop(joined))))
    for found in phrases.values():
        found.sort(key=lambda entry: -len(entry[0]))
    return dict(phrases)


def _splits(table: Mapping[str, str]) -> dict[str, tuple[str, int, str]]:
    """Read ``didnt = "did 3 n't"`` as: after three letters the word parts into these two."""
    splits = {}
    for word, parts in table.items():
        first, at, second = parts.split()
        splits[word] = (first, int(at), second)
    return splits


def _suffixes(table: Mapping[str, str]) -> list[tuple[str, Classes]]:
    found = [(ending, frozenset(name.split())) for ending, name in table.items()]
    return sorted(found, key=lambda entry: -len(entry[0]))
