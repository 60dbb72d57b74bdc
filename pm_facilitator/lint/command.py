"""The command ``lint``: its options, and what it prints for what it found."""

import argparse
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from pm_facilitator.errors import ImportFailed
from pm_facilitator.language.coach import Coach
from pm_facilitator.language.finding import Severity
from pm_facilitator.lint.check import Checked, check_document
from pm_facilitator.lint.documents import Document, documents
from pm_facilitator.lint.sarif import as_sarif
from pm_facilitator.lint.told import Found, as_json, as_text, summary


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
    coach = Coach(asked.names, asked.components)
    found: list[Found] = []
    for document in chosen:
        checked = _check(document, coach, asked.lines, outcome)
        noticed = [e for e in checked.noticed if _counts(e.finding.severity, asked.severity)]
        found.append((document.name, noticed))
        outcome.notes += [f"{document.name}, line {n.line}: {n.message}" for n in checked.notes]
    outcome.found = any(noticed for _, noticed in found)
    outcome.printed += _printed(asked, found, coach, outcome.complaints, version)
    return outcome


def _check(document: Document, coach: Coach, by_line: bool, outcome: Outcome) -> Checked:
    try:
        text = document.text()
    except ImportFailed as refused:
        outcome.complaints.append(str(refused))
        return Checked([], [])
    return check_document(text, coach, by_line=by_line, plain=document.is_plain)


def _counts(severity: Severity, least: Severity) -> bool:
    known = get_args(Severity)
    return known.index(severity) >= known.index(least)


def _printed(
    asked: argparse.Namespace,
    found: list[Found],
    coach: Coach,
    complaints: list[str],
    version: str,
) -> list[str]:
    if asked.quiet:
        return []
    several = len(asked.files) > 1 or any(Path(name).is_dir() for name in asked.files)
    if asked.sarif:
        return [as_sarif(found, coach.rules(), complaints, version)]
    if asked.json:
        return [as_json(found, named=several)]
    lines = list(as_text(found, named=several))
    return [*lines, summary(found)] if lines and several else lines
