"""Starts the gestures that pull arrows: out of a card, from a free place, or by an end."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from pm_facilitator.canvas.figure_cards import moved
from pm_facilitator.canvas.gestures.base import Gesture
from pm_facilitator.canvas.gestures.draw_arrow import PullEnd
from pm_facilitator.canvas.things_layer import arrow_route
from pm_facilitator.canvas.whiteboard_intents import AddArrow, MoveArrowEnd
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.edits.things import End, Side, end_values, is_record
from pm_facilitator.domain.entities import Arrow
from pm_facilitator.figures.board_arrows import arrow_shapes
from pm_facilitator.figures.shapes import Shape

if TYPE_CHECKING:
    from pm_facilitator.canvas.bench import Bench

LINES = ("arrow", "stroke")
"""What no arrow hangs on."""


class ArrowPull:
    """Gestures with arrows on one board; in the scene places count from its origin."""

    def __init__(self, board: "Bench") -> None:
        self._scene = board

    def from_card(self, key: Key) -> Gesture:
        """Pull an arrow out of a card."""
        return self._new(key)

    def from_place(self, at: QPointF) -> Gesture:
        """Pull an arrow out of what lies below, or from the free place."""
        return self._new(self.end_at(at) or (at.x(), at.y()))

    def by_end(self, id_: str, side: Side) -> Gesture | None:
        """Pull one end of an arrow elsewhere."""
        arrow = self._scene.board.get(Arrow, id_)
        if arrow is None:
            return None
        other = (arrow.to_kind, arrow.to_id) if side == "from" else (arrow.from_kind, arrow.from_id)
        return PullEnd(
            self._scene,
            self.end_at,
            lambda end: self._drawn(self._with(arrow, side, end)),
            lambda end: MoveArrowEnd(id_, side, self._on_board(end)),
            other,
        )

    def end_at(self, at: QPointF) -> Key | None:
        """Give what an arrow would hang on at a place."""
        item = self._scene.item_at(at)
        return item.key if item is not None and item.key[0] not in LINES else None

    def _new(self, tail: End) -> Gesture:
        arrow = self._with(Arrow(""), "from", tail)
        stage = self._scene.stage
        return PullEnd(
            self._scene,
            self.end_at,
            lambda end: self._drawn(self._with(arrow, "to", end)),
            lambda end: AddArrow(stage, self._on_board(tail), self._on_board(end)),
            tail,
        )

    def _with(self, arrow: Arrow, side: Side, end: End) -> Arrow:
        return replace(arrow, **end_values(side, self._on_board(end)))

    def _on_board(self, end: End) -> End:
        """Count a free place from where the notes' y = 0 lies, as records do."""
        if is_record(end):
            return end
        return round(float(end[0])), round(float(end[1]) - self._scene.notes_top)

    def _drawn(self, arrow: Arrow) -> Sequence[Shape]:
        scene = self._scene
        route = arrow_route(arrow, scene.notes_top, scene.area_of)
        if route is None:
            return ()
        return moved(arrow_shapes(route, scene.colors), route.box.x, route.box.y)
