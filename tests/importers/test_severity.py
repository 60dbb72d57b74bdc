"""How bad it was, as people write it."""

import pytest

from pm_facilitator.domain.vocabulary import Severity
from pm_facilitator.importers.severity import mentioned_severity, severity_of


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("SEV1", Severity.SEV1),
        ("sev-2 (customer facing)", Severity.SEV2),
        ("Severity 3", Severity.SEV3),
        ("P0", Severity.SEV1),
        ("4", Severity.SEV4),
        ("Critical", Severity.SEV1),
        ("Major", Severity.SEV2),
        ("low", Severity.SEV4),
        ("2026-03-02", None),
        ("unclear", None),
        ("", None),
    ],
)
def test_the_value_of_a_field(text: str, severity: Severity | None) -> None:
    assert severity_of(text) is severity


def test_a_title_may_hold_it() -> None:
    assert mentioned_severity("[SEV2] Orders stopped") is Severity.SEV2
    assert mentioned_severity("Seven orders stopped") is None
    assert mentioned_severity("A major outage") is None
