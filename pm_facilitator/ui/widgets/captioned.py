"""Fields with their names above them, laid out in columns of equal width."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from pm_facilitator.ui.make import column, label

Captioned = tuple[str, QWidget]


def captioned(name: str, field: QWidget) -> QVBoxLayout:
    """Put a field below its name; the name's click and screen readers lead to the field."""
    caption = label(name, "quiet")
    caption.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(name)
    layout = column(gap=4)
    layout.addWidget(caption)
    layout.addWidget(field)
    layout.addStretch(1)
    return layout


def side_by_side(rows: Sequence[Sequence[Captioned]]) -> QGridLayout:
    """Lay out rows of captioned fields; a row with fewer fields gives its last one the rest."""
    widest = max(len(row) for row in rows)
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(12)
    for y, row in enumerate(rows):
        for x, (name, field) in enumerate(row):
            span = widest - x if field is row[-1][1] else 1
            grid.addLayout(captioned(name, field), y, x, 1, span, Qt.AlignmentFlag(0))
    for x in range(widest):
        grid.setColumnStretch(x, 1)
    return grid
