"""Undo and redo: each step is the inverse of what was really committed, fitted to the board."""

import weakref
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction, QUndoCommand, QUndoStack

from pm_facilitator.domain.changes import Change, Committed, Patched, invert
from pm_facilitator.domain.edits.refit import refit
from pm_facilitator.domain.vocabulary import Origin
from pm_facilitator.errors import PmError
from pm_facilitator.session import Session

BURST_MILLISECONDS = 1500
"""A pause in typing that ends an undo step."""

MergeKey = tuple[str, str, str]


class History(QObject):
    """The facilitator's undo stack over a session.

    A batch is committed first and pushed after, so that a failed write never leaves a step behind.
    """

    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stack = QUndoStack(self)
        self._open_key: MergeKey | None = None
        self._burst = QTimer(self)
        self._burst.setSingleShot(True)
        self._burst.setInterval(BURST_MILLISECONDS)
        self._burst.timeout.connect(self.end_burst)

    def do(
        self,
        label: str,
        changes: Sequence[Change],
        *,
        merge: MergeKey | None = None,
        source: object | None = None,
    ) -> Committed | None:
        """Commit a batch as one undo step, or as more of the step that is still open.

        Args:
            label: what the Undo entry of the menu says, such as "Move 3 notes".
            changes: the batch; an empty one is no step.
            merge: what is being typed into; equal keys in one burst make one step.
            source: who issues it, handed on to subscribers.

        Raises:
            PmError: when the batch does not fit or cannot be written.
        """
        if merge is None or merge != self._open_key:
            self.end_burst()
        batch = self._session.commit(changes, Origin.FACILITATOR, source)
        if batch is None:
            return None
        top = self._top()
        if merge is not None and merge == self._open_key and top is not None:
            top.absorb(batch.changes)
        else:
            self._stack.push(_Step(self, label, batch.changes))
        self._open_key = merge
        if merge is not None:
            self._burst.start()
        return batch

    def end_burst(self) -> None:
        """Let the next change of a text begin a new step."""
        self._open_key = None
        self._burst.stop()

    def close(self) -> None:
        """Let go of all steps, in order: Python's collector would take them in any order."""
        self._burst.stop()
        self._stack.clear()

    def undo(self) -> None:
        """Take the last step back."""
        self.end_burst()
        self._stack.undo()

    def redo(self) -> None:
        """Do the step again that was taken back last."""
        self.end_burst()
        self._stack.redo()

    def undo_text(self) -> str:
        """Name the step that Undo would take back; empty when there is none."""
        return self._stack.undoText()

    def can_undo(self) -> bool:
        """Tell whether there is a step to take back."""
        return self._stack.canUndo()

    def can_redo(self) -> bool:
        """Tell whether there is a step to do again."""
        return self._stack.canRedo()

    def actions(self, parent: QObject) -> tuple[QAction, QAction]:
        """Make the Undo and Redo actions, whose texts name the step."""
        undo = self._stack.createUndoAction(parent, "Undo")
        redo = self._stack.createRedoAction(parent, "Redo")
        return undo, redo

    def replay(self, changes: Sequence[Change]) -> tuple[Change, ...]:
        """Commit an inverse as far as it still fits, and give what was done."""
        try:
            fitted = refit(self._session.board, changes)
            batch = self._session.commit(fitted, Origin.UNDO, self)
        except PmError as error:
            self.failed.emit(error)
            return ()
        return batch.changes if batch else ()

    def _top(self) -> "_Step | None":
        if self._stack.index() != self._stack.count() or not self._stack.count():
            return None
        command = self._stack.command(self._stack.count() - 1)
        return command if isinstance(command, _Step) else None


class _Step(QUndoCommand):
    """One step; it keeps what was committed last, whichever way that went."""

    def __init__(self, history: History, label: str, changes: Sequence[Change]) -> None:
        super().__init__(label)
        # A strong reference would close a ring through the stack's C++ side, which Python's
        # collector may then break in the wrong order.
        self._history = weakref.ref(history)
        self._last = tuple(changes)
        self._done_already = True

    def absorb(self, changes: Sequence[Change]) -> None:
        """Take more of the same typing into this step."""
        self._last = _squeeze(self._last + tuple(changes))

    def undo(self) -> None:
        """Commit the inverse."""
        self._go_back()

    def redo(self) -> None:
        """Commit the inverse of the inverse; the first call comes from the push itself."""
        if self._done_already:
            self._done_already = False
            return
        self._go_back()

    def _go_back(self) -> None:
        history = self._history()
        if history is not None:
            self._last = history.replay(invert(self._last))


def _squeeze(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """Make one patch of two of the same field in a row, so that long typing stays one change."""
    kept: list[Change] = []
    for change in changes:
        last = kept[-1] if kept else None
        if isinstance(last, Patched) and isinstance(change, Patched) and _same(last, change):
            kept[-1] = Patched(change.kind, change.id, change.field, last.before, change.after)
        else:
            kept.append(change)
    return tuple(kept)


def _same(one: Patched, other: Patched) -> bool:
    return (one.kind, one.id, one.field) == (other.kind, other.id, other.field)
