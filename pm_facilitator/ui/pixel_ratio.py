"""Draws pictures anew when their window goes to a screen with larger or smaller pixels."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class _Watch(QObject):
    def __init__(self, widget: QWidget, draw: Callable[[], object]) -> None:
        super().__init__(widget)
        self._draw = draw
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw at another ratio, and leave the event to the widget too."""
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._draw()
        return False


def at_each_ratio(widget: QWidget, draw: Callable[[], object]) -> None:
    """Call this whenever a widget has another ratio of pixels to points, else it is blurred."""
    _Watch(widget, draw)
