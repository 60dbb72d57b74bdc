"""The noun phrase at a place in a reading: as much grammar as the rewordings need."""

from dataclasses import dataclass

from pm_facilitator.language.alphabet import Alphabet
from pm_facilitator.language.grammar import LanguageGrammar
from pm_facilitator.language.reader import Reading

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Phrase:
    """A noun phrase: its letters from first to before last, its noun, and whether it is plural."""

    first: int
    last: int
    plural: bool
    noun: int


class Grammar:
    """Questions about letters that the rewordings ask, for one alphabet."""

    def __init__(self, alphabet: Alphabet, language: LanguageGrammar) -> None:
        self.language = language
        self._joined: dict[tuple[str, ...], frozenset[str]] = {}
        self._members = {name: frozenset(letters) for name, letters in alphabet.of_class.items()}

    def has(self, letters: str, *classes: str) -> bool:
        """Tell whether any letter belongs to one of the classes."""
        if classes not in self._joined:
            self._joined[classes] = frozenset().union(*map(self.members, classes))
        return not self._joined[classes].isdisjoint(letters)

    def members(self, name: str) -> frozenset[str]:
        """Give the letters of a class; a language need not have every class."""
        return self._members.get(name, _NONE)

    def noun_phrase(self, reading: Reading, first: int, last: int) -> Phrase | None:
        """Read the noun phrase that starts at first and ends before last, if there is one."""
        letters, at = reading.letters, first
        alone = at + 1 >= last or not self._nominal(letters[at + 1])
        if at < last and alone and self.has(letters[at], "it"):
            return Phrase(first, at + 1, plural=False, noun=at)
        if at < last and self.has(letters[at], "det", "poss"):
            if reading.word(at) in self.language.open_determiners:
                return None
            at += 1
            at += at < last and reading.word(at) in self.language.ordinals
        head = at
        while at < last and self._goes_on(reading, first, head, at):
            at += 1
        if at == head or self.has(letters[at - 1], "uncountable"):
            return None
        if reading.word(at - 1) in self.language.no_things:
            return None
        if at < last and reading.word(at) == self.language.owner:
            return None
        counted = at - 1 > head and self.has(letters[at - 1], "number")
        noun = at - 2 if counted else at - 1  # of "step 4" it is the step
        plural = self._plural(reading, noun) or self.has(letters[first], "plural-det")
        if counted and plural and self._is_range(reading, at, last):
            at += 2
        if at + 1 < last and reading.word(at) == self.language.of:
            owner = self.noun_phrase(reading, at + 1, last)
            if owner is None:
                return None  # without it "one of ..." would be torn apart
            plural = self._plural_part(reading, first, noun, owner, plural=plural)
            at = owner.last
        return Phrase(first, at, plural, noun)

    def _goes_on(self, reading: Reading, first: int, head: int, at: int) -> bool:
        """Tell whether a word belongs to a noun phrase, as far as it has been read."""
        letter = reading.letters[at]
        if at > head and self.has(letter, "time-opening", "det"):
            return False
        return self._nominal(letter) or (first < head and self._is_thing(reading, first, head, at))

    def _is_thing(self, reading: Reading, first: int, head: int, at: int) -> bool:
        """Tell whether what is a verb elsewhere is a thing here: "the drive", "the wrong cable"."""
        letter = reading.letters[at]
        if not self.language.letting or not self.has(letter, "verb"):
            return False
        if self.has(letter, "aux", "be", "have", "particle", "prep", "time-adv", "personal"):
            return False
        after = reading.word(at + 1) if at + 1 < len(reading.letters) else ""
        if f"{reading.word(at)} {after}" in self.language.compounds:
            return False  # "the roll out" is one thing, of which "out" may not be torn off
        if at == head:
            return True
        # "Let the domain expire" and "the nodes crash" are clauses; so may be "the alarm cut".
        told = self.has(letter, "verb.past") or self._plural(reading, at - 1)
        return not told and (first == 0 or reading.word(first - 1) not in self.language.letting)

    def _is_range(self, reading: Reading, at: int, last: int) -> bool:
        """Tell whether numbers go on up to another: "steps 4 to 6"."""
        if at + 1 >= last or reading.word(at) not in self.language.ranges:
            return False
        return self.has(reading.letters[at + 1], "number")

    def _plural_part(
        self, reading: Reading, first: int, noun: int, owner: Phrase, *, plural: bool
    ) -> bool:
        """Tell whether a part of something is plural: "two of the checks", "half of the disk"."""
        if reading.word(noun) in self.language.shares:
            return owner.plural
        word = reading.word(noun)
        number = self.has(reading.letters[noun], "number") or word in self.language.numbers
        return plural or (noun == first and number and word not in self.language.one)

    def with_relation(self, reading: Reading, about: Phrase, verb: str, last: int) -> Phrase:
        """Read on to what tells more of a thing: "the effect on the region"."""
        at = about.last
        while at + 1 < last and self._tells_more(reading, about, verb, at):
            more = self.noun_phrase(reading, at + 1, last)
            if more is None or self.tells_when(reading, reading.word(at), more.first, more.last):
                break
            at = more.last
        return Phrase(about.first, at, about.plural, about.noun)

    def _tells_more(self, reading: Reading, about: Phrase, verb: str, at: int) -> bool:
        language, before = self.language, reading.word(at)
        if verb in language.giving or self.has(reading.letters[about.noun], "it"):
            return False
        if before in language.related:
            return verb not in language.telling
        if verb in language.moving and before in language.whereto:
            return False
        noun = reading.word(about.noun)
        known = language.relations.get(noun, language.relations.get(noun.removesuffix("s")))
        if (known and before in known) or (verb in language.gazing and before in language.purpose):
            return True
        return verb in language.looking and before in language.looked_at

    def tells_when(self, reading: Reading, before: str, first: int, last: int) -> bool:
        """Tell whether a noun phrase after a preposition is a time, or what stands for one."""
        letters = reading.letters[first:last]
        words = [reading.word(at) for at in range(first, last)]
        if self.has(letters, "calendar", "time-opening", "uncountable"):
            return True
        if not words:
            return False
        counted = all(word[:1].isdigit() for word in words)
        if counted or not self.language.moments.isdisjoint(words):
            return True
        alone = len(words) == 1
        if alone and before in self.language.agents:
            return False  # "by testing" says how, "by the drill" says when
        if self.has(letters, "review-place") or (alone and words[0] in self.language.manners):
            return True
        return before in self.language.when and words[-1] in self.language.occasions

    def _nominal(self, letter: str) -> bool:
        if self.has(letter, "time-adv", "prep", "personal", "particle"):
            return False
        return self.has(letter, "nounish", "bare-role", "vendor-name") or letter in self.members(
            "unknown-ed"
        )

    def _plural(self, reading: Reading, at: int) -> bool:
        if self.has(reading.letters[at], "singular"):
            return False
        if self.has(reading.letters[at], "plural"):
            return True
        written = reading.text[reading.starts[at] : reading.ends[at]]
        word = written.lower()
        if self.has(reading.letters[at], "quoted", "identifier") or written.isupper():
            return False
        if word.endswith(self.language.singular_endings):
            return False
        return word.endswith(self.language.plural_endings)
