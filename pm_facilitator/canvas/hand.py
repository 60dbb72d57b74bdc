"""The facilitator's hand on a board: what a press means with each tool and on each handle."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from pm_facilitator.canvas.arrow_pull import ArrowPull
from pm_facilitator.canvas.dropping import NoteDrops
from pm_facilitator.canvas.figure_cards import moved
from pm_facilitator.canvas.gestures.base import Gesture
from pm_facilitator.canvas.gestures.draw_frame import DrawFrame
from pm_facilitator.canvas.gestures.erase import Erase
from pm_facilitator.canvas.gestures.guided import area_of
from pm_facilitator.canvas.gestures.highlight import Highlight
from pm_facilitator.canvas.gestures.move_things import Move
from pm_facilitator.canvas.gestures.put_down import PutDown, Using
from pm_facilitator.canvas.gestures.resize_thing import Resize
from pm_facilitator.canvas.grips import (
    SIZE,
    Grip,
    Role,
    arrow_grips,
    end_grips,
    grip_at,
    resize_grips,
)
from pm_facilitator.canvas.intents import AddNotes
from pm_facilitator.canvas.neighbours import Neighbours
from pm_facilitator.canvas.tools import Tool
from pm_facilitator.canvas.whiteboard_intents import AddStroke, AddText
from pm_facilitator.domain.areas import Area
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.edits.whiteboard import carried, is_locked
from pm_facilitator.domain.entities import Stroke
from pm_facilitator.domain.placing import as_points, box_of
from pm_facilitator.figures.board_objects import stroke_box, stroke_shapes
from pm_facilitator.figures.shapes import Point, Shape

if TYPE_CHECKING:
    from pm_facilitator.canvas.bench import Bench

_RESIZED = ("note", "picture", "frame", "board_text")

_NOTE_CORNER = QPointF(84.0, 24.0)
"""Where the pointer is on a note that it puts down."""


class Hand:
    """Joins tools, handles and gestures to the facilitator's scene of one board."""

    def __init__(self, board: "Bench") -> None:
        self._scene = board
        self.tools = board.tools
        self.arrows = ArrowPull(board)

    def take_up(self, at: QPointF) -> Gesture | None:
        """Give the gesture that begins by pressing here, when the tool or a handle has one."""
        tool = self.tools.tool
        if tool is Tool.SELECT:
            grip = self._grip_at(at)
            return self._pull(grip) if grip is not None else None
        made = self._use(tool, at)
        return Using(made, self.tools.used) if made is not None else None

    def move(self) -> Gesture | None:
        """Give the gesture that moves what is selected, with what it carries."""
        scene = self._scene
        chosen = [key for key in scene.selectedKeys() if scene.is_thing(key)]
        keys = carried(scene.board, chosen)
        if not keys:
            return None
        along = dict.fromkeys([*keys, *chosen])
        drops = NoteDrops(scene, keys, joins=all(kind == "note" for kind, _ in chosen))
        near = Neighbours(scene, {*along, *drops.groups()}).near
        return Move(scene, [*along], chosen, near, scene.colors, drops.at, drops.leaving)

    def cursor_at(self, at: QPointF) -> Qt.CursorShape:
        """Give the pointer's look at a place."""
        grip = self._grip_at(at) if self.tools.tool is Tool.SELECT else None
        return grip.cursor if grip is not None else self.tools.tool.cursor

    def grips(self, zoom: float) -> list[Grip]:
        """Give the handles of the one thing that is selected."""
        scene = self._scene
        key = scene.selected_alone()
        item = scene.item(key) if key is not None else None
        busy = scene.is_dragging() or scene.typing or self.tools.tool is not Tool.SELECT
        if item is None or busy:
            return []
        kind, area = item.key[0], area_of(item.home())
        locked = is_locked(scene.board.find(*item.key))
        if kind == "arrow":
            tail, head = item.card.edge
            x, y = area.x, area.y
            ends = ((tail[0] + x, tail[1] + y), (head[0] + x, head[1] + y))
            return [] if locked else end_grips(*ends)
        if kind == "stroke":
            return []
        grips = arrow_grips(area, zoom)
        if kind in _RESIZED and not locked:
            # A text has no sheet around it: its handles stand off its letters.
            bare = kind == "board_text"
            held = area.grown(SIZE / zoom) if bare else area
            grips += resize_grips(held, zoom, sideways_only=bare)
        return grips

    def _grip_at(self, at: QPointF) -> Grip | None:
        zoom = self._scene.zoom()
        return grip_at(self.grips(zoom), at.x(), at.y(), zoom)

    def _pull(self, grip: Grip) -> Gesture | None:
        key = self._scene.selectedKeys()[0]
        match grip.role:
            case Role.RESIZE:
                return self._resize(key, grip)
            case Role.ARROW:
                return self.arrows.from_card(key)
            case Role.TAIL | Role.HEAD:
                return self.arrows.by_end(key[1], "from" if grip.role is Role.TAIL else "to")

    def _use(self, tool: Tool, at: QPointF) -> Gesture | None:
        scene = self._scene
        match tool:
            case Tool.NOTE:
                return PutDown(scene, self._note_at)
            case Tool.TEXT:
                return PutDown(scene, self._text_at)
            case Tool.FRAME:
                return DrawFrame(scene, scene.stage, scene.notes_top)
            case Tool.ARROW:
                return self.arrows.from_place(at)
            case Tool.HIGHLIGHTER:
                return Highlight(scene, self._draw_stroke, self._stroke)
            case Tool.ERASER:
                return Erase(scene, self._may_go)
            case _:
                return None

    def _resize(self, key: Key, grip: Grip) -> Gesture | None:
        scene = self._scene
        box = box_of(scene.board.find(*key))
        card = scene.area_of(key)
        if box is None or card is None:
            return None
        # A note grows with its text, and a picture's caption is no part of its size.
        height = box.height if key[0] == "picture" else card.height
        return Resize(
            scene,
            key,
            grip.side,
            Area(card.x, card.y, box.width, height),
            scene.notes_top,
            Neighbours(scene, {key}).near,
            scene.colors,
            lambda area: scene.show_resized(key, area),
            keeps_shape=key[0] == "picture",
        )

    def _note_at(self, at: QPointF) -> AddNotes:
        x, y = at.x() - _NOTE_CORNER.x(), at.y() - _NOTE_CORNER.y() - self._scene.notes_top
        return AddNotes(self._scene.stage, round(x), round(y))

    def _text_at(self, at: QPointF) -> AddText:
        scene = self._scene
        return AddText(scene.stage, round(at.x()), round(at.y() - 14.0 - scene.notes_top))

    def _stroke(self, points: Sequence[Point]) -> AddStroke:
        top = self._scene.notes_top
        places = tuple((round(x, 1), round(y - top, 1)) for x, y in points)
        return AddStroke(self._scene.stage, places, self.tools.pen)

    def _draw_stroke(self, points: Sequence[Point]) -> Sequence[Shape]:
        stroke = Stroke("", as_points(points), color=self.tools.pen)
        box = stroke_box(stroke)
        return moved(stroke_shapes(stroke, box, self._scene.colors), box.x, box.y)

    def _may_go(self, key: Key) -> bool:
        """Tell whether the eraser takes this: what was put on the board and is not locked."""
        scene = self._scene
        return scene.is_thing(key) and not is_locked(scene.board.find(*key))
