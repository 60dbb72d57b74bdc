"""One open review in the facilitator window: stages, boards, private panel and audience window."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLayout, QSplitter, QStackedWidget, QWidget

from pm_facilitator.canvas.bench import Bench
from pm_facilitator.domain.changes import Committed
from pm_facilitator.domain.clock import Moment
from pm_facilitator.domain.edits import closing
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.vocabulary import Origin, Stage
from pm_facilitator.figures.timeline_look import TimelineLook
from pm_facilitator.session import Session
from pm_facilitator.ui import collector
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.carried import local_paths
from pm_facilitator.ui.coach_watch import CoachWatch
from pm_facilitator.ui.history import History
from pm_facilitator.ui.link_walk import LinkWalk
from pm_facilitator.ui.make import column
from pm_facilitator.ui.notices import NoticeBar
from pm_facilitator.ui.panels.private_panel import WIDTH, PrivatePanel
from pm_facilitator.ui.panels.quick_line import QuickLine
from pm_facilitator.ui.panels.stage_bar import StageBar
from pm_facilitator.ui.pixel_ratio import at_each_ratio
from pm_facilitator.ui.stage_clock import ClockFace, StageClock
from pm_facilitator.ui.stages.close_page import ClosePage
from pm_facilitator.ui.stages.improve_page import ImprovePage
from pm_facilitator.ui.stages.open_page import OpenPage
from pm_facilitator.ui.stages.page import StagePage
from pm_facilitator.ui.stages.recap import RecapPage
from pm_facilitator.ui.stages.reflect import ReflectPage
from pm_facilitator.ui.tasks import Tasks
from pm_facilitator.ui.theme import Theme
from pm_facilitator.ui.windows.asking import Asking
from pm_facilitator.ui.windows.audience import AudienceWindow
from pm_facilitator.ui.windows.checking import Checking
from pm_facilitator.ui.windows.documenting import Documenting
from pm_facilitator.ui.windows.edit_entries import is_text_field
from pm_facilitator.ui.windows.inviting import Inviting
from pm_facilitator.ui.windows.mirroring import Mirroring
from pm_facilitator.ui.windows.quick_entries import QuickEntries
from pm_facilitator.ui.windows.room_help import RoomHelp
from pm_facilitator.ui.windows.room_rounds import RoomRounds
from pm_facilitator.ui.windows.sharing import Sharing, to_second_display

_NO_WORDING = "No better sentence is at hand here. The Wording tab says what to ask."


class Room(QWidget):
    """Everything of one review; made when it is opened, closed when it is left.

    Signals:
        homeWanted: back to the library.
        importWanted: bring a timeline in.
        handedIn: bring files in, by their paths, or a text.
        exportWanted: the suffix of the document's format; empty to look and choose first.
        timeUp: a stage's time is up.
        audienceChanged: the audience window was opened or closed.
    """

    homeWanted = Signal()
    importWanted = Signal()
    handedIn = Signal(list, str)
    exportWanted = Signal(str)
    timeUp = Signal(object)
    audienceChanged = Signal(bool)

    def __init__(
        self,
        session: Session,
        theme: Theme,
        moment: Callable[[], Moment],
        tasks: Tasks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._theme = theme
        self._left = False
        self.moment = moment
        self.history = History(session, self)
        self.controller = BoardController(session, self.history, session.now, tasks, self)
        self.watch = CoachWatch(session, self.controller, self)
        self.clock = StageClock(session, moment, self)
        self.audience: AudienceWindow | None = None
        self.audience_follows = True
        self._walk = LinkWalk(session.board)
        self._offered = ""
        with theme.laid_aside():
            self.bar = StageBar(session.board)
            self.quick = QuickLine()
            self.stack = QStackedWidget()
            self.checking = Checking(self)
            self.inviting = Inviting(self)
            self.rounds = RoomRounds(self, theme.palette)
            split, below = self._build()
            self.pages: dict[Stage, StagePage] = self._make_pages(self.stack)
            for page in self.pages.values():
                self.stack.addWidget(page)
                for bench in (scene for scene in page.scenes() if isinstance(scene, Bench)):
                    bench.use_pictures(session.picture)
            below.addWidget(self.quick)
            self.panel = PrivatePanel(session.board, self.controller, self.watch, split)
            self.entries = QuickEntries(self)
            self.checking.add_tab()
            split.setSizes([1000, WIDTH])
            self.notices = NoticeBar(self.stack)
            self.setAcceptDrops(True)
            self.mirroring = Mirroring(self.pages, lambda: self.audience, lambda: self.stage, self)
            self._sharing = Sharing(self.pages, lambda: self.audience, self.mirroring, self)
            self._sharing.said.connect(self.notices.say)
            self.asking = Asking(self.panel.question, self.controller, lambda: self.audience, self)
            self.asking.said.connect(self.notices.say)
            self.help = RoomHelp(session, (self.clock, self.rounds.clock), self.notices, self)
            self.documenting = Documenting(self, theme)
        self._connect()
        self.rounds.join()
        self._show_stage()
        self.bar.show_face(self.clock.face(), moment())

    def _make_pages(self, parent: QWidget) -> dict[Stage, StagePage]:
        board, controller, colors = self.session.board, self.controller, self._theme.palette
        recap = RecapPage(board, controller, colors, parent)
        recap.importWanted.connect(self.importWanted)
        self.recap = recap
        recap.scene.look_changed.connect(self._show_look)
        recap.agreement.asking.connect(self._show_asking)
        self.reflect = ReflectPage(board, controller, colors, parent)
        self.reflect.scene.whys_changed.connect(self._show_whys)
        self.closing = ClosePage(board, controller, parent)
        self.closing.add_checks(self.checking.new_list(brief=True))
        self.closing.exportWanted.connect(self.exportWanted)
        self.improving = ImprovePage(board, controller, colors, parent)
        self.improving.matrixShown.connect(self._show_matrix)
        self.improving.action_tab.use_coach(self.watch)
        return {
            Stage.OPEN: OpenPage(board, controller, parent),
            Stage.RECAP: recap,
            Stage.REFLECT: self.reflect,
            Stage.IMPROVE: self.improving,
            Stage.CLOSE: self.closing,
        }

    def _build(self) -> tuple[QSplitter, QLayout]:
        """Lay out what pages and panel go into, and give what takes more.

        From the outside in, here and in the pages: a widget that is put into another one is
        styled once more, with everything that is in it by then.
        """
        split = QSplitter()
        layout = column(self, gap=0)
        layout.addWidget(self.bar)
        layout.addWidget(self.checking.strip)
        layout.addWidget(split, 1)
        left = QWidget(split)
        split.setStretchFactor(0, 1)
        split.setCollapsible(0, False)
        inner = column(left, gap=0)
        inner.addWidget(self.rounds.area)
        inner.addWidget(self.stack, 1)
        return split, inner

    def _connect(self) -> None:
        self._unsubscribe = self.session.subscribe(self._on_commit)
        self.bar.stageChosen.connect(self.go_to)
        self.bar.toggled.connect(self.clock.toggle)
        self.bar.extended.connect(self.clock.extend)
        self.bar.audienceWanted.connect(self.toggle_audience)
        self.bar.homeWanted.connect(self.homeWanted)
        self.clock.ticked.connect(self._show_face)
        self.clock.timeUp.connect(self.timeUp)
        for source in (self.controller, self.clock, self.history, self.help):
            source.failed.connect(self.notices.problem)
        self.controller.editRequested.connect(self._edit)
        self.controller.selectRequested.connect(self._select)
        self.controller.arrived.connect(self._welcome)
        self.controller.noticed.connect(self.notices.say)
        self.controller.slow_work.lasting.connect(lambda t: self.notices.say(t, lasting=True))
        self.controller.slow_work.over.connect(self.notices.take_back)
        self.controller.handedIn.connect(self.handedIn)
        self.controller.removed.connect(self._offer_undo)
        self.watch.changed.connect(self._mark)
        self.improving.action_tab.fieldWanted.connect(self.panel.ask)
        self.panel.visit.connect(self.visit)
        self.panel.coach.asked.connect(lambda: self.notices.say(_NO_WORDING))
        self.panel.helpWanted.connect(self.help.toggle_card)
        self._theme.changed.connect(self._recolor)
        at_each_ratio(self, lambda: self.rounds.set_palette(self._theme.palette))
        for page in self.pages.values():
            page.selected.connect(self.panel.follow)

    # The meeting.

    @property
    def stage(self) -> Stage:
        """Give the stage that the meeting is in."""
        return self.session.board.review.stage

    @property
    def page(self) -> StagePage:
        """Give the page in front: the stage's, or that of something visited elsewhere."""
        page = self.stack.currentWidget()
        assert isinstance(page, StagePage)
        return page

    def go_to(self, stage: Stage) -> None:
        """Move the meeting to a stage; one key takes it back."""
        board, before = self.session.board, self.stage
        if stage is before:
            # A visit to something on another stage's page ends here.
            self._show_stage()
            return
        changes = closing.enter_stage(board, stage, self.controller.today())
        if self.controller.do(f"Go to {stage.label}", changes):
            self.offer_back(f"Now in {stage.label}.", f"Back to {before.label}", brief=True)
            self.checking.leave(before, stage)

    def step(self, by: int) -> None:
        """Move to the next stage, or to the one before."""
        stages = list(Stage)
        place = stages.index(self.stage) + by
        if 0 <= place < len(stages):
            self.go_to(stages[place])

    def new_note(self) -> None:
        """Add a note: on the board where there is one for notes, else by a line."""
        if not self.page.add_note():
            self.entries.ask_note()

    def new_event(self) -> None:
        """Add an event by a line; a clock time at its start is understood."""
        self.entries.ask_event()

    def park_idea(self) -> None:
        """Park an idea by a line."""
        self.entries.ask_idea()

    def new_action(self) -> None:
        """Add an action by a line."""
        self.entries.ask_action()

    def next_question(self) -> None:
        """Show the next good question."""
        self.panel.question.next()

    def follow_link(self, *, back: bool = False) -> None:
        """Go to the next record that the selected one is linked to, or back to where that began."""
        key = self._walk.back() if back else self._walk.next(self.panel.details.key())
        if key is not None:
            self.visit(key)
            self.page.take_focus()

    def visit(self, key: Key) -> None:
        """Show a record on the page that has it."""
        pages = (self.pages[self.stage], *self.pages.values())
        page = self.documenting.visited(key) or next((p for p in pages if p.visit(key)), None)
        if page is not None:
            self.stack.setCurrentWidget(page)
        self.panel.follow(key)
        self.panel.show_tab("Details")

    def showing(self) -> QWidget | None:
        """Give what is in front, be it a stage's page or not."""
        return self.stack.currentWidget()

    def show_beside(self, page: StagePage) -> None:
        """Bring a page to the front that belongs to no stage; the meeting stays where it is."""
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)

    def look_at(self, stage: Stage) -> None:
        """Show the page of a stage, while the meeting stays where it is."""
        self.stack.setCurrentWidget(self.pages[stage])

    # The audience window.

    def toggle_audience(self) -> None:
        """Open the window for the group, or close it."""
        if self.audience is not None:
            self.audience.close()
            return
        scenes = [scene for page in self.pages.values() for scene in page.scenes()]
        self.audience = AudienceWindow(self.session.board, self._theme.palette, scenes)
        self.audience.use_pictures(self.session.picture)
        self.audience.closed.connect(self._audience_closed)
        self.audience.shadeChanged.connect(self._show_shade)
        self.audience.show_matrix(self.improving.shows_matrix(), self.improving.scene.axes)
        self._show_look(self.recap.scene.look)
        self._show_asking(self.recap.agreement.is_open())
        self._show_whys(self.reflect.scene.whys_of)
        to_second_display(self.audience, self.screen())
        self.audience.set_follows(self.audience_follows)
        self.audience.show()
        for stage, page in self.pages.items():
            for view in page.views():
                self.audience.follow_rect(stage, view.visible_rect())
                self.audience.follow_key(stage, view.board_scene.selected_alone())
        self.audience.show_face(self.clock.face())
        self._sharing.opened(self.audience)
        self.inviting.audience_opened()
        self.rounds.opened()
        self.bar.show_audience(True, "")
        collector.set_more_aside()
        self.audienceChanged.emit(True)

    def close(self) -> bool:
        """Leave the review; everything is on disk already but what is being typed."""
        if self._left:
            return super().close()
        self._left = True
        for view in (view for page in self.pages.values() for view in page.views()):
            # What was typed a moment ago has not been told yet.
            view.editor.close_editor()
        helpers = (self.watch, self.help, self.checking, self.inviting, self.rounds)
        for part in (self.clock, *helpers, self.documenting):
            part.close()
        self.controller.slow_work.leave()
        self.history.close()
        self._unsubscribe()
        self._theme.changed.disconnect(self._recolor)
        if self.audience is not None:
            self.audience.close()
        return super().close()

    def _audience_closed(self) -> None:
        if self.audience is not None:
            # Its scenes go with it, and nothing that was set aside goes by itself.
            self.audience.destroyed.connect(lambda: QTimer.singleShot(0, collector.let_go))
            self.audience.deleteLater()
            self.audience = None
            self.inviting.hold(False)
            self.bar.show_audience(False, "")
            self.audienceChanged.emit(False)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files beside the boards too, which take their own."""
        if local_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Bring in what was dropped."""
        event.acceptProposedAction()
        self.handedIn.emit(local_paths(event.mimeData()), "")

    # Following the board.

    def _on_commit(self, batch: Committed) -> None:
        if batch.origin in (Origin.FACILITATOR, Origin.UNDO):
            self._withdraw_offer()
        for page in self.pages.values():
            page.react(batch)
        self.bar.react(batch)
        self.panel.react(batch)
        self.mirroring.react(batch)
        self.rounds.react(batch)
        if batch.touches("review", "stage"):
            self._show_stage()
        if batch.touches("stage_slot"):
            self._show_face(self.clock.face())

    def _show_stage(self) -> None:
        page = self.pages[self.stage]
        self._sharing.pause()
        self.asking.end()
        self.stack.setCurrentWidget(page)
        self.panel.follow(None)
        page.take_focus()
        self.rounds.refresh()

    def _show_face(self, face: ClockFace) -> None:
        self.bar.show_face(face, self.moment())
        if self.audience is not None:
            self.audience.show_face(face)

    def _show_matrix(self, shown: bool) -> None:
        if self.audience is not None:
            self.audience.show_matrix(shown, self.improving.scene.axes)

    def _show_shade(self, shade: str) -> None:
        self.bar.show_audience(True, shade)
        self.inviting.hold(self.audience is not None and self.audience.is_frozen())

    def _show_look(self, look: TimelineLook) -> None:
        self.inviting.look_changed()
        if self.audience is not None:
            self.audience.show_look(look)

    def _show_asking(self, asked: bool) -> None:
        if self.audience is not None:
            self.audience.show_asking(asked)

    def _show_whys(self, factor_id: str | None) -> None:
        if self.audience is not None:
            self.audience.show_whys(factor_id, fault_tree=self.reflect.scene.fault_tree)

    def _mark(self) -> None:
        marks = self.watch.marks()
        for page in self.pages.values():
            for scene in page.scenes():
                scene.set_marks(marks)

    def _recolor(self, palette: object) -> None:
        for page in self.pages.values():
            page.set_palette(self._theme.palette)
        self.rounds.set_palette(self._theme.palette)
        if self.audience is not None:
            self.audience.set_palette(self._theme.palette)

    def _edit(self, kind: str, id_: str) -> None:
        if not self.page.edit(kind, id_):
            self.panel.ask((kind, id_))

    def _select(self, keys: list[Key]) -> None:
        for scene in self.page.scenes():
            scene.select(keys)
        for view in self.page.views():
            view.show_things(keys)

    def _welcome(self, keys: list[Key]) -> None:
        """Let a single newcomer be named, unless somebody types just now; select several."""
        if is_text_field(QApplication.focusWidget()):
            return
        if len(keys) > 1:
            self._select(keys)
        else:
            self.page.edit(*keys[0])

    def _offer_undo(self, count: int, label: str) -> None:
        self.offer_back("Deleted." if count == 1 else f"{count} deleted.", "Undo")

    def offer_back(self, text: str, words: str, *, brief: bool = False) -> None:
        """Offer to take the last step back, for as long as it is the last one."""
        self._offered = text
        self.notices.say(text, words, self.history.undo, brief=brief)

    def _withdraw_offer(self) -> None:
        self.notices.take_back(self._offered)
        self._offered = ""
