"""Findings as lines for people and as JSON for programs."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from pm_facilitator.lint.check import Noticed

Found = tuple[str, list[Noticed]]
"""The name of a document and what was noticed in it."""


def as_text(found: Iterable[Found], *, named: bool) -> Iterator[str]:
    """Tell each finding with its place, a better sentence and a question.

    Args:
        found: by document.
        named: whether the document is told with each place.
    """
    for name, all_noticed in found:
        for noticed in all_noticed:
            finding = noticed.finding
            said = " ".join(finding.text.split())
            place = f"{noticed.line}:{noticed.start + 1}"
            place = f"{name}:{place}" if named else place
            yield f"{place}  {finding.severity}  {said!r}  {finding.message} [{finding.rule}]"
            if noticed.better:
                yield f"    Better: {' '.join(noticed.better.split())}"
            if finding.questions:
                yield f"    Ask: {finding.questions[0]}"


def summary(found: list[Found]) -> str:
    """Tell how much was found in how many documents."""
    count = sum(len(noticed) for _, noticed in found)
    with_any = sum(bool(noticed) for _, noticed in found)
    findings = f"{count} finding{'' if count == 1 else 's'}"
    return f"{findings} in {with_any} of {len(found)} documents."


def as_json(found: Iterable[Found], *, named: bool) -> str:
    """Write what ``docs/linting.md`` describes."""
    rows = [_plain(name if named else "", each) for name, noticed in found for each in noticed]
    return json.dumps({"findings": rows}, ensure_ascii=False, indent=2)


def _plain(name: str, noticed: Noticed) -> dict[str, Any]:
    finding = noticed.finding
    row = {
        "line": noticed.line,
        "start": noticed.start,
        "end": noticed.end,
        "text": finding.text,
        "rule": finding.rule,
        "kind": finding.kind,
        "severity": finding.severity,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "questions": list(finding.questions),
    }
    return {"file": name} | row if name else row
