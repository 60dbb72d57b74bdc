"""The bar at the top of the audience window: the stage, the title and the big clock."""

from PySide6.QtWidgets import QFrame, QLabel, QWidget

from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.figures.palette import Palette, tokens
from pm_facilitator.ui.make import label, row
from pm_facilitator.ui.short_label import ShortLabel
from pm_facilitator.ui.stage_clock import ClockFace, as_clock

FULL_HEIGHT = 1080
"""The height of a window, in pixels, at which sizes are as the tokens say."""

SMALLEST_SCALE = 0.4

_SMALL_CLOCK = 44
"""The size of the stage's clock beside that of a round."""


def scale_of(window: QWidget) -> float:
    """Give how much smaller or larger than at full height everything in a window is."""
    return max(SMALLEST_SCALE, window.height() / FULL_HEIGHT)


def look_of(color: str, size: float, weight: int) -> str:
    """Give the sheet of styles of a text in this colour, this many pixels high, of this weight."""
    return f"color: {color}; font-size: {round(size)}px; font-weight: {weight};"


class AudienceBar(QFrame):
    """Large enough to be read from the back row, at any size of the window."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("audienceBar")
        self._palette = palette
        self._stage = Stage.OPEN
        self._over = False
        self._small = False
        self._worn: tuple[str, ...] = ()
        self._name: QLabel = label("")
        self._title = ShortLabel()
        self._of: QLabel = label("")
        self._clock: QLabel = label("")
        self._clock.setObjectName("audienceClock")
        self._clock.setAccessibleName("Time left in this stage")
        line = row(self, gap=24)
        line.setContentsMargins(24, 0, 24, 0)
        line.addWidget(self._name)
        line.addWidget(self._title)
        line.addStretch(1)
        line.addWidget(self._of)
        line.addWidget(self._clock)

    def show_review(self, stage: Stage, title: str) -> None:
        """Show where the meeting is and what it is about."""
        self._stage = stage
        self._name.setText(stage.label)
        self._title.show_text(title)
        self.dress()

    def show_face(self, face: ClockFace) -> None:
        """Show the time left, counted up in a calm colour when it is over."""
        self._clock.setText(as_clock(face.remaining))
        self._over = face.remaining < 0
        self.dress()

    def make_small(self, small: bool) -> None:
        """Say whose clock this is, in small figures, while a round has a larger one of its own."""
        self._small = small
        self.dress()

    def set_palette(self, palette: Palette) -> None:
        """Draw with other colours."""
        self._palette = palette
        self.dress()

    def clock_text(self) -> str:
        """Give what the clock shows."""
        return str(self._clock.text())

    def dress(self) -> None:
        """Give every label its size and colour."""
        sizes = tokens("type")
        scale = scale_of(self.window())
        colors = self._palette
        clock = colors["over" if self._over else "text_soft" if self._small else "text"]
        height = _SMALL_CLOCK if self._small else int(sizes["audience_clock"])
        self._of.setText(f"Left in {self._stage.label}" if self._small else "")
        looks = (
            (self._name, 44, colors.stage[self._stage.value], 600),
            (self._title, 28, colors["text_soft"], 400),
            (self._of, 28, colors["text_soft"], 400),
            (self._clock, height, clock, 600),
        )
        sheets = tuple(look_of(color, size * scale, weight) for _, size, color, weight in looks)
        if sheets != self._worn:
            self._worn = sheets
            for (widget, *_), sheet in zip(looks, sheets, strict=True):
                widget.setStyleSheet(sheet)
