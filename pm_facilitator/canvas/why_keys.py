"""The keys of the why-chain: ask on, add what else had to be true, and walk through the answers."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from pm_facilitator.canvas.intents import AddWhy, ToggleGate
from pm_facilitator.canvas.keys import ALT, CTRL, SHIFT, Bindings, chord
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Factor, WhyStep

if TYPE_CHECKING:
    from pm_facilitator.canvas.reflect_scene import ReflectScene


class WhyKeys:
    """What keys do about the answers of one factor; they begin at what is selected."""

    def __init__(self, scene: "ReflectScene") -> None:
        self._scene = scene

    def bindings(self) -> Bindings:
        """Give the keys by their chords."""
        return {
            chord(Qt.Key.Key_W): self.ask,
            chord(Qt.Key.Key_W, SHIFT): self.ask_what_else,
            chord(Qt.Key.Key_W, ALT): self.toggle_gate,
            chord(Qt.Key.Key_Y): self._scene.toggle_fault_tree,
            chord(Qt.Key.Key_Down, CTRL): self._into,
            chord(Qt.Key.Key_Up, CTRL): self._out,
        }

    def ask(self) -> None:
        """Ask why of the selected factor or answer."""
        step, factor = self._step(), self._factor()
        if step is not None:
            self._scene.wish(AddWhy(step.factor_id, step.id))
        elif factor is not None:
            self._scene.wish(AddWhy(factor.id, None))

    def ask_what_else(self) -> None:
        """Ask what else had to be true beside the selected answer, or at the factor itself."""
        step, factor = self._step(), self._factor()
        if step is not None:
            self._scene.wish(AddWhy(step.factor_id, step.parent_id, needed=True))
        elif factor is not None:
            self._scene.wish(AddWhy(factor.id, None, needed=True))

    def answer_beside(self) -> bool:
        """Add one more answer beside the selected one; False when none is selected."""
        step = self._step()
        if step is not None:
            self._scene.wish(AddWhy(step.factor_id, step.parent_id))
        return step is not None

    def toggle_gate(self) -> None:
        """Turn the gate below the selection, or the one above where nothing branches below."""
        step, factor = self._step(), self._factor()
        if step is not None:
            branches = len(self._board.why_steps(step.factor_id, step.id)) > 1
            self._scene.wish(ToggleGate(step.factor_id, step.id if branches else step.parent_id))
        elif factor is not None:
            self._scene.wish(ToggleGate(factor.id, None))

    def go(self, dx: int, dy: int) -> bool:
        """Go from an answer to what it answers, below it or beside it; False elsewhere."""
        step = self._step()
        if step is None:
            return False
        if dy < 0:
            self._go_to(("why_step", step.parent_id) if step.parent_id else None, step.factor_id)
            return True
        if dy > 0:
            row, place = self._board.why_steps(step.factor_id, step.id), 0
        else:
            row = self._board.why_steps(step.factor_id, step.parent_id)
            place = row.index(step) + dx
        if 0 <= place < len(row):
            self._go_to(("why_step", row[place].id), step.factor_id)
        return True

    def _into(self) -> None:
        factor = self._factor()
        first = next(iter(self._board.why_steps(factor.id)), None) if factor else None
        if first is not None:
            self._go_to(("why_step", first.id), first.factor_id)

    def _out(self) -> None:
        step = self._step()
        if step is not None:
            self._go_to(None, step.factor_id)

    def _go_to(self, key: Key | None, factor_id: str) -> None:
        wanted = key or ("factor", factor_id)
        self._scene.select([wanted])
        self._scene.set_current(wanted, by_keyboard=True)

    @property
    def _board(self) -> Board:
        return self._scene.board

    def _step(self) -> WhyStep | None:
        ids = self._scene.only("why_step")
        return self._board.get(WhyStep, ids[0]) if ids else None

    def _factor(self) -> Factor | None:
        ids = self._scene.only("factor")
        return self._board.get(Factor, ids[0]) if ids else None
