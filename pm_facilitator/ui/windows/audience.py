"""The window that the group may see: the board, the stage and a big clock, and nothing private."""

from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QWidget

from pm_facilitator.canvas.improve_scene import MatrixScene
from pm_facilitator.canvas.reflect_scene import ReflectScene
from pm_facilitator.canvas.timeline_scene import TimelineScene
from pm_facilitator.canvas.view import BoardView
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Committed
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.figures.palette import Palette, tokens
from pm_facilitator.ui import make
from pm_facilitator.ui.make import column, label, row
from pm_facilitator.ui.stage_clock import ClockFace, as_clock
from pm_facilitator.ui.windows.audience_pages import (
    LinesPage,
    action_lines,
    closing_lines,
    opening_lines,
)

SMALLEST_TEXT = 11.0
"""The smallest text on any board, in scene units."""


class AudienceWindow(QWidget):
    """Scenes and pages of its own, without a controller: nothing can be changed from here.

    Signals:
        closed: the window was closed.
    """

    closed = Signal()

    def __init__(
        self, board: Board, palette: Palette, title: str = "Shared with the group"
    ) -> None:
        super().__init__()
        self.setObjectName("audience")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("Shared with the group")
        self.resize(1280, 720)
        self.setMinimumSize(480, 270)
        self._board = board
        self._palette = palette
        self._follows = True
        self._over = False
        self._matrix_wanted = False
        self._stage_name = label("", "audience-stage")
        self._title = label("", "quiet")
        self._clock = label("")
        self._pages = QStackedWidget()
        self._curtain = _Curtain(self)
        self._make_pages()
        self._build()
        self._build_keys()
        self.refresh()

    def _make_pages(self) -> None:
        self.timeline = TimelineScene(self._board, self._palette, audience=True)
        self.reflect = ReflectScene(self._board, self._palette, audience=True)
        self.matrix = MatrixScene(self._board, self._palette, audience=True)
        self.views = {
            Stage.RECAP: BoardView(self.timeline, read_only=True),
            Stage.REFLECT: BoardView(self.reflect, read_only=True),
            Stage.IMPROVE: BoardView(self.matrix, read_only=True),
        }
        self.opening = LinesPage("Ground rules")
        self.action_page = LinesPage("Actions")
        self.closing = LinesPage("What we take away")
        for view in self.views.values():
            self._pages.addWidget(view)
        for page in (self.opening, self.action_page, self.closing):
            self._pages.addWidget(page)

    def _build(self) -> None:
        bar = QFrame()
        bar.setObjectName("audienceBar")
        self._clock.setObjectName("audienceClock")
        self._clock.setAccessibleName("Time left in this stage")
        line = row(bar, margin=0, gap=24)
        line.setContentsMargins(24, 0, 24, 0)
        line.addWidget(self._stage_name)
        line.addWidget(self._title, 1)
        line.addWidget(self._clock)
        layout = column(self, gap=0)
        layout.addWidget(bar)
        layout.addWidget(self._pages, 1)

    def _build_keys(self) -> None:
        make.action(self, "Full screen", self.toggle_full_screen, "F11")
        make.action(self, "Black", partial(self.toggle_curtain, "black"), "B", ".")
        make.action(self, "White", partial(self.toggle_curtain, "white"), "W", ",")
        make.action(self, "Hold the picture", self.toggle_frozen, "F")
        make.action(self, "Leave", self._leave, "Esc")

    # What is shown.

    def react(self, batch: Committed) -> None:
        """Show what a batch has changed, unless the picture is held."""
        if self.is_frozen():
            return
        for scene in (self.timeline, self.reflect, self.matrix):
            scene.react(batch)
        self.refresh()

    def refresh(self) -> None:
        """Show the page of the stage that the meeting is in."""
        review = self._board.review
        self._stage_name.setText(review.stage.label)
        self._dress_bar()
        self._title.setText(review.title)
        self._show_page(review.stage)

    def _show_page(self, stage: Stage) -> None:
        if stage is Stage.OPEN:
            self.opening.show_lines(opening_lines(self._board))
            self._pages.setCurrentWidget(self.opening)
        elif stage is Stage.CLOSE:
            self.closing.show_lines(closing_lines(self._board))
            self._pages.setCurrentWidget(self.closing)
        elif stage is Stage.IMPROVE and not self._matrix_wanted:
            self.action_page.show_lines(action_lines(self._board))
            self._pages.setCurrentWidget(self.action_page)
        else:
            self._pages.setCurrentWidget(self.views[stage])

    def show_matrix(self, wanted: bool) -> None:
        """Show the impact-effort matrix in Improve, or the list of actions."""
        self._matrix_wanted = wanted
        if not self.is_frozen():
            self.refresh()

    def show_face(self, face: ClockFace) -> None:
        """Show the time left, unless the picture is held."""
        if self.is_frozen():
            return
        self._clock.setText(as_clock(face.remaining))
        over = face.remaining < 0
        if over != self._over:
            self._over = over
            self._dress_bar()

    def set_palette(self, palette: Palette) -> None:
        """Draw with other colours."""
        self._palette = palette
        for scene in (self.timeline, self.reflect, self.matrix):
            scene.set_palette(palette)
        self.refresh()

    def clock_text(self) -> str:
        """Give what the clock shows."""
        return str(self._clock.text())

    # Following, holding, covering.

    def set_follows(self, follows: bool) -> None:
        """Follow the facilitator's part of the board, or show all of it."""
        self._follows = follows
        self._set_least_zoom()
        for view in self.views.values():
            if follows:
                view.show_rect(view.board_scene.content)
            else:
                view.fit_all()

    def follow_rect(self, stage: Stage, rect: QRectF) -> None:
        """Show the part of a board that the facilitator looks at."""
        view = self.views.get(stage)
        if view is not None and self._follows and not self.is_frozen():
            view.show_rect(rect)

    def follow_key(self, stage: Stage, key: Key) -> None:
        """Bring what the facilitator has selected into the middle."""
        view = self.views.get(stage)
        item = view.board_scene.item(key) if view is not None else None
        if view is None or item is None or not self._follows or self.is_frozen():
            return
        seen = view.visible_rect()
        seen.moveCenter(item.home().center())
        view.show_rect(seen)

    def _set_least_zoom(self) -> None:
        scale = max(0.4, self.height() / 1080)
        readable = int(tokens("type")["audience_minimum"]) / SMALLEST_TEXT * scale
        for view in self.views.values():
            view.least_zoom = readable if self._follows else 0.0

    def is_frozen(self) -> bool:
        """Tell whether the picture is held."""
        return self._curtain.shade() == "held"

    def toggle_frozen(self) -> None:
        """Hold the present picture while the facilitator looks elsewhere, or let it go on."""
        if self.is_frozen():
            self._curtain.open()
            for scene in (self.timeline, self.reflect, self.matrix):
                scene.refresh()
            self.refresh()
        else:
            self._curtain.hold()

    def toggle_curtain(self, shade: str) -> None:
        """Cover everything in "black" or "white", or uncover it."""
        if self._curtain.shade() == shade:
            self._curtain.open()
            self.refresh()
        else:
            self._curtain.cover(shade)

    def shade(self) -> str:
        """Give what covers the window: "", "black", "white" or "held"."""
        return self._curtain.shade()

    def toggle_full_screen(self) -> None:
        """Fill the display, or be an ordinary window again."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _leave(self) -> None:
        if self._curtain.shade():
            self._curtain.open()
            self.refresh()
        elif self.isFullScreen():
            self.toggle_full_screen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the clock and the names readable from the back at any size."""
        super().resizeEvent(event)
        self._dress_bar()
        self._set_least_zoom()
        self._curtain.setGeometry(self.rect())

    def _dress_bar(self) -> None:
        scale = max(0.4, self.height() / 1080)
        least = int(tokens("type")["audience_minimum"])
        stage = self._palette.stage[self._board.review.stage.value]
        clock = self._palette["over" if self._over else "text"]
        soft = self._palette["text_soft"]
        for widget, pixels, color, weight in (
            (self._clock, int(tokens("type")["audience_clock"]), clock, 600),
            (self._stage_name, 44, stage, 600),
            (self._title, 28, soft, 400),
        ):
            size = round(max(pixels, least) * scale)
            widget.setStyleSheet(f"color: {color}; font-size: {size}px; font-weight: {weight};")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the window went away."""
        super().closeEvent(event)
        self.closed.emit()


class _Curtain(QLabel):
    """What lies over the window: nothing, black, white, or the picture that is held."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("curtain")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._shade = ""
        self.hide()

    def shade(self) -> str:
        """Give what lies over the window."""
        return self._shade

    def cover(self, shade: str) -> None:
        """Cover everything in one colour."""
        self.clear()
        self._show(shade)

    def hold(self) -> None:
        """Hold the picture that is there now."""
        window = self.parentWidget()
        self.open()
        if window is not None:
            self.setPixmap(window.grab())
        self._show("held")

    def open(self) -> None:
        """Take the cover away."""
        self._shade = ""
        self.clear()
        self.hide()

    def _show(self, shade: str) -> None:
        self._shade = shade
        self.setProperty("shade", shade)
        self.style().polish(self)
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect())
        self.show()
        self.raise_()
