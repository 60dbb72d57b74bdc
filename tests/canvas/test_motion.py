"""Nothing moves where the person or the desktop wants stillness."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)

from pm_facilitator.canvas.motion import allow_motion, motion_milliseconds


class StillDesktop(QProxyStyle):
    """A style as it is where the desktop has switched animations off."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 - Qt's own name
    ) -> int:
        if hint is QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return int(super().styleHint(hint, option, widget, returnData))


@pytest.fixture(autouse=True)
def moving(qapp: QApplication) -> Iterator[None]:
    before = qapp.style().objectName()
    allow_motion(True)
    yield
    allow_motion(True)
    qapp.setStyle(before)


def test_motion_is_short_by_itself() -> None:
    assert 0 < motion_milliseconds() <= 150


def test_there_is_none_when_the_person_wants_none() -> None:
    allow_motion(False)
    assert motion_milliseconds() == 0
    allow_motion(True)
    assert motion_milliseconds() > 0


def test_there_is_none_when_the_desktop_has_none(qapp: QApplication) -> None:
    qapp.setStyle(StillDesktop())
    assert motion_milliseconds() == 0
