"""The part of the form that plans the meeting: minutes of each stage, bones of the fishbone."""

from collections.abc import Mapping

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from pm_facilitator import presets
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.ui.make import column, label, row
from pm_facilitator.ui.pages.new_review_entry import planned_minutes
from pm_facilitator.ui.widgets.captioned import captioned, side_by_side
from pm_facilitator.ui.widgets.named_choice import NamedChoice
from pm_facilitator.ui.widgets.tag_field import TagField


class PlanPart(QWidget):
    """Agenda preset with its minutes, and the set of categories."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        agendas = {name: agenda.label for name, agenda in presets.agendas().items()}
        sets = {name: group.label for name, group in presets.category_sets().items()}
        self.agenda = NamedChoice(agendas)
        self.categories = NamedChoice({**sets, presets.OWN_CATEGORIES: "Our own categories"})
        self.own = TagField("Our own categories", "Vendors, Data, Release train")
        self.minutes = {stage: _Minutes(stage) for stage in Stage}
        self._total = label("", "title")
        self._note = label("", "quiet", wrap=True)
        self._bones = label("", "quiet", wrap=True)
        self._problem = label("Please name at least one category.", "warning")
        self._build()
        self._connect()

    def _build(self) -> None:
        self._problem.hide()
        layout = column(self)
        choices = [("Agenda", self.agenda), ("Categories of the fishbone", self.categories)]
        layout.addLayout(side_by_side([choices]))
        layout.addWidget(self._bones)
        layout.addWidget(self.own)
        layout.addWidget(self._problem)
        layout.addSpacing(4)
        layout.addLayout(self._minutes_row())
        layout.addWidget(self._note)

    def _minutes_row(self) -> QHBoxLayout:
        line = row(gap=16)
        for stage, field in self.minutes.items():
            line.addLayout(captioned(stage.label, field))
        total = column(gap=4)
        total.addWidget(label("Together", "quiet"))
        total.addWidget(self._total)
        total.addStretch(1)
        line.addLayout(total)
        line.addStretch(1)
        return line

    def _connect(self) -> None:
        self.agenda.chosen.connect(self.use_agenda)
        self.categories.chosen.connect(self._show_bones)
        self.own.changed.connect(lambda _tags: self._problem.hide())
        for field in self.minutes.values():
            field.valueChanged.connect(self._show_total)

    def begin(self, agenda: str, categories: str) -> None:
        """Show the plan of a new review; names that are not known give the usual ones."""
        known = agenda if agenda in presets.agendas() else presets.default_agenda().name
        self.use_agenda(known)
        if not self.categories.set_name(categories):
            self.categories.set_name(presets.default_category_set().name)
        self.own.set_tags(())
        self._show_bones()

    def show_board(self, board: Board) -> None:
        """Show the plan of a review that exists."""
        if not self.agenda.set_name(board.review.agenda):
            self.agenda.setCurrentIndex(-1)
        self._show_minutes(planned_minutes(board))
        labels = tuple(bone.label for bone in board.bones)
        preset = presets.category_sets().get(board.review.category_set)
        own = preset is None or preset.bones != labels
        self.categories.set_name(presets.OWN_CATEGORIES if own else board.review.category_set)
        self.own.set_tags(labels if own else ())
        self._show_bones()

    def use_agenda(self, name: str) -> None:
        """Take the minutes of a preset over."""
        agenda = presets.agendas()[name]
        self.agenda.set_name(name)
        self._show_minutes(agenda.minutes)

    def planned(self) -> dict[Stage, int]:
        """Give the minutes of each stage."""
        return {stage: field.value() for stage, field in self.minutes.items()}

    def bones(self) -> tuple[str, ...]:
        """Give the labels of the chosen categories."""
        preset = presets.category_sets().get(self.categories.name())
        return self.own.tags() if preset is None else preset.bones

    def complain(self) -> bool:
        """Say what is still wanted, if anything, and tell whether there is."""
        missing = not self.bones()
        self._problem.setVisible(missing)
        if missing:
            self.own.setFocus()
        return missing

    def _show_minutes(self, minutes: Mapping[Stage, int]) -> None:
        for stage, field in self.minutes.items():
            field.setValue(minutes.get(stage, 0))
        self._show_total()

    def _show_total(self) -> None:
        self._total.setText(f"{sum(self.planned().values())} min")
        agenda = presets.agendas().get(self.agenda.name())
        own = agenda is None or agenda.minutes != self.planned()
        self._note.setText("Minutes of your own." if own or agenda is None else agenda.note)

    def _show_bones(self) -> None:
        own = self.categories.name() == presets.OWN_CATEGORIES
        told = ", ".join(self.bones()).casefold() == self.categories.currentText().casefold()
        self.own.setVisible(own)
        self._problem.hide()
        self._bones.setVisible(not own and not told)
        self._bones.setText("  ·  ".join(self.bones()))


class _Minutes(QSpinBox):
    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self.setRange(0, 240)
        self.setFixedWidth(84)
        self.setAccessibleName(f"Minutes for {stage.label}")
        # The frame is the box's own; a second one inside it would hide the number.
        self.lineEdit().setStyleSheet("border: 0; padding: 0 0 0 6px; background: transparent;")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Pass the wheel on: scrolling a page must not change what it passes."""
        event.ignore()
