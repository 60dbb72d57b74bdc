"""Trains the learned layer and writes its resource: ``python -m tests.language.train``.

The training is logistic regression by stochastic gradient descent, in pure Python and in a fixed
order, so that the same sentences and the same word lists give the same file, byte for byte. Some of
the signs are hidden at random at each step: the weights learn not to rely on single ones.

``--check`` writes nothing and fails when the file would change; ``--folds`` prints how well blame
is heard in sentences that were left out of the training, for several thresholds.
"""

import json
import math
import random
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from zlib import crc32

from pm_facilitator import assets
from pm_facilitator.language.coach import Coach
from pm_facilitator.language.evidence import JOINT, Evidence
from pm_facilitator.language.reader import Reader
from pm_facilitator.language.rules import read_rules, rule_book
from pm_facilitator.language.utterances import utterances
from pm_facilitator.language.weights import rows
from tests.language.scoring import CORPORA, KINDS, Labelled, paths, read, reworded
from tests.language.training.frames import named_in_frames, sentences

_HERE = Path(__file__).parent
_REWORDING = _HERE.parents[1] / "docs" / "rewording.md"
RESOURCE = "language/en/learned.txt"
_SAMPLE = assets.root() / "sample" / "review.json"
_FAIR_RESOURCES = (
    *(f"prompts_{name}.toml" for name in ("events", "factors", "redirects", "stages")),
    *("agendas.toml", "checklist.toml", "rounds.toml"),
    *(
        f"templates/{name}.toml"
        for name in ("general", "security", "performance", "process_failure", "google_sre")
    ),
)
"""What the app itself says in a review, which nobody should take for blame."""
_EPOCHS = 8
_AVERAGED = 5
_RUNS = 3
"""Weights are the mean of several runs, each after its last epochs, so that no order of the
sentences decides."""
_RATE = 0.5
_DECAY = 0.001
_HIDDEN = (0.15, 0.3)
"""Which shares of the signs are hidden, each in as many runs: more or less unlike one another."""
_REAL = 2.0
_MADE = 0.3
"""How much a sentence weighs that somebody wrote, and one that was made of a frame."""
_SCALE = 16
"""Weights are whole numbers, this many to one unit of log-odds."""
_LEAST = 3
"""Signs that fewer sentences have are left out."""
_FINE = 5
"""Weights nearer to nought than this are left out."""
_COMMON = 60
"""Kinds of blame are told apart by signs that at least so many sentences have."""
_PARTS = re.compile(r"[+_&></~*.¦]+")
HEARD = 59
SURE = 103
FAIR = -60


@dataclass(frozen=True)
class Example:
    """One sentence to learn from, by its signs."""

    said: Labelled
    signs: tuple[str, ...]
    weight: float


def open_sentences() -> list[Labelled]:
    """Give the open corpora, which are trained with and, fold by fold, measured on."""
    return [each for path in paths(held=False) for each in read(path)]


def trained_sentences() -> list[Labelled]:
    """Give the sentences that were written for the training alone."""
    return [each for path in sorted(CORPORA.glob("train_*.jsonl")) for each in read(path)]


def written_sentences() -> list[Labelled]:
    """Give what else somebody has written: for the training alone, or as examples of rules."""
    others = dict.fromkeys((*better_sentences(), *examples_of_rules(), *documented()))
    return [*trained_sentences(), *others, *own_sentences()]


def kept_sentences() -> list[Labelled]:
    """Give what the digest in the resource is taken of: all but the examples of rules."""
    return [*open_sentences(), *trained_sentences(), *sentences()]


def examples_of_rules() -> Iterator[Labelled]:
    """Give the sentences that rules are tested with, and the coach's own fair words."""
    cases = tomllib.loads((_HERE / "cases.toml").read_text(encoding="utf-8"))
    rules = {rule.id: rule for rule in read_rules()}
    for name, case in cases["rules"].items():
        rule = rules.get(name)
        if rule is not None and not rule.field:
            strength = "strong" if rule.severity == "warning" else "soft"
            yield from (Labelled(text, True, strength, (rule.kind,)) for text in case["hears"])
        yield from (Labelled(text, False, "", ()) for text in case["spares"])
    for rule in rules.values():
        yield from (Labelled(text, False, "", ()) for text in (rule.message, *rule.questions))
    for utterance in utterances().values():
        yield from (Labelled(asked.text, False, "", ()) for asked in utterance.questions)
    told = [assets.toml(name) for name in _FAIR_RESOURCES] + [
        json.loads(_SAMPLE.read_text("utf-8"))
    ]
    yield from (Labelled(text, False, "", ()) for data in told for text in _texts(data))


def documented() -> Iterator[Labelled]:
    """Give what the documentation shows: blame, and what may be said instead."""
    for line in _REWORDING.read_text(encoding="utf-8").splitlines():
        kind, *pair = (cell.strip() for cell in line.strip("|").split("|"))
        if kind in KINDS and len(pair) == 2:
            yield Labelled(pair[0], True, "strong", (kind,))
            yield Labelled(pair[1].strip("*"), False, "", ())


def _texts(data: Any) -> Iterator[str]:
    """Give the sentences of a resource, which are its longer texts."""
    if isinstance(data, dict | list):
        for each in data.values() if isinstance(data, dict) else data:
            yield from _texts(each)
    elif isinstance(data, str) and data.count(" ") > 2:
        yield data


def better_sentences() -> Iterator[Labelled]:
    """Give what may be said instead of blame: by those who labelled it, and by the coach."""
    coach = Coach(learned=False)
    for path in paths(held=False):
        yield from reworded(path)
    for each in (*open_sentences(), *trained_sentences()):
        for finding in coach.check(each.text) if each.blame else ():
            if finding.suggestion is not None:
                yield Labelled(finding.suggestion, False, "", ())


def own_sentences() -> Iterator[Labelled]:
    """Give the sentences of our first corpus; its blame has no kind."""
    parts = tomllib.loads((_HERE / "corpus.toml").read_text(encoding="utf-8"))
    for part in parts.values():
        for label, group in part.items():
            strength = "" if label == "ok" else label
            for text in group["sentences"]:
                yield Labelled(text, bool(strength), strength, ())


def digest(said: Iterable[Labelled]) -> str:
    """Give a fingerprint of sentences and their labels."""
    lines = "\n".join(f"{each.text}\t{each.strength}\t{each.kinds}" for each in said)
    return sha256(lines.encode()).hexdigest()[:16]


class Signs:
    """Finds the signs of sentences as the coach does."""

    def __init__(self) -> None:
        book = rule_book("en")
        self._reader = Reader(book.lexicon, book.alphabet, (), ())
        self._evidence = Evidence(book.lexicon, book.alphabet)

    def of(self, text: str) -> tuple[str, ...]:
        """Give the signs of a text, in order."""
        reading = self._reader.read(text)
        return tuple(sorted(self._evidence.signs(reading, range(len(reading.letters)))))


def examples(said: Sequence[Labelled], weight: float, signs: Signs) -> list[Example]:
    """Read sentences to learn from."""
    return [Example(each, signs.of(each.text), weight) for each in said]


def everything(signs: Signs) -> list[Example]:
    """Give all that there is to learn from."""
    real = open_sentences() + written_sentences()
    return examples(real, _REAL, signs) + examples(list(sentences()), _MADE, signs)


def learn(known: Sequence[Example]) -> tuple[dict[str, float], float]:
    """Give the weight of each sign for blame, and the bias, in log-odds."""
    named = named_in_frames()
    count = Counter(sign for each in known for sign in each.signs if not _names(sign, named))
    index: dict[str, int] = {}
    rows = [
        [index.setdefault(sign, len(index)) for sign in each.signs if count[sign] >= _LEAST]
        for each in known
    ]
    leaning = one_sided(known, rows, len(index))
    runs = [
        _run(known, rows, leaning, hidden, random.Random(seed))
        for hidden in _HIDDEN
        for seed in range(_RUNS)
    ]
    bias = sum(bias for _, bias in runs) / len(runs)
    means = [sum(of_runs) / len(runs) for of_runs in zip(*(each for each, _ in runs), strict=True)]
    return {sign: leaning[at] * means[at] for sign, at in index.items()}, bias


def one_sided(known: Sequence[Example], rows: Sequence[Sequence[int]], signs: int) -> list[float]:
    """Tell how much each sign leans to blame or to fair words, whichever it is; 1 is the mean.

    A sign that leans much is learned quicker: the root of the logarithm of how much more often it
    is on one side, after Wang and Manning, Baselines and Bigrams (2012), who take all of it.
    """
    counts = [1.0] * signs, [1.0] * signs
    for each, row in zip(known, rows, strict=True):
        side = counts[each.said.blame]
        for sign in row:
            side[sign] += each.weight
    fair, blame = (sum(side) for side in counts)
    even = math.log(blame / fair)
    leaning = [
        math.sqrt(abs(math.log(often / seldom) - even))
        for seldom, often in zip(*counts, strict=True)
    ]
    mean = sum(leaning) / signs
    return [each / mean for each in leaning]


def _run(
    known: Sequence[Example],
    rows: Sequence[Sequence[int]],
    leaning: Sequence[float],
    hidden: float,
    draw: random.Random,
) -> tuple[list[float], float]:
    """Learn once, in an order drawn by lot; give what signs weigh, as the mean of the last epochs.

    What they weigh while some are hidden is more than when all are seen: by that share.
    """
    signs = len(leaning)
    weights, seen, bias = [0.0] * signs, [0.01] * signs, 0.0
    mean, mean_bias = [0.0] * signs, 0.0
    order = list(range(len(known)))
    for epoch in range(_EPOCHS):
        draw.shuffle(order)
        for at in order:
            shown = [sign for sign in rows[at] if draw.random() > hidden]
            total = bias
            for sign in shown:
                total += leaning[sign] * weights[sign]
            chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
            error = (known[at].said.blame - chance) * known[at].weight
            bias += 0.02 * error
            if abs(error) < 0.01:
                continue
            for sign in shown:
                slope = error * leaning[sign]
                seen[sign] += slope * slope
                step = _RATE / math.sqrt(seen[sign])
                weights[sign] += step * (slope - _DECAY * weights[sign])
        if epoch >= _EPOCHS - _AVERAGED:
            part = (1 - hidden) / _AVERAGED
            mean = [sum_ + part * weight for sum_, weight in zip(mean, weights, strict=True)]
            mean_bias += bias / _AVERAGED
    return mean, mean_bias


def _names(sign: str, named: frozenset[str]) -> bool:
    """Tell whether a sign holds a name written small, which must not weigh anything."""
    return not named.isdisjoint(_PARTS.split(sign))


def right(known: Sequence[Example], weights: Mapping[str, int], start: int) -> float:
    """Give the share, in per cent, of the written sentences on the right side of nought."""
    real = [each for each in known if each.weight == _REAL]
    hits = sum(
        (start + sum(weights.get(sign, 0) for sign in each.signs) > 0) == each.said.blame
        for each in real
    )
    return 100 * hits / len(real)


def whole(weights: dict[str, float]) -> dict[str, int]:
    """Round weights to whole numbers, and leave out those that hardly weigh anything."""
    rounded = ((sign, round(_SCALE * weight)) for sign, weight in weights.items())
    return {sign: weight for sign, weight in rounded if abs(weight) >= _FINE}


def _odds(known: Sequence[Example], groups: dict[str, list[Example]]) -> dict[str, dict[str, int]]:
    """Tell groups of blame apart: how much more often each sign is in a group than elsewhere."""
    total = Counter(sign for each in known for sign in each.signs if _simple(sign))
    common = [sign for sign, times in total.items() if times >= _COMMON]
    found: dict[str, dict[str, int]] = {}
    for name, some in sorted(groups.items()):
        inside = Counter(sign for each in some for sign in each.signs)
        share = len(some) / len(known)
        odds = {
            sign: round(4 * math.log((inside[sign] + 4 * share) / ((total[sign] + 4) * share)))
            for sign in common
        }
        found[name] = {sign: each for sign, each in odds.items() if each >= 4 or each <= -6}
    return found


def _simple(sign: str) -> bool:
    return not any(joint in sign for joint in ("&", ">>", JOINT))


def build(known: Sequence[Example]) -> str:
    """Train, and write the model as text."""
    weights, bias = learn(known)
    rounded, start = whole(weights), round(_SCALE * bias)
    blame = [each for each in known if each.said.blame]
    kinds: dict[str, list[Example]] = defaultdict(list)
    for each in blame:
        for kind in each.said.kinds[:1]:
            kinds[kind].append(each)
    strength = _odds(blame, {"strong": [each for each in blame if each.said.strength == "strong"]})
    lines = [
        "! made-by python -m tests.language.train",
        f"! sentences {len(known)}",
        f"! digest {digest(kept_sentences())}",
        f"! right {right(known, rounded, start):.1f}",
        f"! heard {HEARD}",
        f"! sure {SURE}",
        f"! fair {FAIR}",
        *_section("blame", start, rounded),
        *_section("strong", 0, strength["strong"]),
    ]
    for kind, odds in _odds(blame, kinds).items():
        lines += _section(kind, round(2 * math.log(len(kinds[kind]) / len(blame))), odds)
    return "\n".join(lines) + "\n"


def _section(question: str, bias: int, weights: dict[str, int]) -> list[str]:
    return [f"[ {question} {bias} ]", *rows(weights)]


def left_out() -> list[tuple[str, Labelled, int, bool]]:
    """Judge each open sentence by a layer that has not seen it.

    Blame is left out by whole files, each of another manner of speaking; fair sentences by lot.

    Returns:
        For each sentence its file, itself, its sum, and whether the rules alone have heard it.
    """
    signs, rules = Signs(), Coach(learned=False)
    more = examples(written_sentences(), _REAL, signs) + examples(list(sentences()), _MADE, signs)
    real = [
        (path.stem, each)
        for path in paths(held=False)
        for each in examples(list(read(path)), _REAL, signs)
    ]
    files = sorted({file for file, each in real if each.said.blame})
    fold = [
        file if each.said.blame else files[crc32(each.said.text.encode()) % len(files)]
        for file, each in real
    ]
    judged: list[tuple[str, Labelled, int, bool]] = []
    for name in files:
        rest = [each for at, (_, each) in zip(fold, real, strict=True) if at != name]
        weights, bias = learn(rest + more)
        weight, start = whole(weights).get, round(_SCALE * bias)
        for at, (file, each) in zip(fold, real, strict=True):
            if at == name:
                total = start + sum(weight(sign, 0) for sign in each.signs)
                heard = bool(rules.check(each.said.text))
                judged.append((file, each.said, total, heard))
    return judged


def _folds() -> str:
    judged = left_out()
    groups: dict[str, list[tuple[int, bool]]] = defaultdict(list)
    for file, each, total, heard in judged:
        sort = each.strength or ("report" if "report" in file else "ok")
        for name in {sort, f"{file} {sort}", *(each.kinds if each.blame else ())}:
            groups[name].append((total, heard))
    steps = range(0, 105, 15)
    rows = [f"{'layer alone, from':28} {'rules':>6}" + "".join(f"{step:7}" for step in steps)]
    for name, some in sorted(groups.items()):
        shares = [sum(heard for _, heard in some) / len(some)]
        shares += [sum(total >= at for total, _ in some) / len(some) for at in steps]
        rows.append(f"{name:28}" + "".join(f"{100 * share:7.1f}" for share in shares))
    return "\n".join(rows) + "\n"


def main(arguments: list[str]) -> int:
    """Train and write the resource, or check it, or print how well it does fold by fold."""
    if "--folds" in arguments:
        sys.stdout.write(_folds())
        return 0
    known = everything(Signs())
    text = build(known)
    path = assets.root() / RESOURCE
    if "--check" in arguments:
        return int(path.read_text(encoding="utf-8") != text)
    path.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{len(known)} sentences, {len(text.encode())} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
