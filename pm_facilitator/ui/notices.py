"""Short messages at the bottom of a window that never take the keyboard away."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget

from pm_facilitator.errors import PmError
from pm_facilitator.ui.make import button, label

SHORT = 6000
LONG = 20000
_MARGIN = 16


class NoticeBar(QFrame):
    """One notice at a time over the bottom edge of its parent; it leaves by itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setAccessibleName("Notice")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._room = parent
        self._label = label(wrap=True)
        self._button = button("", self._act, role="link")
        self._other = button("", self._act_otherwise, role="link")
        self._close = button("", self.hide, role="notice", symbol="x", tip="Dismiss")
        self._close.setAccessibleName("Dismiss notice")
        self._callback: Callable[[], None] | None = None
        self._otherwise: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.addWidget(self._label, 1)
        row.addWidget(self._button)
        row.addWidget(self._other)
        row.addWidget(self._close)
        parent.installEventFilter(self)
        if isinstance(parent, QStackedWidget):
            # A page that comes to the front is laid over everything, the notice too.
            parent.currentChanged.connect(self.raise_)
        self.hide()

    def say(
        self,
        text: str,
        action: str = "",
        callback: Callable[[], None] | None = None,
        *,
        problem: bool = False,
        brief: bool = False,
        lasting: bool = False,
        other: tuple[str, Callable[[], None]] | None = None,
    ) -> None:
        """Show a message, with one thing to do about it if there is one, or else another.

        A brief one soon leaves although it offers something, because there are other ways to it.
        A lasting one stays until it is dismissed or taken back.
        """
        self._label.setText(text)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self._callback = callback
        words, self._otherwise = other or ("", None)
        self._other.setText(words)
        self._other.setVisible(bool(words))
        self.setProperty("problem", problem)
        for each in (self, self._label, self._button, self._other, self._close):
            # What is inside goes by the same property, and does not hear of it by itself.
            each.style().unpolish(each)
            each.style().polish(each)
        self._timer.start(LONG if problem or (action and not brief) else SHORT)
        if lasting:
            self._timer.stop()
        self.show()
        self.raise_()
        self._place()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def take_back(self, text: str) -> None:
        """End this message because it is not true any more; any other one stays."""
        if text and self.text() == text:
            self.hide()

    def problem(
        self, error: PmError, action: str = "", callback: Callable[[], None] | None = None
    ) -> None:
        """Tell of an expected failure and what to do next."""
        self.say(str(error), action, callback, problem=True)

    def text(self) -> str:
        """Give what is being said; empty when nothing is."""
        return str(self._label.text()) if self.isVisibleTo(self._room) else ""

    def action_text(self) -> str:
        """Give the label of the thing to do; empty when there is none."""
        return str(self._button.text())

    def act(self) -> None:
        """Do what the notice offers, as a click would."""
        self._button.click()

    def other_text(self) -> str:
        """Give the label of the other thing to do; empty when there is none."""
        return str(self._other.text())

    def act_otherwise(self) -> None:
        """Do the other thing that the notice offers, as a click would."""
        self._other.click()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom when the window changes its size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _act(self) -> None:
        self._do(self._callback)

    def _act_otherwise(self) -> None:
        self._do(self._otherwise)

    def _do(self, callback: Callable[[], None] | None) -> None:
        self._callback = self._otherwise = None
        self.hide()
        if callback is not None:
            callback()

    def _place(self) -> None:
        parent = self._room
        width = min(720, parent.width() - 2 * _MARGIN)
        self.setFixedWidth(max(200, width))
        height = max(self.heightForWidth(self.width()), self.sizeHint().height())
        self.resize(self.width(), height)
        self.move((parent.width() - self.width()) // 2, parent.height() - height - _MARGIN)
