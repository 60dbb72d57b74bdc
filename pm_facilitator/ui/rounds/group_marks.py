"""The mark of a small group: its colour, with its number, so that the colour is never alone."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPixmap

from pm_facilitator.canvas.drawing import color as ink_of
from pm_facilitator.figures.palette import Palette


def group_mark(number: int, color: str, palette: Palette, size: int, ratio: float = 1.0) -> QPixmap:
    """Draw a round mark of ``size`` pixels with a number on it."""
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink_of(palette.group.get(color, palette["hint"])))
    painter.drawEllipse(QRectF(0, 0, size, size))
    font = QFont(painter.font())
    font.setPixelSize(max(8, round(size * 0.58)))
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(ink_of(palette["surface"]))
    painter.drawText(QRectF(0, 0, size, size), Qt.AlignmentFlag.AlignCenter, str(number))
    painter.end()
    return made
