"""Open: why we are here, the rules, the time plan, who is present and what is prepared."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from pm_facilitator import presets
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Committed, patch
from pm_facilitator.domain.edits import setup
from pm_facilitator.domain.entities import Person, PrepItem, StageSlot
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.make import bullet, button, clear, column, label, row, tick
from pm_facilitator.ui.panels.still import StillComboBox, StillSpinBox
from pm_facilitator.ui.stages.page import StagePage

_NOBODY = (
    "Nobody is listed yet. With names here, the document says who took part, actions can be "
    "given an owner by a few letters, and the coach hears when a sentence is about a person."
)


class OpenPage(StagePage):
    """The opening: on the left what is said, on the right who and what is ready."""

    def __init__(
        self, board: Board, controller: BoardController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._controller = controller
        self._agenda = StillComboBox()
        self._minutes: dict[Stage, StillSpinBox] = {}
        self._total: QLabel = label("", "quiet")
        self._people = column(gap=4)
        self._checks = column(gap=4)
        self._newcomer = QLineEdit()
        self._named: list[Person] | None = None
        self._listed: list[tuple[str, str]] | None = None
        self._boxes: dict[str, QCheckBox] = {}
        self._build()
        self._fill()

    def _build(self) -> None:
        body = QWidget()
        halves = row(body, margin=24, gap=40)
        for half in (self._build_opening(), self._build_ready()):
            side = QWidget()
            # Neither side may push the other one away by a long line.
            side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            side.setLayout(half)
            halves.addWidget(side, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(body)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = column(self)
        layout.addWidget(area)

    def _build_opening(self) -> QVBoxLayout:
        layout = column(gap=8)
        layout.addWidget(label("Say at the opening", "title"))
        for sentence in presets.opening_script():
            layout.addWidget(label(sentence, wrap=True))
        layout.addSpacing(16)
        layout.addWidget(label("Ground rules, shown to everybody", "section"))
        for rule in presets.ground_rules():
            layout.addWidget(bullet(rule))
        layout.addSpacing(16)
        layout.addWidget(label("Time plan", "section"))
        layout.addLayout(self._build_agenda())
        layout.addStretch(1)
        return layout

    def _build_agenda(self) -> QLayout:
        self._agenda.setAccessibleName("Agenda")
        for agenda in presets.agendas().values():
            self._agenda.addItem(agenda.label, agenda.name)
        self._agenda.activated.connect(self._choose_agenda)
        grid = QGridLayout()
        grid.addWidget(self._agenda, 0, 0, 1, 5)
        for place, stage in enumerate(Stage):
            box = StillSpinBox()
            box.setRange(0, 240)
            box.setSuffix(" min")
            box.setAccessibleName(f"Minutes for {stage.label}")
            box.editingFinished.connect(partial(self._set_minutes, stage))
            self._minutes[stage] = box
            grid.addWidget(label(stage.label, "quiet"), 1, place)
            grid.addWidget(box, 2, place)
        grid.addWidget(self._total, 3, 0, 1, 5)
        return grid

    def _build_ready(self) -> QVBoxLayout:
        layout = column(gap=8)
        layout.addWidget(label("Who is here", "title"))
        layout.addLayout(self._people)
        self._newcomer.setPlaceholderText("Add somebody by name")
        self._newcomer.setAccessibleName("Add somebody by name")
        self._newcomer.returnPressed.connect(self._add_person)
        layout.addWidget(self._newcomer)
        layout.addSpacing(16)
        layout.addWidget(label("Ready to begin", "section"))
        layout.addLayout(self._checks)
        layout.addStretch(1)
        return layout

    def react(self, batch: Committed) -> None:
        """Show what a batch has changed."""
        if batch.kinds() & {"person", "prep_item", "stage_slot", "review"}:
            self._fill()

    def _fill(self) -> None:
        self._fill_people()
        self._fill_checks()
        for stage, box in self._minutes.items():
            slot = self._board.slot(stage)
            box.setValue(slot.planned // 60 if slot else 0)
        total = sum(slot.planned for slot in self._board.all(StageSlot)) // 60
        self._total.setText(f"{total} minutes in all")
        place = self._agenda.findData(self._board.review.agenda)
        self._agenda.setCurrentIndex(place)

    def _fill_people(self) -> None:
        people = self._board.people
        named = [replace(person, present=True) for person in people]
        if named != self._named:
            self._named = named
            clear(self._people)
            for person in people:
                self._people.addLayout(self._person_row(person))
            if not people:
                self._people.addWidget(label(_NOBODY, "quiet", wrap=True))
        for person in people:
            self._boxes[person.id].setChecked(person.present)

    def _fill_checks(self) -> None:
        items = self._board.all(PrepItem)
        listed = [(item.id, item.text) for item in items]
        if listed != self._listed:
            self._listed = listed
            clear(self._checks)
            for item in items:
                self._checks.addWidget(self._box(item.id, item.text, self._tick))
        for item in items:
            self._boxes[item.id].setChecked(item.done)

    def _box(self, id_: str, text: str, on_click: Callable[[str, bool], None]) -> QWidget:
        """Make a box for a record; it stays the same one, with its focus, while others change."""
        made = tick(text, False, partial(on_click, id_))
        self._boxes[id_] = made.findChildren(QCheckBox)[0]
        return made

    def _person_row(self, person: Person) -> QLayout:
        role = person.role.label + (f", {person.team}" if person.team else "")
        line = row()
        words = f"{person.name or 'Somebody'}\n{role}"
        line.addWidget(self._box(person.id, words, self._set_present), 1)
        more = button("Details", partial(self.selected.emit, ("person", person.id)), role="quiet")
        more.setAccessibleName(f"Details of {person.name}")
        line.addWidget(more)
        return line

    def _add_person(self) -> None:
        name = self._newcomer.text().strip()
        if name:
            self._newcomer.clear()
            self._controller.do(f"Add {name}", setup.add_person(self._board, name)[0])

    def _set_present(self, id_: str, here: bool) -> None:
        self._controller.set_field("person", id_, "present", here)

    def _tick(self, id_: str, done: bool) -> None:
        self._controller.set_field("prep_item", id_, "done", done)

    def _choose_agenda(self, place: int) -> None:
        agenda = presets.agendas()[str(self._agenda.itemData(place))]
        changes = setup.use_agenda(self._board, agenda.name, agenda.minutes)
        self._controller.do("Change the agenda", changes)

    def _set_minutes(self, stage: Stage) -> None:
        slot = self._board.slot(stage)
        minutes = self._minutes[stage].value()
        if slot is not None:
            self._controller.do(f"Plan {stage.label}", patch(slot, planned=minutes * 60))
        elif minutes:
            plan = {s.stage: s.planned // 60 for s in self._board.all(StageSlot)}
            changes = setup.use_agenda(self._board, "", {**plan, stage: minutes})
            self._controller.do(f"Plan {stage.label}", changes)
