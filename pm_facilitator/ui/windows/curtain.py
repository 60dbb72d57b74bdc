"""What lies over the audience window: nothing, one colour, or the picture that is held."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget


class Curtain(QLabel):
    """Holding and covering are apart: what was held is still held when the cover goes away."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("curtain")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._window = parent
        self._color = ""
        self._held: QPixmap | None = None
        self.hide()

    def shade(self) -> str:
        """Give what is seen: "" for the window itself, "black", "white" or "held"."""
        return self._color or ("held" if self._held is not None else "")

    def is_held(self) -> bool:
        """Tell whether a picture is held, be it covered or not."""
        return self._held is not None

    def cover(self, color: str) -> None:
        """Cover everything in one colour; an empty one takes the cover away."""
        self._color = color
        self._dress()

    def hold(self) -> None:
        """Hold the picture that the window shows now."""
        self.hide()
        self._held = self._window.grab()
        self._dress()

    def release(self) -> None:
        """Let the held picture go."""
        self._held = None
        self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the held picture whole in a window of another size."""
        super().resizeEvent(event)
        self._show_picture()

    def _dress(self) -> None:
        shade = self.shade()
        self._show_picture()
        self.setProperty("shade", shade)
        self.style().polish(self)
        self.setGeometry(self._window.rect())
        self.setVisible(bool(shade))
        self.raise_()

    def _show_picture(self) -> None:
        if self.shade() != "held" or self._held is None:
            self.clear()
            return
        room, picture = self._window.size(), self._held
        if picture.deviceIndependentSize().toSize() != room:
            picture = picture.scaled(
                room * picture.devicePixelRatio(),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        self.setPixmap(picture)
