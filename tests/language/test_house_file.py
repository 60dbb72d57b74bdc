"""What is wrong in a file of own rules is told by line, and the rest holds."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.language.house import House
from pm_facilitator.language.house_file import KEYS, PHRASE_KEYS, read_house, read_own

RULES = ("sarcasm", "human-error")
WHOLE = '[[phrase]]\nmatch = "a b"\nmessage = "m"\n'


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("names = [\n", 1, "This is no TOML"),
        ('a = "x"\nb = \n', 2, "This is no TOML: invalid value."),
        ('names = ["a"]\nnmaes = ["b"]', 2, "There is no key nmaes; names may be meant."),
        ('\n\nnames = "a"', 3, "names is a list of texts"),
        ('names = [\n  "a",\n  3,\n]', 3, "Each of names is a text in quotes."),
        ('allow = ["* ..."]', 1, "stands for any words"),
        ('language = "xx"', 1, "language is one of en."),
        ('rules = "off"', 1, "rules is a table"),
        (
            '[rules]\nsarcasm = "off"\nsarkasm = "off"',
            3,
            "There is no rule or kind named sarkasm; sarcasm",
        ),
        ("[rules]\nsarcasm = false", 2, "sarcasm is one of off, hint, warning, in quotes."),
        ('phrase = "a"', 1, "Each phrase begins with [[phrase]]"),
        ('[[phrase]]\nmatch = "a b"', 1, "This phrase has no message."),
        (f"{WHOLE}\n[[phrase]]\nmessage = 'm'", 5, "This phrase has no match."),
        ("[[phrase]]\nmatch = []\nmessage = 'm'", 2, "match needs at least one wording."),
        (f"{WHOLE}severity = 'error'", 4, "severity is one of hint, warning."),
        (f"{WHOLE}questions = ['Why?',\n 1]", 5, "Each of questions is a text"),
        (f"{WHOLE}better = 1", 4, "better is a text in quotes."),
        (f"{WHOLE}beter = 'x'", 4, "There is no key beter; better may be meant."),
        (f"{WHOLE}{WHOLE}", 4, "There is a rule named own-a-b already"),
        (f"{WHOLE}id = 'sarcasm'", 4, "There is a rule named sarcasm already"),
    ],
)
def test_a_problem_is_told_with_its_line(text: str, line: int, said: str) -> None:
    _, problems = read_house(text, RULES, ["en"])
    assert [problem.line for problem in problems] == [line]
    assert said in problems[0].message
    assert problems[0].message.endswith(".")


def test_what_is_right_holds_beside_what_is_wrong() -> None:
    rules = 'rules.sarcasm = "of"\nrules.human-error = "off"\n'
    text = f'names = ["a", 3]\n{rules}{WHOLE}\n[[phrase]]\n'
    house, problems = read_house(text, RULES, ["en"])
    assert [problem.line for problem in problems] == [1, 2, 8, 8]
    assert house.names == ("a",)
    assert house.weights == {"human-error": "off"}
    assert [phrase.rule.id for phrase in house.phrases] == ["own-a-b"]


def test_nothing_written_is_no_problem() -> None:
    assert read_house("", RULES, ["en"]) == (House(), [])


_VALUES = ["1", '"a"', '["a", 1]', "[]", "{}", "{a = 1}", "[[1]]", "true", '"off"', "2026-01-01"]


_ENTRIES = st.builds(
    "{} = {}".format, st.sampled_from([*KEYS, *PHRASE_KEYS]), st.sampled_from(_VALUES)
)


@settings(deadline=None)
@given(st.lists(_ENTRIES | st.just("[[phrase]]"), max_size=8).map("\n".join))
def test_whatever_is_written_is_read_or_told_by_line(text: str) -> None:
    _, problems = read_house(text, RULES, ["en"])
    assert all(1 <= problem.line <= text.count("\n") + 1 for problem in problems)


def test_the_example_in_the_documentation_is_right_and_complete() -> None:
    page = (Path(__file__).parents[2] / "docs" / "linting.md").read_text(encoding="utf-8")
    example = page.split("```toml\n", 1)[1].split("```", 1)[0]
    house, problems = read_own(example)
    assert problems == []
    assert house.names
    assert house.phrases
    assert all(f"{key} = " in example or f"[{key}]" in example for key in (*KEYS, *PHRASE_KEYS))
