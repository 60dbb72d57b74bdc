"""A number of seconds that may also be written as minutes and seconds, or with units."""

import re

from PySide6.QtGui import QKeyEvent, QKeySequence, QValidator
from PySide6.QtWidgets import QSpinBox, QWidget

_UNITS = {"h": 3600, "m": 60, "s": 1}
_PART = re.compile(r"(\d{1,6})\s*(h|m|s)[a-z]*\s*", re.I)
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,4}):(\d{1,2})")
_ON_THE_WAY = re.compile(r"[-+−]?\s?[\d:\sa-z]*", re.I)


class SecondsField(QSpinBox):
    """Takes "95", "1:35", "1:02:00", "2 min" and "-1h 30m", and shows the seconds of it.

    What is typed counts when it is finished, so that nothing happens at "9" on the way to "95".
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSuffix(" s")
        self.setKeyboardTracking(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Undo and Redo to what is around, unless something is being typed."""
        keys = QKeySequence.StandardKey
        typing = self.cleanText() != self.textFromValue(self.value())
        if not typing and (event.matches(keys.Undo) or event.matches(keys.Redo)):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        """Let anything stand that is a time or may become one."""
        seconds = seconds_of(text)
        if seconds is not None and self.minimum() <= seconds <= self.maximum():
            return QValidator.State.Acceptable, text, pos
        on_the_way = _ON_THE_WAY.fullmatch(text.strip())
        state = QValidator.State.Intermediate if on_the_way else QValidator.State.Invalid
        return state, text, pos

    def valueFromText(self, text: str) -> int:
        """Give the seconds of what is written; what is no time changes nothing."""
        seconds = seconds_of(text)
        return self.value() if seconds is None else seconds


def seconds_of(text: str) -> int | None:
    """Give the seconds that a text tells, if it tells any."""
    bare = text.strip().lower()
    sign = -1 if bare[:1] in ("-", "−") else 1
    bare = bare.lstrip("-−+ ")
    if clock := _CLOCK.fullmatch(bare.removesuffix("s").rstrip()):
        hours, minutes, seconds = (int(each or 0) for each in clock.groups())
        return sign * (hours * 3600 + minutes * 60 + seconds)
    if bare.isascii() and bare.isdigit():
        return sign * int(bare)
    parts = list(_PART.finditer(bare))
    if not parts or "".join(part[0] for part in parts) != bare:
        return None
    return sign * sum(int(part[1]) * _UNITS[part[2].lower()] for part in parts)
