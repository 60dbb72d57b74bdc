"""Preparing a round: its format, what it asks, its times, whether with names, and its groups."""

from dataclasses import replace
from functools import partial
from random import Random

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFrame, QPushButton, QScrollArea, QWidget

from pm_facilitator import presets, round_formats
from pm_facilitator.canvas.keys import CTRL, SHIFT, chord, pressed
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Committed
from pm_facilitator.domain.entities import Person
from pm_facilitator.domain.small_groups import split
from pm_facilitator.domain.vocabulary import RoundStep, Stage
from pm_facilitator.figures.palette import Palette
from pm_facilitator.round_formats import RoundFormat
from pm_facilitator.ui.make import button, column, label, row
from pm_facilitator.ui.rounds.draft import RoundDraft
from pm_facilitator.ui.rounds.draft_history import DraftHistory
from pm_facilitator.ui.rounds.groups_form import GroupsForm, writers
from pm_facilitator.ui.rounds.setup_form import SetupForm
from pm_facilitator.ui.rounds.words import BOARDS
from pm_facilitator.ui.stages.page import StagePage

_FORMATS = 232
_OWN_GROUP = 3


class SetupPage(StagePage):
    """Holds a draft; nothing is stored, and nobody sees anything, before it begins.

    Signals:
        startWanted: the draft that is to begin.
        closed: back to the board; the draft is kept.
    """

    startWanted = Signal(object)
    closed = Signal()

    def __init__(self, board: Board, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Prepare a round")
        self._board = board
        self._chance = Random()
        self._formats: dict[str, QPushButton] = {}
        self._about = label("", "quiet", wrap=True)
        self.form = SetupForm()
        self.groups = GroupsForm(palette, self._chance)
        self.history = DraftHistory(RoundDraft())
        self._keys = {
            chord(Qt.Key.Key_Z, CTRL): self._undo,
            chord(Qt.Key.Key_Y, CTRL): self._redo,
            chord(Qt.Key.Key_Z, CTRL | SHIFT): self._redo,
            chord(Qt.Key.Key_Return, CTRL): self.start,
            chord(Qt.Key.Key_Escape): self.closed.emit,
        }
        self._build()
        self.form.decided.connect(self._decide)
        self.form.typed.connect(self._type)
        self.groups.decided.connect(self._decide)
        self.begin()

    def _build(self) -> None:
        layout = column(self, margin=24, gap=16)
        head = row(gap=8)
        head.addWidget(label("Prepare a round", "heading"))
        head.addStretch(1)
        head.addWidget(label("Nobody sees this before it begins", "small"))
        layout.addLayout(head)
        halves = row(gap=32)
        halves.addLayout(self._build_formats())
        halves.addWidget(self._scrolled(), 1)
        layout.addLayout(halves, 1)
        foot = row(gap=8)
        foot.addStretch(1)
        foot.addWidget(button("Close", self.closed.emit, role="quiet", tip="Esc keeps the draft"))
        foot.addWidget(button("Start the round", self.start, role="primary", tip="Ctrl+Enter"))
        layout.addLayout(foot)

    def _build_formats(self) -> QBoxLayout:
        together = QButtonGroup(self)
        side = QWidget()
        side.setFixedWidth(_FORMATS)
        layout = column(side, gap=4)
        for format_ in round_formats.round_formats().values():
            made = button(format_.label, partial(self.choose, format_.name), role="choice")
            made.setCheckable(True)
            made.setAccessibleDescription(format_.about)
            together.addButton(made)
            self._formats[format_.name] = made
            layout.addWidget(made)
        layout.addSpacing(8)
        layout.addWidget(self._about)
        layout.addStretch(1)
        around = column()
        around.addWidget(side)
        return around

    def _scrolled(self) -> QScrollArea:
        body = QWidget()
        layout = column(body, gap=16)
        layout.setContentsMargins(2, 2, 16, 2)
        layout.addWidget(self.form)
        self._divide = label("Small groups", "section")
        layout.addWidget(self._divide)
        layout.addWidget(self.groups)
        layout.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        return area

    # The draft.

    @property
    def draft(self) -> RoundDraft:
        """Give the round as it is prepared so far."""
        return self.history.now

    def begin(self) -> None:
        """Begin with a new draft: in the closing with the closing check, else in silence."""
        closing = self._board.review.stage is Stage.CLOSE
        known = round_formats.round_formats()
        chosen = known["closing_check"] if closing else round_formats.default_round_format()
        self.history = DraftHistory(self._in_format(RoundDraft(), chosen))
        self.refresh()

    def is_untouched(self) -> bool:
        """Tell whether nothing has been decided or written for this draft yet."""
        known = round_formats.round_formats().get(self.draft.format)
        own = known is None or self.draft.prompt != known.prompt
        return not own and not self.history.has_steps()

    def choose(self, name: str) -> None:
        """Take a ready-made format; a question of one's own stays."""
        chosen = round_formats.round_formats()[name]
        self._decide(self._in_format(self.draft, chosen))

    def start(self) -> None:
        """Begin the round, once there is something to ask."""
        if not self.draft.prompt.strip():
            self.form.miss_prompt()
            return
        self.startWanted.emit(self.draft)

    def refresh(self) -> None:
        """Show the draft, and the people and questions of the review."""
        draft = replace(self.draft, stage=_board_of(self._board.review.stage, self.draft))
        self.history.amend(draft)
        for name, made in self._formats.items():
            made.setChecked(name == draft.format)
        known = round_formats.round_formats().get(draft.format)
        self._about.setText(known.about if known is not None else "")
        self.form.show_draft(draft, presets.stage_prompts(self._board.review.stage))
        writes = draft.has(RoundStep.WRITE)
        self._divide.setVisible(writes)
        self.groups.setVisible(writes)
        self.groups.show_draft(draft, self._people())

    def react(self, batch: Committed) -> None:
        """Follow who is here, and the stage."""
        if self.isVisible() and batch.kinds() & {"person", "review"}:
            self.refresh()

    def set_palette(self, palette: Palette) -> None:
        """Draw with other colours."""
        self.groups.set_palette(palette)

    def take_focus(self) -> None:
        """Put the keyboard to the format that is chosen."""
        self._formats[self.draft.format].setFocus()

    def event(self, event: QEvent) -> bool:
        """Claim the page's own keys, so that Undo takes back what was decided here."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and pressed(event) in self._keys
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key means on this page."""
        act = self._keys.get(pressed(event))
        if act is not None:
            act()
        else:
            super().keyPressEvent(event)

    def _in_format(self, draft: RoundDraft, format_: RoundFormat) -> RoundDraft:
        offered = {each.prompt for each in round_formats.round_formats().values()}
        own = draft.prompt.strip() and draft.prompt not in offered
        made = replace(
            draft,
            format=format_.name,
            prompt=draft.prompt if own else format_.prompt,
            steps=format_.steps,
            votes_each=format_.votes_each or 1,
            votes_per_note=format_.votes_per_note or 1,
            size=format_.group_size or _OWN_GROUP,
        )
        people = writers(self._people())
        if format_.group_size and len(people) > 1:
            return made.divided(people, split, self._chance)
        return made.without_groups()

    def _people(self) -> list[Person]:
        return [person for person in self._board.people if person.present]

    def _decide(self, draft: RoundDraft) -> None:
        self.history.decide(draft)
        self.refresh()

    def _type(self, draft: RoundDraft) -> None:
        self.history.amend(draft)
        self.refresh()

    def _undo(self) -> None:
        if self.history.undo():
            self.refresh()

    def _redo(self) -> None:
        if self.history.redo():
            self.refresh()


def _board_of(stage: Stage, draft: RoundDraft) -> Stage:
    """Give the stage whose board takes the notes: Reflect where the meeting has no board."""
    if not draft.has(RoundStep.WRITE):
        return stage
    return stage if stage in BOARDS else Stage.REFLECT
