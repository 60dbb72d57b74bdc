"""The parts of a sentence that a better one is made of: its verb, the thing, and what follows."""

import re
from typing import NamedTuple

from pm_facilitator.language.lexicon import Lexicon
from pm_facilitator.language.phrase import Grammar, Phrase
from pm_facilitator.language.reader import Reading
from pm_facilitator.language.verbs import Verb

_LONGEST = 16


class Place(NamedTuple):
    """Where a pattern matched: the letters of the sentence from first to before last."""

    first: int
    last: int
    match: re.Match[str]


class Parts:
    """The parts of one sentence, as far as they can be told."""

    def __init__(
        self, reading: Reading, place: Place, opening: int, lexicon: Lexicon, grammar: Grammar
    ) -> None:
        self._reading = reading
        self._match = place.match
        self._grammar = grammar
        self._last = self._without_closing(place.last)
        self._opening = opening
        self._denying = False
        self._lead = reading.letters[opening : place.match.start()]
        self._led = not self._lead or not set(self._lead) - self._droppable(grammar)
        self._verb: Verb | None = None
        self._particle = ""
        self._guessed = self._is_step = False
        self._rest = place.match.end()
        if "verb" in place.match.re.groupindex and place.match["verb"]:
            self._rest = place.match.end("verb")
            self._verb = lexicon.verb_of.get(reading.word(self._rest - 1))
        elif "verb" not in place.match.re.groupindex and not self._take_step(lexicon):
            self._take_main_verb(lexicon)
        self._before = self._words_of("mod")
        self._verb_at = self._rest - 1
        if self._verb and self._has_particle(self._verb):
            self._particle = " " + reading.word(self._rest)
            self._rest += 1
        self._object = self._find_object() if self._verb else None
        self._tail = self._find_tail(self._object) if self._object else self._last

    def _without_closing(self, last: int) -> int:
        """Leave out what stands at the end and only stresses what was said: ", obviously".

        Without a comma "say sorry" and "mark it clearly" tell what was to be done, and how.
        """
        first, at, language = self._match.end(), last, self._grammar.language
        while at > first and self._reading.word(at - 1) in language.closing:
            at -= 1
        commas = self._grammar.members("comma")
        parted = first < at < last and self._reading.letters[at - 1] in commas
        tells = (self._reading.word(each) in language.parted for each in range(at, last))
        if not parted and (at == first or any(tells)):
            return last
        while first < at < last and self._reading.letters[at - 1] in commas:
            at -= 1
        return at

    def _take_step(self, lexicon: Lexicon) -> bool:
        """Find the verb behind "forgot to", also one that is known nowhere else."""
        end = self._match.end()
        for at in (end, end - 1):
            before = self._reading.word(at - 1) if at - 1 > self._match.start() else ""
            if before and before == self._grammar.language.infinitive and at < self._last:
                self._verb, self._rest = lexicon.step(self._reading.word(at)), at + 1
                self._is_step = self._verb is not None
                return self._is_step
        return False

    def _take_main_verb(self, lexicon: Lexicon) -> None:
        """Find the verb where the pattern remembers none: a past form, or what was not done."""
        for at in range(*self._match.span()):
            word, verb = self._reading.word(at), lexicon.verb_of.get(self._reading.word(at))
            if verb is None or self._is(at, "aux", "be", "have", "role", "bare-role", "name"):
                continue
            if verb.base in self._grammar.language.idle:
                continue
            before = at - 1
            while before > self._match.start() and self._is(before, "ly"):
                before -= 1
            undone = word == verb.base and self._is(before, "denying")
            told = word == verb.past or (word == verb.participle and self._is(before, "have"))
            if undone or told:
                self._verb, self._rest, self._guessed = verb, at + 1, True
                return

    def _habitual(self) -> bool:
        """Tell whether the sentence tells what is always so, and not what happened once."""
        verb, at = self._verb, self._verb_at
        if verb is None or not self._grammar.language.habit_words:
            return False
        words = {self._reading.word(each) for each in range(self._match.start(), at)}
        word = self._reading.word(at)
        if words & self._grammar.language.habit_words:
            return True
        if word in (verb.past, verb.participle, verb.gerund):
            return False
        before = self._reading.letters[self._match.start() : at]
        return word == verb.third or not self._grammar.has(before, "aux")

    def _tells_how_long(self) -> bool:
        """Tell whether what follows says how long a step was not taken, and not how it is taken."""
        language = self._grammar.language
        if self._verb is None or self._verb.base in language.durative:
            return False
        for at in range(self._rest, self._last):
            word = self._reading.word(at)
            near = self._reading.letters[at + 1 : min(at + 4, self._last)]
            if word in language.until:
                return True
            if word in language.lasting and self._grammar.has(near, "uncountable"):
                return True
        return False

    @staticmethod
    def _droppable(grammar: Grammar) -> frozenset[str]:
        return grammar.members("comma") | grammar.members("discourse") | grammar.members("ly")

    def _words_of(self, group: str) -> str:
        if group not in self._match.re.groupindex or not self._match[group]:
            return ""
        return self._reading.words(*self._match.span(group)) + " "

    def _is(self, at: int, *classes: str) -> bool:
        return at < self._last and self._grammar.has(self._reading.letters[at], *classes)

    def _has_particle(self, verb: Verb) -> bool:
        at = self._rest
        belongs = self._is(at, "particle") or (
            at < self._last
            and f"{verb.base} {self._reading.word(at)}" in self._grammar.language.prepositional
        )
        return belongs and self._is(at + 1, "det", "poss", "nounish", "it")

    def _clean(self, first: int, last: int) -> bool:
        """Tell whether words can be kept: no person is named in them and no clause begins."""
        letters = self._reading.letters[first:last]
        banned = ("personal", "name", "handle", "mark", "clause", "not", "nobody", "end")
        if len(letters) > _LONGEST or self._grammar.has(letters, *banned):
            return False
        words = {self._reading.word(at) for at in range(first, last)}
        return words.isdisjoint(self._grammar.language.dangling)

    def _find_object(self) -> Phrase | None:
        if self._is(self._rest - 1, "with-state"):
            return None
        last = self._last
        if self._is(self._rest - 1, "two-objects"):  # "inform the desk of the change"
            words = [self._reading.word(at) for at in range(self._rest, last)]
            of = self._grammar.language.of
            last = self._rest + words.index(of) if of in words else last
        found = self._grammar.noun_phrase(self._reading, self._rest, last)
        if found is None or self._verb is None or self._is_of_two_things(found):
            return None
        found = self._grammar.with_relation(self._reading, found, self._verb.base, last)
        return found if self._clean(self._rest, found.last) else None

    def _is_of_two_things(self, found: Phrase) -> bool:
        """Tell whether a phrase is somebody and what they were given: "gave the intern access"."""
        verb, letters = self._verb, self._reading.letters
        if verb is None or verb.base not in self._grammar.language.giving:
            return False
        people = ("role", "soft-role", "capitalised", "group-noun", "bare-role")
        receiver = self._grammar.has(letters[found.first : found.noun], *people)
        return receiver and not self._is(found.noun, *people)

    def _find_tail(self, about: Phrase) -> int:
        """Step over what belongs to the verb: "turn the alerts back on"."""
        at = about.last
        while self._is(at, "particle") or (at > about.last and self._ends_particles(at)):
            at += 1
        return at

    def _ends_particles(self, at: int) -> bool:
        last = at + 1 == self._last or self._is(at + 1, "prep", "time-conj", "time-adv")
        return self._is(at, "prep") and last
