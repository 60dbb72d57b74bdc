"""Edits of the report back: one group after the other in a drawn order, with a short clock each."""

from random import Random

from pm_facilitator.domain import rounds
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Change, patch
from pm_facilitator.domain.clock import Moment
from pm_facilitator.domain.edits.round_clock import fresh
from pm_facilitator.domain.entities import Round
from pm_facilitator.domain.vocabulary import RoundStep


def draw_order(board: Board, id_: str, chance: Random) -> list[Change]:
    """Draw anew in which order the groups report back, beginning with the first."""
    round_ = board.need(Round, id_)
    drawn = drawn_order(board, round_, chance)
    is_now = round_.step is RoundStep.REPORT_BACK and drawn
    return patch(round_, report_order=drawn, reporting=drawn[0] if is_now else "")


def let_report(board: Board, id_: str, group_id: str, now: Moment) -> list[Change]:
    """Let a group report back, with the whole time of one group."""
    round_ = board.need(Round, id_)
    seconds = rounds.present_step(round_).seconds
    return patch(round_, reporting=group_id, **fresh(seconds, now))


def next_report(board: Board, id_: str, now: Moment, by: int = 1) -> list[Change]:
    """Let the next group in the drawn order report back (-1: the one before); nothing at an end."""
    round_ = board.need(Round, id_)
    order = present_order(board, round_)
    place = order.index(round_.reporting) + by if round_.reporting in order else 0
    return let_report(board, id_, order[place], now) if 0 <= place < len(order) else []


def present_order(board: Board, round_: Round) -> tuple[str, ...]:
    """Give the drawn order, with groups that have come since at its end; empty before the draw."""
    there = [group.id for group in rounds.groups_of(board, round_.id)]
    kept = [id_ for id_ in round_.report_order if id_ in there]
    return (*kept, *(id_ for id_ in there if id_ not in kept)) if kept else ()


def drawn_order(board: Board, round_: Round, chance: Random) -> tuple[str, ...]:
    """Draw an order of the groups."""
    there = [group.id for group in rounds.groups_of(board, round_.id)]
    return tuple(chance.sample(there, len(there)))
