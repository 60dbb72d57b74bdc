"""The two views of the matrix, to be chosen above it."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLayout

from pm_facilitator.canvas.improve_scene import MatrixScene
from pm_facilitator.figures.matrix import EFFORT, RISK, VIEWS, Axes
from pm_facilitator.ui.make import button, label

_KEYS = {
    EFFORT: "I impact, E effort, then 1 to 5",
    RISK: "O how often, H how hard, then 1 to 5",
}


class MatrixViews(QObject):
    """A button for each view, and the keys of the one that is shown, in lines as there is room."""

    def __init__(self, scene: MatrixScene, bar: QLayout, parent: QObject) -> None:
        super().__init__(parent)
        self._scene = scene
        self._hint = label("", "small")
        self._buttons = {
            axes: button(axes.title, partial(self._choose, axes), role="quiet", tip="Y: the other")
            for axes in VIEWS
        }
        for key in self._buttons.values():
            key.setCheckable(True)
            bar.addWidget(key)
        bar.addWidget(self._hint)
        scene.axes_changed.connect(self._show)
        self._show(scene.axes)

    def _choose(self, axes: Axes) -> None:
        self._scene.show_axes(axes)
        self._show(axes)

    def _show(self, axes: Axes) -> None:
        for each, key in self._buttons.items():
            key.setChecked(each is axes)
        self._hint.setText(_KEYS[axes])
