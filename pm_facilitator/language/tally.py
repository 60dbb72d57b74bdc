"""Adds up the weights of a sentence's signs without making the many signs that weigh nothing."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, count
from operator import itemgetter
from sys import intern
from typing import NamedTuple, cast

from pm_facilitator.language.evidence import (
    JOINT,
    LENGTHS,
    NEAR,
    PERSONS,
    RANKS,
    REMEMBERED,
    Word,
)
from pm_facilitator.language.weights import Weights

BITS = 24
"""Of a sum of weights: a sentence has some hundred signs, which weigh some dozens at most."""

_Table = Mapping[str, int]
_NONE: _Table = {}
_UNTOLD = (None,) * len(PERSONS)
_TOLD_OF = tuple(map(itemgetter, range(len(PERSONS))))
_get = cast("Callable[[_Table, str], int | None]", dict.get)

_Act = tuple[str, str, bool, tuple[str, ...], str, _Table, _Table, _Table]
"""What a word does in the play of who does what: its mark, lemma, whether it is a verb only, its
classes and actor; and what it looks up as the last actor, as the first one, and as the verb."""

_Get = Callable[[str], int | None]
_Scene = tuple[str, str, str, _Get, _Get, _Get]
"""Where a play stands: the modal words, the first and the last actor, and what is looked up as the
first one, as the last one, and as the verb."""


class Part(NamedTuple):
    """What a word adds to a sum: by itself, by what follows, and by who is in the sentence.

    Attributes:
        own: the values of its own signs.
        alone: what they weigh.
        token: what stands for it in pairs of words.
        near: the values of it before words near it.
        seen: what stands for it beside its neighbour.
        after: the values of it before its neighbour.
        told: the values of what it tells of the persons in the sentence, by their rank.
        rank: of the person it is, if any.
        act: what it does; None for a word that neither acts nor tells an act.
    """

    own: tuple[int, ...]
    alone: int
    token: str
    near: _Table
    seen: str
    after: _Table
    told: tuple[int | None, ...]
    rank: int
    act: _Act | None


class Tally:
    """The weights for one question; gives the sum that all signs of a sentence would give.

    A sign counts once. So that a set can hold what was found and ``sum`` can add it up, the value
    of a sign is its number, shifted, plus its weight: the lower bits of a sum are that of weights.
    """

    def __init__(self, weights: Mapping[str, int], bias: int, bits: int = BITS) -> None:
        """Take weights of which those of a sentence sum up to so many bits, with their sign."""
        self._rows = Weights.of(weights)
        self._bias = bias
        self._half = 1 << bits - 1
        self._mask = 2 * self._half - 1
        self._numbers = count(1)
        self._tables: dict[str, _Table] = {}
        value = self._table("").get
        self._lengths = [value(sign) for sign in LENGTHS]
        self._persons = [value("p" + person) for person in PERSONS]
        self._contents = [self._table(person + "&") for person in PERSONS]
        self._opening = self._table("^+")
        self._curtain: _Scene = "", "", "", self._table(">>").get, self._table(">").get, _NONE.get
        self._nothing = self._weight({self._lengths[0], self._opening.get("$"), self._persons[0]})
        self._parts: dict[Word, Part] = {}

    def _table(self, head: str) -> _Table:
        """Give the values of the signs with a head, by the rest of the sign."""
        table = self._tables.get(head)
        if table is None:
            weights = self._rows.after(head)
            if not weights:
                return _NONE
            values = zip(weights.items(), self._numbers, strict=False)
            table = {rest: 2 * number * self._half + weight for (rest, weight), number in values}
            # Of two threads that make it, one has its way: a sign has one number.
            table = self._tables.setdefault(head, table)
        return table

    def parts(self, words: Iterable[Word]) -> list[Part]:
        """Give what each of some words adds."""
        return list(map(self.part, words))

    def part(self, word: Word) -> Part:
        """Give what a word adds."""
        return self._parts.get(word) or self._learn(word)

    def total(self, parts: Sequence[Part]) -> int:
        """Give the sum for a sentence."""
        if not parts:
            return self._nothing
        own, _, tokens, near, seen, after, told, ranks, acts = zip(*parts, strict=True)
        rank = max(ranks)
        found: set[int | None] = {
            self._lengths[min(len(parts), 40) // 4],
            self._persons[rank],
            *map(_get, near, tokens[1:]),
            *map(_get, near, tokens[2:]),
            *map(_get, near, tokens[3:]),
            *map(_get, near, tokens[4:]),
            *map(_get, (self._opening, *after), (*seen, "$")),
            *map(_TOLD_OF[rank], told),
            *chain.from_iterable(own),
        }
        self._play(acts, found.add, self._curtain)
        return self._weight(found)

    def losses(self, parts: Sequence[Part]) -> list[int]:
        """Give for each word of a sentence by how much the sum falls without it.

        Without it, the words around it are neighbours, and those five apart are near each other.
        """
        own, _, tokens, near, seen, after, told, ranks, acts = zip(*parts, strict=True)
        rank = max(ranks)
        told = tuple(map(_TOLD_OF[rank], told))
        beside = list(map(_get, (self._opening, *after), (*seen, "$")))
        bridging = list(map(_get, (self._opening, *after), (*seen[1:], "$")))
        rows = [list(map(_get, near, tokens[apart:])) for apart in range(1, NEAR + 2)]
        far = rows.pop()
        counted = Counter(chain(told, beside, *rows, *own))
        length = [self._lengths[min(len(parts) - less, 40) // 4] or 0 for less in (0, 1)]
        played, unplayed = self._played(acts)
        lost: list[int] = []
        for at in range(len(parts)):
            if rank and rank == ranks[at] and ranks.count(rank) == 1:  # all is told of another
                lost.append(self.total(parts) - self.total([*parts[:at], *parts[at + 1 :]]))
                continue
            gone = [*own[at], told[at], *beside[at : at + 2]]
            for apart, row in enumerate(rows, 1):
                gone += row[at : at + 1]
                gone += row[at - apart : at - apart + 1] if at >= apart else ()
            come = {bridging[at], *far[max(0, at - NEAR) : at]}
            missed = {value for value in set(gone) if counted[value] == gone.count(value)}
            come = {value for value in come if value in missed or value not in counted}
            loss = self._weights(_sum(missed) - _sum(come) + length[0] - length[1])
            lost.append(loss + played - unplayed[at])
        return lost

    def _played(self, acts: tuple[_Act | None, ...]) -> tuple[int, list[int]]:
        """Give what a play weighs, and what it weighs without each of the acts."""
        scenes: list[tuple[_Scene, int]] = []
        found: list[int | None] = []
        scene = self._curtain
        for act in acts:
            scenes.append((scene, len(found)))
            scene = self._play((act,), found.append, scene)
        whole = self._weights(_sum(set(found)))
        without: list[int] = []
        for at, (act, (scene, before)) in enumerate(zip(acts, scenes, strict=True), 1):
            if act:
                other = set(found[:before])
                self._play(acts[at:], other.add, scene)
                without.append(self._weights(_sum(other)))
            else:
                without.append(whole)
        return whole, without

    def _weight(self, found: set[int | None]) -> int:
        return self._bias + self._weights(_sum(found))

    def _weights(self, added: int) -> int:
        """Give what the signs weigh whose values were added up."""
        return (added + self._half & self._mask) - self._half

    def _play(
        self, acts: Iterable[_Act | None], add: Callable[[int | None], None], scene: _Scene
    ) -> _Scene:
        """Add who does what, and what is done to whom, from a scene on; see ``evidence.acts``."""
        modal, first, last, by_first, by_last, verb = scene
        for mark, lemma, verb_only, classes, actor, as_last, as_first, as_verb in filter(
            None, acts
        ):
            if lemma:
                add(by_last(modal + lemma))
                if first != last:
                    add(by_first(modal + lemma))
                if verb_only:
                    verb, modal = as_verb.get, ""
            elif mark == "break":
                first = modal = ""
                by_first = self._curtain[3]
            elif mark == "not":
                modal += "not>"
            elif mark:
                modal = mark + ">"
            for name in classes:
                add(by_last(modal + name))
            if actor:
                add(verb(actor))
                last, by_last = actor, as_last.get
                if not first:
                    first, by_first = actor, as_first.get
        return modal, first, last, by_first, by_last, verb

    def _learn(self, word: Word) -> Part:
        if len(self._parts) >= REMEMBERED:
            self._parts.clear()
        part = self._parts[word] = self._made(word)
        return part

    def _made(self, word: Word) -> Part:
        lemma, actor, act = word.lemma, word.actor, None
        if lemma or actor or word.mark or word.classes:
            by_last, by_first = self._table(actor + ">"), self._table(actor + ">>")
            verb = self._table(lemma + "<") if lemma else _NONE
            told = word.mark, lemma, word.verb_only, word.classes
            act = *told, actor, by_last, by_first, verb
        own = tuple(self._own(word.signs))
        return Part(
            own=own,
            alone=self._weights(_sum(set(own))),
            token=intern(word.token),
            near=self._table(word.token + JOINT),
            seen=intern(word.seen),
            after=self._table(word.seen + "+"),
            told=tuple(of.get(word.content) for of in self._contents) if word.content else _UNTOLD,
            rank=RANKS.get(actor, 0),
            act=act,
        )

    def _own(self, signs: Iterable[str]) -> Iterator[int]:
        values = self._table("")
        return (values[sign] for sign in signs if sign in values)


def _sum(found: set[int | None]) -> int:
    """Add up what was found; where nothing was, there is None."""
    found.discard(None)
    return sum(cast("set[int]", found))


class Tallies:
    """Weights for several questions; gives all their sums at once, each in bits of its own."""

    def __init__(self, sums: Mapping[str, Mapping[str, int]], bias: Mapping[str, int]) -> None:
        self._bias = {name: bias[name] for name in sums}
        packed: dict[str, int] = {}
        for at, weights in enumerate(sums.values()):
            for sign, weight in weights.items():
                packed[sign] = packed.get(sign, 0) + (weight << at * BITS)
        self._tally = Tally(packed, 0, BITS * (len(sums) + 1))

    def totals(self, words: Iterable[Word]) -> dict[str, int]:
        """Give the sum of each question for a sentence."""
        packed = self._tally.total(self._tally.parts(words))
        half = 1 << BITS - 1
        totals: dict[str, int] = {}
        for name, bias in self._bias.items():
            total = (packed + half & 2 * half - 1) - half
            packed = packed - total >> BITS
            totals[name] = bias + total
        return totals
