"""Grants the wishes of the fishbone and of the why-chains."""

from typing import assert_never

from pm_facilitator.canvas import intents as want
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits import factors, whys
from pm_facilitator.errors import InvalidEdit
from pm_facilitator.ui.wishes.granter import Granter


def grant(intent: want.FishboneIntent, to: Granter) -> None:
    """Do what a gesture on the fishbone asks for."""
    board = to.board
    match intent:
        case want.FactorFromNote(note_id, bone_id):
            made, _ = factors.factor_from_note(board, note_id, bone_id or first_bone(board))
            to.do("Make a factor of the note", made)
        case want.AddFactor(bone_id, parent_id):
            to.add("Add factor", factors.add_factor(board, "", bone_id, parent_id), "factor")
        case want.MoveFactor(id_, bone_id, parent_id, position):
            to.do("Move factor", factors.move_factor(board, id_, bone_id, parent_id, position))
        case want.NestFactor(id_, step):
            nested = factors.indent(board, id_) if step > 0 else factors.outdent(board, id_)
            to.do("Indent factor" if step > 0 else "Outdent factor", nested)
        case want.FactorToBone(id_, step):
            to.do("Move factor", factors.to_next_bone(board, id_, step))
        case want.AddWhy(factor_id, parent_id, needed):
            add = whys.add_condition if needed else whys.add_why
            label = "Ask what else had to be true" if needed else "Ask why"
            to.add(label, add(board, factor_id, "", parent_id), "why_step")
        case want.ToggleGate(factor_id, parent_id):
            to.do("Change how answers join", whys.toggle_gate(board, factor_id, parent_id))
        case _:
            assert_never(intent)


def first_bone(board: Board) -> str:
    """Give the first category of the fishbone.

    Raises:
        InvalidEdit: when there is none.
    """
    if not board.bones:
        raise InvalidEdit("The fishbone has no categories yet.", "Choose a set of them first.")
    return board.bones[0].id
