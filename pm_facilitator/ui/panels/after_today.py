"""What happens after the meeting: finished now or a second look, and when we look again."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QWidget

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Value
from pm_facilitator.domain.edits import closing
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.make import button, column, label, row
from pm_facilitator.ui.panels.fields import LinksField, named
from pm_facilitator.ui.panels.form_rows import FormRows
from pm_facilitator.ui.panels.hand_out import HandOut
from pm_facilitator.ui.panels.time_fields import DateField, TimeField, with_words

_FINISHED = "Finished today. Or let it rest for two working days, and decide in a smaller group."
_PLANNED = "The actions rest until a smaller group has gone over them once more."
_NOBODY = "The people of the review are offered here."


class AfterToday(QWidget):
    """The second look and the follow-up review, each at its usual time until somebody moves it.

    Signals:
        openWanted: hand the dates over to the system's calendar.
    """

    openWanted = Signal()

    def __init__(
        self, board: Board, controller: BoardController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._board, self._controller = board, controller
        self.handOut = HandOut()
        self._how = label("", "quiet", wrap=True)
        self._plan = button("Plan a second look", self._plan_it, tip="In two working days")
        self._finish = button("Finish now instead", self._finish_now, role="quiet")
        self._look = QWidget()
        self._at = TimeField(FormRows(board, controller.now).reading)
        self._group = LinksField(self._people, _NOBODY)
        self._follow_up = DateField(controller.today)
        self._build()
        self.refresh()

    def _build(self) -> None:
        layout = column(self, gap=8)
        layout.addWidget(label("After today", "section"))
        layout.addWidget(self._how)
        self._build_look()
        for each in (self._look, self._plan):
            layout.addWidget(each)
        form = QFormLayout()
        named(self._follow_up, "Follow-up review on")
        self._follow_up.setToolTip("30 days on, unless you say otherwise")
        self._follow_up.chosen.connect(partial(self._set, "follow_up_on"))
        form.addRow("Look again on", with_words(self._follow_up))
        layout.addLayout(form)
        keys = row(gap=4)
        tip = "With the program that this system has for calendars"
        keys.addWidget(button("Open the dates in the calendar", self.openWanted.emit, tip=tip))
        keys.addWidget(self.handOut)
        keys.addStretch(1)
        layout.addLayout(keys)

    def _build_look(self) -> None:
        form = QFormLayout(self._look)
        form.setContentsMargins(0, 0, 0, 0)
        named(self._at, "Second look at")
        named(self._group, "Who takes part in the second look")
        self._at.chosen.connect(partial(self._set, "second_look_at"))
        self._group.chosen.connect(partial(self._set, "second_look_ids"))
        form.addRow("Second look", with_words(self._at))
        form.addRow("With", self._group)
        form.addRow("", self._finish)

    def refresh(self) -> None:
        """Show the plan as it is now."""
        review = self._board.review
        planned = review.second_look_at is not None
        self._how.setText(_PLANNED if planned else _FINISHED)
        self._look.setVisible(planned)
        self._plan.setVisible(not planned)
        self._at.show_value(review.second_look_at)
        self._group.show_value(review.second_look_ids)
        self._follow_up.show_value(review.follow_up_on)

    def _people(self) -> list[tuple[str, str]]:
        return [(p.id, p.name) for p in self._board.people if p.name.strip()]

    def _plan_it(self) -> None:
        changes = closing.plan_second_look(self._board, self._controller.now())
        self._controller.do("Plan a second look", changes)
        self._at.setFocus()

    def _finish_now(self) -> None:
        self._controller.do("Finish now", closing.finish_now(self._board))
        self._plan.setFocus()

    def _set(self, field: str, value: Value) -> None:
        if field == "second_look_at" and value is None:
            self._finish_now()
        else:
            self._controller.set_field("review", self._board.review.id, field, value)
