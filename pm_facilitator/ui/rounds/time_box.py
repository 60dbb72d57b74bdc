"""A number of seconds that reads as a clock does, with nothing for a step without a clock."""

from PySide6.QtGui import QValidator

from pm_facilitator.ui.panels.still import StillSpinBox
from pm_facilitator.ui.stage_clock import as_clock

STEP = 30
LONGEST = 3600


class TimeBox(StillSpinBox):
    """Steps by half a minute; "5" is five minutes, "1:30" one and a half, 0 is no clock."""

    def __init__(self) -> None:
        super().__init__()
        self.setRange(0, LONGEST)
        self.setSingleStep(STEP)
        # A half-written time is none yet.
        self.setKeyboardTracking(False)
        self.setSpecialValueText("none")

    def textFromValue(self, value: int) -> str:
        """Write seconds as a clock does."""
        return as_clock(value)

    def valueFromText(self, text: str) -> int:
        """Read minutes, or minutes and seconds."""
        minutes, _, seconds = text.strip().partition(":")
        if not minutes.isdigit():
            return 0
        return min(LONGEST, int(minutes) * 60 + (int(seconds) if seconds.isdigit() else 0))

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        """Take digits with one colon, and no text at all."""
        minutes, colon, seconds = text.strip().partition(":")
        fits = (not minutes or minutes.isdigit()) and (not seconds or seconds.isdigit())
        if text == self.specialValueText() or (minutes and fits and (seconds or not colon)):
            return QValidator.State.Acceptable, text, at
        state = QValidator.State.Intermediate if fits else QValidator.State.Invalid
        return state, text, at
