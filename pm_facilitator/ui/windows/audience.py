"""The window that the group may see: the board, the stage and a big clock, and nothing private."""

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from pm_facilitator.canvas.improve_scene import MatrixScene
from pm_facilitator.canvas.items import BoardItem
from pm_facilitator.canvas.layouts import Layouts
from pm_facilitator.canvas.motion import motion_milliseconds
from pm_facilitator.canvas.notes_board import NotesBoard
from pm_facilitator.canvas.reflect_scene import ReflectScene
from pm_facilitator.canvas.scene import BoardScene
from pm_facilitator.canvas.things_layer import Pictures
from pm_facilitator.canvas.timeline_scene import TimelineScene
from pm_facilitator.canvas.view import BoardView
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Committed
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.figures.matrix import EFFORT, Axes
from pm_facilitator.figures.palette import Palette, tokens
from pm_facilitator.figures.timeline_look import TimelineLook
from pm_facilitator.ui import make
from pm_facilitator.ui.make import column
from pm_facilitator.ui.pixel_ratio import at_each_ratio
from pm_facilitator.ui.rounds.seen import RoundSeen
from pm_facilitator.ui.stage_clock import ClockFace
from pm_facilitator.ui.windows.audience_agreement import AudienceAgreement
from pm_facilitator.ui.windows.audience_bar import AudienceBar, scale_of
from pm_facilitator.ui.windows.audience_invitation import AudienceInvitation
from pm_facilitator.ui.windows.audience_legend import AudienceLegend
from pm_facilitator.ui.windows.audience_pages import (
    action_lines,
    closing_lines,
    opening_lines,
)
from pm_facilitator.ui.windows.audience_pointing import AudiencePointing
from pm_facilitator.ui.windows.audience_prompt import AudiencePrompt
from pm_facilitator.ui.windows.audience_rounds import AudienceRounds
from pm_facilitator.ui.windows.curtain import Curtain
from pm_facilitator.ui.windows.lines_page import LinesPage

SMALLEST_TEXT = 11.0
"""The smallest text on any board, in scene units."""


class AudienceWindow(QWidget):
    """Scenes and pages of its own, without a controller: nothing can be changed from here.

    While the picture is held, nothing here follows the board at all; what was wanted in the
    meantime is remembered and shown when the picture goes on.

    Signals:
        closed: the window was closed.
        shadeChanged: what covers the window now: "", "black", "white" or "held".
    """

    closed = Signal()
    shadeChanged = Signal(str)

    def __init__(self, board: Board, palette: Palette, others: Iterable[BoardScene] = ()) -> None:
        """Make the window; what the facilitator's scenes of these boards lay out is shared."""
        super().__init__()
        self.setObjectName("audience")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("Shared with the group")
        self.resize(1280, 720)
        self.setMinimumSize(480, 270)
        self._board = board
        self._palette = palette
        self._follows = True
        self._matrix_wanted = False
        self._axes_wanted = EFFORT
        self._look_wanted = TimelineLook()
        self._asking_wanted = False
        self._prompt_wanted = ""
        self._whys_wanted: tuple[str | None, bool] = (None, False)
        self._face_wanted: ClockFace | None = None
        self._rects: dict[Stage, QRectF] = {}
        self._keys: dict[Stage, Key | None] = {}
        self._bar = AudienceBar(palette)
        self._pages = QStackedWidget()
        self.legend = AudienceLegend(board, palette)
        self.agreement = AudienceAgreement(board, palette)
        self._prompt = AudiencePrompt(palette)
        self._curtain = Curtain(self)
        self.rounds = AudienceRounds(palette, self._bar, self._curtain)
        self._make_pages(
            {type(scene): scene.layouts for scene in others if isinstance(scene, NotesBoard)}
        )
        layout = column(self, gap=0)
        layout.addWidget(self._bar)
        layout.addWidget(self._prompt)
        layout.addWidget(self.rounds.strip)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self.agreement)
        layout.addWidget(self.legend)
        self.invitation = AudienceInvitation(palette, self._bar, self)
        # A page of text makes room for the way in; a board may lie below it.
        page = self.rounds.page
        self.invitation.takes.connect(lambda tall: page.setContentsMargins(0, 0, 0, tall))
        self._build_keys()
        at_each_ratio(self, self._dress)
        self.refresh()

    def _make_pages(self, known: Mapping[type[BoardScene], Layouts]) -> None:
        board, look = self._board, self._palette
        time, bones, matrix = map(known.get, (TimelineScene, ReflectScene, MatrixScene))
        self.timeline = TimelineScene(board, look, audience=True, layouts=time)
        self.reflect = ReflectScene(board, look, audience=True, layouts=bones)
        self.matrix = MatrixScene(board, look, audience=True, layouts=matrix)
        self.views = {
            Stage.RECAP: BoardView(self.timeline, read_only=True),
            Stage.REFLECT: BoardView(self.reflect, read_only=True),
            Stage.IMPROVE: BoardView(self.matrix, read_only=True),
        }
        self.opening = LinesPage("Ground rules")
        self.action_page = LinesPage("Actions")
        self.closing = LinesPage("What we take away")
        self.pointing = AudiencePointing(self.views)
        for scene in self._scenes():
            scene.mover.duration = motion_milliseconds
        for view in self.views.values():
            self._pages.addWidget(view)
        for page in (self.opening, self.action_page, self.closing, self.rounds.page):
            self._pages.addWidget(page)

    def _build_keys(self) -> None:
        make.action(self, "Full screen", self.toggle_full_screen, "F11")
        make.action(self, "Black", partial(self.toggle_curtain, "black"), "B", ".")
        make.action(self, "White", partial(self.toggle_curtain, "white"), "W", ",")
        make.action(self, "Hold the picture", self.toggle_frozen, "F")
        make.action(self, "Leave", self._leave, "Esc")

    def _scenes(self) -> tuple[BoardScene, ...]:
        return self.timeline, self.reflect, self.matrix

    def use_pictures(self, pictures: Pictures) -> None:
        """Draw pictures with the bytes that this gives."""
        for scene in (self.timeline, self.reflect, self.matrix):
            scene.use_pictures(pictures)

    # What is shown.

    def react(self, batch: Committed) -> None:
        """Show what a batch has changed, unless the picture is held."""
        if self.is_frozen():
            return
        for scene in self._scenes():
            scene.react(batch)
        self.legend.react(batch)
        if batch.kinds() & {"event", "remark", "agreement", "review"}:
            self.agreement.refresh()
        # The pages without a board say a little of everything. Boards follow by themselves, and
        # a round is shown by whoever leads it.
        by_itself = (*self.views.values(), self.rounds.page)
        if batch.touches("review") or self._pages.currentWidget() not in by_itself:
            self.refresh()

    def refresh(self) -> None:
        """Show the page of the stage that the meeting is in."""
        review = self._board.review
        self._bar.show_review(review.stage, review.title)
        self._show_page(review.stage)
        shown = next((s for s, v in self.views.items() if v is self._pages.currentWidget()), None)
        self.legend.show_stage(shown)
        self.agreement.show_stage(shown)

    def _show_page(self, stage: Stage) -> None:
        if self.rounds.is_writing():
            self._pages.setCurrentWidget(self.rounds.page)
        elif self.rounds.board() in self.views:
            self._pages.setCurrentWidget(self.views[self.rounds.board() or stage])
        elif stage is Stage.OPEN:
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

    def show_matrix(self, wanted: bool, axes: Axes = EFFORT) -> None:
        """Show the actions in Improve on a matrix by these axes, or as a list."""
        self._matrix_wanted, self._axes_wanted = wanted, axes
        if not self.is_frozen():
            self.matrix.show_axes(axes)
            self.refresh()

    def show_look(self, look: TimelineLook) -> None:
        """Draw the timeline as the facilitator does, with nothing on it that is still covered."""
        self._look_wanted = look
        if not self.is_frozen():
            self.timeline.show_look(look)

    def show_asking(self, asked: bool) -> None:
        """Show what the group is asked about the timeline, or take the question away."""
        self._asking_wanted = asked
        if not self.is_frozen():
            self.agreement.ask(asked)

    def show_prompt(self, text: str) -> None:
        """Put a question before the group, or take it away with an empty text."""
        self._prompt_wanted = text
        if not self.is_frozen():
            self._prompt.show_text(text)

    def prompt(self) -> str:
        """Give the question that is put before the group, now or once the picture goes on."""
        return self._prompt_wanted

    def show_round(self, seen: RoundSeen | None, stage: Stage | None = None) -> None:
        """Show a round that is held on a stage's board, or none any more."""
        self.rounds.want(seen, stage)
        if not self.is_frozen():
            self.refresh()

    def show_whys(self, factor_id: str | None, *, fault_tree: bool = False) -> None:
        """Show the why-chain of this factor as a tree of answers or as a fault tree, or none."""
        self._whys_wanted = factor_id, fault_tree
        if not self.is_frozen():
            self.reflect.show_whys(factor_id, fault_tree=fault_tree)

    def show_face(self, face: ClockFace) -> None:
        """Show the time left, unless the picture is held."""
        self._face_wanted = face
        if not self.is_frozen():
            self._bar.show_face(face)

    def set_palette(self, palette: Palette) -> None:
        """Draw with other colours."""
        self._palette = palette
        if not self.is_frozen():
            self._recolor()

    def _recolor(self) -> None:
        self._bar.set_palette(self._palette)
        self.legend.set_palette(self._palette)
        self.agreement.set_palette(self._palette)
        self._prompt.set_palette(self._palette)
        self.rounds.set_palette(self._palette)
        self.invitation.set_palette(self._palette)
        for scene in self._scenes():
            scene.set_palette(self._palette)

    def clock_text(self) -> str:
        """Give what the clock shows."""
        return self._bar.clock_text()

    # Following the facilitator's view.

    def set_follows(self, follows: bool) -> None:
        """Follow the facilitator's part of the board, or show all of it."""
        self._follows = follows
        self._set_least_zoom()
        for stage, view in self.views.items():
            if not follows:
                view.fit_all()
            elif stage in self._rects:
                self._look(stage)
            else:
                view.show_rect(view.board_scene.content)

    def follow_rect(self, stage: Stage, rect: QRectF) -> None:
        """Show the part of a board that the facilitator looks at."""
        if stage in self.views:
            self._rects[stage] = rect
            self._look(stage)
            self.pointing.keep_in_sight(stage)

    def follow_key(self, stage: Stage, key: Key | None) -> None:
        """Bring what the facilitator has selected into the middle, as long as it is in sight."""
        if stage in self.views:
            self._keys[stage] = key
            self._look(stage)
            self.pointing.keep_in_sight(stage)

    def bring(self, stage: Stage, rect: QRectF) -> bool:
        """Show a part of a board once, whether or not this follows; False while held."""
        if stage in self.views and not self.is_frozen():
            self.views[stage].show_rect(rect)
        return not self.is_frozen()

    def _look(self, stage: Stage) -> None:
        if not self._follows or self.is_frozen():
            return
        view, rect = self.views[stage], self._rects.get(stage)
        if rect is not None:
            view.show_rect(rect)
        item = _item(view, self._keys.get(stage))
        if item is None or (rect is not None and not rect.intersects(item.home())):
            return
        seen = view.visible_rect()
        # Where all that the facilitator sees would be too small to read, a part has to be chosen.
        if rect is None or not seen.contains(rect):
            seen.moveCenter(item.home().center())
            view.show_rect(seen)

    def _set_least_zoom(self) -> None:
        readable = int(tokens("type")["audience_minimum"]) / SMALLEST_TEXT * scale_of(self)
        for view in self.views.values():
            view.least_zoom = readable if self._follows else 0.0

    # Holding and covering.

    def is_frozen(self) -> bool:
        """Tell whether the picture is held, be it covered or not."""
        return self._curtain.is_held()

    def toggle_frozen(self) -> None:
        """Hold the present picture while the facilitator looks elsewhere, or let it go on."""
        if self.is_frozen():
            self._let_go_on()
        else:
            self.pointing.hold()
            for view in self.views.values():
                view.settle()
            self._curtain.hold()
        self.shadeChanged.emit(self.shade())

    def toggle_curtain(self, color: str) -> None:
        """Cover everything in "black" or "white", or uncover it."""
        self._curtain.cover("" if self.shade() == color else color)
        self.shadeChanged.emit(self.shade())

    def shade(self) -> str:
        """Give what covers the window: "", "black", "white" or "held"."""
        return self._curtain.shade()

    def _let_go_on(self) -> None:
        """Let the picture go and catch up with everything that has happened since."""
        self.timeline.show_look(self._look_wanted)
        self.matrix.show_axes(self._axes_wanted)
        self._curtain.release()
        for scene in self._scenes():
            scene.refresh()
        self._recolor()
        factor_id, fault_tree = self._whys_wanted
        self.reflect.show_whys(factor_id, fault_tree=fault_tree)
        self.legend.refresh()
        self.agreement.ask(self._asking_wanted)
        self._prompt.show_text(self._prompt_wanted)
        self.rounds.go_on()
        self.refresh()
        if self._face_wanted is not None:
            self._bar.show_face(self._face_wanted)
        for stage in self.views:
            self._look(stage)
        self.pointing.go_on()

    def toggle_full_screen(self) -> None:
        """Fill the display, or be an ordinary window again."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _leave(self) -> None:
        shade = self.shade()
        if shade == "held":
            self.toggle_frozen()
        elif shade:
            self.toggle_curtain(shade)
        elif self.isFullScreen():
            self.toggle_full_screen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the clock and the names readable from the back at any size."""
        super().resizeEvent(event)
        self._dress()
        self._set_least_zoom()
        self._curtain.setGeometry(self.rect())

    def _dress(self) -> None:
        self._bar.dress()
        self.legend.dress()
        self.agreement.dress()
        self._prompt.dress()
        self.rounds.dress()
        self.invitation.dress()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the window went away."""
        super().closeEvent(event)
        self.closed.emit()


def _item(view: BoardView, key: Key | None) -> BoardItem | None:
    return view.board_scene.item(key) if key is not None else None
