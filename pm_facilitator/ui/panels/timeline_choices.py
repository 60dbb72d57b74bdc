"""How the timeline is drawn: choices that the review keeps, and its zoom in time."""

from datetime import timedelta

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget

from pm_facilitator.canvas.timeline_scene import TimelineScene
from pm_facilitator.canvas.view import BoardView
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Value
from pm_facilitator.domain.edits import setup
from pm_facilitator.domain.metrics import words
from pm_facilitator.domain.vocabulary import LaneBy, Spacing
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.make import button, row, tool, warning_below
from pm_facilitator.ui.widgets.choices_button import ChoicesButton
from pm_facilitator.ui.widgets.named_choice import NamedChoice
from pm_facilitator.ui.widgets.zone_field import SecondZoneField

_STEP = 1.25
_MINUTES = (5, 10, 15, 30, 60, 120, 360, 1440)
_AUTOMATIC = "auto"


class TimelineChoices(QWidget):
    """Playing forward, and a sheet with the rest; each choice is one step to undo."""

    def __init__(
        self,
        board: Board,
        controller: BoardController,
        scene: TimelineScene,
        view: BoardView,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._board, self._controller = board, controller
        self._scene, self._view = scene, view
        self.spacing = NamedChoice({word.value: word.label for word in Spacing})
        self.lanes = NamedChoice({word.value: word.label for word in LaneBy})
        self.gaps = NamedChoice({_AUTOMATIC: "Unusual gaps"})
        self.zone = SecondZoneField("No second zone")
        self._no_zone = warning_below()
        self._fitted = button("", self._fit, role="flat", tip="Back to the fitted axis (Alt+0)")
        self._bursts = button("", scene.bursts.switch, tip="Alerts that say the same (B)")
        self._play = button(
            "Play forward",
            self._begin,
            symbol="play",
            tip="Uncover the events one by one, as they were seen then (Shift+P)",
        )
        self._view_key = ChoicesButton("View", "How the timeline is drawn", "settings")
        self._name()
        self._build()
        scene.refreshed.connect(self.refresh)
        self.refresh()

    def _name(self) -> None:
        for field, name in (
            (self.spacing, "Spacing of the events"),
            (self.lanes, "Lanes"),
            (self.gaps, "Which gaps are named"),
            (self.zone, "Second time zone"),
        ):
            field.setAccessibleName(name)
            field.setToolTip(name)
        for minutes in _MINUTES:
            self._offer(minutes)
        self.spacing.chosen.connect(
            lambda name: self._redraw("Change spacing", spacing=Spacing(name))
        )
        self.lanes.chosen.connect(lambda name: self._redraw("Change lanes", lanes=LaneBy(name)))
        self.gaps.chosen.connect(self._set_gaps)
        self.zone.named.connect(lambda name: self._set("Change second zone", second_zone=name))
        self.zone.refused.connect(self._say_of_zone)

    def _build(self) -> None:
        line = row(self, gap=4)
        line.addWidget(self._play)
        line.addWidget(self._view_key)
        line.addWidget(self._fitted)
        for said, field in (
            ("Spacing", self.spacing),
            ("Lanes", self.lanes),
            ("Gaps", self.gaps),
            ("Second zone", self.zone),
            ("", self._no_zone),
            ("Axis", self._time_zoom()),
        ):
            self._view_key.offer(said, field)
        self._view_key.offer("Bursts", self._bursts)
        self._say_of_zone("")

    def _time_zoom(self) -> QWidget:
        made = QWidget()
        line = row(made, gap=4)
        line.addWidget(
            tool("fold-horizontal", "Shorter axis", lambda: self._zoom(1 / _STEP), keys="Alt+-")
        )
        line.addWidget(
            tool("unfold-horizontal", "Longer axis", lambda: self._zoom(_STEP), keys="Alt+=")
        )
        line.addStretch(1)
        return made

    def refresh(self) -> None:
        """Show what the review and the view say now."""
        review, look = self._board.review, self._scene.look
        self.spacing.set_name(review.spacing.value)
        self.lanes.set_name(review.lanes.value)
        if not self.gaps.set_name(_gap_name(review.gap_minutes)):
            self._offer(review.gap_minutes or 0)
            self.gaps.set_name(_gap_name(review.gap_minutes))
        if not self.zone.hasFocus():
            self.zone.show_name(review.second_zone)
        opened = all(card.opened for card in self._scene.whole.cards if card.members)
        self._bursts.setText("Fold bursts" if opened else "Open bursts")
        self._view_key.show_line(self._bursts, self._scene.bursts.any())
        self._play.setEnabled(bool(self._scene.whole.cards))
        self._fitted.setText(f"Time × {look.stretch:.2g}")
        self._fitted.setVisible(abs(look.stretch - 1.0) > 0.01)

    def _offer(self, minutes: int) -> None:
        said = words(timedelta(minutes=minutes))
        self.gaps.addItem(f"Gaps over {said}", _gap_name(minutes))

    def _say_of_zone(self, problem: str) -> None:
        self._no_zone.setText(problem)
        self._view_key.show_line(self._no_zone, bool(problem))

    def _set_gaps(self, name: str) -> None:
        self._set("Name other gaps", gap_minutes=None if name == _AUTOMATIC else int(name))

    def _set(self, label: str, **fields: Value) -> None:
        self._controller.do(label, setup.set_fields(self._board, **fields))

    def _redraw(self, label: str, **fields: Value) -> None:
        """Draw the timeline in quite another way, and show it from its beginning."""
        self._set(label, **fields)
        self._view.open_up()

    def _begin(self) -> None:
        self._view.setFocus()
        self._scene.player.switch()

    def _zoom(self, factor: float) -> None:
        self._view.stretch_at(QPointF(self._view.viewport().rect().center()), factor)

    def _fit(self) -> None:
        self._zoom(1 / self._scene.look.stretch)


def _gap_name(minutes: int | None) -> str:
    return _AUTOMATIC if minutes is None else str(minutes)
