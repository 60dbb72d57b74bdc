"""A meeting in the data folder given, which goes on until its process is killed.

It prints one line when everything that the test looks for has been typed.
"""

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pm_facilitator.domain.edits import setup
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.paths import paths_for
from pm_facilitator.ui.crash import CrashReporter
from pm_facilitator.ui.desk import Desk
from pm_facilitator.ui.moments import utc_now


def main() -> None:
    """Open a review, start the clock, write things down, and stay."""
    qt = QApplication(sys.argv[:1])
    paths = paths_for(Path(sys.argv[1]))
    paths.create()
    desk = Desk(qt, paths, CrashReporter(qt))
    desk.begin()
    while desk.library is None:
        qt.processEvents()
    minutes = {Stage.OPEN: 5, Stage.RECAP: 20, Stage.REFLECT: 15}
    changes, _ = setup.new_review(
        "Killed by its battery", utc_now(), bones=["Process"], minutes=minutes
    )
    desk.make(changes)
    room = desk.window.room
    assert room is not None
    room.go_to(Stage.RECAP)
    room.clock.toggle()
    room.clock.extend(2)
    room.new_event()
    _type("14:05 Traffic moved to the second region")
    room.park_idea()
    _type("Put an alarm on every certificate")
    # A word half typed, without Enter or a pause: it counts as well.
    event = room.session.board.events[0]
    room.controller.type_text("event", event.id, f"{event.text}, half a wo")
    print("ready", room.session.board.review.id, flush=True)  # noqa: T201
    qt.exec()


def _type(text: str) -> None:
    line = QApplication.focusWidget()
    assert line is not None
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


if __name__ == "__main__":
    main()
