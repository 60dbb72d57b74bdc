"""On wish, actions of a report that nobody could finish are told, too."""

import pytest

from tests.lint.conftest import Linter

REPORT = """# Night of 2 March

The queue was full.

## What went wrong

Improve monitoring, somebody wrote here.

## {heading}

- Improve monitoring
- Add an alert on the length of the queue at 1,000 (Ana, 2026-04-01)
- Be more careful when deploying

| Action | Owner |
|---|---|
| Better tests | Ana |

## Appendix

- Improve monitoring
"""


def test_vague_actions_are_told_on_wish_only(lint: Linter) -> None:
    lint.write("report.md", REPORT.format(heading="Action items"))
    assert lint.found("report.md") == []
    found = lint.found("report.md", "--actions")
    assert [(each["line"], each["text"]) for each in found] == [
        (11, "Improve monitoring"),
        (13, "Be more careful"),
        (17, "Better tests"),
    ]
    assert {each["kind"] for each in found} == {"vague-action"}


@pytest.mark.parametrize("heading", ["Follow-ups", "Actions", "Next steps", "Remediation items"])
def test_actions_stand_below_any_heading_of_such(lint: Linter, heading: str) -> None:
    lint.write("report.md", REPORT.format(heading=heading))
    assert len(lint.found("report.md", "--actions")) == 3


def test_blame_in_an_action_is_told_once(lint: Linter) -> None:
    lint.write(
        "report.md", "# Night\n\n## Actions\n\n- Improve monitoring, since Tom broke the build.\n"
    )
    rules = [each["rule"] for each in lint.found("report.md", "--actions")]
    assert len(rules) == len(set(rules)) == 2


def test_an_exception_holds_for_actions_too(lint: Linter) -> None:
    said = "- Improve monitoring <!-- pm-facilitator allow vague-action: agreed with the board -->"
    lint.write("report.md", f"# Night\n\n## Actions\n\n{said}\n- Improve reviews\n")
    assert [each["line"] for each in lint.found("report.md", "--actions")] == [6]


def test_own_rules_may_switch_them_off(lint: Linter) -> None:
    lint.write("report.md", REPORT.format(heading="Actions"))
    lint.write("pm-facilitator.toml", '[rules]\nvague-action = "off"\n')
    found = lint.found("report.md", "--actions", "--rules", "pm-facilitator.toml")
    assert found == []
