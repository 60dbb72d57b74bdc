"""SARIF 2.1.0: what the published schema demands, and what services of code review need."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from pm_facilitator.language.rules import read_rules
from tests.lint.conftest import BLAME, CALM, Linter

# The parts of the published schema that are used here: what an object must have, then may have.
SCHEMA: dict[str, tuple[set[str], set[str]]] = {
    "sarifLog": ({"version", "runs"}, {"$schema"}),
    "run": (
        {"tool"},
        {"results", "columnKind", "invocations", "automationDetails"},
    ),
    "tool": ({"driver"}, set()),
    "toolComponent": ({"name"}, {"version", "semanticVersion", "rules"}),
    "reportingDescriptor": (
        {"id"},
        {"name", "shortDescription", "fullDescription", "help", "defaultConfiguration"}
        | {"properties"},
    ),
    "multiformatMessageString": ({"text"}, {"markdown"}),
    "reportingConfiguration": (set(), {"level"}),
    "runAutomationDetails": (set(), {"id"}),
    "invocation": ({"executionSuccessful"}, {"toolExecutionNotifications"}),
    "notification": ({"message"}, {"level"}),
    "result": (
        {"message"},
        {"ruleId", "ruleIndex", "level", "locations", "partialFingerprints", "fixes"},
    ),
    "location": (set(), {"physicalLocation"}),
    "physicalLocation": (set(), {"artifactLocation", "region"}),
    "artifactLocation": (set(), {"uri", "uriBaseId"}),
    "region": (set(), {"startLine", "startColumn", "endLine", "endColumn", "snippet"}),
    "fix": ({"artifactChanges"}, {"description"}),
    "artifactChange": ({"artifactLocation", "replacements"}, set()),
    "replacement": ({"deletedRegion"}, {"insertedContent"}),
    "artifactContent": (set(), {"text"}),
    "message": ({"text"}, set()),
}
# The kind of object that is found under each name.
KINDS = {
    "runs": "run",
    "tool": "tool",
    "driver": "toolComponent",
    "rules": "reportingDescriptor",
    "shortDescription": "multiformatMessageString",
    "fullDescription": "multiformatMessageString",
    "help": "multiformatMessageString",
    "defaultConfiguration": "reportingConfiguration",
    "automationDetails": "runAutomationDetails",
    "invocations": "invocation",
    "toolExecutionNotifications": "notification",
    "results": "result",
    "locations": "location",
    "physicalLocation": "physicalLocation",
    "artifactLocation": "artifactLocation",
    "region": "region",
    "deletedRegion": "region",
    "fixes": "fix",
    "artifactChanges": "artifactChange",
    "replacements": "replacement",
    "insertedContent": "artifactContent",
    "snippet": "artifactContent",
    "message": "message",
    "description": "message",
}
TEXT = f"{CALM} 🙂\n\n🙂 Tom forgot to check the log.\n\nYou should\nhave known. {BLAME}\n"


def hold(value: Any, kind: str) -> None:
    """Hold an object and all below it to the schema."""
    must, may = SCHEMA[kind]
    assert must <= set(value) <= must | may, kind
    for name, below in value.items():
        if name in KINDS:
            for each in below if isinstance(below, list) else [below]:
                hold(each, KINDS[name])


def sarif(lint: Linter, *arguments: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(lint(*arguments, "--sarif"))
    return read


@pytest.mark.parametrize("text", [TEXT, CALM])
def test_it_has_the_form_that_the_schema_demands(lint: Linter, text: str) -> None:
    said = sarif(lint, lint.write("a.md", text), "missing.md")
    hold(said, "sarifLog")
    assert said["version"] == "2.1.0"
    assert urlsplit(said["$schema"]).path.endswith("sarif-schema-2.1.0.json")


def test_every_rule_is_explained(lint: Linter) -> None:
    (run,) = sarif(lint, lint.write("a.md", CALM))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [*(rule.id for rule in read_rules()), "learned"]
    for rule in rules:
        assert rule["help"]["text"]
        assert "Ask instead" in rule["help"]["markdown"]
        assert rule["defaultConfiguration"]["level"] in ("note", "warning")
        assert rule["properties"]["tags"]


def test_every_result_names_its_rule_and_its_place(lint: Linter) -> None:
    (run,) = sarif(lint, lint.write("a.md", TEXT))["runs"]
    rules, lines = run["tool"]["driver"]["rules"], TEXT.split("\n")
    assert len(run["results"]) >= 3
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        region = result["locations"][0]["physicalLocation"]["region"]
        first, last = region["startLine"], region["endLine"]
        part = "\n".join(lines[first - 1 : last])
        tail = len(lines[last - 1]) - (region["endColumn"] - 1)
        said = part[region["startColumn"] - 1 : len(part) - tail]
        assert said.replace("\n", " ") == region["snippet"]["text"]
    assert run["columnKind"] == "unicodeCodePoints"


def test_a_fix_puts_the_better_sentence_in_place(lint: Linter) -> None:
    (run,) = sarif(lint, lint.write("a.md", TEXT))["runs"]
    (fix,) = [result["fixes"][0] for result in run["results"] if "fixes" in result]
    (change,) = fix["artifactChanges"][0]["replacements"]
    region, line = change["deletedRegion"], TEXT.split("\n")[2]
    assert (region["startLine"], region["endLine"]) == (3, 3)
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == line
    assert "The log was not checked" in change["insertedContent"]["text"]


def test_the_message_has_the_better_sentence_without_its_paragraph(lint: Linter) -> None:
    text = f"{CALM} Tom forgot to check the log. {CALM}"
    (run,) = sarif(lint, lint.write("a.md", text))["runs"]
    (result,) = run["results"]
    assert "Better: The log was not checked." in result["message"]["text"]
    assert CALM not in result["message"]["text"]


def test_addresses_are_relative_and_escaped(lint: Linter) -> None:
    lint.write("post mortems/ü.md", BLAME)
    (run,) = sarif(lint, str(lint.folder / "post mortems"))["runs"]
    artifact = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact["uriBaseId"] == "%SRCROOT%"
    assert not urlsplit(artifact["uri"]).scheme
    assert " " not in artifact["uri"]
    assert unquote(artifact["uri"]) == "post mortems/ü.md"


def test_what_lies_elsewhere_has_a_whole_address(
    lint: Linter, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = lint.folder / lint.write("a.md", BLAME)
    (lint.folder / "below").mkdir()
    monkeypatch.chdir(lint.folder / "below")
    (run,) = sarif(lint, str(path))["runs"]
    artifact = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": path.as_uri()}


def test_fingerprints_stay_when_lines_move_and_differ_for_what_is_said_twice(lint: Linter) -> None:
    def prints(text: str, name: str) -> list[str]:
        (run,) = sarif(lint, lint.write(name, text))["runs"]
        return [
            result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]
        ]

    before = prints(f"{BLAME}\n\n{BLAME}\n", "a.md")
    assert len(set(before)) == len(before)
    assert prints(f"{CALM}\n\n{BLAME}\n\n  {BLAME}\n", "b.md") == before


def test_what_could_not_be_read_is_in_it(lint: Linter) -> None:
    (run,) = sarif(lint, lint.write("a.md", CALM), "missing.md")["runs"]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    (told,) = invocation["toolExecutionNotifications"]
    assert "missing.md" in told["message"]["text"]
    assert lint.code == 2


def test_nothing_found_is_an_empty_list(lint: Linter) -> None:
    (run,) = sarif(lint, lint.write("a.md", CALM))["runs"]
    assert run["results"] == []
    assert lint.code == 0


def test_it_is_told_where_to_read_more() -> None:
    page = (Path(__file__).parents[2] / "docs" / "linting.md").read_text(encoding="utf-8")
    assert "--sarif" in page
