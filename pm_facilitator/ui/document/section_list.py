"""The sections of the document as a list, each with a word on how it stands."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.life import open_comments
from pm_facilitator.report.lacking import is_filled
from pm_facilitator.report.template import Template, TemplateSection

_NAME = Qt.ItemDataRole.UserRole


class SectionList(QListWidget):
    """Shows which sections there are, which are empty, and where readers have commented.

    Signals:
        chosen: the name of the section that is in hand now.
    """

    chosen = Signal(str)

    def __init__(self, board: Board, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self.setAccessibleName("Sections of the document")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.currentItemChanged.connect(self._tell)

    def show_template(self, template: Template) -> None:
        """Show the sections of a template, and keep the place if it is still there."""
        names = [each.name for each in template.sections]
        if names != [self._name(place) for place in range(self.count())]:
            self._refill(template)
        for place, section in enumerate(template.sections):
            self._fit(self.item(place), section)

    def section(self) -> str:
        """Give the name of the section in hand; empty when there is none."""
        return self._name(self.currentRow())

    def choose(self, name: str) -> bool:
        """Take a section in hand; tell whether there is one of this name."""
        names = [self._name(place) for place in range(self.count())]
        if name not in names:
            return False
        self.setCurrentRow(names.index(name))
        return True

    def step(self, by: int) -> None:
        """Go on to the next section, or back to the one before."""
        place = self.currentRow() + by
        if 0 <= place < self.count():
            self.setCurrentRow(place)

    def next_empty(self, template: Template) -> None:
        """Go to the next section that is empty, from the start again after the last one."""
        empty = [not is_filled(self._board, each) for each in template.sections]
        order = [*range(self.currentRow() + 1, self.count()), *range(self.currentRow() + 1)]
        found = next((place for place in order if empty[place]), None)
        if found is not None:
            self.setCurrentRow(found)

    def _refill(self, template: Template) -> None:
        before = self.section()
        self.blockSignals(True)
        self.clear()
        for section in template.sections:
            item = QListWidgetItem(section.title)
            item.setData(_NAME, section.name)
            self.addItem(item)
        self.blockSignals(False)
        if not self.choose(before) and self.count():
            self.setCurrentRow(0)

    def _fit(self, item: QListWidgetItem, section: TemplateSection) -> None:
        notes: list[str] = []
        if not is_filled(self._board, section):
            notes.append("empty" if section.required else "not filled")
        if section.confidential:
            notes.append("stays inside")
        if asked := len(open_comments(self._board, section.name)):
            notes.append("1 comment" if asked == 1 else f"{asked} comments")
        text = section.title + (f"\n{', '.join(notes)}" if notes else "")
        if item.text() != text:
            item.setText(text)
        font = item.font()
        font.setBold(section.required and "empty" in notes)
        item.setFont(font)
        item.setToolTip(section.help)

    def _name(self, place: int) -> str:
        return str(self.item(place).data(_NAME)) if 0 <= place < self.count() else ""

    def _tell(self) -> None:
        if self.section():
            self.chosen.emit(self.section())
