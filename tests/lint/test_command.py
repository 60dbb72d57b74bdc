"""The command ``lint``: which documents it reads, what it prints, and its exit codes."""

from collections.abc import Callable

import pytest

from pm_facilitator import cli
from tests.lint.conftest import CALM, Linter

BLAME = "Whose commit was it?"


def test_several_files_and_folders_are_read_each_once(lint: Linter) -> None:
    lint.write("notes/a.md", BLAME)
    lint.write("notes/deep/b.TXT", BLAME)
    lint.write("notes/code.py", BLAME)
    lint.write("notes/.hidden/c.md", BLAME)
    lint.write("notes/node_modules/d.md", BLAME)
    found = lint.found("notes", "notes/a.md", "./notes/deep")
    assert [each["file"] for each in found] == ["notes/a.md", "notes/deep/b.TXT"]
    assert lint.code == 1


def test_a_file_is_read_whatever_its_ending(lint: Linter) -> None:
    assert lint.found(lint.write("NOTES", BLAME))


def test_places_are_told_by_file_line_and_column_when_there_are_several(lint: Linter) -> None:
    one, two = lint.write("a.md", f"{CALM}\n\n{BLAME}\n"), lint.write("b.md", CALM)
    said = lint(one, two)
    assert said.startswith("a.md:3:1  warning")
    assert said.endswith("in 1 of 2 documents.\n")


def test_of_one_file_the_json_names_no_file_and_of_several_it_does(lint: Linter) -> None:
    one, two = lint.write("a.md", BLAME), lint.write("b.md", BLAME)
    assert "file" not in lint.found(one)[0]
    assert [each["file"] for each in lint.found(one, two)] == ["a.md", "b.md"]


def test_standard_input_is_read(lint: Linter, read_stdin: Callable[[str], None]) -> None:
    read_stdin(BLAME)
    assert lint("-").startswith("1:1  warning")
    assert lint.code == 1


def test_an_empty_document_has_no_findings(lint: Linter) -> None:
    assert lint(lint.write("a.md", "")) == ""
    assert lint.code == 0


def test_quiet_prints_nothing_and_the_exit_code_tells(lint: Linter) -> None:
    assert lint("--quiet", lint.write("a.md", BLAME)) == ""
    assert lint.code == 1
    assert lint("--quiet", lint.write("a.md", CALM)) == ""
    assert lint.code == 0


def test_hints_do_not_count_where_only_warnings_are_wanted(lint: Linter) -> None:
    path = lint.write("a.md", "This should have been caught in review.\n")
    assert [each["severity"] for each in lint.found(path)] == ["hint"]
    assert lint(path, "--severity", "warning") == ""
    assert lint.code == 0


def test_people_and_components_can_be_named(lint: Linter) -> None:
    path = lint.write("a.md", "Merlin failed to respond. zed broke the build.\n")
    assert {each["rule"] for each in lint.found(path)} == {"failed-to"}
    assert {
        each["rule"] for each in lint.found(path, "--names", "Zed", "--components", "Merlin")
    } == {"person-broke"}


def test_what_cannot_be_read_is_told_and_the_rest_is_read(lint: Linter) -> None:
    (lint.folder / "noise.txt").write_bytes(b"\0\1\2\3" * 50)
    (lint.folder / "empty").mkdir()
    (lint.folder / "full").mkdir()
    (lint.folder / "full" / "noise.md").write_bytes(b"\0\1\2\3" * 50)
    said = lint("missing.md", "noise.txt", "empty", "full", lint.write("a.md", BLAME))
    assert said.startswith("a.md:1:1")
    assert lint.code == 2
    assert "There is no file missing.md." in lint.err
    assert "There is no Markdown or text in empty." in lint.err
    assert "full/noise.md is not text." in lint.err
    assert "Traceback" not in lint.err


@pytest.mark.parametrize(
    "arguments", [[], ["--json", "--sarif", "a.md"], ["--severity", "error", "a.md"]]
)
def test_wrong_use_is_told_in_one_sentence(lint: Linter, arguments: list[str]) -> None:
    assert cli.main(["lint", *arguments]) == 2
    assert lint.capture.readouterr().err.count("\n") == 1
