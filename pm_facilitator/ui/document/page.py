"""The document page: a section in hand with its help, and the document as readers get it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QScrollArea, QSplitter, QTabWidget, QWidget

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Committed
from pm_facilitator.domain.edits import coaching
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Version
from pm_facilitator.figures.palette import Palette
from pm_facilitator.report.naming import names_to_roles
from pm_facilitator.report.template import template_of
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.document.findings import groups_of
from pm_facilitator.ui.document.life_panel import LifePanel
from pm_facilitator.ui.document.reading import Reading
from pm_facilitator.ui.document.section_editor import SectionEditor
from pm_facilitator.ui.document.section_list import SectionList
from pm_facilitator.ui.document.template_choice import TemplateChoice
from pm_facilitator.ui.document.to_do import Line, ToDo
from pm_facilitator.ui.make import column, label
from pm_facilitator.ui.stages.page import StagePage

_PAUSE = 400
"""Milliseconds without typing before the preview follows."""

_LEAST_WIDTH = 250
"""So narrow the section in hand can still be read."""

_NOTHING_HERE = {"vote", "stage_slot", "arrow", "stroke", "frame", "board_text", "round"}


class DocumentPage(StagePage):
    """Where the document is written, read as each reader gets it, and brought to its end.

    Signals:
        stageWanted: the stage whose page is to be shown.
        recordWanted: the record to be shown on its page.
    """

    stageWanted = Signal(object)
    recordWanted = Signal(object)

    def __init__(
        self,
        board: Board,
        controller: BoardController,
        colors: Palette,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._controller = controller
        self.template = TemplateChoice(board, controller)
        self.sections = SectionList(board)
        self.editor = SectionEditor(board, controller)
        self.reading = Reading(board, controller, colors)
        self.preview = self.reading.preview
        self.to_do = ToDo()
        self.life = LifePanel(board, controller)
        self.editor.comments.by = self.life.name
        self._tabs = QTabWidget()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._show_document)
        self._build()
        self._connect()
        self._follow()

    def _build(self) -> None:
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self._build_left())
        middle = _scrolled(self.editor)
        middle.setMinimumWidth(_LEAST_WIDTH)
        split.addWidget(middle)
        split.addWidget(self._build_right())
        split.setSizes([210, 380, 480])
        for place, stretch in enumerate((0, 2, 3)):
            split.setStretchFactor(place, stretch)
        column(self, gap=0).addWidget(split)

    def _build_left(self) -> QWidget:
        left = QWidget()
        left.setMinimumWidth(170)
        layout = column(left, margin=16, gap=8)
        layout.addWidget(label("The document", "title"))
        layout.addWidget(self.template)
        layout.addWidget(self.sections, 1)
        return left

    def _build_right(self) -> QWidget:
        self._tabs.addTab(self.reading, "Preview")
        self._tabs.addTab(_scrolled(self.to_do), "To check")
        self._tabs.addTab(_scrolled(self.life), "Versions")
        self._tabs.setDocumentMode(True)
        self._tabs.setMinimumWidth(_LEAST_WIDTH)
        self._tabs.tabBar().setElideMode(Qt.TextElideMode.ElideRight)
        return self._tabs

    def _connect(self) -> None:
        self.sections.chosen.connect(self._take_in_hand)
        self.editor.stageWanted.connect(self.stageWanted)
        self.reading.changed.connect(lambda: self._show_document())
        self.to_do.jump.connect(self._go_to)
        self.to_do.left.connect(self._leave)
        self.to_do.acted.connect(lambda _line: self._use_roles())
        self.life.compareWanted.connect(self._compare)
        self._tabs.currentChanged.connect(lambda _place: self._wait.start(0))
        for keys, act in (
            ("Alt+Down", lambda: self.sections.step(1)),
            ("Alt+Up", lambda: self.sections.step(-1)),
            ("Alt+Right", self._next_empty),
            ("Alt+Return", self.editor.take_focus),
        ):
            QShortcut(QKeySequence(keys), self, act)

    # What the meeting asks of a page.

    def react(self, batch: Committed) -> None:
        """Show what a batch has changed."""
        if batch.kinds() <= _NOTHING_HERE:
            return
        if self.isVisible():
            self._follow()
        self._wait.start(_PAUSE)

    def set_palette(self, palette: Palette) -> None:
        """Draw with other colours."""
        self.preview.set_palette(palette)

    def take_focus(self) -> None:
        """Put the keyboard to the sections."""
        self.sections.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened meanwhile."""
        super().showEvent(event)
        self._follow()
        self._wait.start(0)

    def hideEvent(self, event: QHideEvent) -> None:
        """Make no preview that nobody sees."""
        self._wait.stop()
        super().hideEvent(event)

    def stop(self) -> None:
        """Let nothing happen any more."""
        self._wait.stop()

    # What is shown.

    def _follow(self) -> None:
        template = template_of(self._board.review)
        self.template.refresh()
        self.sections.show_template(template)
        self._take_in_hand(self.sections.section())
        self.life.refresh()

    def _take_in_hand(self, name: str) -> None:
        section = template_of(self._board.review).section(name)
        if section is not None:
            fresh = name != self.editor.section()
            self.editor.show_section(section)
            if fresh:
                self.preview.show_section(name)

    def _show_document(self) -> None:
        if not self.isVisible():
            return
        if self._tabs.currentIndex() == 0:
            self.reading.show_document()
        elif self._tabs.currentIndex() == 1:
            self.to_do.show_groups(groups_of(self._board, self.reading.options()))

    def _compare(self, earlier: Version, later: Version | None) -> None:
        if self.reading.compare(earlier, later):
            self._tabs.setCurrentIndex(0)
            self._show_document()

    def _next_empty(self) -> None:
        self.sections.next_empty(template_of(self._board.review))

    def _go_to(self, line: Line) -> None:
        key: Key | None = line.key
        if key is not None:
            self.recordWanted.emit(key)
        elif self.sections.choose(line.section):
            self.editor.take_focus()

    def _use_roles(self) -> None:
        self._controller.do("Use roles in place of names", names_to_roles(self._board))
        self._wait.start(0)

    def _leave(self, line: Line) -> None:
        self._controller.do("Leave a wording", coaching.leave_checks(self._board, [line.mark]))
        self._wait.start(0)


def _scrolled(widget: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(widget)
    return area
