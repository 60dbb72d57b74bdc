"""A slim panel in a lower corner of a board that folds to one button."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from pm_facilitator.canvas.view import BoardView
from pm_facilitator.settings import FOLDS
from pm_facilitator.ui.make import tool

MARGIN = 8
_LOW, _NARROW = 340, 600
"""On a smaller board a panel starts folded: its room is needed."""

AUTO, SHOWN, FOLDED = FOLDS


class Corner(QWidget):
    """Lies over the view at its lower left or right; what is in it goes into ``body``.

    Until somebody folds or unfolds it, it is unfolded where there is room for it.

    Signals:
        chosen: somebody has folded or unfolded it: one of ``settings.FOLDS``.
    """

    chosen = Signal(str)

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
        self._wish = AUTO
        self.body = QWidget()
        self._fold = tool(symbol, "", self.toggle)
        self._build()
        view.installEventFilter(self)
        self.start_with(AUTO)

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(2, 2, 2, 2)
        grid.setSpacing(2)
        top_right = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        # At the right the button lies over the corner of what it folds, and takes no room.
        grid.addWidget(self.body, 0, 0 if self._at_right else 1)
        grid.addWidget(self._fold, 0, 0, top_right)
        self._fold.raise_()

    def is_folded(self) -> bool:
        """Tell whether only the button is there."""
        return bool(self.body.isHidden())

    def toggle(self) -> None:
        """Fold to the button, or unfold, and stay so."""
        wish = SHOWN if self.is_folded() else FOLDED
        self.start_with(wish)
        self.chosen.emit(wish)

    def start_with(self, wish: str) -> None:
        """Be shown, folded, or either by the room that there is."""
        self._wish = wish
        self.settle()

    def settle(self) -> None:
        """Fold or unfold as wished, take the size that is needed and go into the corner."""
        small = self._view.height() < _LOW or self._view.width() < _NARROW
        shown = self._wish == SHOWN or (self._wish == AUTO and not small)
        self.body.setVisible(shown)
        words = f"{'Fold' if shown else 'Show'} the {self._name.lower()}"
        self._fold.setAccessibleName(words)
        self._fold.setToolTip(f"{words} ({self._keys})")
        self.adjustSize()
        x = self._view.width() - self.width() - MARGIN if self._at_right else MARGIN
        self.move(x, self._view.height() - self.height() - MARGIN)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the whole sheet and a thin edge."""
        # A drawn rectangle would end before the last pixel of a fine screen.
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Mid))
        sheet = self.rect().adjusted(1, 1, -1, -1)
        painter.fillRect(sheet, self.palette().color(QPalette.ColorRole.Base))
        painter.end()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the size anew: only what is shown knows its letters."""
        super().showEvent(event)
        self.settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner when the view changes its size."""
        if watched is self._view and event.type() is QEvent.Type.Resize:
            self.settle()
        return False
