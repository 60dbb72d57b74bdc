"""An organisation's own rules: whom and what it knows by name, what it allows, what it minds."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from pm_facilitator.language.finding import Finding, Severity
from pm_facilitator.language.rules import Rule

FILE_NAME = ".pm-facilitator.toml"
"""What the file is called that is looked for beside documents, and in the folders above."""

OWN_KIND = "own-phrase"
OWN_SOURCE = "your organisation's own rules"
_GAP = 5
"""Words that ``...`` in a wording may stand for, at most."""


@dataclass(frozen=True)
class Phrase:
    """A wording of the organisation's own.

    Attributes:
        rule: what a finding says of it.
        wordings: what is looked for.
        better: what to write in its place; empty where there is nothing.
    """

    rule: Rule
    wordings: tuple[str, ...]
    better: str = ""

    @cached_property
    def find(self) -> re.Pattern[str]:
        """Any of its wordings."""
        return wording(self.wordings)


@dataclass(frozen=True)
class House:
    """Own rules and exceptions.

    Attributes:
        names: of people.
        teams: names of teams, roles and vendors.
        components: names of services and of whatever else is no person.
        allowed: wordings in which nothing is ever flagged.
        weights: by rule or kind, another severity, or "off".
        phrases: own wordings to be flagged.
        exclude: patterns of documents that are not checked.
        language: the language of the documents, or empty.
    """

    names: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    components: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    weights: Mapping[str, Severity | Literal["off"]] = field(default_factory=dict)
    phrases: tuple[Phrase, ...] = ()
    exclude: tuple[str, ...] = ()
    language: str = ""

    def weight(self, rule: Rule) -> Severity | Literal["off"]:
        """Give what a rule weighs here; its own name goes before its kind."""
        return self.weights.get(rule.id) or self.weights.get(rule.kind) or rule.severity

    def judge(
        self, text: str, found: list[Finding], unsaid: Sequence[tuple[int, int]]
    ) -> list[Finding]:
        """Add the own wordings to what was found, and take off what is allowed.

        Args:
            text: the text.
            found: what was found in it, sorted by place.
            unsaid: where in it are quotes and code, in which nothing is looked for.
        """
        own = [
            finding
            for phrase in self.phrases
            for finding in _own(phrase, text)
            if not any(start < finding.end and finding.start < end for start, end in unsaid)
        ]
        taken = [(finding.start, finding.end) for finding in own]
        kept = [f for f in found if not _touches(f, taken)] + own
        if self.allowed:
            spans = [match.span() for match in self._allows.finditer(text)]
            kept = [finding for finding in kept if not _touches(finding, spans)]
        return sorted(kept, key=lambda finding: (finding.start, finding.end))

    @cached_property
    def _allows(self) -> re.Pattern[str]:
        return wording(self.allowed)


PLAIN = House()
"""Of an organisation that has written nothing."""


def wording(written: Sequence[str]) -> re.Pattern[str]:
    """Compile wordings, any of which may stand.

    ``*`` is a word or a part of one, ``...`` are some words.
    """
    return re.compile("|".join(map(_wording, written)), re.I)


def _wording(written: str) -> str:
    parts: list[str] = []
    for word in written.replace("…", "...").split():
        if word == "...":
            parts.append(rf"(?:\S+\s+){{0,{_GAP}}}?" if parts else "")
        elif word == "*":
            parts.append(r"\S+\s+")
        else:
            letters = (
                re.escape(word).replace(r"\*", "*").replace("'", "['’]").replace("*", r"[\w'’-]*")
            )
            parts.append(letters + r"\s+")
    while parts and not parts[-1].endswith(r"\s+"):
        parts.pop()
    joined = "".join(parts).removesuffix(r"\s+")
    return rf"(?<!\w){joined}(?!\w)"


def _own(phrase: Phrase, text: str) -> list[Finding]:
    found = []
    for match in phrase.find.finditer(text):
        start, end = match.span()
        better = phrase.better
        if match[0][:1].isupper():
            better = better[:1].upper() + better[1:]
        rule = phrase.rule
        found.append(
            Finding(
                start=start,
                end=end,
                text=match[0],
                rule=rule.id,
                kind=rule.kind,
                severity=rule.severity,
                message=rule.message,
                suggestion=text[:start] + better + text[end:] if better else None,
                questions=rule.questions,
                source=rule.source,
            )
        )
    return found


def _touches(finding: Finding, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < finding.end and finding.start < end for start, end in spans)
