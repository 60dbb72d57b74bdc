"""What the coach noticed in a text, and what it offers instead."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["hint", "warning"]


@dataclass(frozen=True)
class Finding:
    """One place in a text that a careful facilitator might want to reword.

    Attributes:
        start: offset of the first character.
        end: offset after the last character.
        text: the words that were noticed.
        rule: id of the rule that noticed them.
        kind: what it is about, such as "counterfactual".
        severity: "hint" for what is mild, "warning" for what closes an inquiry.
        message: why it matters, in one kind sentence.
        suggestion: a replacement for the whole text, or None where there is no honest one.
        questions: what to ask instead.
        source: where in the literature the thought comes from.
    """

    start: int
    end: int
    text: str
    rule: str
    kind: str
    severity: Severity
    message: str
    suggestion: str | None
    questions: tuple[str, ...]
    source: str
