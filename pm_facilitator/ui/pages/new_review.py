"""The form of a review: makes a new one, or changes one that exists."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QScrollArea, QWidget

from pm_facilitator import presets
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Value
from pm_facilitator.domain.entities import PrepItem, Review
from pm_facilitator.settings import Settings
from pm_facilitator.ui.make import action, button, column, label, row
from pm_facilitator.ui.moments import utc_now
from pm_facilitator.ui.pages.new_review_entry import ReviewEntry, creation, editing
from pm_facilitator.ui.pages.new_review_incident import ImpactPart, IncidentPart
from pm_facilitator.ui.pages.new_review_meeting import MeetingPart
from pm_facilitator.ui.pages.new_review_people import PeoplePart, PreparationPart
from pm_facilitator.ui.pages.new_review_plan import PlanPart
from pm_facilitator.ui.pages.new_review_times import TimesPart
from pm_facilitator.ui.widgets.moment_field import Clock, MomentField
from pm_facilitator.ui.widgets.zone_field import local_zone

_WIDEST = 960
_UNSAVED = "What you changed is not saved. Press Esc once more to leave it behind."


class NewReviewPage(QWidget):
    """One calm form, of which only the title is needed.

    Signals:
        created: the list of changes that make the review.
        edited: the list of changes to the review that was loaded; may be empty.
        cancelled: the form is left without doing anything.
    """

    created = Signal(object)
    edited = Signal(object)
    cancelled = Signal()

    def __init__(
        self, settings: Settings, now: Clock = utc_now, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._board: Board | None = None
        self.incident = IncidentPart()
        self.times = TimesPart(now)
        self.impact = ImpactPart()
        self.meeting = MeetingPart(now)
        self.plan = PlanPart()
        self.people = PeoplePart()
        self.preparation = PreparationPart()
        self.save = button("Create review", self.submit, role="primary", tip="Ctrl+Enter")
        self._heading = label("New review", "heading")
        self._message = label("", "warning", wrap=True)
        self._area = QScrollArea()
        self._build()
        self._connect()
        self._begin(settings)
        self._start = self._entry()
        self._warned: ReviewEntry | None = None

    def _build(self) -> None:
        layout = column(self, gap=0)
        layout.addWidget(self._area, 1)
        layout.addWidget(self._bar())
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._form())
        self.setFocusProxy(self.incident.title)

    def _form(self) -> QWidget:
        body = QWidget()
        body.setMaximumWidth(_WIDEST)
        layout = column(body, margin=32, gap=12)
        layout.addWidget(self._heading)
        hint = "Only the title is needed. All else can be filled in now, later, or never."
        layout.addWidget(label(hint, "quiet", wrap=True))
        for title, part in (
            ("The incident", self.incident),
            ("Times", self.times),
            ("Impact", self.impact),
            ("The review", self.meeting),
            ("Plan", self.plan),
            ("People", self.people),
            ("Preparation", self.preparation),
        ):
            layout.addSpacing(20)
            layout.addWidget(label(title, "title"))
            layout.addWidget(part)
        layout.addStretch(1)
        middle = QWidget()
        line = row(middle, gap=0)
        line.addStretch(1)
        line.addWidget(body, 100)
        line.addStretch(1)
        return middle

    def _bar(self) -> QWidget:
        bar = QWidget()
        line = row(bar, gap=8)
        line.setContentsMargins(32, 12, 32, 12)
        line.addWidget(self._message, 1)
        line.addWidget(button("Cancel", self.leave, role="quiet", tip="Esc"))
        line.addWidget(self.save)
        return bar

    def _connect(self) -> None:
        self.times.changed.connect(self._pass_times_on)
        for part in (self.incident, self.times):
            part.changed.connect(self._message.clear)
        # Actions rather than key events, which a drop-down list would keep for itself.
        action(
            self, "Save", self.submit, "Ctrl+Return", "Ctrl+Enter", QKeySequence.StandardKey.Save
        )
        action(self, "Cancel", self.leave, "Esc")

    def _begin(self, settings: Settings) -> None:
        review = Review(id="", zone=settings.zone or local_zone())
        self._show_review(review)
        self.plan.begin(settings.agenda, settings.categories)
        self.people.begin(settings.facilitator)
        self.preparation.show_lines((text, False) for text in presets.checklist())

    def load(self, board: Board) -> None:
        """Show a review that exists; saving gives the changes to it."""
        self._board = board
        self._heading.setText("Details of the review")
        self.save.setText("Save the details")
        self._show_review(board.review)
        self.times.show_events(board.events)
        self.plan.show_board(board)
        self.people.show_people(board.people)
        items = [(item.text, item.done) for item in board.all(PrepItem)]
        self.preparation.show_lines(items or [(text, False) for text in presets.checklist()])
        self._start = self._entry()

    def submit(self) -> None:
        """Hand over what the form says, or say what is still needed."""
        if not self.incident.title.text().strip():
            self.incident.ask_for_title()
            self._show(self.incident)
            return
        unclear = self._unclear()
        if unclear:
            self._message.setText("One of the times is not understood yet.")
            unclear[0].line.setFocus()
            self._show(unclear[0])
            return
        if self.plan.complain():
            self._show(self.plan.own)
            return
        if self._board is None:
            self.created.emit(creation(self._entry(), self._now()))
        else:
            self.edited.emit(editing(self._board, self._entry()))

    def leave(self) -> None:
        """Leave the form.

        A new review's form is kept as it is for the next time. Changes to a review that exists
        would be lost: that is told first, and only the second time is meant.
        """
        entry = self._entry()
        if self._board is not None and self.is_touched() and entry != self._warned:
            self._warned = entry
            self._message.setText(_UNSAVED)
            return
        self.cancelled.emit()

    def is_touched(self) -> bool:
        """Tell whether something is written here that is saved nowhere."""
        return self._entry() != self._start or bool(self._unclear())

    def message(self) -> str:
        """Give what is said beside the buttons."""
        return self._message.text()

    def _entry(self) -> ReviewEntry:
        fields: dict[str, Value] = {}
        for part in (self.incident, self.times, self.impact, self.meeting):
            fields |= part.fields()
        own_agenda = self._board.review.agenda if self._board else ""
        return ReviewEntry(
            fields=fields,
            agenda=self.plan.agenda.name() or own_agenda,
            minutes=self.plan.planned(),
            category_set=self.plan.categories.name(),
            bones=self.plan.bones(),
            checklist=self.preparation.lines(),
            people=self.people.entries(),
        )

    def _show_review(self, review: Review) -> None:
        for part in (self.incident, self.times, self.impact, self.meeting):
            part.show_review(review)

    def _unclear(self) -> list[MomentField]:
        planned = self.meeting.review_at
        return [*self.times.problems(), *([planned] if planned.problem() else [])]

    def _pass_times_on(self) -> None:
        self.meeting.use_times(self.times.zone_info(), self.times.resolved())

    def _show(self, widget: QWidget) -> None:
        self._area.ensureWidgetVisible(widget, 0, 80)
