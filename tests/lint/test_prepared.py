"""Compiled rules are kept for the next run, and made anew where that is not to be trusted."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pm_facilitator.language import rules
from pm_facilitator.language.coach import Coach
from pm_facilitator.lint import prepared

_SAID = "John forgot to rotate the certificate, and who approved this?"
_GERMAN = "Jonas hat vergessen, das Zertifikat zu erneuern."


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], int]:
    """Start as a new run does, and tell how often it has compiled."""
    compiled: list[str] = []
    compile_ = rules._compiled

    def counting(language: str) -> rules.RuleBook:
        compiled.append(language)
        return compile_(language)

    monkeypatch.setattr(rules, "_compiled", counting)

    def run(language: str = "de") -> int:
        monkeypatch.setattr(rules, "_ready", {})
        prepared.bring(language, tmp_path / "kept")
        return len(compiled)

    return run


def _file(folder: Path) -> Path:
    (file,) = (folder / "kept").iterdir()
    return file


@pytest.mark.parametrize(("language", "said"), [("en", _SAID), ("de", _GERMAN)])
def test_the_next_run_hears_the_same_without_compiling(
    start: Callable[[str], int], language: str, said: str
) -> None:
    assert start(language) == 1
    before = Coach(language=language).check(said)
    assert start(language) == 1
    after = Coach(language=language).check(said)
    assert [(each, each.suggestion) for each in before] == [(e, e.suggestion) for e in after]
    assert before


def test_what_was_made_from_other_words_is_made_anew(
    start: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    start()
    monkeypatch.setattr(prepared, "__version__", "another")
    assert start() == 2
    assert start() == 2


@pytest.mark.parametrize("spoil", [lambda all_: all_[:-1], lambda _: b"", lambda all_: all_ + b"."])
def test_a_file_that_is_not_whole_is_made_anew(
    start: Callable[[], int], tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    start()
    file = _file(tmp_path)
    file.write_bytes(spoil(file.read_bytes()))
    assert start() == 2
    assert start() == 2


def test_where_nothing_can_be_kept_it_compiles(start: Callable[[], int], tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file where the folder would be")
    assert start() == 1
    assert start() == 2


def test_rules_that_are_ready_are_not_looked_for(start: Callable[[], int], tmp_path: Path) -> None:
    start()
    prepared.bring("de", tmp_path / "elsewhere")
    assert not (tmp_path / "elsewhere").exists()
