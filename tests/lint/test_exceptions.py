"""Exceptions in a document: they name the rules and the reason, and hold where they stand."""

import pytest

from tests.lint.conftest import BLAME, Linter

_ALLOW = "<!-- pm-facilitator allow counterfactual: the title of a talk -->"
_KIND = "counterfactual"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"{BLAME} {_ALLOW}\n\n{BLAME}", [3]),
        (f"{_ALLOW}\n{BLAME}\n\n{BLAME}", [4]),
        (f"{_ALLOW}\n\n- {BLAME}\n- {BLAME}\n\n{BLAME}", [6]),
        (f"{BLAME}\n\n{_ALLOW.replace('allow', 'allow-file')}\n\n{BLAME}", []),
        (
            f"{BLAME}\n\n{_ALLOW.replace('allow', 'allow-from')}\n{BLAME}\n\n{BLAME}\n\n"
            f"<!-- pm-facilitator allow-end -->\n\n{BLAME}",
            [1, 10],
        ),
        (f"{BLAME}\n\n{_ALLOW.replace('allow', 'allow-from')}\n{BLAME}\n\n{BLAME}", [1]),
        (f"{_ALLOW.replace(_KIND, 'should-have')}\n{BLAME}", []),
        (f"{_ALLOW.replace(_KIND, 'all')}\n{BLAME}", []),
        (f"{_ALLOW.replace(_KIND, 'sarcasm, counterfactual')}\n{BLAME}", []),
        (f"{_ALLOW.replace(_KIND, 'sarcasm')}\n{BLAME}", [2]),
        (f"```\n{_ALLOW}\n```\n{BLAME}", [4]),
    ],
)
def test_an_exception_holds_where_it_stands(lint: Linter, text: str, lines: list[int]) -> None:
    assert [line for line, kind in lint.rules(text) if kind == _KIND] == lines
    assert lint.err == ""


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("pm-facilitator allow counterfactual", "does not say why"),
        ("pm-facilitator allow counterfactual:  ", "does not say why"),
        ("pm-facilitator allow: because", "names no rule"),
        ("pm-facilitator allow countrefactual: because", "no rule or kind named countrefactual"),
        ("pm-facilitator allow-most sarcasm: because", "no exception named allow-most"),
        ("pm-facilitator allow-end", "Nothing was allowed"),
        ("pm-facilitator ignore this", "is no exception such as"),
    ],
)
def test_one_that_is_not_complete_allows_nothing_and_is_told(
    lint: Linter, comment: str, said: str
) -> None:
    assert lint.rules(f"<!-- {comment} -->\n{BLAME}")
    assert lint.err.startswith("a.md, line 1: ")
    assert said in lint.err
    assert lint.code == 1


def test_other_comments_mean_nothing(lint: Linter) -> None:
    assert lint.rules(f"<!-- allow all: the pm-facilitator -->\n{BLAME}")
    assert lint.err == ""
