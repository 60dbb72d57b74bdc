"""Reflect: the fishbone, the why-chain of one factor beside it, and sticky notes below."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QPointF, QRectF, Qt, Signal

from pm_facilitator.canvas.card import Card
from pm_facilitator.canvas.empty import empty_words
from pm_facilitator.canvas.gestures.base import Gesture
from pm_facilitator.canvas.gestures.drag_factor import DragFactor
from pm_facilitator.canvas.gestures.move_things import Drop
from pm_facilitator.canvas.ink import bounds
from pm_facilitator.canvas.intents import (
    AddFactor,
    FactorFromNote,
    FactorToBone,
    MoveFactor,
    NestFactor,
)
from pm_facilitator.canvas.items import BoardItem
from pm_facilitator.canvas.keys import ALT, CTRL, SHIFT, Bindings, chord
from pm_facilitator.canvas.layouts import Layouts
from pm_facilitator.canvas.notes_board import NotesBoard
from pm_facilitator.canvas.perch import Perch, label_mark, nearest_bone, perch_at
from pm_facilitator.canvas.reflect_cards import fishbone_cards, why_cards
from pm_facilitator.canvas.scene import Patch
from pm_facilitator.canvas.why_keys import WhyKeys
from pm_facilitator.domain.areas import Area
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.edits.factors import descendants
from pm_facilitator.domain.entities import Factor, WhyStep
from pm_facilitator.domain.links import linked_words
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.figures.fault_tree import layout_fault_tree
from pm_facilitator.figures.fishbone import FishboneLayout, layout_fishbone
from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.shapes import Shape, Text
from pm_facilitator.figures.why_tree import layout_whys

GAP = 72.0
"""Room between the fishbone and the notes, and between the fishbone and the why-chain."""

_TAIL_AT = 48.0
"""Where the spine begins, so that an empty fishbone begins at 0, as the notes do."""

_INVITATION: tuple[str, ...] = (
    "What made this possible?",
    "Select a category and press Ctrl+Enter for a factor, or N for a note.",
    "F makes a factor of a note; so does dragging it onto the fishbone.",
)
_NO_BONES: tuple[str, ...] = (
    "The fishbone has no categories yet",
    "Choose a set of them to begin.",
)


class ReflectScene(NotesBoard):
    """Notes lie at their own coordinates; the figure ends above them and grows upwards.

    Signals:
        whys_changed: another why-chain is shown, or it is drawn in another way; the audience's
            scene takes ``whys_of`` and ``fault_tree`` by ``show_whys``.
    """

    whys_changed = Signal(object)

    stage = Stage.REFLECT
    figure_kinds = frozenset({"review", "bone", "factor", "why_step", "action"})

    def __init__(
        self, board: Board, palette: Palette, *, audience: bool, layouts: Layouts | None = None
    ) -> None:
        self.fishbone: FishboneLayout = layout_fishbone(board, measure=measure())
        self.whys_of: str | None = None
        self.fault_tree = False
        self._beside = Area(0.0, 0.0, 0.0, 0.0)
        self._whys_at = 0.0
        self._words: Sequence[Shape] = ()
        self._why_keys = WhyKeys(self)
        super().__init__(board, palette, audience=audience, layouts=layouts)
        self.selectionKeysChanged.connect(self._follow_selection)

    def show_whys(self, factor_id: str | None, *, fault_tree: bool | None = None) -> None:
        """Show the why-chain of this factor beside the fishbone, or none.

        Args:
            factor_id: whose chain.
            fault_tree: whether it is drawn as one, or as a tree of answers; None for as before.
        """
        wanted = factor_id, self.fault_tree if fault_tree is None else fault_tree
        if wanted != (self.whys_of, self.fault_tree):
            self.whys_of, self.fault_tree = wanted
            self.refresh()
            self.whys_changed.emit(factor_id)

    def toggle_fault_tree(self) -> None:
        """Draw the why-chain as a fault tree, or as a tree of answers."""
        self.show_whys(self.whys_of, fault_tree=not self.fault_tree)

    def lay_out_figure(self) -> list[Card]:
        """Lay out the fishbone and the why-chain, both ending above the notes."""
        self.fishbone = self.laid_out_once(
            "fishbone", lambda: layout_fishbone(self.board, measure=measure())
        )
        self.figure_width = self.fishbone.width
        self.reach = self.notes.reach(self.figure_width)
        offset = self._offset()
        cards, shapes = fishbone_cards(self.board, self.fishbone, self.colors, offset)
        self.bounds = QRectF(*offset, self.fishbone.width, self.fishbone.height)
        self._words = self._invitation()
        self.shapes = [*shapes, *self._words]
        return cards + self._lay_out_whys()

    def backdrop(self) -> tuple[Sequence[Shape], QRectF]:
        """Give the figure's own shapes; the words that invite to begin are to be in sight too."""
        shapes, area = super().backdrop()
        for words in self._words:
            area = area.united(bounds(words))
        return shapes, area

    def own_bindings(self) -> Bindings:
        """Give the keys of factors and why-chains beside those of notes."""
        enter = Qt.Key.Key_Return
        return super().own_bindings() | {
            chord(enter, CTRL): lambda: self._add_factor(below=False),
            chord(enter, CTRL | SHIFT): lambda: self._add_factor(below=True),
            chord(Qt.Key.Key_F): self._factor_from_notes,
            chord(Qt.Key.Key_Left, ALT): lambda: self._to_bone(-1),
            chord(Qt.Key.Key_Right, ALT): lambda: self._to_bone(1),
            chord(Qt.Key.Key_Up, ALT): lambda: self._move(-1),
            chord(Qt.Key.Key_Down, ALT): lambda: self._move(1),
            **self._why_keys.bindings(),
        }

    def nudge(self, dx: int, dy: int, more: bool) -> bool:
        """Walk through the answers of a why-chain, or move the selected notes a little."""
        return (not more and self._why_keys.go(dx, dy)) or super().nudge(dx, dy, more)

    def tab(self, step: int) -> bool:
        """Nest the selected factor deeper or less deep; elsewhere go on to the next item."""
        chosen = self.selectedKeys()
        if len(chosen) == 1 and chosen[0][0] == "factor":
            self.wish(NestFactor(chosen[0][1], step))
            return True
        return super().tab(step)

    def gesture_on(self, item: BoardItem) -> Gesture | None:
        """Pull things, or a factor with everything below it."""
        kind, id_ = item.key
        if kind != "factor":
            return super().gesture_on(item)
        below = [factor.id for factor in descendants(self.board, id_)]
        branch: list[Key] = [("factor", each) for each in (id_, *below)]
        carried = {id_, *below}
        return DragFactor(
            self, branch, lambda place: self._perch_at(carried, place), self._offset()
        )

    def open_at(self, place: QPointF) -> None:
        """Ask for a factor on the bone below a double-click, or for a note in the notes' area."""
        bone = nearest_bone(self.fishbone, *self._in_figure(place))
        if place.y() >= self._bottom() + GAP / 2 or bone is None:
            super().open_at(place)
        else:
            self.wish(AddFactor(bone.id, None))

    def tip_at(self, at: QPointF) -> str:
        """Name what the factor at a place is linked to."""
        item = None if self.audience else self.item_at(at)
        words = linked_words(self.board, item.key) if item is not None else ""
        return "<br>".join(map(escape, words.splitlines())) or super().tip_at(at)

    def _offset(self) -> tuple[float, float]:
        # The end of the spine is what keeps its place when bones get longer.
        return _TAIL_AT - self.fishbone.spine[0], self._bottom() - self.fishbone.height

    def _bottom(self) -> float:
        return -GAP - self.reach

    def _in_figure(self, place: QPointF) -> tuple[float, float]:
        dx, dy = self._offset()
        return place.x() - dx, place.y() - dy

    def _lay_out_whys(self) -> list[Card]:
        if self.board.get(Factor, self.whys_of) is None:
            self.whys_of = None
        of = self.whys_of
        if of is None:
            return []
        lay_out = layout_fault_tree if self.fault_tree else layout_whys
        layout = self.laid_out_once(
            "whys", lambda: lay_out(self.board, of, measure=measure()), (of, self.fault_tree)
        )
        top = min(self.bounds.top(), self._bottom() - layout.height)
        self._beside = Area(self.bounds.right() + GAP, top, layout.width, layout.height + 24.0)
        self._whys_at = self.notes.clear_of(self._beside, GAP)
        offset = (self._whys_at, top)
        cards, shapes = why_cards(self.board, layout, self.colors, offset)
        self.shapes = [*self.shapes, *shapes]
        if not cards and not self.audience:
            words = "Press W to ask why, Shift+W for what else had to be true."
            x, y = offset[0] + layout.width / 2, offset[1] + layout.height + 16
            self.shapes.append(Text(x, y, words, 13, self.colors["text_soft"], anchor="middle"))
        self.bounds = self.bounds.united(QRectF(*offset, layout.width, layout.height + 24))
        return cards

    def has_to_move(self) -> bool:
        """Move the why-chain out of the way of notes beside the fishbone, too."""
        whys = self.whys_of is not None
        moves = super().has_to_move()  # it finds out which notes rise above their area
        return moves or (whys and self.notes.clear_of(self._beside, GAP) != self._whys_at)

    def lay_out_changed(self, keys: set[Key]) -> Patch | None:
        """Lay out only what has changed; the invitation goes with the first note and comes back."""
        patch = super().lay_out_changed(keys)
        empty = self.board.last(Factor) is None and not self.notes.has_any()
        return patch if bool(self._words) is empty else None

    def _invitation(self) -> tuple[Shape, ...]:
        if self.board.factors or self.notes.notes():
            return ()
        lines = _INVITATION if self.board.bones else _NO_BONES
        shown = lines[:1] if self.audience else lines
        return empty_words(shown, self.colors, self.bounds.center().x(), 24.0)

    def _follow_selection(self) -> None:
        for kind, id_ in self.projection.of_figure(self.selected())[:1]:
            step = self.board.get(WhyStep, id_) if kind == "why_step" else None
            if kind == "factor" or step is not None:
                self.show_whys(step.factor_id if step else id_)

    def drop_at(self, place: QPointF, note_id: str) -> Drop | None:
        """Make a factor of a note that is dropped on the fishbone."""
        x, y = self._in_figure(place)
        bone = nearest_bone(self.fishbone, x, y) if place.y() < self._bottom() + GAP / 2 else None
        if bone is None:
            return None
        frame = QRectF(*label_mark(bone)).translated(*self._offset())
        words = f"Becomes a factor: {' '.join(bone.label.lines)}"
        return Drop(frame, words, lambda dx, dy: FactorFromNote(note_id, bone.id))

    def _perch_at(self, carried: set[str], place: QPointF) -> Perch | None:
        return perch_at(self.fishbone, self.board, carried, *self._in_figure(place))

    def _chosen_factor(self) -> Factor | None:
        return next((f for f in map(self._factor, self.only("factor")) if f), None)

    def _factor(self, id_: str) -> Factor | None:
        return self.board.get(Factor, id_)

    def _add_factor(self, *, below: bool) -> None:
        factor = self._chosen_factor()
        bones = self.only("bone")
        if self._why_keys.answer_beside():
            return
        if factor is not None:
            parent = factor.id if below else factor.parent_id
            self.wish(AddFactor(factor.bone_id, parent))
        elif bones:
            self.wish(AddFactor(bones[0], None))

    def _factor_from_notes(self) -> None:
        for id_ in self.only("note"):
            self.wish(FactorFromNote(id_, None))

    def _to_bone(self, step: int) -> None:
        for id_ in self.only("factor"):
            self.wish(FactorToBone(id_, step))

    def _move(self, step: int) -> None:
        factor = self._chosen_factor()
        if factor is not None:
            siblings = self.board.child_factors(factor.bone_id, factor.parent_id)
            place = siblings.index(factor) + step
            if 0 <= place < len(siblings):
                self.wish(MoveFactor(factor.id, factor.bone_id, factor.parent_id, place))
