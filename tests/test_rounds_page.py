"""docs/rounds.md shows the formats, promises and forms that the app really has."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pm_facilitator import round_formats
from pm_facilitator.domain.edits import round_groups
from pm_facilitator.domain.entities import Round
from pm_facilitator.domain.rounds import Step, promise
from pm_facilitator.importers.notes.note_form import write_form
from pm_facilitator.importers.notes.pasted_notes import form_of
from tests.domain.round_boards import prepared
from tests.helpers.pages import Parts, part_of, write_parts

PAGE = Path(__file__).parents[1] / "docs" / "rounds.md"
HOW = "python -m tests.test_rounds_page writes these parts anew"


def formats() -> Iterator[str]:
    """Write the table of formats."""
    yield "| format | what for | steps | small groups of |"
    yield "| --- | --- | --- | --- |"
    for each in round_formats.round_formats().values():
        steps = ", ".join(map(told, each.steps))
        yield f"| {each.label} | {each.about} | {steps} | {each.group_size or '–'} |"


def told(step: Step) -> str:
    minutes, seconds = divmod(step.seconds, 60)
    words = [step.word.label.lower()]
    words += [f"{minutes} min"] if minutes else []
    words += [f"{seconds} s"] if seconds else []
    return " ".join(words)


def promises() -> Iterator[str]:
    """Write what is promised in each sort of round."""
    yield "| round | what everybody reads |"
    yield "| --- | --- |"
    for label, anonymous, grouped in (
        ("anonymous", True, False),
        ("anonymous, in small groups", True, True),
        ("with names", False, False),
    ):
        board, id_ = prepared(anonymous=anonymous)
        if grouped:
            board.apply(round_groups.add_group(board, id_)[0])
        yield f"| {label} | {promise(board, board.need(Round, id_))} |"


def form() -> Iterator[str]:
    """Write a form as it is sent."""
    board, id_ = prepared(prompt="What surprised you, at the time or today?")
    text = write_form(form_of(board, board.need(Round, id_), "Noor, by Tuesday noon"))
    yield "```text"
    for line in text.splitlines():
        yield re.sub("notes [0-9a-f]+", "notes 3f9a1c", line).rstrip()
    yield "```"


def pre_work() -> Iterator[str]:
    """Write the questions before the meeting."""
    asked = round_formats.pre_work()
    for question, color in zip(asked.prompt.splitlines(), asked.colors, strict=True):
        yield f"- {question} ({color.label.lower()})"


PARTS: Parts = {"formats": formats, "promises": promises, "form": form, "pre-work": pre_work}


@pytest.mark.parametrize("name", list(PARTS))
def test_the_page_shows_what_the_app_has(name: str) -> None:
    assert part_of(PAGE, name) == "\n".join(PARTS[name]()), HOW


if __name__ == "__main__":
    write_parts(PAGE, PARTS)
