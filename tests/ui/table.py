"""A board as the meeting has it: the facilitator's scene under a hand, the group's beside it."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QKeyCombination, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pm_facilitator.canvas.bench import Bench
from pm_facilitator.canvas.items import BoardItem
from pm_facilitator.canvas.reflect_scene import ReflectScene
from pm_facilitator.canvas.tools import Tool
from pm_facilitator.canvas.view import BoardView
from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Arrow, BoardText, Entity, Factor, Frame, Note
from pm_facilitator.figures.palette import palette
from pm_facilitator.session import Session
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.history import History
from pm_facilitator.ui.tasks import Tasks

NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton

A, B, C = ("note", "a"), ("note", "b"), ("note", "c")
FRAME, TEXT, ARROW = ("frame", "f"), ("board_text", "t"), ("arrow", "r")
"""The keys of what lies on the table that is laid."""


class Table:
    """One board with the real session, history and controller, and both of its scenes in views."""

    def __init__(self, session: Session, kind: type[Bench], size: tuple[int, int]) -> None:
        self.session, self.board = session, session.board
        self.history = History(session)
        self.tasks = Tasks()
        self.controller = BoardController(session, self.history, session.now, self.tasks)
        self.scene = kind(self.board, palette("light"), audience=False)
        self.shared = kind(self.board, palette("light"), audience=True)
        self.view = BoardView(self.scene)
        self.shared_view = BoardView(self.shared, read_only=True)
        self.problems: list[object] = []
        self._leave = [session.subscribe(each.react) for each in (self.scene, self.shared)]
        self.scene.intent.connect(self.controller.handle)
        self.controller.editRequested.connect(self.scene.edit)
        self.controller.selectRequested.connect(self.scene.select)
        self.controller.failed.connect(self.problems.append)
        for view in (self.view, self.shared_view):
            view.resize(*size)
        self.view.show()
        self.view.setFocus()

    def close(self) -> None:
        """Take everything down."""
        for leave in self._leave:
            leave()
        self.controller.slow_work.leave()
        self.tasks.wait()
        self.history.close()
        for view in (self.view, self.shared_view):
            view.close()
            view.deleteLater()

    def item(self, key: Key) -> BoardItem:
        """Give the facilitator's item of a record."""
        item = self.scene.item(key)
        assert item is not None, f"{key} is not shown"
        return item

    def middle(self, key: Key) -> QPointF:
        """Give the middle of an item."""
        return self.item(key).home().center()

    def select(self, *keys: Key) -> None:
        """Select these."""
        self.scene.select(keys)

    def take(self, tool: Tool) -> None:
        """Take a tool in hand by its key."""
        pressed = QKeyCombination.fromCombined(tool.code)
        self.key(pressed.key(), pressed.keyboardModifiers())

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key on the board."""
        QTest.keyClick(self.view, key, modifiers)

    def type(self, text: str) -> None:
        """Type into the text that is open, and leave it."""
        QTest.keyClicks(self.view.editor, text)
        QTest.keyClick(self.view.editor, Qt.Key.Key_Escape)

    def press(self, at: QPointF, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press the left button at a place of the scene."""
        self._mouse(QEvent.Type.MouseButtonPress, at, modifiers)

    def move(self, to: QPointF, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Move the pressed mouse."""
        self._mouse(QEvent.Type.MouseMove, to, modifiers)

    def release(self, at: QPointF, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Let the left button go."""
        self._mouse(QEvent.Type.MouseButtonRelease, at, modifiers)

    def drag(self, start: QPointF, end: QPointF, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Pull from one place to another."""
        self.press(start, modifiers & Qt.KeyboardModifier.ShiftModifier)
        self.move((start + end) / 2, modifiers)
        self.move(end, modifiers)
        self.release(end, modifiers)

    def click(self, at: QPointF, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Click at a place."""
        self.press(at, modifiers)
        self.release(at, modifiers)

    def wheel(self, at: QPointF, steps: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Turn the wheel."""
        port, pixel = self.view.viewport(), QPointF(self.view.mapFromScene(at))
        event = QWheelEvent(
            pixel,
            port.mapToGlobal(pixel),
            QPoint(),
            QPoint(0, 120 * steps),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(port, event)

    def undo_all(self) -> int:
        """Take every step back, and give how many there were."""
        steps = 0
        while self.history.can_undo():
            self.history.undo()
            steps += 1
        return steps

    def _mouse(self, kind: QEvent.Type, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        port, pixel = self.view.viewport(), QPointF(self.view.mapFromScene(at))
        moves = kind is QEvent.Type.MouseMove
        down = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else LEFT
        event = QMouseEvent(
            kind,
            pixel,
            port.mapToGlobal(pixel),
            Qt.MouseButton.NoButton if moves else LEFT,
            down,
            modifiers,
        )
        QApplication.sendEvent(port, event)


def laid_table(session: Session) -> Iterator[Table]:
    """Give a table with one thing of each kind, far enough apart not to meet; close it after."""
    bone = session.board.bones[0].id
    records: list[Entity] = [
        Note("a", "The graph looked normal", x=0, y=0, order=1),
        Note("b", "Who may pause a rebuild?", x=400, y=0, order=2),
        Note("c", "Nobody was paged", x=0, y=400, order=3),
        Frame("f", "Before the alert", x=380, y=280, width=320, height=240, order=1),
        BoardText("t", "Why at noon?", x=420, y=360, order=4),
        Arrow("r", from_kind="note", from_id="a", to_kind="note", to_id="b", order=1),
        Factor("factor", "Rebuild runs at noon", bone, order=1),
    ]
    session.commit([Added(each) for each in records])
    made = Table(session, ReflectScene, (1400, 1000))
    made.view.zoom_to(1.0)
    made.view.centerOn(350, 260)
    yield made
    assert made.problems == []
    made.close()
