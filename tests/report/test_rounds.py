"""Rounds in the document: groups and votes, and of an anonymous round no trace of anybody."""

from itertools import count
from pathlib import Path
from uuid import UUID

import pytest

from pm_facilitator.domain import entity
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits import groups
from pm_facilitator.domain.edits import rounds as edits
from pm_facilitator.domain.edits.round_notes import Draft, write
from pm_facilitator.domain.entities import Person
from pm_facilitator.domain.rounds import Step
from pm_facilitator.domain.vocabulary import RoundStep
from pm_facilitator.report.blocks import Document
from pm_facilitator.report.build import build
from pm_facilitator.report.export import SUFFIXES, export
from pm_facilitator.report.markdown import render_markdown
from tests.domain.edits.moments import moment
from tests.domain.round_boards import begun, go
from tests.domain.whole_round import NOBODY, PEOPLE, Who, a_whole_round
from tests.helpers.make import make_board
from tests.report.boards import options


def after_a_round(
    monkeypatch: pytest.MonkeyPatch, who: Who = PEOPLE, *, anonymous: bool = True
) -> Board:
    numbers = count(1)
    monkeypatch.setattr(entity, "uuid4", lambda: UUID(int=next(numbers)))
    board = make_board(*(Person(name, name.capitalize()) for name in PEOPLE))
    a_whole_round(board, board.apply, who, anonymous=anonymous)
    return board


def words(board: Board) -> str:
    return render_markdown(build(board, options()))


def section(board: Board, title: str) -> str:
    return words(board).partition(f"## {title}\n")[2].partition("\n## ")[0]


def test_a_round_is_told_with_its_groups_and_votes(monkeypatch: pytest.MonkeyPatch) -> None:
    found = section(after_a_round(monkeypatch), "Rounds")
    assert "What did you see?" in found
    assert "2, nobody's name was kept" in found
    assert "Blue, Amber" in found
    assert found.index("3 votes") < found.index("1 vote\n")


def test_with_names_the_document_says_who_was_where_and_wrote_what(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    board = after_a_round(monkeypatch, anonymous=False)
    assert "Blue (Quillon, Isaura), Amber (Thaddeus)" in section(board, "Rounds")
    assert "Seen at eleven 2f · 1 vote · Blue · Quillon" in section(board, "Notes from the boards")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_no_format_depends_on_who_took_part_in_an_anonymous_round(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, suffix: str
) -> None:
    written = []
    for who in (PEOPLE, NOBODY):
        path = tmp_path / f"review{suffix}"
        export(after_a_round(monkeypatch, who), path, options())
        written.append(path.read_bytes())
    assert written[0] == written[1]


def test_notes_stand_in_the_order_of_their_votes(monkeypatch: pytest.MonkeyPatch) -> None:
    found = section(after_a_round(monkeypatch), "Notes from the boards")
    assert found.index("Seen at eleven 77") < found.index("Seen at eleven 2f")


def test_what_is_still_hidden_or_open_is_told_by_nothing() -> None:
    board, id_ = begun()
    board.apply(write(board, id_, [Draft("Nobody has read this"), Draft("Nor this")]))
    a, b = (note.id for note in board.notes())
    board.apply(groups.group(board, [a, b], "A heading of hidden notes"))
    found = words(board)
    assert "Nobody has read this" not in found
    assert "A heading of hidden notes" not in found


def test_a_closing_check_is_told_in_counts() -> None:
    board, id_ = begun(prompt="A last question", steps=(Step(RoundStep.ANSWER, 60),))
    for secret, learned, again in (("a", True, True), ("b", True, False), ("c", False, True)):
        board.apply(edits.answer(board, id_, secret, learned, again))
    board.apply(edits.end(board, id_, moment(60)))
    found = section(board, "Rounds")
    assert "A last question" in found
    assert found.count("2 of 3") == 2


def test_a_round_with_notes_that_ends_with_a_closing_check_tells_both(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = section(after_a_round(monkeypatch), "Rounds")
    assert "nobody's name was kept" in found
    assert "3 of 3" in found


def test_a_round_that_was_only_prepared_is_not_told() -> None:
    board, id_ = begun()
    go(board, id_, RoundStep.DISCUSS)
    assert "## Rounds" in words(board)
    board.apply(edits.discard(board, id_))
    assert "## Rounds" not in words(board)


def test_outsiders_hear_nothing_of_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    document: Document = build(after_a_round(monkeypatch), options("external"))
    assert "What did you see?" not in render_markdown(document)
