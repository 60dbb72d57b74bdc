"""The help page: every key, searchable."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QScrollArea, QWidget

from pm_facilitator.ui.make import button, column, label, row
from pm_facilitator.ui.shortcuts import GROUPS


class KeyboardPage(QWidget):
    """All keys by where they work, with a line to search them.

    Signals:
        closed: go back to where one was.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, list[QLabel]]] = []
        self._search = QLineEdit()
        self._search.setPlaceholderText("Search the keys")
        self._search.setAccessibleName("Search the keys")
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._filter)
        self.setFocusProxy(self._search)
        top = row()
        top.addWidget(label("Keyboard", "heading"))
        top.addStretch(1)
        top.addWidget(button("Back", self.closed.emit, tip="Back (Esc)"))
        layout = column(self, margin=24, gap=16)
        layout.addLayout(top)
        layout.addWidget(self._search)
        layout.addWidget(self._build_table(), 1)

    def _build_table(self) -> QScrollArea:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setHorizontalSpacing(24)
        grid.setColumnStretch(1, 1)
        place = 0
        for group in GROUPS:
            grid.addWidget(label(group.title, "section"), place, 0, 1, 2)
            place += 1
            for keys, meaning in group.lines:
                shown = [label(keys), label(meaning, "quiet", wrap=True)]
                for column_, each in enumerate(shown):
                    grid.addWidget(each, place, column_)
                self._rows.append((f"{group.title} {keys} {meaning}".casefold(), shown))
                place += 1
        grid.setRowStretch(place, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(body)
        return area

    def _filter(self, text: str) -> None:
        for words, shown in self._rows:
            for each in shown:
                each.setVisible(text.casefold() in words)
