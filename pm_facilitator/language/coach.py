"""The coach: notices wording that hunts for a culprit, and offers a better question or sentence."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from pm_facilitator.language.finding import Finding, Severity
from pm_facilitator.language.glance import Glance, Seen
from pm_facilitator.language.house import PLAIN, House
from pm_facilitator.language.learned import RULE, Learned, Weighed, model
from pm_facilitator.language.parts import Place
from pm_facilitator.language.phrase import Grammar
from pm_facilitator.language.reader import Reader, Reading
from pm_facilitator.language.reword import reword
from pm_facilitator.language.rules import Matcher, Rule, RuleBook, rule_book
from pm_facilitator.language.sounding import as_finding, sounding_rule


@cache
def _experience(language: str) -> Learned | None:
    """Give the learned layer of a language, which knows nothing of any review; None without."""
    learnt, book = model(language), rule_book(language)
    return None if learnt is None else Learned(learnt, book.lexicon, book.alphabet)


class _Hit(NamedTuple):
    rule: Rule
    place: Place
    span: tuple[int, int]


class _Ready(NamedTuple):
    """What is made when the first text is checked."""

    book: RuleBook
    reader: Reader
    glance: Glance
    grammar: Grammar


class Coach:
    """Checks texts of one review, whose people and components it knows by name.

    The rules are compiled once, when the first text is checked; a house adds an organisation's own.
    """

    def __init__(
        self,
        names: Sequence[str] = (),
        components: Sequence[str] = (),
        language: str = "en",
        house: House = PLAIN,
        learned: bool = True,
    ) -> None:
        self._names = (*names, *house.names)
        self._components = (*components, *house.components)
        self._language = language
        self._house = house
        self._weights: dict[str, Severity] = {}
        self._with_learned = learned
        self._learned: Learned | None = None
        self._asked: dict[str, int] = {}
        self._silenced = 0
        self._ready: _Ready | None = None

    def check(self, text: str, field: str = "text") -> list[Finding]:
        """Give what the coach notices, sorted by place.

        Args:
            text: one or more sentences.
            field: what the text is; "action" adds the rules for actions, and in "prose", such as of
                a document that was written after the meeting, the learned layer has to be surer.
        """
        ready = self._ready or self._prepare()
        seen = ready.glance.read(text) or self._read(text, ready)
        hits = self._hits(seen.letters, ready.book, field)
        loud: list[Weighed] = []
        if self._learned is not None:
            prose = field == "prose"
            hits, loud = self._with_experience(self._learned, seen, hits, ready.book, prose)
        if not (hits or loud) and self._house is PLAIN:
            return []
        reading = seen.reading()
        found = [self._finding(hit, reading, ready.book, ready.grammar) for hit in hits]
        if self._learned is not None and loud:
            sounding = self._sounding(self._learned, reading, loud)
            found = sorted(found + sounding, key=lambda finding: (finding.start, finding.end))
        if self._house is PLAIN:
            return found
        places = zip(reading.letters, reading.starts, reading.ends, strict=True)
        unsaid = [
            (start, end) for letter, start, end in places if ready.grammar.has(letter, "quoted")
        ]
        return self._house.judge(text, found, unsaid)

    def rules(self) -> tuple[Rule, ...]:
        """Give the rules it goes by."""
        book = self._prepare().book
        theirs = [
            _weighing(rule, self._weights[rule.id])
            for rule in book.rules
            if rule.id in self._weights
        ]
        layer = () if self._learned is None else (sounding_rule(self._language),)
        return (*theirs, *layer, *(phrase.rule for phrase in self._house.phrases))

    def _read(self, text: str, ready: _Ready) -> Seen:
        reading = ready.reader.read(text)
        return Seen(
            reading.letters, self._learned.parts(reading) if self._learned else (), lambda: reading
        )

    def _with_experience(
        self, learned: Learned, seen: Seen, hits: list[_Hit], book: RuleBook, prose: bool
    ) -> tuple[list[_Hit], list[Weighed]]:
        """Leave out what the learned layer doubts, and add what only it hears.

        What a rule would hear that the house has switched off, the layer does not tell either.
        """
        weighed = learned.weigh(seen.letters, seen.parts, prose and not hits)
        if not (hits or weighed):
            return [], []
        sure = [
            hit
            for hit in hits
            if hit.rule.field
            or hit.rule.sure
            or not learned.doubts(weighed, hit.span, prose, hit.rule.aloud)
        ]
        told = [hit.span for hit in (*hits, *self._matches(seen.letters, book, self._silenced))]
        return sure, _unspared(learned.loud(weighed, told, prose), seen.letters, book)

    def _sounding(self, learned: Learned, reading: Reading, loud: list[Weighed]) -> list[Finding]:
        added: list[Finding] = []
        for heard in (learned.hear(reading, each) for each in loud):
            rule = sounding_rule(self._language, heard.kind, heard.severity)
            weight = self._house.weight(rule)
            if weight != "off":
                added.append(as_finding(heard, reading, _weighing(rule, weight)))
        return added

    def _prepare(self) -> _Ready:
        if self._ready is None:
            book = rule_book(self._language)
            reader = Reader(
                book.lexicon, book.alphabet, self._names, self._components, self._house.teams
            )
            weights = {rule.id: self._house.weight(rule) for rule in book.rules}
            self._weights = {name: weight for name, weight in weights.items() if weight != "off"}
            self._silenced = sum(
                1 << at
                for at, matcher in enumerate(book.matchers)
                if matcher.rule.id not in self._weights and not matcher.rule.field
            )
            if self._with_learned and self._house.weights.get(RULE) != "off":
                self._learned = _experience(self._language)
            glance = Glance(reader, self._learned.part if self._learned else None)
            self._ready = _Ready(book, reader, glance, Grammar(book.alphabet, book.lexicon.grammar))
        return self._ready

    def _hits(self, letters: str, book: RuleBook, field: str) -> list[_Hit]:
        found = _settle(self._matches(letters, book, self._asked_in(field, book)))
        if not self._silenced or not any(hit.rule.general for hit in found):
            return found
        # A general rule would tell under its own name what was switched off under a narrower one.
        off = [hit for hit in self._matches(letters, book, self._silenced) if not hit.rule.general]
        return [hit for hit in found if not (hit.rule.general and _alike(hit, off))]

    def _matches(self, letters: str, book: RuleBook, wanted: int) -> list[_Hit]:
        """Give all hits of some matchers, a bit set."""
        if not wanted:
            return []
        wanted &= book.possible(letters)
        found: list[_Hit] = []
        while wanted:
            lowest = wanted & -wanted
            wanted ^= lowest
            matcher = book.matchers[lowest.bit_length() - 1]
            match = matcher.find.search(letters)
            while match:
                if hit := _hit(matcher, match, book.sentence_ends):
                    found.append(hit)
                match = matcher.after(match)
        return found

    def _asked_in(self, field: str, book: RuleBook) -> int:
        """Give the matchers, as a bit set, whose rules are for this field and not switched off."""
        if field not in self._asked:
            self._asked[field] = sum(
                1 << at
                for at, matcher in enumerate(book.matchers)
                if matcher.rule.field in ("", field) and matcher.rule.id in self._weights
            )
        return self._asked[field]

    def _finding(self, hit: _Hit, reading: Reading, book: RuleBook, grammar: Grammar) -> Finding:
        rule, (first, last) = hit.rule, hit.span
        start, end = reading.starts[first], reading.ends[last - 1]

        def better() -> str | None:
            offer = reword(reading, hit.place, rule.frames, book.lexicon, grammar)
            again = offer is not None and self._still_found(offer, hit, reading, book)
            return None if again else offer

        return Finding.offering(
            better,
            start=start,
            end=end,
            text=reading.text[start:end],
            rule=rule.id,
            kind=rule.kind,
            severity=self._weights[rule.id],
            message=rule.message,
            questions=rule.questions,
            source=rule.source,
        )

    def _still_found(self, better: str, hit: _Hit, reading: Reading, book: RuleBook) -> bool:
        """Tell whether the new sentence would be noticed again: then it is not offered."""
        before = reading.ends[hit.place.first - 1] if hit.place.first else 0
        after = reading.ends[hit.place.last] if hit.place.last < len(reading.ends) else -1
        rest = len(reading.text) - after if after >= 0 else 0
        sentence = better[before : len(better) - rest]
        ready = self._prepare()
        again = ready.glance.read(sentence) or self._read(sentence, ready)
        if self._hits(again.letters, book, ""):
            return True
        learned = self._learned
        return learned is not None and bool(
            learned.loud(learned.weigh(again.letters, again.parts), [])
        )


def _unspared(loud: list[Weighed], letters: str, book: RuleBook) -> list[Weighed]:
    """Leave out the sentences, such as apologies, that blame nobody whatever they weigh."""
    if not (loud and book.spared):
        return loud
    return [each for each in loud if not book.spared.search(letters, each.first, each.last)]


def _weighing(rule: Rule, severity: Severity) -> Rule:
    return rule if rule.severity == severity else replace(rule, severity=severity)


def _hit(matcher: Matcher, match: re.Match[str], ends: re.Pattern[str]) -> _Hit | None:
    """Give a match with the sentence it stands in, unless something there makes it innocent."""
    start, end = span = match.span()
    letters, first = match.string, 0
    for before in ends.finditer(letters, 0, start):
        first = before.end()
    after = ends.search(letters, end - 1)
    last = after.start() if after else len(letters)
    if matcher.unless is not None and matcher.unless.search(letters, first, last):
        return None
    return _Hit(matcher.rule, Place(first, last, match), span)


def _settle(found: list[_Hit]) -> list[_Hit]:
    """Keep one of the hits of a kind that overlap: the stronger, then the earlier and longer."""
    if len(found) < 2:
        return found
    order = sorted(
        found,
        key=lambda hit: (
            hit.rule.severity == "hint",
            hit.rule.general,
            hit.span[0],
            -hit.span[1],
        ),
    )
    kept: list[_Hit] = []
    for hit in order:
        if not _alike(hit, kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.span)


def _alike(hit: _Hit, others: list[_Hit]) -> bool:
    """Tell whether one of the others is of the same kind, and about the same words."""
    return any(hit.rule.kind == other.rule.kind and _overlap(hit, other) for other in others)


def _overlap(one: _Hit, other: _Hit) -> bool:
    return one.span[0] < other.span[1] and other.span[0] < one.span[1]
