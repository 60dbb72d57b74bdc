"""Documents in German and in English, side by side."""

import pytest

from pm_facilitator import cli
from tests.lint.conftest import Linter

GERMAN = "Der Dienst war langsam und die Leitung war belegt.\n\nTom hat den Alarm übersehen.\n"
ENGLISH = "The service was slow and the line was busy.\n\nTom forgot to check the log.\n"


def test_each_document_is_read_in_its_language(lint: Linter) -> None:
    lint.write("de.md", GERMAN)
    lint.write("en.md", ENGLISH)
    found = {each["file"]: each["rule"] for each in lint.found(".")}
    assert found == {"de.md": "uebersehen", "en.md": "forgot-to"}


def test_the_language_can_be_given(lint: Linter) -> None:
    short = lint.write("a.md", "Tom vergaß es.\n")
    assert lint.found(short) == []
    assert lint.found(short, "--language", "de")
    lint.write(".pm-facilitator.toml", 'language = "de"\n')
    assert lint.found(short)
    assert lint.found(short, "--language", "en") == []


def test_an_unknown_language_is_refused_in_one_sentence(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["lint", "--language", "xx", "a.md"]) == 2
    said = capsys.readouterr().err
    assert "xx is no language that is known: de, en" in said
    assert said.count("\n") == 1


def test_the_rules_of_all_languages_that_were_read_are_in_the_sarif(lint: Linter) -> None:
    lint.write("de.md", GERMAN)
    lint.write("en.md", ENGLISH)
    said = lint("--sarif", ".")
    assert '"id": "uebersehen"' in said
    assert '"id": "forgot-to"' in said
