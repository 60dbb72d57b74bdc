"""How much of the blame in our labelled sentences the coach hears, and that it never gets worse."""

import json
from pathlib import Path

import pytest

from tests.language.scoring import (
    CORPORA,
    KINDS,
    Score,
    measured,
    measured_rewordings,
    paths,
    read,
)

_DEV = Path(__file__).parents[3] / "shared" / "data" / "blame" / "blame_dev.jsonl"
# What has been reached, in per cent: raise a floor when the coach gets better, never lower it.
_HEARD = {
    ("open_blame", "strong"): 86,
    ("open_blame", "soft"): 88,
    ("open_common", "strong"): 88,
    ("open_idiom", "strong"): 52,
    ("open_idiom", "soft"): 40,
    ("open_long", "strong"): 73,
    ("open_long", "soft"): 73,
    ("open_pairs", "strong"): 85,
    ("open_fresh", "strong"): 58,
    ("open_fresh", "soft"): 60,
    ("held_fresh", "strong"): 81,
    ("held_fresh", "soft"): 84,
    ("held_near", "strong"): 96,
    ("held_near", "soft"): 100,
    ("held_blame", "strong"): 71,
    ("held_blame", "soft"): 76,
    ("held_common", "strong"): 86,
    ("held_common", "soft"): 90,
    ("held_long", "strong"): 72,
    ("held_long", "soft"): 75,
    ("held_pairs", "strong"): 68,
    ("held_voices", "strong"): 80,
    ("held_voices", "soft"): 64,
}
# False findings among sentences that are fine, in per cent: lower, never raise. Two of the held
# files, which look like blame on purpose, were raised from 1.6 and 1.2, and the floor of the soft
# blame in held_common (40 sentences) lowered from 87, when the layer learned from several authors:
# it hears half again as much of the strong blame of strangers, and fewer of their fair sentences.
# When it had learned from six more, that floor rose to 92, and three more fair sentences were
# flagged in held_fresh (180; it was 0.6) and in held_pairs (89; it was 4.5), fewer elsewhere.
# With the turns of speech of seven more, a third fewer fair sentences are flagged in all and more
# blame is heard, but one soft sentence fewer in held_common (40), and one wording more is flagged
# of those that were offered for held blame (359).
_FALSE = {
    "open_ok": 0.2,
    "open_common": 0.0,
    "open_pairs": 0.0,
    "reports_open": 0.0,
    "open_fresh": 0.9,
    "held_fresh": 0.6,
    "held_near": 0.7,
    "held_ok": 2.0,
    "held_pairs": 5.7,
    "held_voices": 0.6,
    "reports_held": 1.2,
}


def _score(name: str) -> Score:
    return measured(CORPORA / f"{name}.jsonl")


def _first(sentences: list[str]) -> str:
    return "\n".join(sentences[:20])


@pytest.mark.parametrize(("name", "strength"), _HEARD)
def test_blame_is_heard_as_well_as_before(name: str, strength: str) -> None:
    result = _score(name)
    shown = [each.text for each in result.missed if "open" in name and each.strength == strength]
    heard = 100 * result.rate(strength)  # a bare number, so that a failure shows no held sentence
    assert heard >= _HEARD[name, strength], _first(shown)


@pytest.mark.parametrize("name", _FALSE)
def test_fair_sentences_are_left_alone_as_well_as_before(name: str) -> None:
    result = _score(name)
    shown = [f"{rule}: {each.text}" for each, rule in result.false if "open" in name]
    false = 100 * result.rate("ok")
    assert false <= _FALSE[name], _first(shown)


@pytest.mark.parametrize(("held", "most"), [(False, 0.6), (True, 1.2)], ids=["open", "held"])
def test_acceptable_wordings_are_left_alone_as_well_as_before(held: bool, most: float) -> None:
    result = measured_rewordings(held)
    shown = [] if held else [f"{rule}: {each.text}" for each, rule in result.false]
    false = 100 * result.rate("ok")
    assert false <= most, _first(shown)


@pytest.mark.parametrize("path", sorted(CORPORA.glob("*.jsonl")), ids=lambda path: path.stem)
def test_labels_are_those_of_the_guide(path: Path) -> None:
    for each in read(path):
        assert each.voice, each.text
        if each.blame:
            assert each.strength in ("strong", "soft"), each.text
            assert each.kinds, each.text
            assert set(each.kinds) <= set(KINDS), each.text
        else:
            assert each.kinds in ((), ("hard-negative",)), each.text


def test_no_sentence_stands_twice() -> None:
    texts = [each.text.casefold() for path in paths(False) + paths(True) for each in read(path)]
    repeated = len(texts) - len(set(texts))
    assert repeated == 0


@pytest.mark.skipif(not _DEV.exists(), reason="the sentences to measure on are not on this machine")
def test_no_sentence_is_one_that_the_coach_is_measured_on() -> None:
    lines = _DEV.read_text(encoding="utf-8").splitlines()
    measured_on = {json.loads(line)["text"].casefold() for line in lines}
    ours = {each.text.casefold() for path in paths(False) + paths(True) for each in read(path)}
    assert sorted(ours & measured_on) == []
