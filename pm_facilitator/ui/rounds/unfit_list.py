"""The notes nobody has seen yet, to take out what is unfit; nothing here tells who wrote what."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from pm_facilitator.domain.entities import Note
from pm_facilitator.ui.make import button, clear, column, label, row

_ROW, _MOST, _PAGE = 40, 4, 60
"""The height of a row, how many are in sight, and how many are made at once."""


class UnfitList(QScrollArea):
    """Texts in no order that could tell who wrote them or when; each can be taken out.

    Signals:
        outWanted: the id of a note that is to go.
    """

    outWanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Notes that nobody has seen yet")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        self._rows = column(inside, gap=0)
        self.setWidget(inside)
        self._wanted: Callable[[], Sequence[Note]] = tuple
        self._most = _PAGE
        self._shown: list[tuple[str, str]] | None = None

    def show_notes(self, notes: Callable[[], Sequence[Note]]) -> None:
        """Show these notes, sorted by their texts.

        They are asked for only where somebody looks: there may be thousands, and new ones come
        every moment.
        """
        self._wanted = notes
        if not self.isHidden():
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was written while nobody looked."""
        super().showEvent(event)
        self._fill()

    def _fill(self) -> None:
        # Neither the place, nor the order, nor the colour: all of them could tell a writer.
        texts = sorted((" ".join(note.text.split()), note.id) for note in self._wanted())
        more = len(texts) - self._most
        if texts[: self._most] == self._shown:
            return
        self._shown = texts[: self._most]
        clear(self._rows)
        for text, id_ in self._shown:
            self._rows.addWidget(self._row(text, id_))
        if more > 0:
            # A crowd writes thousands, and as many rows would take the window seconds to make.
            self._rows.addWidget(button(f"Show more ({more})", self._show_more, role="link"))
        if not texts:
            self._rows.addWidget(label("No notes yet.", "quiet"))
        self._rows.addStretch(1)
        self.setFixedHeight(_ROW * min(_MOST, max(1, len(texts))))

    def _show_more(self) -> None:
        self._most += _PAGE
        self._fill()

    def _row(self, text: str, id_: str) -> QWidget:
        made = QWidget()
        made.setFixedHeight(_ROW)
        line = row(made)
        words = label(self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, 900))
        words.setToolTip(text)
        line.addWidget(words, 1)
        out = button("Take out", partial(self.outWanted.emit, id_), role="quiet")
        out.setAccessibleName(f"Take out: {text}")
        line.addWidget(out)
        return made
