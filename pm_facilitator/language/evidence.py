"""Turns a sentence into the small signs that the learned layer weighs: words, and who does what.

A sign is a short readable string: ``P>forget`` is a person before the verb "forget", ``by+R`` the
word "by" before a role. Names, numbers, times, quotations and identifiers are never part of a sign:
only the class of such a word is, so nobody's name can weigh anything.
"""

from collections.abc import Iterable, Iterator, Sized
from dataclasses import dataclass
from itertools import pairwise

from pm_facilitator.language.alphabet import Alphabet
from pm_facilitator.language.lexicon import Lexicon
from pm_facilitator.language.reader import Reading

_ANONYMOUS = {
    "calendar": "@",
    "place": "L",
    "handle": "P",
    "name": "P",
    "time": "@",
    "number": "#",
    "quoted": "Q",
    "identifier": "I",
    "capitalised": "C",
    "acronym": "A",
}
"""Classes of which only the symbol is kept, the first that fits."""
_ACTORS = {
    "you": "Y",
    "self": "S",
    "nobody": "N",
    "he": "H",
    "they": "H",
    "neutral-person": "U",
    "machine-manager": "M",
    "low-status": "R",
    "role": "R",
    "indefinite": "H",
    "soft-role": "G",
    "component": "M",
    "component-noun": "M",
}
"""Classes of which a symbol stands for the word when its neighbours are looked at."""
RANKS = {"P": 3, "R": 3, "G": 3, "H": 3, "C": 3, "Y": 4, "N": 2, "S": 1}
"""Of several persons in a sentence, those with the highest rank stand for it."""
PERSONS = "-SNPY"
"""What stands for a sentence, by the highest rank in it."""
_NEGATED = frozenset(("not", "n't", "never", "no", "nobody", "nothing", "without", "hardly"))
_MODALS = frozenset(
    ("should", "could", "would", "might", "must", "ought", "will", "can", "may", "shall", "had")
    + ("'d", "'ll", "need", "needs", "needed")
)
_BREAKS = frozenset((",", ":", ";", "-", "(", "and", "but", "which", "that", "because", "so"))
_PLAIN = """
any common start end mark question comma colon det definite poss self it object-pronoun personal
prep by conj clause before-you time-conj wh be have do modal not aux after-name adv time-adv
discourse leading-adverb filler particle other noun plural singular plural-det uncountable
attributive verb ly ed ing start time you he they
"""
"""Classes that say nothing of a word but its part of speech."""
_LONG = 6
JOINT = "¦"
"""Stands between two words near each other; no word has it."""
NEAR = 4
"""Words at most so far apart are looked at together."""
REMEMBERED = 20_000
LENGTHS = tuple(f"len{fours}" for fours in range(11))


@dataclass(slots=True, eq=False)
class Word:
    """What is known of a word: what its neighbours see, and its signs whatever they are.

    ``token`` is what stands for it in pairs of words: its symbol, its base form, or itself.
    Two words that see alike have the same token.
    """

    seen: str
    token: str
    actor: str
    lemma: str
    content: str
    mark: str
    verb_only: bool
    signs: tuple[str, ...]
    classes: tuple[str, ...]


class Evidence:
    """Finds the signs of sentences of one language."""

    def __init__(self, lexicon: Lexicon, alphabet: Alphabet) -> None:
        self._known = lexicon.classes
        self._lemmas = {form: verb.base for form, verb in lexicon.verb_of.items()}
        self._nouns = frozenset(alphabet.letters("nounish"))
        self._symbols = _by_letter(_ANONYMOUS, alphabet)
        self._actors = _by_letter(_ACTORS, alphabet)
        self._meant = _informative(alphabet)
        self._classes: dict[str, tuple[str, ...]] = {}
        self._words: dict[tuple[str, str], Word] = {}

    def signs(self, reading: Reading, places: Iterable[int]) -> set[str]:
        """Give the signs of the words at some places, read as one sentence."""
        words = self.words(reading, places)
        found = {length_sign(words)}
        for word in words:
            found.update(word.signs)
        seen = ["^", *(word.seen for word in words), "$"]
        found.update(map("+".join, pairwise(seen)))
        acts(words, found)
        tokens = [word.token for word in words]
        for at, first in enumerate(tokens):
            found.update(pair(first, second) for second in tokens[at + 1 : at + 1 + NEAR])
        return found

    def words(self, reading: Reading, places: Iterable[int]) -> list[Word]:
        """Give what is known of the words at some places."""
        text, letters, starts, ends = reading
        return [self.word(letters[at], text[starts[at] : ends[at]]) for at in places]

    def word(self, letter: str, written: str) -> Word:
        """Give what is known of a word, by its letter and as it is written."""
        key = letter, written
        return self._words.get(key) or self._learn(key)

    def _learn(self, key: tuple[str, str]) -> Word:
        if len(self._words) >= REMEMBERED:
            self._words.clear()
        word = self._words[key] = self._word(*key)
        return word

    def _word(self, letter: str, written: str) -> Word:
        symbol = self._symbols.get(letter)
        if symbol:
            return Word(symbol, symbol, symbol, "", "", "", False, (symbol,), ())
        word = "_".join(written.lower().replace("’", "'").split()) or "_"
        actor = self._actors.get(letter, "")
        if actor:
            return Word(actor, actor, actor, "", "", "", False, (word, actor), ())
        mark = _mark(word)
        lemma = "" if mark else self._lemmas.get(word, "")
        noun = letter in self._nouns
        content = lemma or (word if len(word) > 2 and not mark else "")
        classes = self._classes_of(letter)
        signs = (*self._own(word, lemma), *classes)
        actor = "X" if noun else ""
        return Word(word, lemma or word, actor, lemma, content, mark, not noun, signs, classes)

    def _classes_of(self, letter: str) -> tuple[str, ...]:
        if letter not in self._classes:
            self._classes[letter] = tuple(name for name, known in self._meant if letter in known)
        return self._classes[letter]

    def _own(self, word: str, lemma: str) -> Iterator[str]:
        yield word
        if lemma and lemma != word:
            yield "/" + lemma
        if len(word) >= _LONG and word not in self._known:
            yield word[:5] + "*"
            yield "*" + word[-4:]


def pair(first: str, second: str) -> str:
    """Give the sign for two words near each other."""
    return f"{first}{JOINT}{second}"


def length_sign(words: Sized) -> str:
    """Give the sign for how long a sentence is."""
    return LENGTHS[min(len(words), 40) // 4]


def _mark(word: str) -> str:
    """Tell a word that parts clauses or denies; a modal verb stands for itself."""
    if word in _MODALS:
        return word
    return "break" if word in _BREAKS else "not" if word in _NEGATED else ""


def _informative(alphabet: Alphabet) -> list[tuple[str, str]]:
    """Give the classes of words with a meaning, such as insults, as signs, with their letters."""
    plain = set(_PLAIN.split())
    return [
        ("~" + name, letters)
        for name, letters in sorted(alphabet.of_class.items())
        if name not in alphabet.unions and name.split(".")[0] not in plain
    ]


def _by_letter(table: dict[str, str], alphabet: Alphabet) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, symbol in table.items():
        for letter in alphabet.of_class.get(name, ""):
            found.setdefault(letter, symbol)
    return found


def acts(words: list[Word], found: set[str]) -> None:
    """Add who does what, what is done to whom, and all that is told in presence of a person."""
    add = found.add
    first = last = verb = modal = ""
    rank = 0
    for word in words:
        actor, lemma, mark = word.actor, word.lemma, word.mark
        if mark == "break":
            first = modal = ""
        elif mark == "not":
            modal += "not>"
        elif mark:
            modal = mark + ">"
        if lemma:
            add(last + ">" + modal + lemma)
            if first != last:
                add(first + ">>" + modal + lemma)
            if word.verb_only:
                verb, modal = lemma, ""
        for name in word.classes:
            add(last + ">" + modal + name)
        if actor:
            if verb:
                add(verb + "<" + actor)
            last = actor
            first = first or actor
            rank = max(rank, RANKS.get(actor, 0))
    person = PERSONS[rank]
    add("p" + person)
    for word in words:
        if word.content:
            add(person + "&" + word.content)
