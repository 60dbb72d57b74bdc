"""How long a movement on a board lasts; nothing moves where somebody wants stillness."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyle

from pm_facilitator.figures.palette import tokens

_WISH = "motion"


def allow_motion(allowed: bool) -> None:
    """Let things move from now on, or have them be at once where they go."""
    app = QGuiApplication.instance()
    if app is not None:
        app.setProperty(_WISH, allowed)


def motion_milliseconds() -> int:
    """Give how long a movement lasts; 0 when the person or the system wants none."""
    app = QApplication.instance()
    if not isinstance(app, QApplication) or app.property(_WISH) is False or _system_is_still(app):
        return 0
    return int(tokens("motion")["milliseconds"])


def _system_is_still(app: QApplication) -> bool:
    """Tell whether the desktop has switched animations off, as far as it lets its style know."""
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return bool(app.style().styleHint(hint) == 0)
