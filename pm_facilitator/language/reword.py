"""Rewordings: a frame of the rule filled with the words of the sentence, or nothing at all.

A frame keeps the fact and moves the subject from the person to the thing, the condition or the
step. Whatever cannot be turned around with certainty is left alone: no suggestion is better than
a crooked one.
"""

import re

from pm_facilitator.language import meaning
from pm_facilitator.language.lexicon import Lexicon
from pm_facilitator.language.parts import Parts, Place
from pm_facilitator.language.phrase import Grammar, Phrase
from pm_facilitator.language.reader import Reading

_SLOT = re.compile(r"\{(\w+)\}")
_EXACT = re.compile(r"\W|\S*[\d_/]|\S*\.\S")
"""How a command, an option or the name of a thing begins, whose letters are not to be changed."""
_MARKUP = set("*[]{}|<>#~\\")
_NEAR = 8


def reword(
    reading: Reading, place: Place, frames: tuple[str, ...], lexicon: Lexicon, grammar: Grammar
) -> str | None:
    """Give the whole text with this sentence reworded by the first frame that fits, or None."""
    text, last = reading.text, place.last
    start = reading.ends[place.first - 1] if place.first else 0
    end = reading.ends[last] if last < len(reading.ends) else len(text)
    opening = place.first
    while opening < last and grammar.has(reading.letters[opening], "start", "number"):
        opening += 1
    if (
        opening >= last
        or _MARKUP & set(text[start:end])
        or meaning.runs_on(text, start, end, grammar)
    ):
        return None
    slots = Slots(reading, place, opening, lexicon, grammar)
    for frame in frames:
        filled = slots.fill(frame)
        if filled:
            after = "\n" if text[start:end].endswith("\n") else ""
            return (
                text[:start] + text[start : reading.starts[opening]] + filled + after + text[end:]
            )
    return None


class Slots(Parts):
    """The slots of one sentence; each gives its words, or None when it cannot."""

    def fill(self, frame: str) -> str | None:
        """Fill a frame, or give None when one of its slots has nothing to give."""
        values: dict[str, str] = {}
        names = _SLOT.findall(frame)
        if self._guessed and not {"past", "undone"} & set(names):
            return None  # a frame for a verb that its pattern remembers
        if self._is_step and {"past", "undone"} & set(names):
            return None  # and one for what was done: "forgot to renew" tells of no renewal
        self._denying = not {"not", "no"}.isdisjoint(frame.split())
        completed = self._with_all_that_is_said(frame, set(names))
        if completed is None:
            return None
        for name in names:
            value = getattr(self, f"slot_{name}")()
            if value is None:
                return None
            values[name] = value
        text = _SLOT.sub(lambda found: values[found[1]], completed)
        text = re.sub(r"\s+([?.,](?:\s|$))", r"\1", re.sub(r"\s+", " ", text)).strip()
        return text if _EXACT.match(text) else text[:1].upper() + text[1:]

    def _with_all_that_is_said(self, frame: str, names: set[str]) -> str | None:
        """Give the frame, or None when it would leave out what changes the sense."""
        if self._verb is None:
            return frame
        if self._habitual() != ("habit" in names) and "gerund" not in names:
            return None
        language, wish = self._grammar.language, bool({"asserted", "denied"} & names)
        left_out = meaning.left_out(
            self._reading, self._opening, self._verb_at, self._grammar, wish=wish
        )
        if left_out - language.unintended_adverbs or (left_out and self._denying):
            return None
        if not left_out or language.unintended_clause in frame or "unintended" in names:
            return frame
        said, stop, asked = frame.partition(". ")
        return f"{said}{language.unintended_clause}{stop}{asked}" if stop else None

    def slot_object(self) -> str | None:
        """Give the thing that the verb is about."""
        if self._object is None or not self._led or self.slot_tail() is None:
            return None
        if self._denying and self._is_all(self._rest, self._object.noun + 1):
            return None
        if self._is_a_virtue():
            return None
        return self._reading.words(self._rest, self._object.last)

    slot_Object = slot_object

    def _is_all(self, first: int, last: int) -> bool:
        """Tell whether things are told of one and all: "not all" and "all not" are two things."""
        words = {self._reading.word(at) for at in range(first, last)}
        return not self._grammar.language.universal.isdisjoint(words)

    def slot_was(self) -> str | None:
        """Give the verb form that agrees with the object."""
        if self._object is None:
            return None
        return self._passive(self._object)

    def slot_is(self) -> str | None:
        """Give the verb form that agrees with the object, for what is always so."""
        if self._object is None:
            return None
        return self._grammar.language.habit_passive[self._object.plural] or None

    def slot_habit(self) -> str | None:
        """Give nothing; whether the frame is taken at all was decided before."""
        return ""

    def _passive(self, about: Phrase) -> str:
        return self._grammar.language.passive[about.plural]

    def slot_tail(self) -> str | None:
        """Give what stands after the object: where, when or how."""
        if self._object is None:
            return None
        first = self._tail
        if first == self._last:
            return ""
        if not self._is(first, "prep", "time-adv", "time-conj", "time-opening", "ly"):
            return None
        if self._denying and self._is_all(first, self._last):
            return None
        kept = self._clean(first, self._last) and not self._claims(first)
        return " " + self._reading.words(first, self._last) if kept else None

    def _claims(self, first: int) -> bool:
        """Tell whether words that follow would claim more with "not" than the sentence does."""
        if first >= self._last:
            return False
        awaited = f"{self._particle} {self._reading.word(first)}".strip()
        if awaited in self._grammar.language.awaited:
            return True  # "the tests were not waited for to finish"
        span = range(self._match.start(), self._rest)
        only_could = any(self._reading.word(at) in self._grammar.language.could for at in span)
        return self._denying and meaning.claims_more(
            self._reading, first, self._last, self._grammar, only_could=only_could
        )

    def slot_unintended(self) -> str | None:
        """Give nothing, and None unless what stands after the object says: not intended."""
        tail = (self.slot_tail() or "").strip()
        return "" if any(map(tail.startswith, self._grammar.language.unintended)) else None

    def slot_Thing(self) -> str | None:
        """Give the object with what describes it: "the warning in the console"."""
        named = self.slot_object() if self._may_get_attention() else None
        return f"{named}{self.slot_tail()}" if named and self._described() else named

    def slot_meanwhile(self) -> str | None:
        """Give what stands after the object and does not describe it."""
        return "" if self._described() else self.slot_tail()

    def _described(self) -> bool:
        if self._object is None or not self._is(self._object.last, "attributive"):
            return False
        at = self._object.last
        return not self._grammar.tells_when(
            self._reading, self._reading.word(at), at + 1, self._last
        )

    def slot_participle(self) -> str | None:
        """Give the verb as in "was checked"."""
        if self._verb is None or self._verb.base in ("have", "know", "be"):
            return None
        return self._before + self._verb.participle + self._particle + self._moved_particles()

    def _moved_particles(self) -> str:
        if self._object is None or self._tail == self._object.last:
            return ""
        return " " + self._reading.words(self._object.last, self._tail)

    def slot_harmed(self) -> str | None:
        """Give what happened to the object."""
        if self._verb is None or self._object is None:
            return None
        language = self._grammar.language
        if self._verb.base in language.harmed and (
            self._is(self._object.noun, "useless")  # "the whole mess happened" tells nothing
            or self._says_by_what_means()
        ):
            return None
        return (
            self._grammar.language.harmed.get(self._verb.base)
            or f"{self.slot_was()} {self._verb.participle}"
        )

    def _says_by_what_means(self) -> bool:
        """Tell whether what follows is about who did it: "stopped working by renaming a field"."""
        language = self._grammar.language
        words = [self._reading.word(at) for at in range(self._tail, self._last)]
        further = not language.means.isdisjoint(words[1:])
        return further or not language.agents.isdisjoint(words)

    def slot_verb(self) -> str | None:
        """Give the verb as in "to check"."""
        return self._before + self._verb.base + self._particle if self._verb else None

    def slot_gerund(self) -> str | None:
        """Give the verb as in "checking", unless the sentence denies it or reproaches with it."""
        if self._verb is None or self._unheeded() or self._denied():
            return None
        if self._verb.base in self._grammar.language.idle:
            return None
        return self._verb.gerund + self._particle

    def slot_unheeded(self) -> str | None:
        """Give nothing, and None unless the verb reproaches with what got no attention."""
        return "" if self._unheeded() and self._may_get_attention() else None

    def slot_due(self) -> str | None:
        """Give nothing, and None unless the verb says of a deadline or the like that it passed."""
        language, base = self._grammar.language, self._verb.base if self._verb else ""
        if base not in language.missing or not self._noun_is_of(language.due):
            return None
        # "Not met by two days" and "not met again" would say another thing.
        return None if self._says_by_what_means() or self._is(self._tail, "time-adv") else ""

    def _may_get_attention(self) -> bool:
        """Tell whether to miss or forget the thing is to give it no attention; see "deadline"."""
        language, base = self._grammar.language, self._verb.base if self._verb else ""
        if base not in (language.missing | language.forgetting):
            return True
        other = language.passing | (language.due if base in language.missing else frozenset())
        return not self._noun_is_of(other)

    def _noun_is_of(self, nouns: frozenset[str]) -> bool:
        return self._object is not None and self._reading.word(self._object.noun) in nouns

    def slot_usual(self) -> str | None:
        """Give nothing, and None when it is care, of which it is odd to ask how it came about."""
        return "" if self._verb and self._verb.base not in self._grammar.language.caring else None

    def slot_heeded(self) -> str | None:
        """Give nothing, and None when the verb reproaches with what got no attention."""
        return None if self._unheeded() else ""

    def _unheeded(self) -> bool:
        return self._verb is not None and self._verb.base in self._grammar.language.unheeding

    def slot_noun(self) -> str | None:
        """Give the act of a verb that stands without an object: "reply", "rollback"."""
        if self._verb is None or self._object is not None or not self._led:
            return None
        at, base = self._rest, self._verb.base
        if at < self._last and (noun := self._noun(f"{base} {self._reading.word(at)}")):
            at += 1
        else:
            noun = self._noun(base)
        if noun is None or not self._clean(at, self._last) or self._claims(at):
            return None
        if at == self._last:
            return noun
        return f"{noun} {self._reading.words(at, self._last)}" if self._is(at, "prep") else None

    def _noun(self, verb: str) -> str | None:
        return self._grammar.language.nouns.get(verb)

    def slot_done(self) -> str | None:
        """Give nothing, and None unless the verb says no more than that it was done."""
        return "" if self._verb is not None and self._verb.base in ("do", "cause") else None

    def slot_bare(self) -> str | None:
        """Give all that follows the verb, as it stands."""
        if self._verb is None or not self._led or not self._clean(self._rest, self._last):
            return None
        return self._reading.words(self._rest, self._last)

    def slot_step(self) -> str | None:
        """Give the verb and all that follows it."""
        bare = self.slot_bare()
        if bare is None or self._in_the_mind() or self._is_a_virtue() or self._tells_how_long():
            return None
        if not bare and self._verb and self._reading.word(self._verb_at) == self._verb.gerund:
            return None  # "neglected testing" says nothing of what was to be tested
        return f"{self.slot_verb()} {bare}"

    def slot_brief(self) -> str | None:
        """Give nothing, and None when the sentence says how long a step was not taken."""
        return None if self._tells_how_long() else ""

    def _is_a_virtue(self) -> bool:
        """Tell whether what was not done or taken is a virtue, such as care: that is a reproach."""
        return self._object is not None and self._is(self._object.noun, "virtue")

    def slot_aim(self) -> str | None:
        """Give the verb and all that follows it, unless it only says "to know" or "know better"."""
        bare = self.slot_bare()
        vague = not bare or bare in self._grammar.language.no_things
        if bare is None or (self._in_the_mind() and vague):
            return None
        rest = self._reading.letters[self._rest : self._last]
        if bare in self._grammar.language.no_aims or self._grammar.has(rest, "virtue"):
            return None
        return f"{self.slot_verb()} {bare}"

    def _in_the_mind(self) -> bool:
        """Tell whether the verb names no step that anything could prompt, such as "to know"."""
        return self._is(self._rest - 1, "mental", "mental.past", "mental.pp")

    def slot_Subject(self) -> str | None:
        """Give the thing that a passive sentence is about, with the verb that agrees."""
        if "subject" not in self._match.re.groupindex:
            return None
        first, last = self._match.span("subject")
        found = self._grammar.noun_phrase(self._reading, first, last)
        if not self._led or found is None or found.last != last or not self._clean(first, last):
            return None
        if self._denying and self._is_all(first, last):
            return None
        return f"{self._reading.words(first, last)} {self._passive(found)}"

    def slot_ending(self) -> str | None:
        """Give all that follows a passive verb, if it says where, when or how."""
        if self._rest == self._last:
            return ""
        if not self._is(self._rest, "prep", "time-adv", "ly"):
            return None
        kept = self._clean(self._rest, self._last) and not self._claims(self._rest)
        return " " + self._reading.words(self._rest, self._last) if kept else None

    def slot_Matter(self) -> str | None:
        """Give what the pattern calls its object, with the determiner that a subject has."""
        if not self._led or not self._words_of("object"):
            return None
        determiner, _, thing = self._words_of("object").partition(" ")
        subject = self._grammar.language.subject_forms.get(determiner.lower())
        return f"{subject} {thing}" if subject and thing else None

    def slot_past(self) -> str | None:
        """Give nothing, and None unless the sentence tells with any verb what was done."""
        return "" if self._verb is not None and not self._denied() else None

    def slot_undone(self) -> str | None:
        """Give nothing, and None unless the sentence tells with any verb what was not done."""
        return "" if self._verb is not None and self._denied() else None

    def slot_asserted(self) -> str | None:
        """Give nothing, and None when the sentence says what should not have been done."""
        return None if self._denied() else ""

    def slot_denied(self) -> str | None:
        """Give nothing, and None unless the sentence says what should not have been done."""
        return "" if self._denied() else None

    def _denied(self) -> bool:
        letters = self._reading.letters[self._match.start() : self._rest]
        return self._grammar.has(letters, "denying")

    def slot_Left(self) -> str | None:
        """Give the thing that was left in a state, without the state."""
        found = self._state()
        return self._reading.words(self._rest, found) if found else None

    def slot_state(self) -> str | None:
        """Give the state that something was left in."""
        found = self._state()
        return self._reading.word(found) if found else None

    def slot_afterwards(self) -> str | None:
        """Give what stands after the state."""
        found = self._state()
        return self._reading.words(found + 1, self._last) if found else None

    def _state(self) -> int | None:
        for at in range(self._rest + 1, self._last):
            if self._is(at, "left-state"):
                found = self._grammar.noun_phrase(self._reading, self._rest, at)
                whole = found is not None and found.last == at
                kept = whole and self._led and self._clean(self._rest, self._last)
                return at if kept else None
        return None

    def slot_aside(self) -> str | None:
        """Give where or when, in a sentence that is nothing but a label and that."""
        if not self._led or "label" not in self._match.re.groupindex or not self._match["label"]:
            return None
        first = self._match.end("label")
        if first == self._last:
            return ""
        where = self._grammar.noun_phrase(self._reading, first + 1, self._last)
        if not self._is(first, "prep") or where is None or where.last != self._last:
            return None
        kept = self._clean(first, self._last) and not self._says_whose(first)
        return " " + self._reading.words(first, self._last) if kept else None

    def slot_before(self) -> str | None:
        """Give the sentence up to a label that stands after "by", "to" or "of"."""
        if "label" not in self._match.re.groupindex or not self._match["label"]:
            return None
        at = self._match.start("label")
        opening = at - len(self._lead) - (at - self._match.start())
        while at > opening and self._is(at - 1, "det"):
            at -= 1
        if at <= opening or not self._is(at - 1, "prep", "be", "colon"):
            return None
        return self._reading.words(opening, at) + " " if self._kept(opening, at) else None

    def slot_after(self) -> str | None:
        """Give the sentence from behind a label, and its end."""
        at = self._match.end("label")
        if not self._kept(at, self._last) or self._says_whose(at):
            return None
        return (
            self._reading.text[self._reading.ends[at - 1] : self._reading.ends[self._last - 1]]
            + "."
        )

    def _says_whose(self, at: int) -> bool:
        """Tell whether a label goes on with who it is about: "on the side of the vendor"."""
        words = self._reading.letters[at : at + _NEAR]
        return self._is(at, "prep") and self._grammar.has(words, "role", "group-noun", "personal")

    def _kept(self, first: int, last: int) -> bool:
        return not self._grammar.has(self._reading.letters[first:last], "name", "handle", "he")
