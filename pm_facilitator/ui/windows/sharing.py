"""Carries what a facilitator points at, lights and brings over to the group's window."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QWidget

from pm_facilitator.canvas.pointing import Pointing
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.ui.stages.page import StagePage
from pm_facilitator.ui.windows.audience import AudienceWindow
from pm_facilitator.ui.windows.mirroring import Mirroring

_CLOSED = "The audience window is not open; F5 opens it."
_HELD = "The picture is held, so the group's view stays as it is."


class Sharing(QObject):
    """Joins the pointing of each page to the audience window, as long as there is one.

    Signals:
        said: a sentence for the facilitator about what the group does not see, and why.
    """

    said = Signal(str)

    def __init__(
        self,
        pages: Mapping[Stage, StagePage],
        window: Callable[[], AudienceWindow | None],
        mirroring: Mirroring,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window, self._mirroring = window, mirroring
        self._pointings = {stage: page.pointing() for stage, page in pages.items()}
        for stage, pointing in self._pointings.items():
            if pointing is not None:
                self._join(stage, pointing)

    def _join(self, stage: Stage, pointing: Pointing) -> None:
        pointing.pointed.connect(lambda place: self._point(stage, place))
        pointing.spotlit.connect(lambda key: self._light(stage, key))
        pointing.brought.connect(lambda rect: self._bring(stage, rect))

    def opened(self, window: AudienceWindow) -> None:
        """Show a window that was just opened what is lit already."""
        for stage, pointing in self._pointings.items():
            if pointing is not None:
                window.pointing.light(stage, pointing.spotlight.key)

    def pause(self) -> None:
        """End all pointing and lighting, as when the meeting goes to another stage."""
        for pointing in self._pointings.values():
            if pointing is not None:
                pointing.stop()

    def _point(self, stage: Stage, place: QPointF | None) -> None:
        window = self._window()
        if window is not None:
            window.pointing.point(stage, place)

    def _light(self, stage: Stage, key: Key | None) -> None:
        window = self._window()
        if window is not None:
            self._mirroring.catch_up()  # what is lit may have been made just now
            window.pointing.light(stage, key)

    def _bring(self, stage: Stage, rect: QRectF) -> None:
        window = self._window()
        self._mirroring.catch_up()  # nothing older may take the view elsewhere afterwards
        if window is None:
            self.said.emit(_CLOSED)
        elif not window.bring(stage, rect):
            self.said.emit(_HELD)


def to_second_display(window: QWidget, own: QScreen) -> None:
    """Let a window fill another display than this one, where there is one.

    The keyboard stays where it is then: a letter that is typed on must not darken the group's view.
    """
    other = next((screen for screen in own.virtualSiblings() if screen is not own), None)
    if other is not None:
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        window.setGeometry(other.availableGeometry())
        window.setWindowState(Qt.WindowState.WindowFullScreen)
