"""What the facilitator points at, as the group sees it; a held picture shows none of it."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSizeF

from pm_facilitator.canvas.laser import LaserTrail
from pm_facilitator.canvas.spotlight import STRONG, Spotlight
from pm_facilitator.canvas.view import BoardView
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.vocabulary import Stage

_AROUND = 8.0
"""How much around the place that is pointed at comes into sight with it."""


class AudiencePointing:
    """A trail and a spotlight over each view; what is to be lit is remembered while held."""

    def __init__(self, views: Mapping[Stage, BoardView]) -> None:
        self._views = views
        # The lights first: what they dim is the board, not the dot above it.
        self.lights = {stage: Spotlight(view, STRONG) for stage, view in views.items()}
        self.trails = {stage: LaserTrail(view) for stage, view in views.items()}
        self._wanted: dict[Stage, Key | None] = {}
        self._held = False

    def point(self, stage: Stage, place: QPointF | None) -> None:
        """Point at a place of a stage's board and bring it into sight, or point nowhere."""
        if stage not in self.trails or self._held:
            return
        self.trails[stage].point(place)
        self.keep_in_sight(stage)

    def keep_in_sight(self, stage: Stage) -> None:
        """Bring what is pointed at into sight, after the view has moved too.

        The facilitator may look at more of the board than the group can read at once.
        """
        place = self.trails[stage].place
        if place is not None:
            around = QRectF(place, QSizeF()).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
            self._views[stage].bring_into_sight(around)

    def light(self, stage: Stage, key: Key | None) -> None:
        """Light one thing on a stage's board and bring it into sight, or end that."""
        if stage not in self.lights:
            return
        self._wanted[stage] = key
        if self._held:
            return
        self.lights[stage].light(key)
        item, view = self.lights[stage].lit(), self._views[stage]
        if item is not None and not view.visible_rect().contains(item.home()):
            seen = view.visible_rect()
            seen.moveCenter(item.home().center())
            view.show_rect(seen)

    def hold(self) -> None:
        """Show nothing new from now on; a dot would stand still where nobody points any more."""
        self._held = True
        for trail in self.trails.values():
            trail.vanish()

    def go_on(self) -> None:
        """Catch up with what is lit now."""
        self._held = False
        for stage, key in self._wanted.items():
            self.light(stage, key)
