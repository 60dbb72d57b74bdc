"""Which notes may belong together, by the words that they share.

A word counts the more the fewer notes have it. Around the word that holds most together a group is
formed, with notes that share other words with it; then the next word is tried on the notes that are
left. Equal notes in any order give the same proposals.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from math import log, sqrt

from pm_facilitator.domain.entities import Note
from pm_facilitator.domain.telling_words import telling_words

LARGEST = 30
"""How many notes a group is proposed with at most: a larger one says too little."""

_ALIKE = 0.4
"""Which part of its weight a note has to share with a group to come along without its word."""
_PAIR = 0.3
"""Which part of their weight only two notes have to share, so that chance makes no group."""
_OFTEN = 0.3
"""In which part of a group's notes a word is to be found to bring other notes along."""
_SHARED = 0.6
"""In how many of a group's notes its second word is to be found."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Notes that may belong together, and what they may be called."""

    note_ids: tuple[str, ...]
    name: str


def propose(notes: Iterable[Note]) -> list[Proposal]:
    """Propose groups of the notes that everybody can see and that are in no group yet."""
    free = [n for n in notes if n.group_id is None and not n.hidden and not n.locked]
    texts = _Texts(sorted(free, key=lambda note: (note.y, note.x, note.id)))
    found = sorted(texts.clusters(), key=lambda c: (-len(c.places), c.places[0]))
    return [Proposal(texts.ids(cluster), texts.name(cluster)) for cluster in found]


@dataclass(frozen=True, slots=True)
class _Cluster:
    word: str
    places: tuple[int, ...]


class _Texts:
    """The telling words of notes, by their places in a fixed order."""

    def __init__(self, notes: Sequence[Note]) -> None:
        self._notes = notes
        self._written = [telling_words(note.text) for note in notes]
        every = [{form for form, _ in words} for words in self._written]
        held = Counter(form for words in every for form in words)
        self._weight = {word: word_weight(len(notes), n) for word, n in held.items()}
        self._total = [sum(self._weight[word] for word in words) for words in every]
        # A word that only one note has joins nothing: it counts for that note's weight alone.
        self._words = [[word for word in words if held[word] > 1] for words in every]
        self._holders: dict[str, list[int]] = {}
        for place, shared in enumerate(self._words):
            for word in shared:
                self._holders.setdefault(word, []).append(place)
        self._taken: set[int] = set()

    def ids(self, cluster: _Cluster) -> tuple[str, ...]:
        """Give the ids of a cluster's notes."""
        return tuple(self._notes[place].id for place in cluster.places)

    def clusters(self) -> Iterator[_Cluster]:
        """Give clusters, each with notes that are in none before."""
        queue = [(-score, word) for word in self._holders if (score := self._score(word)) > 0]
        heapify(queue)
        touched: set[str] = set()
        while queue:
            _, word = heappop(queue)
            if word in touched:
                # Notes of this word were taken since: it waits for its turn at its new worth.
                touched.discard(word)
                score = self._score(word)
                if score > 0:
                    heappush(queue, (-score, word))
                continue
            cluster = self._grown(word)
            self._taken |= set(cluster.places)
            touched |= {other for place in cluster.places for other in self._words[place]}
            yield cluster

    def name(self, cluster: _Cluster) -> str:
        """Name a cluster by its word, with a second one that most of its notes share."""
        counts = self._counts(cluster.places)
        least = max(2.0, len(cluster.places) * _SHARED)
        often = [w for w, n in counts.items() if n >= least and w != cluster.word]
        often.sort(key=lambda w: (-counts[w] * self._weight[w], w))
        chosen = [cluster.word, *often[:1]]
        chosen.sort(key=lambda word: (self._usual_place(word, cluster.places), word))
        name = " ".join(self._usual_form(word, cluster.places) for word in chosen)
        return name[:1].upper() + name[1:]

    def _free(self, word: str) -> list[int]:
        return [place for place in self._holders[word] if place not in self._taken]

    def _score(self, word: str) -> float:
        """Say how much a word holds together: 0 when it makes no group."""
        places = self._free(word)
        if not 1 < len(places) <= min(LARGEST, max(3, len(self._notes) * 3 // 5)):
            return 0.0
        counts = self._counts(places)
        pairs = len(places) * (len(places) - 1)
        shared = sum(self._weight[w] * n * (n - 1) for w, n in counts.items() if n > 1) / pairs
        if len(places) == 2 and shared < _PAIR * min(self._total[place] for place in places):
            return 0.0
        return sqrt(len(places) - 1) * shared

    def _grown(self, word: str) -> _Cluster:
        """Give the notes of a word with those that share enough of what these share."""
        places = self._free(word)
        own = set(places)
        alike: Counter[int] = Counter()
        for other, n in self._counts(places).items():
            if n > 1 and n >= _OFTEN * len(places):
                worth = self._weight[other] * n // len(places)
                alike.update({place: worth for place in self._free(other) if place not in own})
        near = [(-worth, p) for p, worth in alike.items() if worth >= _ALIKE * self._total[p]]
        more = [place for _, place in sorted(near)[: LARGEST - len(places)]]
        return _Cluster(word, tuple(sorted([*places, *more])))

    def _counts(self, places: Iterable[int]) -> Counter[str]:
        counts: Counter[str] = Counter()
        for place in places:
            counts.update(self._words[place])
        return counts

    def _usual_form(self, word: str, places: Iterable[int]) -> str:
        """Give a word as it is written most, in small letters unless it always has others."""
        forms = Counter(raw for p in places for form, raw in self._written[p] if form == word)
        small = Counter[str]()
        for raw, n in forms.items():
            small[raw if raw[1:] != raw[1:].lower() else raw.lower()] += n
        return min(small, key=lambda raw: (-small[raw], len(raw), raw))

    def _usual_place(self, word: str, places: Iterable[int]) -> float:
        found = [i for p in places for i, (form, _) in enumerate(self._written[p]) if form == word]
        return sum(found) / len(found)


def word_weight(count: int, holders: int) -> int:
    """Say how much a word tells; whole numbers add up to the same in any order."""
    return round(1000 * log((count + 1) / holders))
