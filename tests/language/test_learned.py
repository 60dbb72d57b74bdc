"""The learned layer hears what no rule knows, says by which words, and weighs no name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator import assets
from pm_facilitator.language.coach import Coach
from pm_facilitator.language.finding import Finding
from pm_facilitator.language.house import House
from pm_facilitator.language.learned import (
    PROSE,
    PROSE_ALONE,
    PROSE_ALOUD,
    PROSE_FAIR,
    Learned,
    Model,
    Weighed,
    model,
    parse,
)
from pm_facilitator.language.reader import Reader, Reading
from pm_facilitator.language.rules import rule_book
from tests.language.train import trained_sentences

_BOTH = Coach()
_BOOK = rule_book()
_READER = Reader(_BOOK.lexicon, _BOOK.alphabet, (), ())
_WORDS = st.sampled_from(
    ["Tom", "the", "on-call", "we", "you", "nobody", "forgot", "broke", "slept", "node", "should"]
    + ["have", "not", ".", ",", "?", "!", "of", "by", "\n", "\u2019", "'x'", "`y`", "@kim", "10:20"]
    + ["great", "job", "Ünïcode", "世界", "who", "why"]
)
_TEXTS = st.one_of(st.text(max_size=80), st.lists(_WORDS, max_size=30).map(" ".join))


def _experienced() -> Learned:
    weights = model("en")
    assert weights is not None
    return Learned(weights, _BOOK.lexicon, _BOOK.alphabet)


def _layer_of(weights: dict[str, int]) -> Learned:
    """Give a layer that knows a few signs of blame only."""
    sums = {"blame": weights, "strong": {}, "named-person-fault": {"now": 1}}
    return Learned(
        Model(sums, dict.fromkeys(sums, 0), 50, 900, -70, {}), _BOOK.lexicon, _BOOK.alphabet
    )


_EXPERIENCED = _experienced()


@pytest.fixture(scope="module")
def layer() -> Learned:
    return _EXPERIENCED


@pytest.fixture(scope="module")
def reader() -> Reader:
    return _READER


@pytest.fixture(scope="module")
def learned() -> tuple[str, Finding]:
    """Give a sentence that only the layer hears, and its finding."""
    for each in trained_sentences():
        findings = _BOTH.check(each.text)
        if [finding.rule for finding in findings] == ["learned"]:
            return each.text, findings[0]
    pytest.fail("the layer hears nothing by itself")


def _sum(layer: Learned, reader: Reader, text: str) -> int:
    (only,) = _weighed(layer, reader.read(text))
    return only.total


def _weighed(layer: Learned, reading: Reading) -> list[Weighed]:
    return layer.weigh(reading.letters, layer.parts(reading))


@pytest.mark.parametrize(
    ("fair", "blame"),
    [
        ("the watchdog failed to notice it", "the plumber never bothered to look"),
        ("Bogdan restored the table", "Bogdan messed up the table"),
        ("who can help with the restore?", "who bungled the restore?"),
    ],
)
def test_blame_weighs_more_than_its_fair_neighbour(
    layer: Learned, reader: Reader, fair: str, blame: str
) -> None:
    assert _sum(layer, reader, fair) < 0 < _sum(layer, reader, blame)


@pytest.mark.parametrize("other", ["Lakshmi", "Peter", "Yusuke", "@zsofia"])
def test_nobodys_name_weighs_anything(layer: Learned, other: str) -> None:
    said = "I bet {} was snoring while it burned"
    book = rule_book()
    knowing = Reader(book.lexicon, book.alphabet, ("Anna", other.removeprefix("@")), ())
    assert _sum(layer, knowing, said.format("Anna")) == _sum(layer, knowing, said.format(other))


def test_a_finding_says_by_which_words_it_was_made(learned: tuple[str, Finding]) -> None:
    text, finding = learned
    assert text[finding.start : finding.end] == finding.text
    assert "No rule knows this wording" in finding.message
    first = finding.text.split()[0]
    assert f"“{first}" in finding.message
    assert finding.suggestion is None
    assert finding.questions


def test_the_words_shown_are_those_that_weigh_most(reader: Reader) -> None:
    book = rule_book()
    sums = {"blame": {"snoring": 60, "purred": -5}, "strong": {}, "absolute": {"snoring": 1}}
    layer = Learned(
        Model(sums, dict.fromkeys(sums, 0), 50, 90, -70, {}), book.lexicon, book.alphabet
    )
    reading = reader.read("All purred while they were snoring loudly.")
    (said,) = layer.loud(_weighed(layer, reading), [])
    heard = layer.hear(reading, said)
    assert (heard.words, heard.kind, heard.severity) == (("snoring",), "absolute", "hint")


@pytest.mark.parametrize(
    "text",
    [
        "Who moved the mail records to the new zone last Thursday?",
        "Wanda forgot to set replicas=4 in values.yaml.",
        "Ops should have cut the traffic to 40% at 11:00.",
    ],
)
def test_a_plain_rule_is_told_however_technical_the_rest_is(text: str) -> None:
    assert _BOTH.check(text)


def test_where_a_rule_has_spoken_the_layer_is_silent() -> None:
    findings = _BOTH.check("John forgot to rotate the certificate.")
    assert findings
    assert "learned" not in {each.rule for each in findings}


def test_what_is_quoted_is_not_judged(layer: Learned, reader: Reader) -> None:
    quiet = _sum(layer, reader, 'The page says "Bogdan, you idiot, you broke it".')
    assert quiet == _sum(layer, reader, 'The page says "all is well".')


def test_an_organisation_can_switch_it_off(learned: tuple[str, Finding]) -> None:
    coach = Coach(house=House(weights={"learned": "off"}))
    assert coach.check(learned[0]) == []
    assert "learned" not in {rule.id for rule in coach.rules()}


def test_a_language_without_weights_has_no_layer() -> None:
    assert model("xx") is None


def test_a_rule_is_doubted_among_words_that_are_surely_fair() -> None:
    weights = Model({"blame": {"now": -100}}, {"blame": 0}, 50, 90, -70, {})
    book = rule_book()
    layer = Learned(weights, book.lexicon, book.alphabet)
    reading = Reader(book.lexicon, book.alphabet, (), ()).read("Fine now. It broke.")
    weighed = _weighed(layer, reading)
    assert layer.doubts(weighed, (0, 1))
    assert not layer.doubts(weighed, (3, 5))
    assert not layer.doubts(weighed, (0, 5))


@given(_TEXTS)
def test_any_text_is_judged_the_same_twice_and_within_its_bounds(text: str) -> None:
    findings = _BOTH.check(text)
    assert findings == _BOTH.check(text)
    for finding in findings:
        assert 0 <= finding.start < finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.text


def test_a_model_is_read_as_it_is_written() -> None:
    text = "! heard 5\n! sure 9\n! fair -3\n[ blame 1 ]\n -2 a +7 d\nb+ -2 c\n[ strong 0 ]\n +4 a\n"
    read = parse(text)
    assert read.sums == {"blame": {"a": -2, "b+c": -2, "d": 7}, "strong": {"a": 4}}
    assert read.weigh({"a", "d", "z"}) == 6
    assert (read.heard, read.sure, read.fair) == (5, 9, -3)


def test_in_the_prose_of_a_document_it_has_to_be_surer() -> None:
    reading = _READER.read("Tom now.")
    for weight, told in ((50, False), (50 + PROSE - 1, False), (50 + PROSE, True)):
        layer = _layer_of({"now": weight})
        weighed = _weighed(layer, reading)
        assert bool(layer.loud(weighed, [])) == (weight >= 50)
        assert bool(layer.loud(weighed, [], prose=True)) == told


@pytest.mark.parametrize(
    ("text", "somebody"),
    [
        ("Fine now.", False),
        ("The queue is full now.", False),
        ("We now.", False),
        ("We told Tom now.", True),
        ("nobody now.", True),
        ("Tom now.", True),
        ("the vendor now.", True),
        ("you now.", True),
    ],
)
def test_in_the_prose_of_a_document_it_tells_only_of_sentences_with_somebody_else(
    text: str, somebody: bool
) -> None:
    layer = _layer_of({"now": 900})
    reading = _READER.read(text)
    weighed = _weighed(layer, reading)
    assert layer.loud(weighed, [])
    assert bool(layer.loud(weighed, [], prose=True)) == somebody


@pytest.mark.parametrize(("alone", "told"), [(PROSE_ALONE - 1, False), (PROSE_ALONE, True)])
def test_in_the_prose_of_a_document_some_words_have_to_sound_so_by_themselves(
    alone: int, told: bool
) -> None:
    layer = _layer_of({"now": alone, "P+now": 900})
    weighed = _weighed(layer, _READER.read("Tom now."))
    assert layer.loud(weighed, [])
    assert bool(layer.loud(weighed, [], prose=True)) == told


def test_in_the_prose_of_a_document_what_is_said_aloud_needs_words_that_sound_so() -> None:
    for weight, told in ((-20, False), (PROSE_ALOUD - 1, False), (PROSE_ALOUD, True)):
        layer = _layer_of({"now": weight})
        weighed = _weighed(layer, _READER.read("Tom now."))
        assert not layer.doubts(weighed, (0, 1), aloud=True)
        assert not layer.doubts(weighed, (0, 1), prose=True)
        assert layer.doubts(weighed, (0, 1), prose=True, aloud=True) == (not told)


@given(_TEXTS)
def test_in_prose_nothing_is_missed_by_weighing_only_what_is_worthy(text: str) -> None:
    layer = _EXPERIENCED
    reading = _READER.read(text)
    parts = layer.parts(reading)
    every, worthy = (layer.weigh(reading.letters, parts, only) for only in (False, True))
    assert layer.loud(every, [], prose=True) == layer.loud(worthy, [], prose=True)
    assert [each for each in every if each in worthy] == worthy


def test_in_the_prose_of_a_document_it_doubts_sooner_what_a_rule_hears() -> None:
    reading = _READER.read("Fine now.")
    for weight, room, prose in (
        (-71, True, True),
        (-70, False, True),
        (-70 + PROSE_FAIR - 1, False, True),
        (-70 + PROSE_FAIR, False, False),
    ):
        layer = _layer_of({"now": weight})
        weighed = _weighed(layer, reading)
        assert layer.doubts(weighed, (0, 1)) == room
        assert layer.doubts(weighed, (0, 1), prose=True) == prose


@pytest.mark.parametrize(
    "said",
    [
        "We apologise for letting you down on this occasion.",
        "We are truly sorry for letting you down this week.",
        "Our sincere apologies for letting you wait so long without a word.",
        "I am sorry for the time you lost with us.",
    ],
)
def test_an_apology_blames_nobody_whatever_it_weighs(said: str) -> None:
    assert _BOTH.check(said) == []


def test_an_apology_is_spared_also_beside_what_a_rule_hears() -> None:
    said = "Tom broke it. We apologise for letting you down on this occasion."
    assert {found.rule for found in _BOTH.check(said)} == {"person-broke"}


@pytest.mark.parametrize(
    "said",
    [
        "We apologise, but Tom broke it.",
        "We are sorry, but you people never listen.",
        "I am sorry that I forgot to renew the domain.",
    ],
)
def test_what_a_rule_hears_is_told_in_an_apology_as_ever(said: str) -> None:
    assert _BOTH.check(said)


@pytest.mark.parametrize(
    "said",
    [
        "We've optimised our import jobs to minimise load over the database.",
        "We've improved our deployment scripts to check the outage page first.",
        "We've now increased the limits to better handle bursts.",
    ],
)
def test_what_was_mended_blames_nobody_whatever_it_weighs(said: str) -> None:
    assert _BOTH.check(said) == []


def test_what_a_rule_hears_is_told_of_what_was_mended_as_ever() -> None:
    assert _BOTH.check("We've added a second check because Tom broke it again.")


def test_the_weights_are_small() -> None:
    text = assets.text("language/en/learned.txt")
    assert len(text.encode()) < 1_000_000
