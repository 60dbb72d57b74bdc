"""The locker: ideas that wait until Improve, and what became of each."""

from collections.abc import Sequence

from PySide6.QtWidgets import QMenu, QWidget

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits import improve
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Entity, LockerItem
from pm_facilitator.domain.vocabulary import LockerState
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.panels.record_list import ListSpec, RecordList

_WHAT_BECAME = {
    LockerState.ACTION: "Became an action",
    LockerState.MERGED: "Merged",
    LockerState.SET_ASIDE: "Set aside",
}


def locker_list(
    board: Board, controller: BoardController, parent: QWidget | None = None
) -> RecordList:
    """Make the list of parked ideas with what can be done with each."""
    spec = ListSpec(
        title="Locker",
        hint="Park an idea or a tangent",
        records=lambda: _waiting_first(board),
        add=controller.park,
        empty="Fix ideas and tangents wait here until Improve. Press F4 to park one.",
        word=_word,
    )
    made = RecordList(spec, controller, parent)
    made.menuWanted.connect(lambda key, menu: _fill_menu(board, controller, key, menu))
    return made


def to_action(board: Board, controller: BoardController, item_id: str) -> str:
    """Make an action of an idea and give the action's id; empty when it failed."""
    return controller.add(
        "Make an action of the idea", improve.action_from_idea(board, item_id), "action"
    )


def _waiting_first(board: Board) -> Sequence[LockerItem]:
    return sorted(board.locker, key=lambda item: item.state is not LockerState.PARKED)


def _word(record: Entity) -> str:
    assert isinstance(record, LockerItem)
    state = _WHAT_BECAME.get(record.state)
    reason = f": {record.reason}" if record.reason else ""
    return f"{record.text}\n{state}{reason}" if state else record.text


def _fill_menu(board: Board, controller: BoardController, key: Key, menu: QMenu) -> None:
    item = board.get(LockerItem, key[1])
    if item is None:
        return
    if item.state is LockerState.PARKED:
        menu.addAction("Make an action of it").triggered.connect(
            lambda: to_action(board, controller, item.id)
        )
        menu.addAction("Decide against it").triggered.connect(
            lambda: _decide_against(board, controller, item.id)
        )
        menu.addAction("Set aside").triggered.connect(
            lambda: controller.do("Set an idea aside", improve.set_idea_aside(board, item.id, ""))
        )
    else:
        menu.addAction("Put back into the locker").triggered.connect(
            lambda: controller.do("Bring an idea back", improve.bring_idea_back(board, item.id))
        )


def _decide_against(board: Board, controller: BoardController, item_id: str) -> None:
    made = improve.decide_against_idea(board, item_id, "")
    controller.add("Decide against an idea", made, "decision")
