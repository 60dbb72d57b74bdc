"""The learned layer: hears blame in sentences that no rule knows, by weights learned from examples.

It is a sum of whole numbers, one for each sign of a sentence (``evidence.py``), and a threshold.
The weights ship as a resource and are made by ``python -m tests.language.train``.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from operator import attrgetter
from typing import NamedTuple

from pm_facilitator import assets
from pm_facilitator.language.alphabet import Alphabet
from pm_facilitator.language.evidence import RANKS, Evidence, Word
from pm_facilitator.language.finding import Severity
from pm_facilitator.language.lexicon import Lexicon
from pm_facilitator.language.reader import Reading
from pm_facilitator.language.tally import Part, Tallies, Tally
from pm_facilitator.language.weights import Weights

RULE = "learned"
"""The name under which its findings go, where rules have their ids."""

PROSE = 200
"""By how much more a sentence of a document has to weigh: hardly one in fifty of those that were
written down after a meeting puts the fault on anybody, and one in three of what is said in it.
In reports by strangers, of what only the layer heard at 75 more, two of three were fair."""

PROSE_FAIR = 40
"""By how much less fair it need be there for what a rule hears to be left out."""

PROSE_ALOUD = 100
"""The least sum there for what is blame mostly where it is said aloud: in a room "as I said" is a
reproach, in a report it is a turn of phrase."""

PROSE_ALONE = -10
"""What the words of a sentence there have to weigh by themselves, whatever they weigh together:
so a quarter of those that have a person in them are left to be added up, and no blame is lost."""

_rank, _alone = attrgetter("rank"), attrgetter("alone")

_BLAME = "blame"
_STRONG = "strong"
_SHOWN = 3
"""At most so many words are shown as the reason."""
_MOST = 60
"""Of a longer sentence only so many words are read."""


@dataclass(frozen=True)
class Model:
    """Weights for each question that the layer answers, and what a sum must reach.

    Attributes:
        sums: by question the weight of each sign: "blame", "strong", or a kind.
        bias: what each sum starts with.
        heard: the least sum of "blame" that is told.
        sure: the least sum that may be told as a warning.
        fair: below this sum, what a rule hears is not told either.
        notes: what the training wrote down, such as the digest of its sentences.
    """

    sums: Mapping[str, Mapping[str, int]]
    bias: Mapping[str, int]
    heard: int
    sure: int
    fair: int
    notes: Mapping[str, str]

    def weigh(self, signs: set[str], question: str = _BLAME) -> int:
        """Give the sum of a question."""
        weight = self.sums[question].get
        return self.bias[question] + sum([weight(sign, 0) for sign in signs])


@dataclass(frozen=True)
class Heard:
    """A sentence that sounds like blame: its kind, how sure, where, and the words that say so."""

    kind: str
    severity: Severity
    first: int
    last: int
    words: tuple[str, ...]


class Weighed(NamedTuple):
    """A sentence by the places of its letters, its sum, and what each of its words adds to it."""

    first: int
    last: int
    total: int
    parts: Sequence[Part]

    def places(self) -> range:
        """Give the places of the words that are read."""
        return range(self.first, self.first + len(self.parts))

    def touches(self, span: tuple[int, int]) -> bool:
        """Tell whether a place, first and after the last, is in the sentence."""
        return span[0] < self.last and self.first < span[1]


class Learned:
    """Judges sentences by the weights of one language."""

    def __init__(self, model: Model, lexicon: Lexicon, alphabet: Alphabet) -> None:
        self.model = model
        self._evidence = Evidence(lexicon, alphabet)
        self._blame = Tally(model.sums[_BLAME], model.bias[_BLAME])
        self._kinds = [name for name in model.sums if name not in (_BLAME, _STRONG)]
        self._ends = re.compile(f"[{alphabet.letters('end')}]+")
        self._marks = frozenset(alphabet.letters("mark"))

    @cached_property
    def _questions(self) -> Tallies:
        """All questions but the first; they are asked of a sentence that sounds like blame."""
        others = {name: sums for name, sums in self.model.sums.items() if name != _BLAME}
        return Tallies(others, self.model.bias)

    def part(self, letter: str, written: str) -> Part:
        """Give what a word adds to the sum, by its letter and as it is written."""
        return self._blame.part(self._evidence.word(letter, written))

    def parts(self, reading: Reading) -> list[Part]:
        """Give what each word of a text adds to the sum."""
        text, letters, starts, ends = reading
        written = [text[start:end] for start, end in zip(starts, ends, strict=True)]
        return list(map(self.part, letters, written))

    def weigh(self, letters: str, parts: Sequence[Part], worthy: bool = False) -> list[Weighed]:
        """Weigh each sentence of a text, or each that is worthy of it in prose.

        Args:
            letters: one for each word.
            parts: what each word adds.
            worthy: whether to leave out what in prose is not told whatever it weighs.
        """
        weighed: list[Weighed] = []
        first, many = 0, len(letters)
        while first < many:
            end = self._ends.search(letters, first)
            last = end.end() if end else many
            read = parts[first : min(last, first + _MOST)]
            if not worthy or _worthy(read):
                weighed.append(Weighed(first, last, self._blame.total(read), read))
            first = last
        return weighed

    def doubts(
        self,
        weighed: Sequence[Weighed],
        span: tuple[int, int],
        prose: bool = False,
        aloud: bool = False,
    ) -> bool:
        """Tell whether what a rule heard at a place stands among words that are surely fair.

        Args:
            weighed: the sentences of a text.
            span: the place, first and after the last.
            prose: whether they are of a document.
            aloud: whether the rule hears what is blame mostly in a room.
        """
        touched = [each.total for each in weighed if each.touches(span)]
        fair = self.model.fair + (PROSE_FAIR if prose else 0)
        least = PROSE_ALOUD if prose and aloud else fair
        return bool(touched) and max(touched) < least

    def loud(
        self, weighed: Sequence[Weighed], told: Sequence[tuple[int, int]], prose: bool = False
    ) -> list[Weighed]:
        """Give the sentences that sound like blame and in which no rule has told anything.

        Args:
            weighed: the sentences of a text.
            told: the places, first and after the last, of what the rules have told.
            prose: whether they are of a document, in which a sentence has to weigh more, to have
                somebody else in it, and words that sound so by themselves.
        """
        least = self.model.heard + (PROSE if prose else 0)
        return [
            each
            for each in weighed
            if each.total >= least
            and not any(map(each.touches, told))
            and (not prose or _worthy(each.parts))
        ]

    def hear(self, reading: Reading, said: Weighed) -> Heard:
        """Tell what a sentence that sounds like blame says, and by which words."""
        kind, strong = self._kind(self._evidence.words(reading, said.places()))
        strong = strong and said.total >= self.model.sure
        places = self._telling(reading, said)
        return Heard(
            kind=kind,
            severity="warning" if strong else "hint",
            first=min(places),
            last=max(places) + 1,
            words=tuple(reading.words(at, at + 1) for at in places),
        )

    def _kind(self, words: Sequence[Word]) -> tuple[str, bool]:
        """Give the most probable kind of a sentence, and whether it sounds strong."""
        sums = self._questions.totals(words)
        return max(self._kinds, key=sums.__getitem__), sums[_STRONG] > 0

    def _telling(self, reading: Reading, said: Weighed) -> list[int]:
        """Give the words, in order, without which the sentence would sound most innocent."""
        losses = self._blame.losses(said.parts)
        lost = [
            (loss, -at)
            for at, loss in enumerate(losses, said.first)
            if reading.letters[at] not in self._marks
        ]
        most = sorted(lost, reverse=True)[:_SHOWN]
        floor = max(1, most[0][0] // 3) if most else 0
        return sorted(-at for much, at in most if much >= floor) or [said.first]


def _worthy(parts: Sequence[Part]) -> bool:
    """Tell whether a sentence in prose has somebody else in it and words that may be blame.

    What authors write of themselves alone is a story or an apology more often than a reproach.
    """
    someone = max(map(_rank, parts), default=0) > RANKS["S"]
    return someone and sum(map(_alone, parts)) >= PROSE_ALONE


@cache
def model(language: str) -> Model | None:
    """Read the weights of a language; None when it has none."""
    name = f"language/{language}/learned.txt"
    return parse(assets.text(name)) if (assets.root() / name).exists() else None


def parse(text: str) -> Model:
    """Read a model: notes, then for each question its bias, and rows of weights."""
    opening, *questions = text.removesuffix("\n").split("\n[ ")
    notes = dict(line.removeprefix("! ").split(" ", 1) for line in opening.splitlines())
    sums: dict[str, Weights] = {}
    bias: dict[str, int] = {}
    for question in questions:
        heading, _, rows = question.partition("\n")
        name, start, _ = heading.split()
        sums[name], bias[name] = Weights(rows), int(start)
    return Model(sums, bias, int(notes["heard"]), int(notes["sure"]), int(notes["fair"]), notes)
