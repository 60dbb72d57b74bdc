"""A desk for tests: a board, its session, one scene in a real view, and every wish it made."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Generic, TypeVar

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pm_facilitator.canvas import intents as want
from pm_facilitator.canvas.improve_scene import MatrixScene
from pm_facilitator.canvas.reflect_scene import ReflectScene
from pm_facilitator.canvas.scene import BoardScene
from pm_facilitator.canvas.timeline_scene import TimelineScene
from pm_facilitator.canvas.view import BoardView
from pm_facilitator.canvas.whiteboard_intents import MoveThings
from pm_facilitator.domain.board import Board, Touched
from pm_facilitator.domain.changes import Added, Change, patch
from pm_facilitator.domain.edits import events, factors, improve, whiteboard, whys
from pm_facilitator.domain.edits.common import Key, remove
from pm_facilitator.domain.entities import (
    Action,
    Bone,
    Entity,
    Factor,
    Note,
    Review,
    TimelineEvent,
    WhyStep,
)
from pm_facilitator.domain.vocabulary import EventKind, Origin, Precision
from pm_facilitator.figures.palette import palette
from pm_facilitator.session import Session

NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
NONE = Qt.KeyboardModifier.NoModifier

S = TypeVar("S", bound=BoardScene)


class Paper:
    """A journal that keeps nothing but its count."""

    def __init__(self) -> None:
        self.count = 0

    def write(
        self, touched: Touched, changes: Sequence[Change], origin: Origin, at: datetime
    ) -> int:
        self.count += 1
        return self.count


class Desk(Generic[S]):
    """One scene in its view over a session; wishes are recorded and, when wanted, granted."""

    def __init__(self, qtbot: QtBot, kind: type[S], records: Sequence[Entity]) -> None:
        self.board = Board(records)
        self.session = Session(self.board, Paper(), lambda: NOON)
        self.scene = kind(self.board, palette("light"), audience=False)
        self.view = BoardView(self.scene)
        self.wishes: list[want.Intent] = []
        self.scene.intent.connect(self.wishes.append)
        self.session.subscribe(self.scene.react)
        qtbot.addWidget(self.view)
        self.view.resize(1200, 800)
        self.view.show()
        qtbot.waitExposed(self.view)
        self.view.setFocus()

    def grant(self) -> None:
        """Let every wish from now on come true."""
        self.scene.intent.connect(lambda intent: self.session.commit(granted(self.board, intent)))

    def commit(self, changes: Sequence[Change]) -> None:
        self.session.commit(changes)

    def place(self, kind: str, id_: str) -> QPointF:
        """Give the middle of an item in the scene."""
        item = self.scene.item((kind, id_))
        assert item is not None
        return item.home().center()

    def click(self, place: QPointF, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseClick(
            self.view.viewport(), Qt.MouseButton.LeftButton, modifiers, self.pixel(place)
        )

    def double_click(self, place: QPointF) -> None:
        at = self.pixel(place)
        QTest.mouseDClick(self.view.viewport(), Qt.MouseButton.LeftButton, NONE, at)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.view, key, modifiers)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.view.editor, text)

    def press(self, place: QPointF, modifiers: Qt.KeyboardModifier = NONE) -> None:
        at = self.pixel(place)
        QTest.mousePress(self.view.viewport(), Qt.MouseButton.LeftButton, modifiers, at)

    def move(self, place: QPointF, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self._send(QEvent.Type.MouseMove, place, modifiers)

    def release(self, place: QPointF, modifiers: Qt.KeyboardModifier = NONE) -> None:
        at = self.pixel(place)
        QTest.mouseRelease(self.view.viewport(), Qt.MouseButton.LeftButton, modifiers, at)

    def drag(self, start: QPointF, end: QPointF, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.press(start)
        self.move((start + end) / 2, modifiers)
        self.move(end, modifiers)
        self.release(end, modifiers)

    def pixel(self, place: QPointF) -> QPoint:
        return self.view.mapFromScene(place)

    def chosen(self) -> list[Key]:
        return self.scene.selectedKeys()

    def _send(self, kind: QEvent.Type, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        at = self.pixel(place)
        port = self.view.viewport()
        left = Qt.MouseButton.LeftButton
        event = QMouseEvent(
            kind,
            QPointF(at),
            QPointF(port.mapToGlobal(at)),
            Qt.MouseButton.NoButton,
            left,
            modifiers,
        )
        QApplication.sendEvent(port, event)


def granted(board: Board, intent: want.Intent) -> list[Change]:
    """Give the changes that make a wish come true."""
    match intent:
        case want.SetText(kind, id_, text, _, field):
            entity = board.find(kind, id_)
            return patch(entity, **{field: text}) if entity else []
        case want.Remove(keys):
            return remove(board, keys)
        case MoveThings(keys, dx, dy):
            return whiteboard.move(board, keys, dx, dy)
        case want.ShiftEvents(ids, by):
            return events.shift(board, ids, by)
        case want.SetEventTime(id_, time):
            return events.set_time(board, id_, time)
        case want.ToggleEvents(ids, field):
            return events.toggle(board, ids, field)
        case want.NestFactor(id_, step):
            return factors.indent(board, id_) if step > 0 else factors.outdent(board, id_)
        case want.MoveFactor(id_, bone_id, parent_id, position):
            return factors.move_factor(board, id_, bone_id, parent_id, position)
        case want.AddWhy(factor_id, parent_id, needed):
            add = whys.add_condition if needed else whys.add_why
            return add(board, factor_id, "", parent_id)[0]
        case want.ToggleGate(factor_id, parent_id):
            return whys.toggle_gate(board, factor_id, parent_id)
        case want.PlaceRisk(id_, severity, likelihood):
            return improve.place_risk(board, id_, severity, likelihood)
        case want.PlaceAction(id_, impact, effort):
            return improve.place_on_matrix(board, id_, impact, effort)
        case _:
            return []


def a_review() -> Review:
    return Review(id="r", title="Slow search", problem="Search was slow for an hour", zone="UTC")


def some_events() -> list[Entity]:
    texts = ("Index rebuild starts", "Searches take ten seconds", "Rebuild is paused")
    kinds = (EventKind.TRIGGER, EventKind.DETECTION, EventKind.MITIGATION)
    made: list[Entity] = [
        TimelineEvent(
            id=f"e{i}",
            time=NOON + timedelta(minutes=20 * i),
            text=text,
            kind=kind,
            order=float(i),
        )
        for i, (text, kind) in enumerate(zip(texts, kinds, strict=True))
    ]
    waiting = TimelineEvent(
        id="later", text="Cache was warmed", precision=Precision.UNKNOWN, order=9.0
    )
    return [a_review(), *made, waiting]


def a_fishbone() -> list[Entity]:
    bones = [Bone(id=f"b{i}", label=label, order=float(i)) for i, label in enumerate(_BONES)]
    return [
        a_review(),
        *bones,
        Factor(id="f0", text="Rebuild runs at noon", bone_id="b0", order=1.0),
        Factor(id="f1", text="No limit on its load", bone_id="b0", order=2.0),
        Factor(id="f2", text="Limits are set by hand", bone_id="b0", parent_id="f1", order=1.0),
        Factor(id="f3", text="Alert counts errors only", bone_id="b1", order=1.0),
        WhyStep(id="w0", factor_id="f3", text="Slow answers are no errors", order=1.0),
        Note(id="n0", text="The graph looked normal", x=0.0, y=0.0, order=1.0),
        Note(id="n1", text="Who may pause a rebuild?", x=184.0, y=0.0, order=2.0),
        Note(id="secret", text="Not shown yet", x=368.0, y=0.0, hidden=True, order=3.0),
    ]


def some_actions() -> list[Entity]:
    return [
        a_review(),
        Action(id="a0", text="Run rebuilds at night", impact=4, effort=2, order=1.0),
        Action(id="a1", text="Limit a rebuild's load", order=2.0, due=date(2026, 4, 1)),
    ]


_BONES = ("Technology", "Process", "People", "Environment")


@pytest.fixture
def recap(qtbot: QtBot) -> Desk[TimelineScene]:
    return Desk(qtbot, TimelineScene, some_events())


@pytest.fixture
def reflect(qtbot: QtBot) -> Desk[ReflectScene]:
    return Desk(qtbot, ReflectScene, a_fishbone())


@pytest.fixture
def matrix(qtbot: QtBot) -> Desk[MatrixScene]:
    return Desk(qtbot, MatrixScene, some_actions())


def row_of_notes(reflect: Desk[ReflectScene], count: int, step: float) -> list[Note]:
    """Put notes in a row; with a small step each lies under the next one."""
    notes = [
        Note(id=f"r{i}", x=step * i, y=900.0, order=60.0 + i, text="Words") for i in range(count)
    ]
    reflect.commit([Added(note) for note in notes])
    while reflect.scene.projection.floating.cool():
        pass
    return notes
