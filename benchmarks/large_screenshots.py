"""Take pictures of boards as large as they get, at the scale that ``QT_SCALE_FACTOR`` says."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from benchmarks.large_review import large_review
from benchmarks.screenshots import FOLDER, opened_desk, take
from pm_facilitator.canvas.view import BoardView
from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.ui.desk import Desk
from pm_facilitator.ui.windows.room import Room


def main() -> None:
    """Write the pictures into ``docs/screenshots``, those at twice the scale with @2x."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    qt = QApplication([])
    suffix = "@2x" if qt.devicePixelRatio() > 1 else ""
    for theme in ("light", "dark"):
        with opened_desk(qt, theme) as desk:
            desk.make([Added(record) for record in large_review()])
            _take_boards(desk, f"{theme}{suffix}")


def _take_boards(desk: Desk, suffix: str) -> None:
    room = desk.window.room
    assert room is not None
    view = _board(room, Stage.RECAP)
    take(desk.window, f"large-timeline-{suffix}")
    if "@" not in suffix:
        view.fit_all()
        take(desk.window, f"large-timeline-all-{suffix}")
    view = _board(room, Stage.REFLECT)
    view.fit(_around(view, "bone", "factor"))
    take(desk.window, f"large-fishbone-{suffix}")
    view.fit(_around(view, "note", "note_group"))
    take(desk.window, f"large-notes-{suffix}")


def _board(room: Room, stage: Stage) -> BoardView:
    room.go_to(stage)
    room.notices.hide()
    return room.pages[stage].views()[0]


def _around(view: BoardView, *kinds: str) -> QRectF:
    """Give the part of a board on which records of these kinds lie."""
    area = QRectF()
    for item in view.board_scene.projection.all():
        if item.key[0] in kinds:
            area = area.united(item.home())
    return area


if __name__ == "__main__":
    main()
