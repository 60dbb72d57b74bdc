"""Pictures of the note colours, each with the sign of its meaning."""

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from pm_facilitator.canvas.drawing import Drawing, color, pen
from pm_facilitator.domain.vocabulary import NoteColor
from pm_facilitator.figures.note_marks import meaning_mark
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.palette import palette as palette_of

_RATIOS = (1.0, 2.0, 3.0)


def swatch_icon(meaning: NoteColor, palette: Palette, size: int) -> QIcon:
    """Give such a sheet for screens of every kind."""
    return _icon(meaning, palette.name, size)


@lru_cache(maxsize=64)
def _icon(meaning: NoteColor, theme: str, size: int) -> QIcon:
    # Each board has them: drawn anew, they were a twentieth of opening a review.
    made = QIcon()
    for ratio in _RATIOS:
        made.addPixmap(swatch(meaning, palette_of(theme), size, ratio))
    return made


def swatch(meaning: NoteColor, palette: Palette, size: int, ratio: float = 1.0) -> QPixmap:
    """Draw a small sheet in the colour of a meaning, with its sign on it."""
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen(palette["border_strong"], 1.0))
    painter.setBrush(color(palette.note[meaning.value]))
    painter.drawRoundedRect(QRectF(0.5, 0.5, size - 1, size - 1), 3, 3)
    sign = size * 0.5
    ink = palette.note["text"]
    Drawing(meaning_mark(meaning, (size - sign) / 2, (size - sign) / 2, ink, sign)).paint(painter)
    painter.end()
    return made
