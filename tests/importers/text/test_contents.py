"""The blocks of a part of a document."""

from pm_facilitator.importers.text.contents import (
    Block,
    Form,
    entries,
    read_blocks,
    text_of,
    with_children,
)
from pm_facilitator.importers.text.lines import split_lines


def blocks(text: str) -> list[Block]:
    return read_blocks([(line, "") for line in split_lines(text)])


def test_wrapped_lines_are_one_paragraph_and_blank_ones_part_them() -> None:
    assert [block.text for block in blocks("one\ntwo\n\nthree\n")] == ["one two", "three"]


def test_items_know_their_depth_and_what_continues_them() -> None:
    found = blocks("- a\n  goes on\n\n  and on\n  - b\n    - c\n- d\n\nafter\n")
    assert [(block.text, block.depth) for block in found] == [
        ("a goes on and on", 0),
        ("b", 1),
        ("c", 2),
        ("d", 0),
        ("after", 0),
    ]
    assert found[-1].form is Form.PARAGRAPH


def test_tables_keep_their_rows() -> None:
    (table,) = blocks("| a | b |\n|---|---|\n| 1 | 2 |\n")
    assert [row.cells for row in table.rows] == [("a", "b"), ("1", "2")]


def test_code_and_comments_are_left_out() -> None:
    assert blocks("```\ncode\n```\n<!-- hidden -->\n") == []


def test_they_read_well_as_plain_text() -> None:
    text = "It **stopped**.\n\nWhy:\n- a\n  - b\n- c\n\n| x | y |\n|---|---|\n| 1 | 2 |\n"
    assert text_of(blocks(text)) == "It stopped.\n\nWhy:\n\n- a\n  - b\n- c\n\nx: y\n1: 2"


def test_entries_are_the_items_or_else_the_paragraphs() -> None:
    assert [block.text for block in entries(blocks("We saw:\n\n- a\n- TBD\n"))] == ["a"]
    assert [block.text for block in entries(blocks("a\n\nWe saw:\n\nb\n"))] == ["a", "b"]
    mixed = entries(blocks("a\n\n![graph](g.png)\n\n- b\n"), mixed=True)
    assert [block.text for block in mixed] == ["a", "b"]


def test_nested_items_fold_into_the_one_above() -> None:
    found = with_children(entries(blocks("- alert on\n  - a\n  - b\n- done.\n  - c\n")))
    assert [block.text for block in found] == ["alert on: a; b", "done. c"]


def test_the_names_of_the_columns_of_a_table_of_facts_say_nothing() -> None:
    assert text_of(blocks("| Field | Value |\n|---|---|\n| Users | 41 |\n")) == "Users: 41"
    assert text_of(blocks("| Users | 41 |\n|---|---|\n| Tickets | 3 |\n")) == (
        "Users: 41\nTickets: 3"
    )


def test_a_few_words_alone_over_a_list_are_its_group() -> None:
    found = entries(blocks("Ropes\n\n- old\n- wet\n\nThey tore.\n\n- late\n"), mixed=True)
    assert [(block.group, block.text) for block in found] == [
        ("Ropes", "old"),
        ("Ropes", "wet"),
        ("", "They tore."),
        ("", "late"),
    ]


def test_of_several_sentences_only_the_last_leads_up_to_what_is_below() -> None:
    found = entries(blocks("It tore. Then we saw this:\n\nWe saw:\n\n- age\n"), mixed=True)
    assert [block.text for block in found] == ["It tore. Then we saw this:", "age"]


def test_a_long_sentence_over_code_is_told_and_leads_up_to_no_list() -> None:
    story = (
        "The winch took the weight of the empty boat for that of the full one, since nobody had"
        " told it which was which:"
    )
    assert [block.text for block in entries(blocks(f"{story}\n\n```\nload = 0\n```\n"))] == [story]
    assert [block.text for block in entries(blocks(f"{story}\n\n- age\n"), mixed=True)] == ["age"]
    assert entries(blocks("It ran this:\n\n```\nload = 0\n```\n")) == []


def test_what_a_template_asks_is_not_said() -> None:
    text = "Describe how users were impacted.\n\nNobody crossed.\n"
    assert text_of(blocks(text)) == "Nobody crossed."
