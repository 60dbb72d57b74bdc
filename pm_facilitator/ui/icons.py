"""The app's icons: vendored line drawings, recoloured to the text's colour of the theme."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget

from pm_facilitator import assets

_SIZES = (16, 20, 24, 32, 48)


def icon(name: str, color: str | None = None) -> QIcon:
    """Give an icon by its file name without the ending, in a colour or the present text colour."""
    colors = QApplication.palette()
    normal = color or colors.color(QPalette.ColorRole.ButtonText).name()
    dim = colors.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText).name()
    return _icon(name, normal, dim)


@lru_cache(maxsize=512)
def _icon(name: str, normal: str, dim: str) -> QIcon:
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(_pixmap(name, normal, size), QIcon.Mode.Normal)
        made.addPixmap(_pixmap(name, dim, size), QIcon.Mode.Disabled)
    return made


def icon_color(widget: QWidget) -> str | None:
    """Give the colour of the icon on a button: that of its text, where it is another one."""
    roles = {
        "primary": QPalette.ColorRole.HighlightedText,
        "notice": QPalette.ColorRole.Window,
    }
    role = roles.get(str(widget.property("role")))
    return QApplication.palette().color(role).name() if role is not None else None


@lru_cache(maxsize=1024)
def _pixmap(name: str, color: str, size: int) -> QPixmap:
    drawing = assets.text(f"icons/{name}.svg").replace("currentColor", color)
    pixmap = QPixmap(QSize(size, size))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
