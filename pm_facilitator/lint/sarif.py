"""Findings as SARIF 2.1.0, the form in which services of code review take them in."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pm_facilitator.language.finding import Severity
from pm_facilitator.language.rules import Rule
from pm_facilitator.lint.check import Noticed, Region
from pm_facilitator.lint.told import Found

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVEL: Mapping[Severity, str] = {"hint": "note", "warning": "warning"}
_ROOT = "%SRCROOT%"


def as_sarif(
    found: Iterable[Found], rules: Iterable[Rule], complaints: Iterable[str], version: str
) -> str:
    """Write one run.

    Args:
        found: by document; names of files below the working folder become relative addresses.
        rules: all that could have been found.
        complaints: what could not be read, in a sentence each.
        version: of this program.
    """
    listed = list(rules)
    index = {rule.id: number for number, rule in enumerate(listed)}
    told = [_notification(complaint) for complaint in complaints]
    run = {
        "tool": {
            "driver": {
                "name": "PM Facilitator",
                "version": version,
                "semanticVersion": version,
                "rules": [_rule(rule) for rule in listed],
            }
        },
        "automationDetails": {"id": "pm-facilitator-lint/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not told, "toolExecutionNotifications": told}],
        "results": [result for name, noticed in found for result in _results(name, noticed, index)],
    }
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=2)


def _notification(complaint: str) -> dict[str, Any]:
    return {"level": "error", "message": {"text": complaint}}


def _rule(rule: Rule) -> dict[str, Any]:
    parts = [rule.message]
    if rule.questions:
        parts.append("Ask instead:\n" + "\n".join(f"- {question}" for question in rule.questions))
    if rule.source:
        parts.append(f"The thought comes from {rule.source}.")
    help_text = "\n\n".join(parts)
    return {
        "id": rule.id,
        "name": "".join(part.capitalize() for part in rule.id.split("-")),
        "shortDescription": {"text": f"Heard as blame: {rule.about}"},
        "fullDescription": {"text": rule.message},
        "help": {"text": help_text, "markdown": help_text},
        "defaultConfiguration": {"level": _LEVEL[rule.severity]},
        "properties": {"tags": ["blameless", rule.kind]},
    }


def _results(
    name: str, all_noticed: list[Noticed], index: Mapping[str, int]
) -> Iterable[dict[str, Any]]:
    artifact = _artifact(name)
    seen: Counter[str] = Counter()
    for noticed in all_noticed:
        finding = noticed.finding
        print_of_line = _fingerprint(noticed)
        seen[print_of_line] += 1
        ask = f" Ask: {finding.questions[0]}" if finding.questions else ""
        better = f" Better: {' '.join(noticed.better.split())}" if noticed.better else ""
        yield {
            "ruleId": finding.rule,
            "ruleIndex": index[finding.rule],
            "level": _LEVEL[finding.severity],
            "message": {"text": f"{finding.message}{better}{ask}"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": artifact,
                        "region": _region(noticed.region) | {"snippet": {"text": finding.text}},
                    }
                }
            ],
            "partialFingerprints": {
                "primaryLocationLineHash": f"{print_of_line}:{seen[print_of_line]}"
            },
            **_fixes(noticed, artifact),
        }


def _fixes(noticed: Noticed, artifact: dict[str, str]) -> dict[str, Any]:
    """Offer the better sentence where it would not join lines."""
    better, whole = noticed.finding.suggestion, noticed.whole
    if better is None or whole.line != whole.last_line:
        return {}
    change = {"deletedRegion": _region(whole), "insertedContent": {"text": better}}
    return {
        "fixes": [
            {
                "description": {"text": "Take the better sentence"},
                "artifactChanges": [{"artifactLocation": artifact, "replacements": [change]}],
            }
        ]
    }


def _region(region: Region) -> dict[str, int]:
    """Count columns from 1, as SARIF does."""
    return {
        "startLine": region.line,
        "startColumn": region.column + 1,
        "endLine": region.last_line,
        "endColumn": region.last_column + 1,
    }


def _artifact(name: str) -> dict[str, str]:
    """Name a document by where it lies below the working folder, so that uploads find it."""
    if name == "-":
        return {"uri": "standard-input"}
    path, here = Path(name).absolute(), Path.cwd()
    if path.is_relative_to(here):
        return {"uri": quote(path.relative_to(here).as_posix()), "uriBaseId": _ROOT}
    return {"uri": path.as_uri()}


def _fingerprint(noticed: Noticed) -> str:
    """Give what stays the same when lines are added above or the document is renamed."""
    said = " ".join(noticed.written.split())
    return sha256(f"{noticed.finding.rule}\n{said}".encode(errors="replace")).hexdigest()[:16]
