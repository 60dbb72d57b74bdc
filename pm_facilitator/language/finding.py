"""What the coach noticed in a text, and what it offers instead."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Self

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

    @classmethod
    def offering(cls, better: Callable[[], str | None], **known: Any) -> Self:
        """Make a finding whose suggestion is worked out when it is first looked at."""
        made = cls.__new__(cls)
        vars(made).update(known, _better=better)
        return made

    if not TYPE_CHECKING:  # a checker of types would take it for leave to ask for anything

        def __getattr__(self, name: str) -> Any:
            # Called only for what is not there: the suggestion, as long as nobody has asked for it.
            if name != "suggestion" or "_better" not in vars(self):
                raise AttributeError(name)
            vars(self)[name] = better = vars(self)["_better"]()
            vars(self).pop("_better", None)
            return better
