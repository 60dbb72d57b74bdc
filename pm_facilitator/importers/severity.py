"""How bad an incident was, as people write it: SEV-2, P1, critical, Severity: 3."""

import re

from pm_facilitator.domain.vocabulary import Severity

_CODE = re.compile(
    r"(?<![A-Za-z0-9])(?:sev|severity|s|p|priority|level)[\s:#-]{0,2}([0-5])(?![0-9])", re.I
)
_ALONE = re.compile(r"\s*([0-5])(?![0-9.:/-])")
_WORDS = {
    "critical": Severity.SEV1,
    "blocker": Severity.SEV1,
    "catastrophic": Severity.SEV1,
    "urgent": Severity.SEV1,
    "major": Severity.SEV2,
    "high": Severity.SEV2,
    "severe": Severity.SEV2,
    "medium": Severity.SEV3,
    "moderate": Severity.SEV3,
    "minor": Severity.SEV4,
    "low": Severity.SEV4,
    "informational": Severity.SEV5,
    "trivial": Severity.SEV5,
    "cosmetic": Severity.SEV5,
}


def severity_of(text: str) -> Severity | None:
    """Read the value of a field that names the severity; None when it says nothing known."""
    text = text[:120]
    match = _CODE.search(text) or _ALONE.match(text)
    if match:
        return _numbered(int(match[1]))
    words = re.findall(r"[a-z]+", text.casefold())
    return next((_WORDS[word] for word in words if word in _WORDS), None)


def mentioned_severity(title: str) -> Severity | None:
    """Find a severity in a title such as "[SEV2] Checkout down"."""
    match = re.search(r"(?<![A-Za-z0-9])sev[\s-]?([0-5])(?![0-9])", title[:200], re.I)
    return _numbered(int(match[1])) if match else None


def _numbered(number: int) -> Severity:
    # Where counting starts with nought, the worst two are one here.
    return list(Severity)[max(number, 1) - 1]
