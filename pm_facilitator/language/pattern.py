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

from pm_facilitator.language.alphabet import Alphabet

_ITEM = re.compile(r"^(?:(?P<name>[a-z]+)=)?(?P<ban><?!)?(?P<body>.+?)(?P<many>[?*+]|~\d+)?$")
_CHOICE = re.compile(r"\{[^}]*\}|[^|]+")
_PUNCTUATION = {",": "{comma}", ":": "{colon}"}
_ONE = r"(?:[^\W_][\w'-]*|n't|'\w+)"
_WORD = re.compile(rf"^{_ONE}$")


class BadPattern(ValueError):
    """A pattern that cannot be read; the message says where."""


@dataclass(frozen=True)
class Compiled:
    """A pattern as a regular expression, and letters of which any match has at least one."""

    source: str
    trigger: str


def expand(pattern: str, macros: Mapping[str, str]) -> str:
    """Replace each ``@macro`` by its pattern, and each choice that is more than words, in brackets.

    Raises:
        BadPattern: for a macro that does not exist, or one that needs itself.
    """
    for _ in range(8):
        opened = " ".join(_open(item, macros) for item in pattern.split())
        if opened == pattern:
            return pattern
        pattern = opened
    raise BadPattern(f"macros in a circle: {pattern}")


def _open(raw: str, macros: Mapping[str, str]) -> str:
    raw = _PUNCTUATION.get(raw, raw)
    item = _ITEM.match(raw)
    if item is None or raw in ("|", "^", "$"):
        return raw
    parts = _CHOICE.findall(item["body"])
    if not any(part[0] in "@$,:" or ("_" in part and part[0] != "{") for part in parts):
        return raw
    try:
        opened = [macros[part[1:]] if part[0] == "@" else part.replace("_", " ") for part in parts]
    except KeyError as missing:
        raise BadPattern(f"there is no macro named {missing}") from None
    name = f"{item['name']}=" if item["name"] else ""
    return f"{name}{item['ban'] or ''}( {' | '.join(opened)} ){item['many'] or ''}"


def literals(pattern: str) -> Iterator[str]:
    """Give the words that an expanded pattern names literally."""
    for raw in pattern.split():
        item = _ITEM.match(raw)
        for part in _CHOICE.findall(item["body"]) if item else ():
            if part.startswith("{"):
                yield from (name[1:] for name in re.split(r"[{|!}]", part) if name[:1] == "=")
            elif _WORD.match(part):
                yield part


def compile_pattern(pattern: str, alphabet: Alphabet, known: dict[str, str]) -> Compiled:
    """Compile an expanded pattern.

    Args:
        pattern: with its macros replaced.
        alphabet: the letters it will be matched against.
        known: the letters of the items read so far, kept from pattern to pattern.

    Raises:
        BadPattern: when it cannot be read, or when nothing in it must occur.
    """
    items = pattern.split()
    source, trigger, used = _Parser(items, alphabet, known).sequence(0)
    if used != len(items):
        raise BadPattern(f"a bracket too many: {pattern}")
    if not trigger:
        raise BadPattern(f"nothing in this pattern must occur: {pattern}")
    return Compiled(source, trigger)


class _Parser:
    """Reads items from left to right; each step gives source, trigger and where it stopped."""

    def __init__(self, items: list[str], alphabet: Alphabet, known: dict[str, str]) -> None:
        self._items = items
        self._alphabet = alphabet
        self._known = known
        self._common = set(alphabet.letters("common"))

    def sequence(self, at: int) -> tuple[str, str, int]:
        """Read items, and the alternatives among them, up to a closing bracket or the end."""
        alternatives: list[str] = []
        triggers: list[str] = []
        source, trigger = "", ""
        while at < len(self._items) and not self._items[at].startswith(")"):
            if self._items[at] == "|":
                alternatives.append(source)
                triggers.append(trigger)
                source, trigger, at = "", "", at + 1
                continue
            more, rare, at = self._item(at)
            source += more
            trigger = self._rarer(trigger, rare)
        alternatives.append(source)
        triggers.append(trigger)
        return "|".join(alternatives), "".join(triggers) if all(triggers) else "", at

    def _rarer(self, one: str, other: str) -> str:
        if not one or not other:
            return one or other
        return min(
            one, other, key=lambda letters: (bool(self._common & set(letters)), len(letters))
        )

    def _item(self, at: int) -> tuple[str, str, int]:
        raw = self._items[at]
        if raw.endswith("("):
            return self._group(raw[:-1], at)
        if raw == "^":
            return f"(?<!{_char_class(self._class('start'), '^')})", "", at + 1
        if raw == "$":
            return f"(?!{_char_class(self._class('end'), '^')})", "", at + 1
        if raw.startswith(".."):
            return self._gap(raw[2:]), "", at + 1
        found = _ITEM.match(raw)
        if found is None:
            raise BadPattern(f"cannot read {raw!r}")
        letters = self._letters(found["body"])
        source = _char_class(letters)
        return *self._finish(source, letters, found["name"], found["ban"], found["many"]), at + 1

    def _gap(self, words: str) -> str:
        if words:
            return f"{_char_class(self._class('mark'), '^')}{{0,{words}}}?"
        return f"{_char_class(self._class('end'), '^')}{{0,40}}?"

    def _group(self, opening: str, at: int) -> tuple[str, str, int]:
        inner, trigger, at = self.sequence(at + 1)
        if at >= len(self._items):
            raise BadPattern(f"a bracket is not closed: {' '.join(self._items)}")
        name, _, ban = opening.rpartition("=")
        if ban not in ("", "!"):
            raise BadPattern(f"cannot read {opening!r}")
        many = self._items[at][1:] or None
        finished = self._finish(f"(?:{inner})", trigger, name or None, ban or None, many)
        return *finished, at + 1

    def _finish(
        self, source: str, trigger: str, name: str | None, ban: str | None, many: str | None
    ) -> tuple[str, str]:
        if ban:
            return (f"(?!{source})" if ban == "!" else f"(?<!{source})"), ""
        if many:
            source += f"{{0,{many[1:]}}}" if many.startswith("~") else many
            trigger = trigger if many == "+" else ""
        if name:
            source = f"(?P<{name}>{source})"
        return source, trigger

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
