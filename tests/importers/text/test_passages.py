"""The sentences of a document, each knowing where it stands."""

from pm_facilitator.importers.text.passages import each_line, passages

TEXT = """\
# A **heading**

A sentence that
goes on.

- an item
  goes on
- another

| a cell | another |
|---|---|

```
code
```
<!-- hidden -->
> said
"""


def test_what_belongs_together_is_one_text() -> None:
    assert [passage.text for passage in passages(TEXT)] == [
        "A **heading**",
        "A sentence that goes on.",
        "an item goes on",
        "another",
        "a cell",
        "another",
    ]


def test_a_span_is_told_by_line_and_column() -> None:
    heading, sentence, item, *_ = passages(TEXT)
    assert heading.span(0, 1) == (1, 2, 3)
    assert sentence.span(2, 10) == (3, 2, 10)
    assert sentence.span(16, 20) == (4, 0, 4)
    assert item.span(8, 12) == (7, 2, 6)


def test_a_span_that_runs_on_ends_with_its_line() -> None:
    _, sentence, *_ = passages(TEXT)
    assert sentence.span(11, 20) == (3, 11, 15)


def test_lines_can_be_taken_each_for_itself() -> None:
    found = list(each_line("a\r\n\r\n  b c\n"))
    assert [passage.text for passage in found] == ["a", "  b c"]
    assert found[1].span(2, 3) == (3, 2, 3)


def test_what_runs_on_from_a_quote_belongs_to_it() -> None:
    assert [passage.text for passage in passages("> said\ngoes on\n\nnot said")] == ["not said"]


def test_an_indented_block_is_code_unless_it_belongs_to_an_item() -> None:
    text = "Run:\n\n    a command\n\n    another\n\nThen:\n\n- wait\n\n    and see\n"
    assert [passage.text for passage in passages(text)] == ["Run:", "Then:", "wait", "and see"]


def test_in_plain_text_an_indented_block_is_a_paragraph() -> None:
    found = [passage.text for passage in passages("A:\n\n    b\n", indented_code=False)]
    assert found == ["A:", "b"]


def test_the_end_of_a_span_is_told_on_the_line_where_it_is() -> None:
    _, sentence, *_ = passages(TEXT)
    assert sentence.end(10) == (3, 10)
    assert sentence.end(20) == (4, 4)
