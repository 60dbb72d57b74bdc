"""A number of seconds that may also be written as minutes and seconds, or with units."""

import re

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QValidator
from PySide6.QtWidgets import QSpinBox, QWidget

from pm_facilitator.domain.shortened import shortened
from pm_facilitator.ui.widgets.whole_at_click import WholeAtClick

_UNITS = {"h": 3600, "m": 60, "s": 1}
_PART = re.compile(
    r"(\d{1,6})\s*(?:(h)(?:(?:ou)?rs?)?|(m)(?:in(?:ute)?s?)?|(s)(?:ec(?:ond)?s?)?)(?![a-z])\.?\s*"
)
_LEFT_OVER = re.compile(r"(?<=[a-z.])\s+s$")
"""The unit of the number that stood here, behind what was written in its place."""

_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,4}):(\d{1,2})")
_LONGEST = 40


class SecondsField(QSpinBox):
    """Takes "95", "1:35", "1:02:00", "2 min" and "-1h 30m", and shows the seconds of it.

    What is typed counts when it is finished, so that nothing happens at "9" on the way to "95".

    Signals:
        refused: why what was typed changes nothing.
    """

    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setKeyboardTracking(False)
        WholeAtClick(self.lineEdit(), self._is_typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Undo and Redo to what is around, unless something is being typed."""
        keys = QKeySequence.StandardKey
        if not self._is_typed() and (event.matches(keys.Undo) or event.matches(keys.Redo)):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def textFromValue(self, value: int) -> str:
        """Write the unit out as a part of the text: what is typed over it takes its place, too."""
        return f"{value} s"

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        """Let anything stand: it is a time, or may become one, or is told of when it is left."""
        is_time = self._is_within(seconds_of(text))
        state = QValidator.State.Acceptable if is_time else QValidator.State.Intermediate
        return state, text, pos

    def valueFromText(self, text: str) -> int:
        """Give the seconds of what is written; what is no time changes nothing."""
        seconds = seconds_of(text)
        return self.value() if seconds is None else seconds

    def fixup(self, text: str) -> str:
        """Go back to what was there, and say why."""
        if text.strip() and not self._is_within(seconds_of(text)):
            self.refused.emit(self._problem(text))
        return self.textFromValue(self.value())

    def _is_typed(self) -> bool:
        return self.text() != self.textFromValue(self.value())

    def _is_within(self, seconds: int | None) -> bool:
        return seconds is not None and self.minimum() <= seconds <= self.maximum()

    def _problem(self, text: str) -> str:
        said = shortened(text.strip(), _LONGEST)
        if seconds_of(text) is None:
            return f"“{said}” was not understood; write it like 90, 1:30 or 2 min."
        return f"“{said}” is too much; write at most {self.maximum() // 3600} hours."


def seconds_of(text: str) -> int | None:
    """Give the seconds that a text tells, if it tells any."""
    bare = text.strip().lower()
    sign = -1 if bare[:1] in ("-", "−") else 1
    bare = _LEFT_OVER.sub("", bare.lstrip("-−+ "))
    if clock := _CLOCK.fullmatch(bare.removesuffix("s").rstrip()):
        hours, minutes, seconds = (int(each or 0) for each in clock.groups())
        return sign * (hours * 3600 + minutes * 60 + seconds)
    if bare.isascii() and bare.isdigit():
        return sign * int(bare)
    parts = list(_PART.finditer(bare))
    if not parts or "".join(part[0] for part in parts) != bare:
        return None
    return sign * sum(int(part[1]) * _UNITS[part[2] or part[3] or part[4]] for part in parts)
