"""Own rules of an organisation, found beside the documents or given."""

from collections.abc import Callable

from tests.lint.conftest import CALM, Linter

RULES = '[rules]\nhuman-error = "off"\n'
BLAME = "It was human error.\n"


def test_they_are_found_beside_a_document_and_in_the_folders_above(lint: Linter) -> None:
    lint.write(".pm-facilitator.toml", RULES)
    lint.write("team/deep/a.md", BLAME)
    assert lint.found("team/deep/a.md") == []
    lint.write("team/.pm-facilitator.toml", "")
    assert lint.found("team/deep/a.md")


def test_documents_of_several_folders_have_rules_of_their_own(lint: Linter) -> None:
    lint.write("one/.pm-facilitator.toml", RULES)
    lint.write("one/a.md", BLAME)
    lint.write("two/a.md", BLAME)
    assert [each["file"] for each in lint.found("one", "two")] == ["two/a.md"]


def test_those_given_take_their_place(lint: Linter) -> None:
    lint.write(".pm-facilitator.toml", RULES)
    assert lint.found(lint.write("a.md", BLAME), "--rules", lint.write("other.toml", ""))


def test_standard_input_goes_by_those_of_this_folder(
    lint: Linter, read_stdin: Callable[[str], None]
) -> None:
    lint.write(".pm-facilitator.toml", RULES)
    read_stdin(BLAME)
    assert lint.found("-") == []


def test_documents_can_be_left_out(lint: Linter) -> None:
    lint.write(".pm-facilitator.toml", 'exclude = ["archive/*", "*.txt"]\n')
    for name in ("archive/old/a.md", "b.txt", "c.md"):
        lint.write(name, BLAME)
    assert [each["file"] for each in lint.found(".")] == ["c.md"]


def test_what_is_wrong_in_them_is_told_by_line_and_the_rest_holds(lint: Linter) -> None:
    lint.write(".pm-facilitator.toml", f'nmaes = ["a"]\n{RULES}sarkasm = "off"\n')
    assert lint.found(lint.write("a.md", BLAME)) == []
    assert lint.code == 2
    assert lint.err.splitlines() == [
        ".pm-facilitator.toml, line 1: There is no key nmaes; names may be meant.",
        ".pm-facilitator.toml, line 4: There is no rule or kind named sarkasm;"
        " sarcasm may be meant.",
    ]


def test_rules_that_cannot_be_read_are_told_in_one_sentence(lint: Linter) -> None:
    assert lint(lint.write("a.md", BLAME), "--rules", "missing.toml") == ""
    assert lint.code == 2
    assert lint.err == "There is no file missing.toml. Check its name and folder.\n"


def test_an_exception_may_name_an_own_phrase(lint: Linter) -> None:
    phrase = '[[phrase]]\nid = "bunny"\nmatch = "bunny"\nmessage = "No bunnies."\n'
    lint.write(".pm-facilitator.toml", phrase)
    comment = "<!-- pm-facilitator allow bunny: its real name -->"
    assert lint.found(lint.write("a.md", f"The bunny ran. {comment}\n")) == []
    assert lint.err == ""
    assert lint.found(lint.write("a.md", "The bunny ran.\n"))[0]["rule"] == "bunny"


def test_a_rule_that_is_off_is_not_in_the_sarif(lint: Linter) -> None:
    lint.write(".pm-facilitator.toml", RULES)
    assert '"id": "human-error"' not in lint("--sarif", lint.write("a.md", CALM))
