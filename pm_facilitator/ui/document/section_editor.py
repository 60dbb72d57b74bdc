"""One section of the document being filled: what belongs there, its fields, and its text."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.document import section_text, write_section
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.report.parts import PARTS, Part
from pm_facilitator.report.template import TemplateSection
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.document.comments import Comments
from pm_facilitator.ui.make import button, clear, column, label, row
from pm_facilitator.ui.panels.fields import TextField, named

_FIELDS = {
    "summary": "Summary",
    "impact_customers": "Impact on customers",
    "impact_business": "Impact on the business",
    "impact_slo": "Service levels and error budget",
    "trigger": "Trigger",
    "detection_method": "How it was noticed",
}


class SectionEditor(QWidget):
    """Shows one section at a time, with its help beside what is written.

    Signals:
        stageWanted: the stage on whose page a part of this section is filled.
    """

    stageWanted = Signal(object)

    def __init__(
        self, board: Board, controller: BoardController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._controller = controller
        self._section: TemplateSection | None = None
        self._fields: dict[str, TextField] = {}
        self._text: TextField | None = None
        self.comments = Comments(board, controller)
        self._body = column(gap=8)
        outer = column(self, margin=16, gap=16)
        outer.addLayout(self._body)
        outer.addWidget(self.comments)
        outer.addStretch(1)

    def show_section(self, section: TemplateSection) -> None:
        """Take a section in hand."""
        if section != self._section:
            self._section = section
            self._rebuild(section)
        self.refresh()

    def refresh(self) -> None:
        """Show what is on the board now; what is being typed is there already."""
        review = self._board.review
        for name, field in self._fields.items():
            field.show_value(getattr(review, name))
        if self._section is not None and self._text is not None:
            written = section_text(self._board, self._section.name)
            self._text.show_value(written.text if written else "")
            self.comments.show_section(self._section.name)

    def section(self) -> str:
        """Give the name of the section in hand; empty when there is none."""
        return self._section.name if self._section is not None else ""

    def take_focus(self) -> None:
        """Put the keyboard into the first field."""
        first = next(iter(self._fields.values()), self._text)
        if first is not None:
            first.setFocus()

    def _rebuild(self, section: TemplateSection) -> None:
        clear(self._body)
        self._fields = {}
        self._body.addWidget(label(section.title, "title", wrap=True))
        if section.help:
            self._body.addWidget(label(section.help, "quiet", wrap=True))
        for name in section.shows:
            self._add_part(PARTS[name])
        words = "In your own words, above the rest" if section.shows else "Text"
        self._text = TextField(3 if section.shows else 9)
        named(self._text, f"Text of {section.title}")
        self._text.typed.connect(self._write)
        self._text.settled.connect(partial(self._write, final=True))
        self._body.addWidget(label(words, "section", wrap=True))
        self._body.addWidget(self._text)
        if section.confidential:
            stays = "This section stays inside: the external version leaves it out."
            self._body.addWidget(label(stays, "small", wrap=True))

    def _add_part(self, part: Part) -> None:
        for name in part.fields:
            field = TextField(4 if name == "summary" else 3)
            named(field, _FIELDS[name])
            field.typed.connect(partial(self._type, name))
            field.settled.connect(partial(self._type, name, final=True))
            self._fields[name] = field
            self._body.addWidget(label(_FIELDS[name], "section", wrap=True))
            self._body.addWidget(field)
        if part.stage is not None:
            self._body.addLayout(self._from_stage(part, part.stage))

    def _from_stage(self, part: Part, stage: Stage) -> QBoxLayout:
        line = row()
        there = "as it is on its board" if part.filled(self._board) else "nothing yet"
        line.addWidget(label(f"{part.title}: {there}", "quiet", wrap=True), 1)
        go = button(f"Go to {stage.label}", partial(self.stageWanted.emit, stage), role="quiet")
        go.setAccessibleName(f"Go to {stage.label} for {part.title}")
        line.addWidget(go)
        return line

    def _type(self, field: str, text: str, final: bool = False) -> None:
        review = self._board.review
        self._controller.type_text("review", review.id, text, field=field, final=final)

    def _write(self, text: str, final: bool = False) -> None:
        if self._section is not None:
            name = self._section.name
            changes = write_section(self._board, name, text)
            merge = ("section_text", name, "text")
            self._controller.type_record("Edit section", merge, changes, final)
