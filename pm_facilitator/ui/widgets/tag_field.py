"""A field for a few short words, each shown as a chip that can be taken away again."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy, QWidget

from pm_facilitator.ui.make import button
from pm_facilitator.ui.widgets.flow import FlowLayout


class TagField(QWidget):
    """Words as chips, with a line for the next one; comma, semicolon or Enter ends a word.

    Signals:
        changed: the words as a tuple.
    """

    changed = Signal(object)

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._hint = hint
        self._chips: list[QPushButton] = []
        self.line = _Line()
        self._layout = FlowLayout(self)
        self._build()

    def _build(self) -> None:
        self.line.setAccessibleName(name := self._name)
        self.line.setMinimumWidth(140)
        self.line.setPlaceholderText(self._hint)
        self.line.setToolTip(f"{name}: end each with a comma or Enter")
        self.line.textEdited.connect(self._split)
        self.line.wordEnded.connect(self._take_line)
        self.line.editingFinished.connect(self._take_line)
        self.line.backspaced.connect(self._drop_last)
        self._layout.addWidget(self.line)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusProxy(self.line)

    def tags(self) -> tuple[str, ...]:
        """Give the words, the one still being typed among them."""
        kept = [str(chip.property("tag")) for chip in self._chips]
        return tuple(dict.fromkeys([*kept, *_words(self.line.text())]))

    def set_tags(self, tags: Sequence[str]) -> None:
        """Show these words instead."""
        for chip in list(self._chips):
            self._drop(chip, tell=False)
        self.line.clear()
        self._add(tags)

    def _split(self, text: str) -> None:
        if "," in text or ";" in text or "\n" in text:
            self._take_line()

    def _take_line(self) -> None:
        words = _words(self.line.text())
        self.line.clear()
        if words:
            self._add(words)
            self.changed.emit(self.tags())

    def _add(self, tags: Sequence[str]) -> None:
        for tag in tags:
            if tag in self.tags():
                continue
            chip = button(f"{tag}  ×", role="chip", tip=f"Take {tag} away")
            chip.setProperty("tag", tag)
            chip.setAccessibleName(f"{tag}, press to take away")
            chip.clicked.connect(lambda _checked=False, chip=chip: self._drop(chip))
            self._layout.insert(len(self._chips), chip)
            self._chips.append(chip)
            chip.show()
        self.line.setPlaceholderText("" if self._chips else self._hint)
        self.updateGeometry()

    def _drop(self, chip: QPushButton, *, tell: bool = True) -> None:
        self._chips.remove(chip)
        self._layout.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        self.line.setPlaceholderText("" if self._chips else self._hint)
        self.updateGeometry()
        if tell:
            self.line.setFocus()
            self.changed.emit(self.tags())

    def _drop_last(self) -> None:
        if self._chips:
            self._drop(self._chips[-1])


class _Line(QLineEdit):
    wordEnded = Signal()
    backspaced = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End a word with Enter, take the last one away with Backspace in an empty line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            self.wordEnded.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.backspaced.emit()
        else:
            super().keyPressEvent(event)


def _words(text: str) -> list[str]:
    parts = text.replace(";", ",").replace("\n", ",").split(",")
    return [" ".join(part.split()) for part in parts if part.strip()]
