"""The slim line over a board that finds texts on it and goes from hit to hit."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel

from pm_facilitator.canvas.find_marks import FindMarks
from pm_facilitator.canvas.items import BoardItem
from pm_facilitator.canvas.view import BoardView
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.ui.finding import Finder
from pm_facilitator.ui.make import label, row, tool
from pm_facilitator.ui.panels.escapable_line import EscapableLine

_MARGIN = 12
_WIDTH = 380
_AIR = 80
"""How far from the edge of the view a hit is brought, in pixels."""

_READABLE = 0.6

_AT_ONCE = 400
"""How many texts are made ready before the event loop has its turn again."""


class FindLine(QFrame):
    """Opens by Ctrl+F over the board; marks hits there, moves the view, and selects nothing.

    Signals:
        closed: the line went away and the keyboard is back at the board.
    """

    closed = Signal()

    def __init__(self, view: BoardView) -> None:
        super().__init__(view)
        self.setObjectName("card")
        self._view = view
        self._scene = view.board_scene
        self._finder = Finder()
        self._marks = FindMarks(view)
        self._hits: list[Key] = []
        self._at = -1
        self._line = _StepLine()
        self._count: QLabel = label("", "quiet")
        self._stale = True
        self._again = self._timer(self._catch_up)
        self._idle = self._timer(self._read_on)
        self._build()

    def _build(self) -> None:
        self._line.setPlaceholderText("Find on the board")
        self._line.setAccessibleName("Find on the board")
        self._line.textEdited.connect(lambda _: self._search())
        self._line.escaped.connect(self.close_line)
        self._line.stepped.connect(self.step)
        self._count.setMinimumWidth(72)
        self._count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line = row(self, margin=4, gap=4)
        line.addWidget(self._line, 1)
        line.addWidget(self._count)
        line.addWidget(
            tool("chevron-left", "Hit before", lambda: self.step(-1), keys="Shift+Enter")
        )
        line.addWidget(tool("chevron-right", "Next hit", lambda: self.step(1), keys="Enter"))
        line.addWidget(tool("x", "Close the search", self.close_line, keys="Esc"))
        self._scene.refreshed.connect(self._follow)
        self._view.installEventFilter(self)
        self.hide()

    def open_line(self) -> None:
        """Open with the last words marked, so that typing replaces them."""
        self._place()
        self.show()
        self.raise_()
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()
        self._take_texts()
        self._idle.start(0)
        self._search(keep=True)

    def close_line(self) -> None:
        """Take the marks away and give the keyboard back to the board, at the hit."""
        at = self._key()
        # First the board: a line that hides passes the keyboard on to whatever comes next.
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self._idle.stop()
        self._hits, self._at = [], -1
        self._marks.show_hits([], None)
        if at is not None and self._scene.item(at) is not None:
            self._scene.select([at])
            self._scene.set_current(at, by_keyboard=True)
        self.closed.emit()

    def step(self, by: int) -> None:
        """Go to the next hit (1) or the one before (-1), round and round."""
        if self._hits:
            self._at = (self._at + by) % len(self._hits)
            self._show()

    def count_text(self) -> str:
        """Give what is said of the hits, as in "3 of 12"."""
        return str(self._count.text())

    def ringed(self) -> BoardItem | None:
        """Give the hit that the search is at."""
        return self._marks.ringed

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner of the view when that changes its size."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _timer(self, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(act)
        return timer

    def _place(self) -> None:
        width = min(_WIDTH, self._view.width() - 2 * _MARGIN)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move(self._view.width() - width - _MARGIN, _MARGIN)

    def _search(self, *, keep: bool = False) -> None:
        """Look the board through, beginning with the hit that is in sight or was at last."""
        before = self._key() if keep else None
        self._take_texts()
        self._hits = self._finder.find(self._line.text())
        if before in self._hits:
            self._at = self._hits.index(before)
        else:
            self._at = self._first_in_sight()
        self._show(move=not keep)

    def _take_texts(self) -> None:
        """Look through the board as it is now."""
        if self._stale:
            self._stale = False
            sketches = [item.sketch for item in self._scene.projection.all()]
            self._finder.take((sketch.key, sketch.text) for sketch in sketches)

    def _read_on(self) -> None:
        """Make texts ready before the first letter, as long as nobody waits for anything else."""
        if self._finder.read_on(_AT_ONCE):
            self._idle.start(0)

    def _first_in_sight(self) -> int:
        seen = self._view.visible_rect()
        for place, key in enumerate(self._hits):
            item = self._scene.item(key)
            if item is not None and seen.contains(item.home()):
                return place
        return 0 if self._hits else -1

    def _show(self, *, move: bool = True) -> None:
        at = self._scene.item(self._hits[self._at]) if self._hits else None
        self._marks.show_hits(self._hits, at)
        self.raise_()
        self._say(at)
        if move and at is not None:
            self._bring(at)

    def _say(self, at: BoardItem | None) -> None:
        if at is not None:
            self._count.setText(f"{self._at + 1} of {len(self._hits)}")
            spoken = at.sketch.spoken or at.sketch.text
            self._line.setAccessibleDescription(f"{self._count.text()}: {spoken}")
        else:
            self._count.setText("Not found" if self._line.text().strip() else "")
            self._line.setAccessibleDescription(self._count.text())

    def _bring(self, item: BoardItem) -> None:
        home = item.home()
        if self._view.zoom < _READABLE:
            self._view.zoom_to(1.0)
        place = self._view.mapFromScene(home).boundingRect()
        if not self._view.rect().contains(place) or self.geometry().intersects(place):
            room = self._view.viewport().size()
            air = min(_AIR, room.width() // 4, room.height() // 4)
            self._view.ensureVisible(home, air, air)
        self._view.bring_into_sight(home)

    def _key(self) -> Key | None:
        return self._hits[self._at] if 0 <= self._at < len(self._hits) else None

    def _follow(self) -> None:
        self._stale = True
        if self.isVisible():
            self._again.start(0)

    def _catch_up(self) -> None:
        if self.isVisible():
            self._search(keep=True)


class _StepLine(EscapableLine):
    """A line in which Enter and F3 step forward, and backward with Shift."""

    stepped = Signal(int)

    def event(self, event: QEvent) -> bool:
        """Claim F3 before the window takes it for a new event."""
        asks = event.type() is QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F3:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step, or type."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.stepped.emit(-1 if back else 1)
        else:
            super().keyPressEvent(event)
