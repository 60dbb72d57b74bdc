"""What is worth a second look in a stage that is being left: one quiet line, never in the way."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from pm_facilitator.checks.check import Check
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.ui.checks_watch import ChecksWatch
from pm_facilitator.ui.make import button, column, label, row, tool


class LeavingStrip(QFrame):
    """Shows the first of a stage's checks; it goes when there is none left, or when sent away.

    Signals:
        jump: a check to be shown on the board, and which of its records, counted from 0.
        allWanted: show every check of the review.
    """

    jump = Signal(object, int)
    allWanted = Signal()

    def __init__(self, watch: ChecksWatch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("leavingStrip")
        self.setAccessibleName("Worth a second look")
        self._watch = watch
        self._stage: Stage | None = None
        self._title = label("", wrap=True)
        self._reason = label("", "quiet", wrap=True)
        self._all = button("", self.allWanted.emit, role="quiet", tip="All checks (Shift+F9)")
        self._build()
        watch.changed.connect(self._refresh)
        self.hide()

    def _build(self) -> None:
        layout = row(self, gap=8)
        layout.setContentsMargins(16, 8, 8, 8)
        words = column(gap=0)
        words.addWidget(self._title)
        words.addWidget(self._reason)
        layout.addLayout(words, 1)
        layout.addWidget(button("Show", self._show))
        layout.addWidget(button("Leave it", self._leave, role="quiet"))
        layout.addWidget(self._all)
        layout.addWidget(tool("x", "Close, for now", self.send_away))

    def leave(self, stage: Stage) -> None:
        """Show what there is about a stage that is being left."""
        self._stage = stage
        self._watch.look()
        self._refresh()

    def send_away(self) -> None:
        """Show nothing more of this stage."""
        self._stage = None
        self.hide()

    def _refresh(self) -> None:
        check = self._first()
        if check is None or self._stage is None:
            self.send_away()
            return
        self._title.setText(f"Before {self._stage.label} is behind you: {_small(check.title)}")
        self._reason.setText(check.reason)
        others = len(self._watch.open()) - 1
        self._all.setText(f"{others} more")
        self._all.setVisible(others > 0)
        self.show()

    def _first(self) -> Check | None:
        return next(iter(self._watch.open(self._stage)), None) if self._stage else None

    def _show(self) -> None:
        check = self._first()
        if check is not None:
            self.jump.emit(check, 0)

    def _leave(self) -> None:
        check = self._first()
        if check is not None:
            self._watch.leave(check)


def _small(title: str) -> str:
    return title[:1].lower() + title[1:]
