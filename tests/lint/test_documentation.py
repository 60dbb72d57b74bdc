"""docs/linting.md tells of every option and ending, in the words of the program."""

import argparse
import re
from pathlib import Path

from pm_facilitator.arguments import parser
from pm_facilitator.lint.documents import MARKDOWN, PLAIN
from pm_facilitator.lint.exceptions import FORMS
from tests.lint.conftest import BLAME, Linter

_PAGE = (Path(__file__).parents[2] / "docs" / "linting.md").read_text(encoding="utf-8")


def _options() -> list[tuple[str, str]]:
    """Give the options of ``lint`` as the command line knows them."""
    commands = next(
        action for action in parser()._actions if isinstance(action, argparse._SubParsersAction)
    )
    told = []
    for action in commands.choices["lint"]._actions:
        if action.option_strings and action.dest != "help":
            takes = action.metavar or "\\|".join(action.choices or ())
            told.append((f"{action.option_strings[0]} {takes}".strip(), str(action.help)))
    return told


def test_the_table_of_options_is_that_of_the_program() -> None:
    rows = re.findall(r"^\| `(--[^`]+)` \| (.+) \|$", _PAGE, re.M)
    assert sorted(rows) == sorted(_options())


def test_every_ending_is_named() -> None:
    assert all(f"`{ending}`" in _PAGE for ending in MARKDOWN + PLAIN)


def test_every_form_of_exception_is_named() -> None:
    assert all(f"`{form}" in _PAGE for form in FORMS)


def test_every_key_of_a_finding_is_named(lint: Linter) -> None:
    one, two = lint.write("a.md", BLAME), lint.write("b.md", BLAME)
    assert all(f"`{key}`" in _PAGE for key in lint.found(one, two)[0])


def test_the_exceptions_shown_hold(lint: Linter) -> None:
    shown = re.findall(r"```markdown\n(.*?)```", _PAGE, re.S)
    for text in shown:
        assert lint.found(lint.write("a.md", text)) == []
        assert lint.err == ""
        bare = re.sub(r"<!--.*?-->", "", text)
        assert lint.found(lint.write("a.md", bare))
