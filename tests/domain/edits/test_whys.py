"""Edits of why-chains: branches, and conditions that were all needed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import invert
from pm_facilitator.domain.edits import common, factors, whys
from pm_facilitator.domain.entities import Factor, WhyStep
from pm_facilitator.domain.vocabulary import WhyGate
from pm_facilitator.errors import InvalidEdit
from tests.domain.conftest import apply, new_board


@pytest.fixture
def factor(board: Board) -> str:
    return apply(board, factors.add_factor(board, "No alert", board.bones[0].id))


def texts(board: Board, factor: str, parent: str | None = None) -> list[str]:
    return [step.text for step in board.why_steps(factor, parent)]


def test_a_why_chain_has_branches_and_goes_with_its_factor(board: Board, factor: str) -> None:
    first = apply(board, whys.add_why(board, factor, "why 1"))
    for text in ("why 1.1", "why 1.2"):
        apply(board, whys.add_why(board, factor, text, first))
    board.apply(whys.set_why_text(board, first, "because"))
    assert texts(board, factor) == ["because"]
    assert texts(board, factor, first) == ["why 1.1", "why 1.2"]
    board.apply(common.remove(board, [("factor", factor)]))
    assert board.all(WhyStep) == []


def test_what_else_had_to_be_true_joins_the_first_answers_of_a_factor(
    board: Board, factor: str
) -> None:
    apply(board, whys.add_why(board, factor, "The check was off"))
    assert board.need(Factor, factor).gate is WhyGate.ANY
    apply(board, whys.add_condition(board, factor, "Nobody looked"))
    assert texts(board, factor) == ["The check was off", "Nobody looked"]
    assert board.need(Factor, factor).gate is WhyGate.ALL


def test_what_else_had_to_be_true_joins_the_answers_below_a_step(board: Board, factor: str) -> None:
    first = apply(board, whys.add_why(board, factor, "The check was off"))
    apply(board, whys.add_why(board, factor, "It was noisy", first))
    apply(board, whys.add_condition(board, factor, "Nobody owned it", first))
    assert texts(board, factor, first) == ["It was noisy", "Nobody owned it"]
    assert board.need(WhyStep, first).gate is WhyGate.ALL
    assert board.need(Factor, factor).gate is WhyGate.ANY


@pytest.mark.parametrize("below", [False, True])
def test_a_gate_is_turned_and_turned_back(board: Board, factor: str, below: bool) -> None:
    first = apply(board, whys.add_why(board, factor, "The check was off"))
    parent = first if below else None
    gates = []
    for _ in range(2):
        board.apply(whys.toggle_gate(board, factor, parent))
        gates.append(whys.question(board, factor, parent).gate)
    assert gates == [WhyGate.ALL, WhyGate.ANY]


def test_nothing_is_added_to_what_is_gone(board: Board, factor: str) -> None:
    with pytest.raises(InvalidEdit):
        whys.add_condition(board, factor, "Nobody looked", "gone")
    with pytest.raises(InvalidEdit):
        whys.toggle_gate(board, "gone")


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_taking_back_any_run_of_answers_and_gates_restores_the_chain(data: st.DataObject) -> None:
    board = new_board()
    factor = apply(board, factors.add_factor(board, "No alert", board.bones[0].id))
    before = list(board.entities())
    done = []
    for _ in range(data.draw(st.integers(1, 12))):
        steps = [None, *(step.id for step in board.all(WhyStep))]
        parent = data.draw(st.sampled_from(steps))
        make = data.draw(st.sampled_from([whys.add_why, whys.add_condition, None]))
        changes = (
            make(board, factor, "because", parent)[0]
            if make
            else whys.toggle_gate(board, factor, parent)
        )
        board.apply(changes)
        done.append(changes)
    for changes in reversed(done):
        board.apply(invert(changes))
    assert list(board.entities()) == before
