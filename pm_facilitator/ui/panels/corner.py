"""A small panel in a corner of a board that folds to one button."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from pm_facilitator.canvas.view import BoardView
from pm_facilitator.ui.make import row, tool

_MARGIN = 12


class Corner(QWidget):
    """Lies over the view at its lower left or right; what is in it goes into ``body``."""

    def __init__(
        self, view: BoardView, name: str, symbol: str, keys: str, *, at_right: bool
    ) -> None:
        super().__init__(view)
        self.setObjectName("corner")
        # An opaque sheet is not painted again when the board below it is.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._view, self._at_right = view, at_right
        self._name, self._keys = name, keys
        self.body = QWidget()
        self._fold = tool(symbol, "", self.toggle)
        line = row(self, margin=4, gap=4)
        parts = (self.body, self._fold) if at_right else (self._fold, self.body)
        for part in parts:
            line.addWidget(part, 0, Qt.AlignmentFlag.AlignBottom)
        view.installEventFilter(self)
        self.unfold(True)

    def is_folded(self) -> bool:
        """Tell whether only the button is there."""
        return bool(self.body.isHidden())

    def toggle(self) -> None:
        """Fold to the button, or unfold."""
        self.unfold(self.is_folded())

    def unfold(self, shown: bool) -> None:
        """Show the whole, or only the button that brings it back."""
        self.body.setVisible(shown)
        words = f"{'Fold' if shown else 'Show'} the {self._name.lower()}"
        self._fold.setAccessibleName(words)
        self._fold.setToolTip(f"{words} ({self._keys})")
        self.settle()

    def settle(self) -> None:
        """Take the size that is needed and go into the corner."""
        self.adjustSize()
        x = self._view.width() - self.width() - _MARGIN if self._at_right else _MARGIN
        self.move(x, self._view.height() - self.height() - _MARGIN)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the whole sheet and a thin edge."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner when the view changes its size."""
        if watched is self._view and event.type() is QEvent.Type.Resize:
            self.settle()
        return False
