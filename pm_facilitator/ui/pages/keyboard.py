"""The help page: every key, searchable."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QScrollArea, QWidget

from pm_facilitator.ui.make import action, button, column, label, row
from pm_facilitator.ui.shortcuts import GROUPS

_Row = tuple[str, tuple[QLabel, QLabel]]


class KeyboardPage(QWidget):
    """All keys by where they work, with a line to search them.

    Signals:
        closed: go back to where one was.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: list[tuple[QLabel, list[_Row]]] = []
        self._none = label("No key does that. Fewer words find more.", "quiet")
        self._search = QLineEdit()
        self._search.setPlaceholderText("Search the keys")
        self._search.setAccessibleName("Search the keys")
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._filter)
        self.setFocusProxy(self._search)
        action(self, "Back", self.closed.emit, "Esc")
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
            title = label(group.title, "title")
            title.setContentsMargins(0, 16 if place else 0, 0, 4)
            grid.addWidget(title, place, 0, 1, 2)
            place += 1
            rows: list[_Row] = []
            for keys, meaning in group.lines:
                shown = (label(keys, "section"), label(meaning, wrap=True))
                for column_, each in enumerate(shown):
                    grid.addWidget(each, place, column_, Qt.AlignmentFlag.AlignTop)
                rows.append((f"{group.title} {keys} {meaning}".casefold(), shown))
                place += 1
            self._groups.append((title, rows))
        grid.addWidget(self._none, place, 0, 1, 2)
        self._none.hide()
        place += 1
        grid.setRowStretch(place, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(body)
        return area

    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()
        for title, rows in self._groups:
            fitting = [all(word in words for word in wanted) for words, _ in rows]
            for fits, (_, shown) in zip(fitting, rows, strict=True):
                for each in shown:
                    each.setVisible(fits)
            title.setVisible(any(fitting))
        self._none.setVisible(all(title.isHidden() for title, _ in self._groups))
