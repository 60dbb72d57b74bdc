"""What takes the height it needs where there is room, and scrolls where there is little."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QWidget

_TELLING = {
    QEvent.Type.LayoutRequest,
    QEvent.Type.ShowToParent,
    QEvent.Type.HideToParent,
}


class ShrinkingArea(QScrollArea):
    """Holds one widget; its neighbours in a column keep their least height.

    Args:
        content: what is held.
        least: the height, in pixels, below which it does not go.
    """

    def __init__(self, content: QWidget, least: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content, self._least = content, least
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setWidget(content)
        content.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._reveal)

    def sizeHint(self) -> QSize:
        """Ask for all the height that the content needs at this width; none while it is hidden."""
        return QSize(self._least_width(), self._wanted())

    def minimumSizeHint(self) -> QSize:
        """Be content with little height; the width has to do."""
        return QSize(self._least_width(), min(self._least, self._wanted()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the content when it needs more or less, or comes or goes."""
        if event.type() in _TELLING:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Need another height at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _reveal(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Scroll to what has the keyboard."""
        if now is not None and self._content.isAncestorOf(now):
            self.ensureWidgetVisible(now)

    def _least_width(self) -> int:
        return 0 if self._content.isHidden() else self._content.minimumSizeHint().width()

    def _wanted(self) -> int:
        if self._content.isHidden():
            return 0
        width = self.viewport().width()
        if self._content.hasHeightForWidth() and width > 0:
            return self._content.heightForWidth(width)
        return self._content.sizeHint().height()
