"""Grants the wishes about whatever lies on a board."""

from typing import assert_never

from pm_facilitator.canvas import whiteboard_intents as want
from pm_facilitator.canvas.intents import Duplicate
from pm_facilitator.domain.edits import arrange, copies, groups, stacking, things, whiteboard
from pm_facilitator.ui.wishes.granter import Granter, counted, named

_Arranging = want.AlignThings | want.DistributeThings | want.RestackThings | want.LockThings
_Adding = want.AddFrame | want.AddText | want.AddArrow | want.MoveArrowEnd | want.AddStroke

_STEPS = {
    stacking.Step.FORWARD: "Bring {} forward",
    stacking.Step.BACKWARD: "Send {} backward",
    stacking.Step.FRONT: "Bring {} to the front",
    stacking.Step.BACK: "Send {} to the back",
}


def grant(intent: want.WhiteboardIntent, to: Granter) -> None:
    """Do what a gesture on a board asks for."""
    board = to.board
    match intent:
        case want.MoveThings(keys, dx, dy, leaving):
            left = groups.leave(board, leaving)
            label = counted("Move", keys, named(keys))
            to.do(label, whiteboard.move(board, keys, dx, dy) + left)
        case want.ResizeThing(key, box):
            to.do(f"Resize {named([key])}", whiteboard.resize(board, key, box))
        case want.JoinNotes(ids, onto, dx, dy):
            to.do(counted("Group", ids, "note"), groups.join(board, ids, onto, dx, dy))
        case want.UngroupNotes(keys):
            to.do(counted("Ungroup", keys, named(keys)), groups.ungroup(board, keys))
        case (
            want.AlignThings() | want.DistributeThings() | want.RestackThings() | want.LockThings()
        ):
            _arrange(intent, to)
        case (
            want.AddFrame()
            | want.AddText()
            | want.AddArrow()
            | want.MoveArrowEnd()
            | want.AddStroke()
        ):
            _add(intent, to)
        case _:
            assert_never(intent)


def duplicate(intent: Duplicate, to: Granter) -> None:
    """Copy records and select the copies."""
    changes, made = copies.duplicate(to.board, intent.keys, intent.dx, intent.dy)
    if to.do(counted("Duplicate", intent.keys, named(intent.keys)), changes):
        to.choose(made)


def _arrange(intent: _Arranging, to: Granter) -> None:
    board, keys = to.board, intent.keys
    match intent:
        case want.AlignThings(edge=edge):
            to.do(counted("Align", keys, named(keys)), arrange.align(board, keys, edge))
        case want.DistributeThings(axis=axis):
            spread = arrange.distribute(board, keys, axis)
            to.do(counted("Distribute", keys, named(keys)), spread)
        case want.RestackThings(step=step):
            what = counted("", keys, named(keys)).strip()
            to.do(_STEPS[step].format(what), stacking.restack(board, keys, step))
        case want.LockThings(locked=locked):
            label = counted("Lock" if locked else "Unlock", keys, named(keys))
            to.do(label, whiteboard.set_locked(board, keys, locked))


def _add(intent: _Adding, to: Granter) -> None:
    board = to.board
    match intent:
        case want.AddFrame(stage, box):
            to.add("Add frame", things.add_frame(board, stage, box), "frame")
        case want.AddText(stage, x, y):
            to.add("Add text", things.add_text(board, stage, x, y), "board_text")
        case want.AddArrow(stage, tail, head):
            changes, id_ = things.add_arrow(board, stage, tail, head)
            if to.do("Add arrow", changes):
                to.choose([("arrow", id_)])
        case want.MoveArrowEnd(id_, side, end):
            to.do("Move arrow", things.set_arrow_end(board, id_, side, end))
        case want.AddStroke(stage, points, color, width):
            to.do("Highlight", things.add_stroke(board, stage, points, color, width)[0])
