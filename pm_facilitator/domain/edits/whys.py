"""Edits of why-chains: answers, further answers beside them, and how those join."""

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change, patch
from pm_facilitator.domain.edits.common import next_order
from pm_facilitator.domain.entities import Factor, WhyStep, new_id
from pm_facilitator.domain.vocabulary import WhyGate


def add_why(
    board: Board, factor_id: str, text: str, parent_id: str | None = None
) -> tuple[list[Change], str]:
    """Add an answer to a factor's why-chain, below a step or as a first one, and give its id."""
    board.need(Factor, factor_id)
    step = WhyStep(
        id=new_id(),
        factor_id=factor_id,
        parent_id=parent_id,
        text=text,
        order=next_order(board.why_steps(factor_id, parent_id)),
    )
    return [Added(step)], step.id


def add_condition(
    board: Board, factor_id: str, text: str, parent_id: str | None = None
) -> tuple[list[Change], str]:
    """Add what else had to be true: one answer more, without which the others explain nothing."""
    changes, id_ = add_why(board, factor_id, text, parent_id)
    return changes + patch(question(board, factor_id, parent_id), gate=WhyGate.ALL), id_


def toggle_gate(board: Board, factor_id: str, parent_id: str | None = None) -> list[Change]:
    """Say that any of the answers below is enough where all were needed, or the other way round."""
    asked = question(board, factor_id, parent_id)
    other = WhyGate.ANY if asked.gate is WhyGate.ALL else WhyGate.ALL
    return patch(asked, gate=other)


def set_why_text(board: Board, id_: str, text: str) -> list[Change]:
    """Reword a step of a why-chain."""
    return patch(board.need(WhyStep, id_), text=text)


def question(board: Board, factor_id: str, parent_id: str | None = None) -> Factor | WhyStep:
    """Give what the answers below it are answers to: a step, or the factor itself."""
    if parent_id is None:
        return board.need(Factor, factor_id)
    return board.need(WhyStep, parent_id)
