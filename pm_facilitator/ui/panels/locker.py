"""The locker: ideas that wait until Improve, and what became of each."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits import improve
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Action, Entity, LockerItem
from pm_facilitator.domain.vocabulary import LockerState
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.panels.record_list import ListSpec, RecordList

_WHAT_BECAME = {
    LockerState.KEPT: "Kept for later",
    LockerState.ACTION: "Became an action",
    LockerState.MERGED: "Merged",
    LockerState.SET_ASIDE: "Set aside",
}
_LONGEST = 40


def locker_list(
    board: Board,
    controller: BoardController,
    parent: QWidget | None = None,
    keys: Mapping[str, Callable[[Key], object]] | None = None,
) -> RecordList:
    """Make the list of parked ideas with what can be done with each; ``keys``: see ListSpec."""
    spec = ListSpec(
        title="Locker",
        hint="Park an idea or a tangent",
        records=lambda: _waiting_first(board),
        add=controller.park,
        empty="Fix ideas and tangents wait here until Improve. Press F4 to park one.",
        word=partial(_word, board),
        keys=keys or {},
    )
    made = RecordList(spec, controller, parent)
    made.menuWanted.connect(lambda key, menu: _fill_menu(board, controller, key, menu))
    return made


def to_action(board: Board, controller: BoardController, item_id: str) -> str:
    """Make an action of an idea and give the action's id; empty when it failed."""
    return controller.add(
        "Make an action of the idea", improve.action_from_idea(board, item_id), "action"
    )


def waiting_ideas(board: Board) -> list[LockerItem]:
    """Give the ideas about which nothing was decided yet."""
    return [item for item in board.locker if item.state is LockerState.PARKED]


def keep(board: Board, controller: BoardController, item_id: str) -> None:
    """Keep an idea for later."""
    controller.do("Keep an idea", improve.keep_idea(board, item_id))


def merge(board: Board, controller: BoardController, item_id: str, action_id: str) -> None:
    """Let an idea be part of an action."""
    controller.do("Merge an idea", improve.merge_idea(board, item_id, action_id))


def set_aside(board: Board, controller: BoardController, item_id: str, reason: str) -> None:
    """Set an idea aside with its reason."""
    controller.do("Set an idea aside", improve.set_idea_aside(board, item_id, reason))


def decide_against(board: Board, controller: BoardController, item_id: str) -> None:
    """Make an idea a decision not to act, and ask for its reason."""
    made = improve.decide_against_idea(board, item_id, "")
    controller.add("Decide against an idea", made, "decision")


def short(text: str) -> str:
    """Give the beginning of a text for a menu or a choice."""
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def _waiting_first(board: Board) -> Sequence[LockerItem]:
    return sorted(board.locker, key=lambda item: item.state is not LockerState.PARKED)


def _word(board: Board, record: Entity) -> str:
    assert isinstance(record, LockerItem)
    state = _WHAT_BECAME.get(record.state)
    if state is None:
        return record.text
    action = board.get(Action, record.action_id)
    if record.state is LockerState.MERGED and action is not None and not record.reason:
        state = f"Part of: {short(action.text)}"
    reason = f": {record.reason}" if record.reason else ""
    return f"{record.text}\n{state}{reason}"


def _fill_menu(board: Board, controller: BoardController, key: Key, menu: QMenu) -> None:
    item = board.get(LockerItem, key[1])
    if item is None:
        return
    with_it = partial(_entry, menu, board, controller, item.id)
    if item.state is not LockerState.PARKED:
        menu.addAction("Put back into the locker").triggered.connect(
            lambda: controller.do("Bring an idea back", improve.bring_idea_back(board, item.id))
        )
        return
    with_it("Make an action of it", to_action)
    into = menu.addMenu("Merge into")
    into.setEnabled(bool(board.actions))
    for action in board.actions:
        entry = into.addAction(short(action.text).replace("&", "&&"))
        entry.triggered.connect(partial(merge, board, controller, item.id, action.id))
    with_it("Keep for later", keep)
    with_it("Decide against it", decide_against)
    with_it("Set aside", partial(set_aside, reason=""))


def _entry(
    menu: QMenu,
    board: Board,
    controller: BoardController,
    item_id: str,
    words: str,
    what: Callable[[Board, BoardController, str], object],
) -> None:
    menu.addAction(words).triggered.connect(lambda: what(board, controller, item_id))
