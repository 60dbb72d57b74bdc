"""The entry tells commands of the command line and starts of the app apart."""

from pathlib import Path

import pytest

from pm_facilitator import __main__ as entry
from pm_facilitator import cli


def test_the_entry_knows_every_command() -> None:
    assert entry.COMMANDS == cli.COMMANDS


@pytest.mark.parametrize(
    "words",
    [
        ["list"],
        ["--data-dir", "somewhere", "list"],
        ["lint", "-", "--json"],
        ["--help"],
        ["--nonsense"],
        ["two", "words"],
    ],
)
def test_these_are_for_the_command_line(words: list[str]) -> None:
    assert entry.read_start(words) is None


@pytest.mark.parametrize(
    "words",
    [[], ["--sample"], ["--data-dir", "list"], ["--data-dir=list"], ["A title of a review"]],
)
def test_these_start_the_app(words: list[str]) -> None:
    assert entry.read_start(words) is not None


def test_a_start_is_read() -> None:
    assert entry.read_start(["INC-204", "--data-dir", "here"]) == ("INC-204", False, Path("here"))
    assert entry.read_start(["--sample", "--data-dir=here"]) == ("", True, Path("here"))
    assert entry.read_start([]) == ("", False, None)


def test_an_unknown_option_ends_with_2_and_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        raise SystemExit(entry.main(["--nonsense"]))
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert said
    assert "Traceback" not in said
