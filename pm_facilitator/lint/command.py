"""The command ``lint``: its options, and what it prints for what it found."""

import argparse
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from pm_facilitator.errors import ImportFailed
from pm_facilitator.language.coach import Coach
from pm_facilitator.language.finding import Severity
from pm_facilitator.language.house import House
from pm_facilitator.language.recognise import DEFAULT, recognise
from pm_facilitator.language.rules import Rule, read_rules
from pm_facilitator.lint.check import Checked, check_document
from pm_facilitator.lint.documents import Document, documents
from pm_facilitator.lint.own_rules import OwnRules
from pm_facilitator.lint.prepared import bring
from pm_facilitator.lint.told import Found, as_json, as_text, summary

_ENOUGH = 100_000
"""Letters by which the language of a document is recognised."""


@dataclass
class Outcome:
    """What is to be printed, what could not be done, and whether anything was found."""

    printed: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    found: bool = False


def run(asked: argparse.Namespace, version: str) -> Outcome:
    """Check the documents that were asked for.

    Args:
        asked: the options of ``lint``.
        version: of this program.
    """
    chosen, complaints = documents(asked.files)
    outcome = Outcome(complaints=complaints)
    desk = _Desk(asked)
    found: list[Found] = []
    for document in chosen:
        checked = desk.check(document, outcome)
        if checked is not None:
            noticed = [e for e in checked.noticed if _counts(e.finding.severity, asked.severity)]
            found.append((document.name, noticed))
            outcome.notes += [f"{document.name}, line {n.line}: {n.message}" for n in checked.notes]
    outcome.complaints += desk.own.complaints
    outcome.found = any(noticed for _, noticed in found)
    outcome.printed += _printed(asked, found, desk.rules(), outcome.complaints, version)
    return outcome


class _Desk:
    """The coaches at work: one for each set of own rules."""

    def __init__(self, asked: argparse.Namespace) -> None:
        self.own = OwnRules(asked.rules)
        self._asked = asked
        self._coaches: list[tuple[House, str, Coach]] = []

    def check(self, document: Document, outcome: Outcome) -> Checked | None:
        """Check a document, or say why not; None when own rules leave it out."""
        try:
            if document.path and self.own.leaves_out(document.path):
                return None
            house = self.own.of(document.path)
            text = document.text()
        except ImportFailed as refused:
            outcome.complaints.append(str(refused))
            return Checked([], [])
        language = self._asked.language or house.language or recognise(text[:_ENOUGH]) or DEFAULT
        coach = self._coach(house, language)
        return check_document(
            text,
            coach,
            by_line=self._asked.lines,
            plain=document.is_plain,
            actions=self._asked.actions,
        )

    def rules(self) -> list[Rule]:
        """Give the rules of all coaches, each once by its name."""
        every = {rule.id: rule for *_, coach in reversed(self._coaches) for rule in coach.rules()}
        return list(every.values()) or list(read_rules())

    def _coach(self, house: House, language: str) -> Coach:
        for for_house, in_language, coach in self._coaches:
            if for_house is house and in_language == language:
                return coach
        bring(language)
        made = Coach(self._asked.names, self._asked.components, language, house)
        self._coaches.append((house, language, made))
        return made


def _counts(severity: Severity, least: Severity) -> bool:
    known = get_args(Severity)
    return known.index(severity) >= known.index(least)


def _printed(
    asked: argparse.Namespace,
    found: list[Found],
    rules: list[Rule],
    complaints: list[str],
    version: str,
) -> list[str]:
    if asked.quiet:
        return []
    several = len(asked.files) > 1 or any(Path(name).is_dir() for name in asked.files)
    if asked.sarif:
        from pm_facilitator.lint.sarif import as_sarif

        return [as_sarif(found, rules, complaints, version)]
    if asked.json:
        return [as_json(found, named=several)]
    # Whoever called, such as a hook, may not have said which file it is; people can click on it.
    lines = list(as_text(found, named=several or asked.files != ["-"]))
    return [*lines, summary(found)] if lines and several else lines
