"""A button that opens a sheet of rarely used choices below itself."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFormLayout, QFrame, QToolButton, QWidget

from pm_facilitator.ui.icons import icon
from pm_facilitator.ui.make import label

_GAP = 4


class ChoicesButton(QToolButton):
    """Keeps a row of tools short; the sheet closes by Esc, or by a press beside it."""

    def __init__(self, text: str, name: str, symbol: str) -> None:
        super().__init__()
        self.setText(text)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setIcon(icon(symbol))
        self.setProperty("symbol", symbol)
        self.setProperty("role", "choices")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCheckable(True)
        self.sheet = _Sheet(self)
        self._lines = QFormLayout(self.sheet)
        self._lines.setContentsMargins(12, 12, 12, 12)
        self._lines.setVerticalSpacing(8)
        self._lines.setHorizontalSpacing(12)
        self.toggled.connect(self._show)

    def offer(self, words: str, field: QWidget) -> None:
        """Add a line to the sheet: what is chosen, and the field in which it is."""
        self._lines.addRow(label(words, "quiet"), field)

    def show_line(self, field: QWidget, shown: bool) -> None:
        """Show or hide the line of a field."""
        self._lines.setRowVisible(field, shown)
        if self.isChecked():
            self.sheet.adjustSize()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the sheet along."""
        self.setChecked(False)
        super().hideEvent(event)

    def _show(self, shown: bool) -> None:
        if shown:
            self.sheet.open_below()
        else:
            self.sheet.close_up()


class _Sheet(QFrame):
    """Lies over the window: a window of its own would take the keyboard away from it."""

    def __init__(self, key: ChoicesButton) -> None:
        super().__init__(key)
        self._key = key
        self.setObjectName("choices")
        self.hide()

    def open_below(self) -> None:
        """Show the sheet below its button, inside the window, with the keyboard in it."""
        window = self._key.window()
        self.setParent(window)
        self.adjustSize()
        at = self._key.mapTo(window, QPoint(0, self._key.height() + _GAP))
        self.move(max(0, min(at.x(), window.width() - self.width() - _GAP)), at.y())
        self.show()
        self.raise_()
        self._app().installEventFilter(self)
        first = next((each for each in self.findChildren(QWidget) if _takes_keys(each)), self)
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def close_up(self) -> None:
        """Take the sheet away, and the keyboard back to the button."""
        self._app().removeEventFilter(self)
        held = QApplication.focusWidget()
        inside = held is not None and self.isAncestorOf(held)
        self.setParent(self._key)
        if inside:
            self._key.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._key.setChecked(False)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep a press between the fields from what lies below."""
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close when something else in the window is pressed; lists of fields are windows."""
        pressed = event.type() is QEvent.Type.MouseButtonPress
        if pressed and isinstance(watched, QWidget) and self._is_beside(watched):
            self._key.setChecked(False)
        return False

    def _app(self) -> QCoreApplication:
        app = QCoreApplication.instance()
        assert app is not None
        return app

    def _is_beside(self, pressed: QWidget) -> bool:
        ours = pressed in (self, self._key) or self.isAncestorOf(pressed)
        return pressed.window() is self.window() and not ours


def _takes_keys(field: QWidget) -> bool:
    return field.isVisible() and bool(field.focusPolicy() & Qt.FocusPolicy.TabFocus)
