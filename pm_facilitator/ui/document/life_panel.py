"""The life of the document: its state, frozen versions, approvals, and what is different."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Change
from pm_facilitator.domain.document import FROZEN_TYPE
from pm_facilitator.domain.edits import life
from pm_facilitator.domain.entities import Person, Version
from pm_facilitator.domain.vocabulary import PersonRole, ReviewStatus
from pm_facilitator.errors import PmError
from pm_facilitator.report.frozen import freeze
from pm_facilitator.report.when import Times
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.make import button, clear, column, framed, label, row
from pm_facilitator.ui.panels.fields import LineField, named

_STEPS = {
    ReviewStatus.IN_REVIEW: "Send to review",
    ReviewStatus.REVIEWED: "Mark as reviewed",
    ReviewStatus.CLOSED: "Close the document",
}
_EXPLAINED = {
    ReviewStatus.DRAFT: "A draft: readers may still be waiting for it.",
    ReviewStatus.LIVE: "The meeting is held; the document is a draft meanwhile.",
    ReviewStatus.IN_REVIEW: "Readers look at it and comment on its sections.",
    ReviewStatus.REVIEWED: "Readers have looked at it. Approvals can be given.",
    ReviewStatus.CLOSED: "Closed. What is edited from now on is marked.",
}


class LifePanel(QWidget):
    """Moves the document on, freezes versions and takes approvals.

    Signals:
        compareWanted: the earlier version, and the later one; None for what is there now.
    """

    compareWanted = Signal(object, object)

    def __init__(
        self, board: Board, controller: BoardController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._controller = controller
        self._shown: object = None
        self._name = LineField(lambda: board.people)
        named(self._name, "Your name")
        self._name.setPlaceholderText("It is kept with versions, comments and approvals")
        self._name.setText(_facilitator(board.people))
        self._state = column(gap=8)
        self._versions = column(gap=8)
        layout = column(self, margin=16, gap=8)
        layout.addWidget(label("Your name", "section"))
        layout.addWidget(self._name)
        layout.addSpacing(8)
        layout.addLayout(self._state)
        layout.addSpacing(8)
        layout.addLayout(self._versions)
        layout.addStretch(1)
        self.refresh()

    def name(self) -> str:
        """Give the name of who is at work."""
        return self._name.text().strip()

    def refresh(self) -> None:
        """Show state and versions as they are now."""
        status = self._board.review.status
        versions = tuple(self._board.all(Version))
        signed = tuple(life.approvals(self._board, each) for each in versions)
        shown = (status, versions, signed)
        if shown == self._shown:
            return
        self._shown = shown
        self._show_state(status)
        self._show_versions(versions)

    def _show_state(self, status: ReviewStatus) -> None:
        clear(self._state)
        self._state.addWidget(label(status.label, "title"))
        self._state.addWidget(label(_EXPLAINED[status], "quiet", wrap=True))
        keys = row()
        after = life.next_state(status)
        if after is not None:
            tip = "Freezes a version at the same time; one key takes both back"
            keys.addWidget(
                button(_STEPS[after], partial(self._move_on, after), role="primary", tip=tip)
            )
        keys.addWidget(button("Freeze a version", self._freeze))
        keys.addStretch(1)
        self._state.addLayout(keys)

    def _show_versions(self, versions: tuple[Version, ...]) -> None:
        clear(self._versions)
        self._versions.addWidget(label("Versions", "section"))
        if not versions:
            empty = "None yet. A frozen version stays as it is, whatever is edited later."
            self._versions.addWidget(label(empty, "quiet", wrap=True))
        for version in sorted(versions, key=lambda each: -each.number):
            newest = version.number == len(versions) or version == life.newest(self._board)
            self._versions.addWidget(self._card(version, newest=newest))

    def _card(self, version: Version, *, newest: bool) -> QWidget:
        card = framed()
        layout = column(card, margin=12, gap=4)
        times = Times(self._board)
        at = times.moment(version.at) if version.at else ""
        layout.addWidget(label(f"Version {version.number}, {version.status.label.lower()}"))
        layout.addWidget(label(f"Frozen {at} by {version.by}", "small", wrap=True))
        for each in life.approvals(self._board, version):
            capacity = f", {each.capacity}" if each.capacity else ""
            layout.addWidget(label(f"Approved by {each.by}{capacity}", "good", wrap=True))
        keys = row()
        keys.addWidget(self._compare_key("Compare", version, None))
        before = [each for each in self._board.all(Version) if each.number < version.number]
        if before:
            earlier = max(before, key=lambda each: each.number)
            keys.addWidget(self._compare_key(f"With version {earlier.number}", earlier, version))
        keys.addStretch(1)
        if newest:
            capacity_line = LineField()
            named(capacity_line, "In which capacity you approve")
            capacity_line.setPlaceholderText("As, such as head of payments")
            layout.addWidget(capacity_line)
            approve = partial(self._approve, capacity_line.text)
            keys.addWidget(button("Approve", approve, role="quiet"))
        layout.addLayout(keys)
        return card

    def _compare_key(self, words: str, earlier: Version, later: Version | None) -> QPushButton:
        what = f"in version {later.number}" if later else "now"
        said = f"What is different {what} from version {earlier.number}"
        key = button(words, partial(self.compareWanted.emit, earlier, later), tip=said)
        key.setAccessibleName(said)
        return key

    def _move_on(self, after: ReviewStatus) -> None:
        self._keep(_STEPS[after], life.set_state(self._board, after))

    def _freeze(self) -> None:
        self._keep("Freeze a version", [])

    def _keep(self, words: str, changes: list[Change]) -> None:
        """Do changes and freeze what they lead to, as one step."""
        still = Board(self._board.entities())
        still.apply(changes)
        try:
            blob = self._controller.keep_picture(freeze(still), FROZEN_TYPE)
            frozen = life.freeze(still, blob, self.name(), self._controller.now())
        except PmError as error:
            self._tell(error)
            return
        self._controller.do(words, [*changes, *frozen])

    def _approve(self, capacity: Callable[[], str]) -> None:
        now = self._controller.now()
        try:
            changes = life.approve(self._board, self.name(), capacity(), now)
        except PmError as error:
            self._tell(error)
            return
        self._controller.do("Approve the document", changes)

    def _tell(self, error: PmError) -> None:
        self._controller.failed.emit(error)
        if not self.name():
            self._name.setFocus()


def _facilitator(people: list[Person]) -> str:
    return next((each.name for each in people if each.role is PersonRole.FACILITATOR), "")
