"""What is promised of every better sentence: no agent of a fault, no fact added, none lost."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.language.alphabet import Alphabet
from pm_facilitator.language.coach import Coach
from pm_facilitator.language.finding import Finding
from pm_facilitator.language.rules import read_rules, rule_book
from tests.language.scoring import paths

_DEV = Path(__file__).parents[3] / "shared" / "data" / "blame" / "blame_dev.jsonl"
_COACH = Coach()
_SLOT = re.compile(r"\{\w+\}")
_ASKED = re.compile(r"(?<=\.) What [^.?]*\?$")
_WORD = re.compile(r"[a-z']+")

# The words a frame may bring along: they ask, or say that something was or was not done.
_FRAME_TEXT = """
a about action after all allow an and any are ask asked at attention be been before being by come
conditions did do easier easy effect else get got had happen happened have helped how in intended
is it just leave led left like look made make met moment need needed no normally not of or other out
possible prompt prompted really right show shown stand stayed step taken that the then there this
time to tool unexpected view was way were what with without would
"""
_FRAME_WORDS = frozenset(_FRAME_TEXT.split())
# Given by the engine: the verb of a thing that came to harm.
_HARMED = frozenset(["stopped", "working", "crashed", "happened"])


def _texts(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)["text"]


def _open_texts() -> list[str]:
    ours = [text for path in paths(held=False) for text in _texts(path)]
    return ours + (list(_texts(_DEV)) if _DEV.exists() else [])


def _offers(texts: list[str]) -> list[tuple[str, Finding, str]]:
    return [
        (text, finding, finding.suggestion)
        for text in texts
        for finding in _COACH.check(text)
        if finding.suggestion is not None
    ]


@pytest.fixture(scope="module")
def offers() -> list[tuple[str, Finding, str]]:
    """Give every sentence of the open corpora that a better one is offered for."""
    return _offers(_open_texts())


def new_words(before: str, after: str) -> set[str]:
    """Give the words of a suggestion that are neither of the sentence nor forms of its words."""
    forms = set(_WORD.findall(before.lower().replace("’", "'")))
    book = rule_book("en")
    nouns = book.lexicon.grammar.nouns
    for word in list(forms):
        verb = book.lexicon.verb_of.get(word) or book.lexicon.step(word)
        if verb is not None:
            forms |= {verb.base, verb.gerund, verb.participle}
            forms |= {noun for key, noun in nouns.items() if key.split()[0] == verb.base}
    return set(_WORD.findall(after.lower())) - forms


def changed(before: str, after: str) -> str:
    """Give the words of a suggestion that stand where others stood, without its question."""
    old, new = before.rstrip(" .?!").split(), _ASKED.sub("", after).rstrip(" .?!").split()
    first = _shared(old, new)
    kept = _shared(old[:first:-1], new[:first:-1])
    return " ".join(new[first : len(new) - kept])


def _shared(one: list[str], other: list[str]) -> int:
    pairs = list(zip(one, other, strict=False))
    return next((at for at, (a, b) in enumerate(pairs) if a != b), len(pairs))


def people_as_agents(text: str) -> list[str]:
    """Give the people, roles and teams that do something in a text, or by whom it was done."""
    book = rule_book("en")
    person = _letters("name handle he they self", book.alphabet)
    role = _letters("role group-noun somebody", book.alphabet)
    active = _letters("verb.past verb.s aux", book.alphabet) - _letters("be", book.alphabet)
    reading = _COACH._prepare()[1].read(text)
    found = [reading.word(at) for at, letter in enumerate(reading.letters) if letter in person]
    for at, letter in enumerate(reading.letters):
        before = [reading.word(each) for each in range(max(0, at - 4), at)]
        does = reading.letters[at + 1 : at + 2]
        if letter in role and ("by" in before or (does and does in active)):
            found.append(reading.word(at))
    return found


def _letters(names: str, alphabet: Alphabet) -> set[str]:
    return {each for name in names.split() for each in alphabet.of_class.get(name, "")}


@pytest.mark.parametrize("path", paths(held=False), ids=lambda path: path.stem)
def test_every_strong_finding_has_a_sentence_or_a_question_to_offer(path: Path) -> None:
    for text in _texts(path):
        for finding in _COACH.check(text):
            assert finding.suggestion or finding.questions, text


@pytest.mark.skipif(not _DEV.exists(), reason="the sentences to measure on are not on this machine")
def test_so_has_every_strong_finding_of_the_sentences_to_measure_on() -> None:
    for text in _texts(_DEV):
        assert all(each.suggestion or each.questions for each in _COACH.check(text)), text


def test_nobody_is_the_agent_of_a_fault(offers: list[tuple[str, Finding, str]]) -> None:
    for before, _, after in offers:
        assert people_as_agents(changed(before, after)) == [], f"{before} -> {after}"


def test_whoever_is_named_in_a_sentence_is_seen_as_its_agent() -> None:
    assert people_as_agents("The log was not read by the vendor.") == ["vendor"]
    assert people_as_agents("The vendor dropped the index.") == ["vendor"]
    assert people_as_agents("Tom and @kim did, and she did.") == ["tom", "@kim", "she"]
    assert people_as_agents("The vendor was not told.") == []


def test_no_fact_is_added(offers: list[tuple[str, Finding, str]]) -> None:
    for before, _, after in offers:
        added = new_words(before, after) - _FRAME_WORDS - _HARMED
        assert added == set(), f"{before} -> {after}"


def test_the_words_of_a_frame_claim_nothing() -> None:
    for rule in read_rules():
        for frame in rule.frames:
            words = set(_WORD.findall(_SLOT.sub(" ", frame).lower()))
            assert words <= _FRAME_WORDS, f"{rule.id}: {frame}"


def test_numbers_times_and_identifiers_are_kept(offers: list[tuple[str, Finding, str]]) -> None:
    exact = re.compile(r"(?<![\w@])(?:[\w./:-]*\d[\w:-]*|\w+[_/]\w+|`[^`]+`)")
    for before, _, after in offers:
        assert set(exact.findall(before)) <= set(exact.findall(after)), f"{before} -> {after}"


def test_what_was_left_undone_stays_undone(offers: list[tuple[str, Finding, str]]) -> None:
    undone = re.compile(r"\b(forgot|failed|n't|not|never|omitted|neglected) (to )?\w+", re.I)
    said = re.compile(r"\b(not|no|never|nothing|stayed)\b|What would have ", re.I)
    for before, finding, after in offers:
        if finding.kind == "negligence-verb" and undone.search(finding.text):
            assert said.search(changed(before, after)), f"{before} -> {after}"


def test_what_should_not_have_been_done_was_done(offers: list[tuple[str, Finding, str]]) -> None:
    for before, finding, after in offers:
        if re.search(r"should(n't| not| never| n't)", finding.text):
            assert not re.search(r"\bnot\b", changed(before, after)), f"{before} -> {after}"


def test_what_was_reworded_is_not_noticed_again(offers: list[tuple[str, Finding, str]]) -> None:
    for before, _, after in offers:
        new = changed(before, after)
        assert _COACH.check(new) == [], f"{before} -> {after}"


_PIECES = (
    "Tom @kim she they ops the vendor who why did you didn't forgot to failed should could have "
    "shouldn't never nobody checked broke dropped check renew tell look at the certificate log "
    "alerts back on by accident at 10:42 before lunch 3 nodes human error due to a was , . ? \n"
)


@settings(deadline=None, max_examples=400)
@given(st.lists(st.sampled_from(_PIECES.split(" ")), max_size=14).map(" ".join))
def test_all_of_this_holds_for_any_text(text: str) -> None:
    for before, _, after in _offers([text]):
        assert new_words(before, after) - _FRAME_WORDS - _HARMED == set()
        assert set(re.findall(r"\d[\d:]*", before)) <= set(re.findall(r"\d[\d:]*", after))
        assert after.count("\n") == before.count("\n")


_DOCS = Path(__file__).parents[2] / "docs" / "rewording.md"
_PAIRS = re.findall(r"^\| ([a-z-]+) \| (.+) \| (.+[.?*]) \|$", _DOCS.read_text("utf-8"), re.M)


def test_the_documentation_shows_many_pairs_of_every_kind() -> None:
    assert len([after for _, _, after in _PAIRS if not after.startswith("*")]) >= 60
    assert {kind for kind, _, _ in _PAIRS} == {rule.kind for rule in read_rules()}


@pytest.mark.parametrize(("kind", "before", "after"), _PAIRS)
def test_the_documentation_shows_what_is_offered(kind: str, before: str, after: str) -> None:
    found = _COACH.check(before) or _COACH.check(before, field="action")
    better = [finding for finding in found if finding.suggestion]
    first = (better or found)[0]
    assert first.kind == kind
    assert (first.suggestion or f"*{first.questions[0]}*") == after
