"""Puts what the learned layer hears into words, as a finding and as one more rule."""

from functools import cache

from pm_facilitator import assets
from pm_facilitator.language.finding import Finding, Severity
from pm_facilitator.language.learned import RULE, Heard
from pm_facilitator.language.reader import Reading
from pm_facilitator.language.rules import Rule


@cache
def sounding_rule(
    language: str, kind: str = "named-person-fault", severity: Severity = "hint"
) -> Rule:
    """Describe the layer as one more rule, for lists of rules and for exceptions from them."""
    given = assets.toml(f"language/{language}/kinds.toml")[kind]
    return Rule(
        id=RULE,
        kind=kind,
        about="sounds like blame, although no rule knows the wording",
        severity=severity,
        match=(),
        unless=(),
        frames=(),
        message=given["message"],
        questions=tuple(given["questions"]),
        source=given["source"],
        field="",
    )


def as_finding(heard: Heard, reading: Reading, rule: Rule) -> Finding:
    """Tell a sentence that sounds like blame, and by which words."""
    start, end = reading.starts[heard.first], reading.ends[heard.last - 1]
    words = _listed([f"“{word}”" for word in heard.words])
    return Finding(
        start=start,
        end=end,
        text=reading.text[start:end],
        rule=rule.id,
        kind=rule.kind,
        severity=rule.severity,
        message=f"{rule.message} (No rule knows this wording; it sounds so mostly by {words}.)",
        suggestion=None,
        questions=rule.questions,
        source=rule.source,
    )


def _listed(words: list[str]) -> str:
    """Write words as a list in prose."""
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
