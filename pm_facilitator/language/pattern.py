"""The small language of the rules: patterns over words, compiled to ``re`` over letters.

A pattern is a row of items divided by spaces:

* ``forgot``, ``forgot|forgets`` or ``in_time|late`` is one of these words or phrases;
* ``{name}``, ``{name|role}`` and ``{duty!vague|=know}`` are classes of words, joined, and
  without others or without a word;
* ``@person`` stands for a pattern of the ``[macros]``;
* ``( a b | c )`` groups and chooses;
* ``item?``, ``item*``, ``item+`` and ``item~3`` (up to three) repeat;
* ``verb=item`` remembers what matched, for the rewording;
* ``!item`` and ``<!item`` forbid what follows and the one word before;
* ``..4`` skips up to four words, ``..`` anything for forty;
* ``^`` and ``$`` are the ends of a sentence.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

from pm_facilitator.language.alphabet import Alphabet

_ITEM = re.compile(r"^(?:(?P<name>[a-z]+)=)?(?P<ban><?!)?(?P<body>.+?)(?P<many>[?*+]|~\d+)?$")
_CHOICE = re.compile(r"\{[^}]*\}|[^|]+")
_PUNCTUATION = {",": "{comma}", ":": "{colon}"}
_ONE = r"(?:[^\W_][\w'-]*|n't|'\w+)"
_WORD = re.compile(rf"^{_ONE}$")


class BadPattern(ValueError):
    """A pattern that cannot be read; the message says where."""


Needs = tuple[str, ...]
"""Some sets of letters, the rarer first."""

MOST_NEEDS = 4


@dataclass(frozen=True)
class Compiled:
    """A pattern as a regular expression; any match has a letter of each of its ``needs``."""

    source: str
    needs: Needs


def expand(pattern: str) -> str:
    """Put each choice that is more than words or classes, and each phrase, in brackets.

    Raises:
        BadPattern: for an item that cannot be read.
    """
    return " ".join(map(_open, pattern.split()))


@cache
def _open(raw: str) -> str:
    if raw.isalpha():
        return raw
    item = _ITEM.match(raw)
    if item is None or raw in ("|", "^", "$"):
        return raw
    parts = _CHOICE.findall(item["body"])
    opened = [
        part if part[0] in "{@" else _PUNCTUATION.get(part, part.replace("_", " "))
        for part in parts
    ]
    if len(parts) == 1 and " " not in opened[0]:
        return raw.replace(parts[0], opened[0])
    if opened == parts and not any(part[0] in "@$" for part in parts):
        return raw
    name = f"{item['name']}=" if item["name"] else ""
    return f"{name}{item['ban'] or ''}( {' | '.join(opened)} ){item['many'] or ''}"


def literals(pattern: str) -> Iterator[str]:
    """Give the words that an expanded pattern names literally."""
    return chain.from_iterable(map(_named, pattern.split()))


@cache
def _named(raw: str) -> tuple[str, ...]:
    item = _ITEM.match(raw)
    words: list[str] = []
    for part in _CHOICE.findall(item["body"]) if item else ():
        if part.startswith("{"):
            words += (name[1:] for name in re.split(r"[{|!}]", part) if name[:1] == "=")
        elif _WORD.match(part):
            words.append(part)
    return tuple(words)


class Compiler:
    """Compiles expanded patterns to be matched against the letters of an alphabet.

    Each macro, each item, and each set of letters, is worked out once.
    """

    def __init__(self, alphabet: Alphabet, macros: Mapping[str, str]) -> None:
        """Take the macros in their expanded form."""
        self.alphabet = alphabet
        self.known: dict[str, str] = {}
        self.items: dict[str, tuple[str, Needs]] = {}
        self.rarest: dict[Needs, Needs] = {}
        self.common = frozenset(alphabet.letters("common"))
        self._macros = macros
        self._compiled: dict[str, Compiled | None] = {}

    def compile(self, pattern: str) -> Compiled:
        """Compile a pattern.

        Raises:
            BadPattern: when it cannot be read, or when nothing in it must occur.
        """
        compiled = self._parse(pattern)
        if not compiled.needs:
            raise BadPattern(f"nothing in this pattern must occur: {pattern}")
        return compiled

    def macro(self, name: str) -> Compiled:
        """Compile a macro.

        Raises:
            BadPattern: when there is none of this name, or when it needs itself.
        """
        if name not in self._macros:
            raise BadPattern(f"there is no macro named {name!r}")
        if name not in self._compiled:
            self._compiled[name] = None
            self._compiled[name] = self._parse(self._macros[name])
        compiled = self._compiled[name]
        if compiled is None:
            raise BadPattern(f"macros in a circle: {name}")
        return compiled

    def _parse(self, pattern: str) -> Compiled:
        items = pattern.split()
        source, needs, used = _Parser(items, self).sequence(0)
        if used != len(items):
            raise BadPattern(f"a bracket too many: {pattern}")
        return Compiled(source, needs)


class _Parser:
    """Reads items from left to right; each step gives source, needs and where it stopped."""

    def __init__(self, items: list[str], compiler: Compiler) -> None:
        self._items = items
        self._compiler = compiler
        self._alphabet = compiler.alphabet
        self._known = compiler.known
        self._common = compiler.common

    def sequence(self, at: int) -> tuple[str, Needs, int]:
        """Read items, and the alternatives among them, up to a closing bracket or the end."""
        alternatives: list[str] = []
        needed: list[Needs] = []
        source = ""
        needs: Needs = ()
        while at < len(self._items) and not self._items[at].startswith(")"):
            if self._items[at] == "|":
                alternatives.append(source)
                needed.append(needs)
                source, needs, at = "", (), at + 1
                continue
            more, rare, at = self._item(at)
            source += more
            needs = self._rarest(needs + rare)
        alternatives.append(source)
        needed.append(needs)
        either = tuple("".join(parts) for parts in zip(*needed, strict=False))
        return "|".join(alternatives), self._rarest(either), at

    def _rarest(self, needs: Needs) -> Needs:
        if len(needs) < 2:
            return needs
        known = self._compiler.rarest
        if needs not in known:
            by_rarity = sorted(
                set(needs), key=lambda letters: (not self._common.isdisjoint(letters), len(letters))
            )
            known[needs] = tuple(by_rarity[:MOST_NEEDS])
        return known[needs]

    def _item(self, at: int) -> tuple[str, Needs, int]:
        raw = self._items[at]
        if raw.endswith("("):
            return self._group(raw[:-1], at)
        known = self._compiler.items
        if raw not in known:
            known[raw] = self._alone(raw)
        return *known[raw], at + 1

    def _alone(self, raw: str) -> tuple[str, Needs]:
        """Compile an item that is no group, whose meaning is the same in every pattern."""
        if raw == "^":
            return f"(?<!{_char_class(self._class('start'), '^')})", ()
        if raw == "$":
            return f"(?!{_char_class(self._class('end'), '^')})", ()
        if raw.startswith(".."):
            return self._gap(raw[2:]), ()
        found = _ITEM.match(raw)
        if found is None:
            raise BadPattern(f"cannot read {raw!r}")
        if found["body"].startswith("@"):
            macro = self._compiler.macro(found["body"][1:])
            source = f"(?:{macro.source})"
            return self._finish(source, macro.needs, *found.group("name", "ban", "many"))
        letters = self._letters(found["body"])
        source = _char_class(letters)
        return self._finish(source, (letters,), *found.group("name", "ban", "many"))

    def _gap(self, words: str) -> str:
        if words:
            return f"{_char_class(self._class('mark'), '^')}{{0,{words}}}?"
        return f"{_char_class(self._class('end'), '^')}{{0,40}}?"

    def _group(self, opening: str, at: int) -> tuple[str, Needs, int]:
        inner, needs, at = self.sequence(at + 1)
        if at >= len(self._items):
            raise BadPattern(f"a bracket is not closed: {' '.join(self._items)}")
        name, _, ban = opening.rpartition("=")
        if ban not in ("", "!"):
            raise BadPattern(f"cannot read {opening!r}")
        many = self._items[at][1:] or None
        finished = self._finish(f"(?:{inner})", needs, name or None, ban or None, many)
        return *finished, at + 1

    def _finish(
        self, source: str, needs: Needs, name: str | None, ban: str | None, many: str | None
    ) -> tuple[str, Needs]:
        if ban:
            return (f"(?!{source})" if ban == "!" else f"(?<!{source})"), ()
        if many:
            source += f"{{0,{many[1:]}}}" if many.startswith("~") else many
            needs = needs if many == "+" else ()
        if name:
            source = f"(?P<{name}>{source})"
        return source, needs

    def _letters(self, body: str) -> str:
        if body not in self._known:
            self._known[body] = self._read_letters(body)
        return self._known[body]

    def _read_letters(self, body: str) -> str:
        found: set[str] = set()
        for part in _CHOICE.findall(body):
            if part.startswith("{"):
                wanted, _, unwanted = part[1:-1].partition("!")
                found |= self._union(wanted) - self._union(unwanted)
            elif _WORD.match(part):
                found.add(self._alphabet.of_word[part])
            else:
                raise BadPattern(f"cannot read {part!r} in {body!r}")
        return "".join(sorted(found))

    def _union(self, names: str) -> set[str]:
        return {letter for name in names.split("|") if name for letter in self._class(name)}

    def _class(self, name: str) -> str:
        if name.startswith("="):
            return self._alphabet.of_word[name[1:]]
        try:
            return self._alphabet.letters(name)
        except KeyError:
            raise BadPattern(f"there is no class of words named {name!r}") from None


@cache
def _char_class(letters: str, without: str = "") -> str:
    """Write sorted letters as a character class, neighbours as ranges."""
    if len(letters) == 1 and not without:
        return letters
    parts: list[str] = []
    first = last = letters[0]
    for letter in letters[1:] + "\0":
        if ord(letter) == ord(last) + 1:
            last = letter
            continue
        parts.append(first if first == last else f"{first}-{last}")
        first = last = letter
    return f"[{without}{''.join(parts)}]"
