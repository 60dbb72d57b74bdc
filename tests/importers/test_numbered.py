"""Paragraphs with numbers in front, as reports of inquiries have them."""

import pytest

from pm_facilitator.importers.lines import split_lines
from pm_facilitator.importers.numbered import without_numbers


def told(*paragraphs: str) -> list[str]:
    return [
        line.text for line in without_numbers(split_lines("\n\n".join(paragraphs))) if line.text
    ]


@pytest.mark.parametrize("form", ["{}  ", "[{}] ", "4.{} ", "4.2.{} "])
def test_the_numbers_of_paragraphs_are_no_words_of_theirs(form: str) -> None:
    said = ["The lift stopped.", "At 14:03 hrs a porter rang.", "It ran again at 15:00 hrs."]
    assert told(*(form.format(number) + text for number, text in enumerate(said, 7))) == said


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("3 people rang.", "5 people wrote.", "9 people came."),
        ("10.15 Alarm", "10.16 Restart", "10.17 Over"),
        ("1  The lift stopped.", "2  It ran again."),
        ("1 14:03 alarm", "2 14:10 restart", "3 14:20 over"),
    ],
)
def test_other_numbers_stay(paragraphs: tuple[str, ...]) -> None:
    assert told(*paragraphs) == list(paragraphs)


def test_lines_below_the_first_of_a_paragraph_keep_their_numbers() -> None:
    lines = ("7  The lift stopped with", "8 people in it.")
    assert told("\n".join(lines), "8  A porter rang.", "9  It ran again.") == [
        "The lift stopped with",
        "8 people in it.",
        "A porter rang.",
        "It ran again.",
    ]
