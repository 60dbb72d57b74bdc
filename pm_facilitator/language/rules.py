"""The coach's rules: read from the language's data, checked, and compiled for the matcher."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, reduce
from itertools import repeat
from operator import or_
from typing import Any, get_args

from pm_facilitator import assets
from pm_facilitator.errors import ResourceMissing
from pm_facilitator.language import lexicon as lexicons
from pm_facilitator.language.alphabet import Alphabet
from pm_facilitator.language.finding import Severity
from pm_facilitator.language.lexicon import Lexicon
from pm_facilitator.language.pattern import (
    MOST_NEEDS,
    BadPattern,
    Compiler,
    Needs,
    expand,
    literals,
)


@dataclass(frozen=True)
class Rule:
    """One rule, complete with what its kind gives to it.

    Attributes:
        id: its name in the data and in the documentation.
        kind: what its findings are about.
        about: what it listens for, in a few words.
        severity: of its findings.
        match: its patterns, as written.
        unless: patterns that make the same sentence innocent.
        frames: templates for a rewording, the first that can be filled is taken.
        message: why it matters.
        questions: what to ask instead.
        source: where in the literature the thought comes from.
        field: the field it is for, such as "action"; empty for every text.
        general: whether it gives way to the other rules of its kind.
        sure: whether it is told whatever the learned layer makes of the sentence.
        aloud: whether it hears what is blame mostly where it is said in a room; in a document the
            learned layer has to bear it out.
    """

    id: str
    kind: str
    about: str
    severity: Severity
    match: tuple[str, ...]
    unless: tuple[str, ...]
    frames: tuple[str, ...]
    message: str
    questions: tuple[str, ...]
    source: str
    field: str
    general: bool = False
    sure: bool = False
    aloud: bool = False


class Matcher:
    """One pattern of a rule, with those that forbid it; compiled when it is first needed."""

    def __init__(self, rule: Rule, find: str, unless: str, rare: str) -> None:
        """Take the letters of which any match has one in ``rare``."""
        self.rule = rule
        self._find = find
        self._unless = unless
        self._rare = rare

    def after(self, match: re.Match[str]) -> re.Match[str] | None:
        """Give the next match in the same letters.

        Most sentences have one, and looking for another takes as long as for the first.
        """
        letters, end = match.string, match.end()
        alone = self._rare_letters.isdisjoint(letters[end:])
        return None if alone else self.find.search(letters, end)

    @cached_property
    def _rare_letters(self) -> frozenset[str]:
        return frozenset(self._rare)

    @cached_property
    def find(self) -> re.Pattern[str]:
        """The pattern."""
        return re.compile(self._find)

    @cached_property
    def unless(self) -> re.Pattern[str] | None:
        """What makes the same sentence innocent."""
        return re.compile(self._unless) if self._unless else None


@dataclass(frozen=True)
class RuleBook:
    """All rules of a language, ready to be matched.

    Attributes:
        lexicon: the words.
        alphabet: the letters that the patterns are written in.
        rules: the rules in the order of the data.
        matchers: the compiled patterns.
        needs: for each letter, the matchers whose needs it meets, as a bit set: those whose first
            need it meets, then those whose second, and so on.
        sentence_ends: finds the marks that end a sentence.
        spared: finds what makes the learned layer say nothing of a sentence; None without.
    """

    lexicon: Lexicon
    alphabet: Alphabet
    rules: tuple[Rule, ...]
    matchers: tuple[Matcher, ...]
    needs: Mapping[str, int]
    sentence_ends: re.Pattern[str]
    spared: re.Pattern[str] | None

    def possible(self, letters: str) -> int:
        """Give the matchers, as a bit set, that have all their needs met by these letters."""
        met = found = reduce(or_, map(self.needs.get, letters, repeat(0)), 0)
        for _ in range(MOST_NEEDS - 1):
            met >>= len(self.matchers)
            found &= met
        return found


_ready: dict[str, RuleBook] = {}


def rule_book(language: str = "en") -> RuleBook:
    """Give the rules of a language, compiled once."""
    if language not in _ready:
        _ready[language] = _compiled(language)
    return _ready[language]


def is_ready(language: str) -> bool:
    """Tell whether the rules of a language are compiled."""
    return language in _ready


def take(language: str, book: RuleBook) -> None:
    """Use rules of a language that were compiled before, from the same data."""
    _ready.setdefault(language, book)


def _compiled(language: str) -> RuleBook:
    lexicon = lexicons.load(language)
    rules = read_rules(language)
    written = assets.toml(f"language/{language}/macros.toml")
    macros = {name: expand(pattern) for name, pattern in written["macros"].items()}
    spared = [expand(pattern) for pattern in written.get("spared", {}).values()]
    patterns = {pattern: expand(pattern) for rule in rules for pattern in rule.match + rule.unless}
    named = {
        word
        for pattern in (*macros.values(), *patterns.values(), *spared)
        for word in literals(pattern)
    }
    alphabet = Alphabet(lexicon, named)
    compiler = Compiler(alphabet, macros)
    matchers: list[Matcher] = []
    needed: list[Needs] = []
    for rule in rules:
        for matcher, needs in _compile(rule, patterns, compiler):
            matchers.append(matcher)
            needed.append(needs)
    ends = re.compile(f"[{alphabet.letters('end')}]+")
    sparing = "|".join(compiler.compile(pattern).source for pattern in spared)
    return RuleBook(
        lexicon,
        alphabet,
        rules,
        tuple(matchers),
        _met_by(needed),
        ends,
        re.compile(sparing) if sparing else None,
    )


def _met_by(needed: Sequence[Needs]) -> dict[str, int]:
    """Turn what each matcher needs into what each letter meets; see ``RuleBook.needs``."""
    alike: dict[str, int] = {}  # many matchers need the same letters
    for at, needs in enumerate(needed):
        for turn in range(MOST_NEEDS):
            letters = needs[min(turn, len(needs) - 1)]
            alike[letters] = alike.get(letters, 0) | 1 << turn * len(needed) + at
    met: dict[str, int] = {}
    for letters, bits in alike.items():
        for letter in letters:
            met[letter] = met.get(letter, 0) | bits
    return met


@cache
def read_rules(language: str = "en") -> tuple[Rule, ...]:
    """Read the rules of a language, without compiling anything.

    Raises:
        ResourceMissing: when the data is not as it should be; the message names the rule.
    """
    kinds = assets.toml(f"language/{language}/kinds.toml")
    found: list[Rule] = []
    for path in sorted(assets.path(f"language/{language}").glob("rules_*.toml")):
        for data in assets.toml(f"language/{language}/{path.name}")["rule"]:
            found.append(_rule(data, kinds))
    return tuple(found)


def kind_label(kind: str, language: str = "en") -> str:
    """Give what findings of a kind are called before people; an own kind is its own name."""
    known = assets.toml(f"language/{language}/kinds.toml").get(kind)
    return str(known["label"]) if known else kind.replace("-", " ")


def _rule(data: Mapping[str, Any], kinds: Mapping[str, Any]) -> Rule:
    name = data.get("id", "?")
    try:
        kind = kinds[data["kind"]]
        rule = Rule(
            id=data["id"],
            kind=data["kind"],
            about=data["about"],
            severity=data.get("severity", "warning"),
            match=tuple(data["match"]),
            unless=tuple(data.get("unless", ())),
            frames=tuple(data.get("frames", ())),
            message=data.get("message", kind["message"]),
            questions=tuple(data.get("questions", kind["questions"])),
            source=data.get("source", kind["source"]),
            field=data.get("field", ""),
            general=data.get("general", False),
            sure=data.get("sure", False),
            aloud=data.get("aloud", False),
        )
    except KeyError as missing:
        raise ResourceMissing(f"The language rule {name} lacks {missing}.") from None
    if rule.severity not in get_args(Severity):
        raise ResourceMissing(f"The language rule {name} has an unknown severity.")
    return rule


def _compile(
    rule: Rule, patterns: Mapping[str, str], compiler: Compiler
) -> Iterator[tuple[Matcher, Needs]]:
    try:
        unless = "|".join(compiler.compile(patterns[pattern]).source for pattern in rule.unless)
        for pattern in rule.match:
            compiled = compiler.compile(patterns[pattern])
            yield Matcher(rule, compiled.source, unless, compiled.needs[0]), compiled.needs
    except BadPattern as bad:
        raise ResourceMissing(f"The language rule {rule.id}: {bad}.") from bad
