"""The line above a source: which one is shown, what it was recognised as, and how it is read."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QTabBar, QWidget

from pm_facilitator.domain.shortened import shortened
from pm_facilitator.importers.draft import Choice
from pm_facilitator.ui.make import button, clear, column, label, row
from pm_facilitator.ui.pages.import_shelf import Shelved
from pm_facilitator.ui.undo_keys import is_redo, is_undo
from pm_facilitator.ui.widgets.flow import FlowLayout
from pm_facilitator.ui.widgets.seconds_field import SecondsField

_A_DAY = 86_400
_FAILED = "!"
_LONGEST_FORM = 36


class _ChoiceBox(QComboBox):
    """A choice that leaves Undo and Redo to the page, and does not search for their letters."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_undo(event) or is_redo(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


class SourceBar(QWidget):
    """Tabs for several sources, and what can be said about the one in front.

    Signals:
        shown: the number of the source that is to be shown.
        removed: the number of a source that is to be taken away.
        fast: the number of a source and by how much its clock is fast.
        chosen: the number of a source, the key of a choice and the value.
        refused: why what was written about the clock changes nothing.
    """

    shown = Signal(int)
    removed = Signal(int)
    fast = Signal(int, object)
    chosen = Signal(int, str, str)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._numbers: list[int] = []
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("Sources")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.currentChanged.connect(self._show)
        self.clock = SecondsField()
        self.clock.setRange(-_A_DAY, _A_DAY)
        self.clock.setFixedWidth(110)
        self.clock.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.clock.setAccessibleName("By how many seconds this source's clock is fast")
        tip = "What to take off this source's times, as 90, 1:30 or 2 min; negative if it is slow"
        self.clock.setToolTip(tip)
        self.clock.valueChanged.connect(self._tell_fast)
        self.clock.refused.connect(self.refused)
        self._form = label("", "quiet")
        self._remove = button("Take away", self._tell_removed, role="quiet", tip="Leave it out")
        self._choice_line = QWidget()
        self._choices = FlowLayout(self._choice_line, loose=True)
        self._offered: list[tuple[object, ...]] = []
        self._boxes: list[QComboBox] = []
        self._build()

    def _build(self) -> None:
        layout = column(self, gap=4)
        layout.addWidget(self.tabs)
        self._clock_line = QWidget()
        clock = QWidget()
        beside = row(clock)
        beside.addWidget(label("Its clock is fast by", "quiet"))
        beside.addWidget(self.clock)
        line = FlowLayout(self._clock_line, gap=16, loose=True)
        for each in (self._form, clock, self._remove):
            line.addWidget(each)
        layout.addWidget(self._clock_line)
        layout.addWidget(self._choice_line)

    def show_sources(self, sources: Sequence[Shelved], number: int) -> None:
        """Offer these sources, this one being in front; a single text needs no tab."""
        self._numbers = [each.number for each in sources]
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for each in sources:
            self.tabs.addTab(each.name)
        self.tabs.setCurrentIndex(self._numbers.index(number))
        self.tabs.blockSignals(False)
        self.tabs.setVisible(len(sources) > 1)
        self._remove.setVisible(len(sources) > 1)

    def show_source(self, source: Shelved, fast: timedelta) -> None:
        """Show what is known about the source in front."""
        draft = source.reading.draft if source.reading is not None else None
        self._show_form(draft.form if draft is not None else "")
        self._clock_line.setVisible(not source.is_blank)
        self.clock.blockSignals(True)
        self.clock.setValue(round(fast.total_seconds()))
        self.clock.blockSignals(False)
        self._show_choices(source.number, draft.choices if draft is not None else ())

    def _show_choices(self, number: int, choices: Sequence[Choice]) -> None:
        """Offer what can be chosen; the keyboard stays on the choice that it is on."""
        offered: list[tuple[object, ...]] = [(number, c.key, c.label, c.options) for c in choices]
        if offered != self._offered:
            held = next((box.accessibleName() for box in self._boxes if box.hasFocus()), None)
            clear(self._choices)
            self._boxes = [self._add_choice(number, choice) for choice in choices]
            self._offered = offered
            self._choice_line.setVisible(bool(choices))
            for box in (each for each in self._boxes if each.accessibleName() == held):
                box.setFocus()
        for box, choice in zip(self._boxes, choices, strict=True):
            box.setCurrentIndex(max(0, box.findData(choice.chosen)))

    def _show_form(self, form: str) -> None:
        """Say what it was recognised as; what is too long for the line is in the tool tip."""
        short = shortened(form, _LONGEST_FORM)
        self._form.setText(f"Read as: {short}" if form else "")
        self._form.setToolTip(form if short != form else "")

    def show_problems(self, sources: Sequence[Shelved]) -> None:
        """Mark the tabs of sources that cannot be read, as only the one in front says why."""
        for each in sources:
            if each.number in self._numbers:
                tab = self._numbers.index(each.number)
                self.tabs.setTabText(tab, f"{_FAILED} {each.name}" if each.problem else each.name)
                self.tabs.setTabToolTip(tab, str(each.problem or ""))

    def number(self) -> int:
        """Give the number of the source in front."""
        return self._numbers[self.tabs.currentIndex()]

    def _add_choice(self, number: int, choice: Choice) -> QComboBox:
        box = _ChoiceBox()
        box.setAccessibleName(choice.label)
        for value, name in choice.options:
            box.addItem(name, value)
        box.activated.connect(
            lambda _: self.chosen.emit(number, choice.key, str(box.currentData()))
        )
        pair = QWidget()
        line = row(pair)
        line.addWidget(label(choice.label, "quiet"))
        line.addWidget(box)
        self._choices.addWidget(pair)
        return box

    def _show(self, _place: int) -> None:
        self.shown.emit(self.number())

    def _tell_fast(self, seconds: int) -> None:
        self.fast.emit(self.number(), timedelta(seconds=seconds))

    def _tell_removed(self) -> None:
        self.removed.emit(self.number())
