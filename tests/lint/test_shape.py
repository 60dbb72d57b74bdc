"""Notes of what was said in a room are told from reports that were written down afterwards."""

import pytest

from pm_facilitator.lint.shape import reads_as_notes
from tests.lint.conftest import Linter

REMARKS = [
    "Who was on call that night?",
    "ben skipped the checklist, classic",
    "the alert came 26 minutes late",
    "Nobody owned the queue.",
    "lena should have read the runbook",
]
PARAGRAPH = (
    "The queue of the shop filled up during the night. Its alert compared the length with a limit\n"
    "that had been set for daytime, so that it came late. After the consumers had been started\n"
    "again by hand, orders were confirmed within minutes.\n"
)

# As a page of notices has them: no headings, and a sentence to a paragraph.
NOTICE = (
    "The booking page was slow on Monday from 08:10 until 09:25.\n\n"
    "A job that counts the visitors of each museum had been given the same database as the page,"
    " and held its tables for minutes.\n\n"
    "The page was quick again as soon as the job had ended.\n\n"
    "* The job now reads from a copy that is an hour old, which is young enough for what the"
    " museums do with the numbers it gives them.\n"
    "* It runs at night.\n"
)


@pytest.mark.parametrize(
    "text",
    [
        "One remark.",
        "\n".join(REMARKS),
        "\n\n".join(REMARKS),
        "\n".join(f"- {remark}" for remark in REMARKS),
        "\n".join(remark.lower().rstrip(".?") for remark in REMARKS),
        "> Quoted\n\nand a remark",
        "Root cause: the new one, as ever\nand **nobody** looked",
    ],
    ids=["one", "lines", "apart", "items", "small letters", "quote", "one label"],
)
def test_remarks_line_by_line_are_notes(text: str) -> None:
    assert reads_as_notes(text)


@pytest.mark.parametrize(
    "text",
    [
        f"# Notes\n\n{REMARKS[0]}",
        f"---\ntitle: Queue\n---\n{REMARKS[0]}",
        f"| when | what |\n|---|---|\n| 14:05 | {REMARKS[2]} |",
        PARAGRAPH,
        PARAGRAPH.replace("\n", " "),
        f"{REMARKS[0]}\n\n{PARAGRAPH}",
        "It is long, and goes on " + "and on " * 30,
        f"**Summary**\n\n{REMARKS[2]}",
        f"Summary: {REMARKS[2]}\nImpact: orders came late.",
        NOTICE,
    ],
    ids=[
        "heading",
        "matter",
        "table",
        "wrapped",
        "whole",
        "one of two",
        "long",
        "bold",
        "labels",
        "notice",
    ],
)
def test_what_is_built_or_in_paragraphs_is_a_report(text: str) -> None:
    assert not reads_as_notes(text)


def test_in_notes_is_heard_what_in_a_report_has_to_weigh_more(lint: Linter) -> None:
    said = "well, the juniors strike again"
    lint.write("notes.txt", f"{said}\n")
    lint.write("report.md", f"# Night\n\n{said}\n")
    assert lint.found("notes.txt")
    assert not lint.found("report.md")


@pytest.mark.parametrize("name", ["notes.txt", "notes.md"])
def test_a_line_of_notes_is_a_remark_whatever_stands_above_it(lint: Linter, name: str) -> None:
    remarks = [
        "the alert came 26 minutes late",
        "tom broke the build",
        "the queue was full",
        "why didn't you call",
        "nobody was paged",
    ]
    lint.write(name, "\n".join(remarks) + "\n")
    lint.write("apart.txt", "\n\n".join(remarks) + "\n")
    found = lint.found(name)
    apart = lint.found("apart.txt")
    assert [(each["line"], each["text"]) for each in found] == [
        ((each["line"] + 1) // 2, each["text"]) for each in apart
    ]
    assert {each["line"] for each in found} == {2, 4}


def test_a_remark_that_was_wrapped_goes_on_in_the_next_line(lint: Linter) -> None:
    remarks = ["The queue was full.", "The alert was late.", "It was red.", "We called the vendor."]
    wrapped = "On Monday evening, in the middle of the release, Tom\nbroke the build.\n"
    lint.write("notes.txt", "\n".join([*remarks, wrapped]))
    (found,) = lint.found("notes.txt")
    assert found["line"] == len(remarks) + 1
