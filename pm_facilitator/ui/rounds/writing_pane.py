"""While people write: a box for each group, how much there is, and what is unfit to be shown."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from pm_facilitator.domain import rounds
from pm_facilitator.domain.entities import Round, RoundGroup
from pm_facilitator.domain.vocabulary import RoundStep
from pm_facilitator.figures.palette import Palette
from pm_facilitator.ui.make import button, clear, column, label
from pm_facilitator.ui.rounds.group_box import GroupBox
from pm_facilitator.ui.rounds.leading import Leading
from pm_facilitator.ui.rounds.pane import Pane
from pm_facilitator.ui.rounds.pasting import form_text, read_into
from pm_facilitator.ui.rounds.unfit_list import UnfitList
from pm_facilitator.ui.rounds.words import counted_notes
from pm_facilitator.ui.steady_label import SteadyLabel
from pm_facilitator.ui.widgets.flow import FlowLayout

_BESIDE = 4
"""How many boxes lie side by side."""
_PAIR = 2


class WritingPane(Pane):
    """Takes what people say or send while nobody else sees it.

    Signals:
        left: Esc was pressed; what is typed stays.
        said: a sentence about what became of a paste.
    """

    left = Signal()
    said = Signal(str)

    def __init__(self, lead: Leading, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(lead, palette, parent)
        self._boxes: dict[str, GroupBox] = {}
        self._shown: tuple[object, ...] = ()
        self._grid = QGridLayout()
        self._state = SteadyLabel("quiet")
        self._heard = label("", "quiet", wrap=True)
        self._read: QPushButton = button("Read what is written", role="quiet")
        self._form: QPushButton = button("Copy as a form", self.copy_form, role="quiet")
        self._join: QPushButton = button("Join groups two by two", lead.join_two_by_two)
        self.unfit = UnfitList()
        self.unfit.outWanted.connect(lead.take_out)
        self._build()

    def _build(self) -> None:
        self._read.setCheckable(True)
        self._read.setToolTip("Read the notes in no order, and take out what is unfit")
        self._form.setToolTip("For people who cannot reach this machine: a form for chat or mail")
        self._read.toggled.connect(self.unfit.setVisible)
        self.unfit.hide()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        line = FlowLayout(gap=8, loose=True)
        for each in (self._state, self._join, self._form, self._read):
            line.addWidget(each)
        layout = column(self)
        layout.addLayout(self._grid)
        layout.addLayout(line)
        layout.addWidget(self._heard)
        layout.addWidget(self.unfit)

    def show_round(self, round_: Round) -> None:
        """Show the boxes and how much there is."""
        board = self.lead.board
        groups = rounds.groups_of(board, round_.id)
        self._build_boxes(round_, groups)
        tally = board.tally(round_.id)
        named = {group.id: group.name for group in groups} or {"": "Everybody"}
        for id_, box in self._boxes.items():
            count = tally.by_group[id_] if groups else tally.written
            box.show_state(named[id_], count, self._writers(round_, id_))
        self._state.show_text(f"{counted_notes(tally.hidden)}, hidden until they are revealed.")
        self._heard.setText(self._not_heard(round_))
        self._heard.setVisible(bool(self._heard.text()))
        self._join.setVisible(len(groups) > 1 and self._makes_larger(round_, groups))
        self.unfit.show_notes(lambda: rounds.hidden_notes_of(board, round_.id))

    def set_palette(self, palette: Palette) -> None:
        """Draw with other colours."""
        super().set_palette(palette)
        for box in self._boxes.values():
            box.dress(palette)

    def take_focus(self) -> bool:
        """Put the keyboard into the first box, or into the next one when it is in one."""
        boxes = [box.box for box in self._boxes.values()]
        here = next((n for n, box in enumerate(boxes) if box.hasFocus()), -1)
        if boxes:
            boxes[(here + 1) % len(boxes)].setFocus()
        return bool(boxes)

    def flush(self) -> None:
        """Make notes of what is typed and not entered yet."""
        for box in self._boxes.values():
            box.box.enter()

    def copy_form(self) -> None:
        """Put the form for people who cannot reach this machine into the clipboard."""
        held = self.lead.held()
        if held is not None:
            QGuiApplication.clipboard().setText(form_text(self.lead.board, held))
            self.said.emit("The form is copied. Send it by chat or mail; paste what comes back.")

    def boxes(self) -> list[GroupBox]:
        """Give the boxes, in the order of the groups."""
        return list(self._boxes.values())

    def _build_boxes(self, round_: Round, groups: Sequence[RoundGroup]) -> None:
        shown = (round_.id, *((group.id, group.color) for group in groups))
        if shown == self._shown:
            return
        self._shown = shown
        self.flush()
        clear(self._grid)
        self._boxes = {}
        for n, group in enumerate(groups, start=1):
            self._add_box(GroupBox(n, group.name, group.color), group.id)
        if not groups:
            self._add_box(GroupBox(0, "Everybody", ""), "")

    def _add_box(self, made: GroupBox, group_id: str) -> None:
        made.dress(self.colors)
        made.entered.connect(lambda text: self._take(group_id, text.splitlines(), made))
        made.pasted.connect(lambda text: self._paste(group_id, text))
        made.escaped.connect(self.left)
        place = len(self._boxes)
        self._grid.addWidget(made, place // _BESIDE, place % _BESIDE)
        # At once: what a layout shows a moment later cannot take the keyboard now.
        made.show()
        self._boxes[group_id] = made

    def _writers(self, round_: Round, group_id: str) -> dict[str, str] | None:
        if round_.anonymous:
            return None
        group = self.lead.board.get(RoundGroup, group_id)
        ids = self.lead.people_in(group) if group is not None else ()
        people = [p for p in self.lead.board.people if (p.id in ids if ids else p.present)]
        return {person.id: person.name for person in people}

    def _makes_larger(self, round_: Round, groups: Sequence[RoundGroup]) -> bool:
        """Tell whether this step is for groups twice as large as they are."""
        largest = max(len(self.lead.people_in(group)) for group in groups) or _PAIR
        return round_.step is RoundStep.SHARE and (
            rounds.present_step(round_).size >= 2 * max(_PAIR, largest)
        )

    def _take(self, group_id: str, lines: Sequence[str], box: GroupBox) -> None:
        author = box.writer.name()
        if self.lead.write([line for line in lines if line.strip()], group_id, author):
            box.box.clear()

    def _paste(self, group_id: str, text: str) -> None:
        round_ = self.lead.held()
        if round_ is None:
            return
        drafts, said = read_into(self.lead.board, round_, text, group_id)
        if not drafts or self.lead.write_drafts(drafts):
            self.said.emit(said)

    def _not_heard(self, round_: Round) -> str:
        board = self.lead.board
        present = {person.id for person in board.people if person.present}
        people, groups = rounds.not_heard(board, round_, present)
        names = [group.name for group in groups] + [person.name for person in people]
        if not names:
            return ""
        few = ", ".join(names[:6]) + (f" and {len(names) - 6} more" if len(names) > 6 else "")
        return f"Not heard from yet: {few}."
