"""Measures the coach on labelled sentences: how much blame it hears, how often it cries wolf.

Run `python -m tests.language.scoring` for the open corpora with every miss, and with `--held` for
the held ones, of which only numbers are shown, so that no rule is written after their sentences.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pm_facilitator.language.coach import Coach

CORPORA = Path(__file__).parent / "corpora"
KINDS = (
    "who-question",
    "why-you-question",
    "named-person-fault",
    "you-accusation",
    "counterfactual",
    "judgement-adjective",
    "human-error-label",
    "hindsight",
    "negligence-verb",
    "absolute",
    "punishment",
    "sarcasm",
    "passive-aggressive",
    "single-root-cause",
)

_WEIGHTS = ("strong at its weight", "soft at its weight")
_GROUPS = ("strong", "soft", *_WEIGHTS, *KINDS, "ok")


@dataclass(frozen=True)
class Labelled:
    """One sentence and what a careful facilitator thinks of it; strength is "" when it is ok."""

    text: str
    blame: bool
    strength: str
    kinds: tuple[str, ...]
    voice: str = ""


@dataclass
class Score:
    """What the coach found among labelled sentences, and the sentences it judged otherwise."""

    heard: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    missed: list[Labelled] = field(default_factory=list)
    false: list[tuple[Labelled, str]] = field(default_factory=list)

    def rate(self, group: str) -> float:
        """Give the share heard of a group: "strong", "soft", a kind, or "ok" for false findings."""
        return self.heard[group] / self.asked[group] if self.asked[group] else 0.0

    def __add__(self, other: "Score") -> "Score":
        """Pool two corpora."""
        return Score(
            self.heard + other.heard,
            self.asked + other.asked,
            self.missed + other.missed,
            self.false + other.false,
        )

    def line(self, group: str) -> str:
        """Write the share of a group as one row of a table."""
        figures = f"{self.heard[group]:5} of {self.asked[group]:5}"
        return f"  {group:20} {figures}  {100 * self.rate(group):6.1f} %"


def read(path: Path) -> Iterator[Labelled]:
    """Read one corpus, a JSON object a line."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Labelled(
            row["text"],
            row["label"] == "blame",
            row.get("strength", ""),
            tuple(row["kinds"]),
            row.get("voice", ""),
        )


def reworded(path: Path) -> Iterator[Labelled]:
    """Give the acceptable wordings that a corpus holds for its blame, each of them fair."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if rephrase := json.loads(line).get("rephrase"):
            yield Labelled(rephrase, blame=False, strength="", kinds=())


def paths(held: bool) -> list[Path]:
    """Give the files that are open to the writers of rules, or those kept aside from them."""
    word = "held" if held else "open"
    return sorted(path for path in CORPORA.glob("*.jsonl") if word in path.stem.split("_"))


def score(sentences: Iterable[Labelled], coach: Coach, field: str = "text") -> Score:
    """Let the coach judge each sentence by itself; any finding counts as hearing it."""
    result = Score()
    for sentence in sentences:
        findings = coach.check(sentence.text, field)
        groups = (sentence.strength, *sentence.kinds) if sentence.blame else ("ok",)
        result.asked.update(groups)
        if findings:
            result.heard.update(groups)
            _weigh(sentence, {finding.severity for finding in findings}, result)
        elif sentence.blame:
            result.missed.append(sentence)
        if findings and not sentence.blame:
            result.false.append((sentence, findings[0].rule))
    return result


def _weigh(sentence: Labelled, severities: set[str], result: Score) -> None:
    """Count among what was heard whether strong blame gets a warning and soft only a hint."""
    if sentence.blame:
        group = f"{sentence.strength} at its weight"
        result.asked[group] += 1
        result.heard[group] += ("warning" in severities) == (sentence.strength == "strong")


@cache
def _coach(held: bool) -> Coach:
    return Coach(learned=held)


@cache
def measured(path: Path) -> Score:
    """Score one corpus with a coach that knows nobody of the review by name.

    The learned layer is trained with the open corpora, so there the rules are measured alone.
    Sentences of reports are judged as those of documents are.
    """
    kind = "prose" if path.stem.startswith("reports") else "text"
    return score(read(path), _coach(path in paths(held=True)), kind)


@cache
def measured_rewordings(held: bool) -> Score:
    """Score the acceptable wordings, which the coach should leave alone."""
    wordings = (wording for path in paths(held) for wording in reworded(path))
    return score(wordings, _coach(held))


def _figures(title: str, result: Score) -> Iterator[str]:
    yield title
    yield from (result.line(group) for group in _GROUPS if result.asked[group])


def _sentences(result: Score) -> Iterator[str]:
    for sentence in result.missed:
        yield f"  missed ({sentence.strength} {', '.join(sentence.kinds)}): {sentence.text}"
    for sentence, rule in result.false:
        yield f"  false ({rule}): {sentence.text}"


def main(arguments: list[str]) -> int:
    """Print the figures; sentences only of the open corpora."""
    held = "--held" in arguments
    lines: list[str] = []
    together = Score()
    for path in paths(held):
        result = measured(path)
        together += result
        lines += _figures(path.stem, result)
        lines += [] if held else _sentences(result)
    lines += _figures("together", together)
    wordings = measured_rewordings(held)
    lines += _figures("wordings offered for the blame", wordings)
    lines += [] if held else _sentences(wordings)
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
