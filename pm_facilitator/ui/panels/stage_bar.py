"""The bar at the top of the meeting: the stages, the clock and how the meeting stands."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFrame, QPushButton, QWidget

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Committed
from pm_facilitator.domain.clock import Moment, spent
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.ui.icons import icon
from pm_facilitator.ui.make import button, column, label, row, tool
from pm_facilitator.ui.short_label import ShortLabel
from pm_facilitator.ui.stage_clock import ClockFace, as_clock, pace_words

_SHADES = {"held": "Picture held", "black": "Black", "white": "White"}
_SHADE_TIPS = {
    "held": "The group sees a still picture; Ctrl+Alt+F lets it go on.",
    "black": "The group sees a black screen; Ctrl+Alt+B uncovers it.",
    "white": "The group sees a white screen; Ctrl+Alt+W uncovers it.",
}


class StageBar(QFrame):
    """Stages with their minutes, the clock with its keys, and the pace in a few words.

    Signals:
        stageChosen: the stage that was clicked.
        toggled: start or pause the clock.
        extended: minutes to add.
        audienceWanted: open or close the audience window.
        documentWanted: the page of the document, or back from it.
        homeWanted: back to the library.
    """

    stageChosen = Signal(object)
    toggled = Signal()
    extended = Signal(int)
    audienceWanted = Signal()
    documentWanted = Signal()
    homeWanted = Signal()

    def __init__(self, board: Board, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stageBar")
        self._board = board
        self._buttons: dict[Stage, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._time = label("0:00")
        self._pace = label("", "quiet")
        self._toggle = tool("play", "Start the clock", self.toggled.emit, keys="F8")
        self._title = ShortLabel("title")
        self._saved = label("", "small")
        self._saved_at: datetime | None = None
        self._audience = button("Audience", self.audienceWanted.emit, symbol="presentation")
        self._audience.setCheckable(True)
        tip = "The document: its sections, with help and a preview (Ctrl+Alt+D)"
        self._document = button("", self._want_document, symbol="file-text", tip=tip)
        self._document.setAccessibleName("Document")
        self._document.setCheckable(True)
        self._build()
        self._label_stages(None)
        self._show_title()
        self.show_audience(False, "")

    def _build(self) -> None:
        layout = row(self, margin=8, gap=4)
        layout.addWidget(tool("house", "Back to the library", self.homeWanted.emit))
        layout.addLayout(self._build_stages(), 1)
        layout.addLayout(self._build_clock())
        layout.addSpacing(4)
        layout.addWidget(self._document)
        layout.addWidget(self._audience)

    def _build_stages(self) -> QBoxLayout:
        upright = column(gap=0)
        top = row()
        top.addWidget(self._title)
        top.addWidget(self._saved)
        top.addStretch(1)
        upright.addLayout(top)
        stages = row(gap=0)
        for stage in Stage:
            made = button("", role="quiet")
            made.setCheckable(True)
            made.setProperty("stage", stage.value)
            made.clicked.connect(partial(self._choose, stage))
            self._group.addButton(made)
            self._buttons[stage] = made
            stages.addWidget(made)
        stages.addStretch(1)
        upright.addLayout(stages)
        return upright

    def _build_clock(self) -> QBoxLayout:
        self._time.setObjectName("clockTime")
        self._time.setAccessibleName("Time left in this stage")
        self._time.setMinimumWidth(96)
        self._time.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._pace.setObjectName("clockPace")
        self._pace.setAlignment(Qt.AlignmentFlag.AlignRight)
        keys = row(gap=0)
        keys.addWidget(self._time)
        keys.addWidget(self._toggle)
        for minutes in (1, 2, 5):
            more = button(f"+{minutes}", partial(self.extended.emit, minutes), role="quiet")
            more.setAccessibleName(f"Add {minutes} minutes")
            more.setToolTip(f"Add {minutes} min to this stage")
            more.setFixedWidth(40)
            keys.addWidget(more)
        upright = column(gap=0)
        upright.addLayout(keys)
        upright.addWidget(self._pace)
        return upright

    def _want_document(self) -> None:
        # What is in front decides how the button looks, not the press.
        self._document.setChecked(not self._document.isChecked())
        self.documentWanted.emit()

    def _choose(self, stage: Stage, _checked: bool = False) -> None:
        self.stageChosen.emit(stage)

    def react(self, batch: Committed) -> None:
        """Follow the title and the stage, and say that it is saved."""
        minute = batch.at.replace(second=0, microsecond=0)
        if minute != self._saved_at:
            self._saved_at = minute
            self._saved.setText(f"Saved {minute.astimezone():%H:%M}")
        if batch.touches("review"):
            self._show_title()

    def saved_text(self) -> str:
        """Give what is said about saving."""
        return str(self._saved.text())

    def show_audience(self, is_open: bool, shade: str) -> None:
        """Show whether the group sees the board just now, and what hides it."""
        self._audience.setChecked(is_open)
        self._audience.setText(_SHADES.get(shade, "Audience"))
        open_or_close = "Close" if is_open else "Open"
        tip = f"{open_or_close} the window that the group may see (F5)"
        self._audience.setToolTip(f"{_SHADE_TIPS[shade]} {tip}" if shade in _SHADE_TIPS else tip)

    def show_document(self, is_shown: bool) -> None:
        """Show whether the document is in front."""
        self._document.setChecked(is_shown)

    def audience_text(self) -> str:
        """Give what is said about the audience window."""
        return str(self._audience.text())

    def show_face(self, face: ClockFace, now: Moment) -> None:
        """Show the time, the pace and the minutes of each stage."""
        over = face.remaining < 0
        self._time.setText(as_clock(face.remaining))
        self._pace.setText(pace_words(face.pace))
        self._mark(self._time, over)
        self._mark(self._pace, face.pace.behind >= 60)
        name = "Pause the clock" if face.running else "Start the clock"
        if self._toggle.accessibleName() != name:
            symbol = "pause" if face.running else "play"
            self._toggle.setIcon(icon(symbol))
            self._toggle.setProperty("symbol", symbol)
            self._toggle.setAccessibleName(name)
            self._toggle.setToolTip(f"{name} (F8)")
        self._buttons[face.stage].setChecked(True)
        self._label_stages(now)

    def clock_text(self) -> str:
        """Give what the clock shows."""
        return str(self._time.text())

    def _show_title(self) -> None:
        review = self._board.review
        self._title.show_text(review.title or "Untitled review")
        self._buttons[review.stage].setChecked(True)

    def _label_stages(self, now: Moment | None) -> None:
        for stage, made in self._buttons.items():
            slot = self._board.slot(stage)
            if slot is None or slot.planned + slot.extra == 0:
                made.setText(stage.label)
                continue
            used = int(spent(slot, now) // 60) if now else int(slot.spent // 60)
            planned = (slot.planned + slot.extra) // 60
            made.setText(f"{stage.label} {used}/{planned}")
            made.setToolTip(f"{stage.label}: {used} of {planned} planned minutes used")

    @staticmethod
    def _mark(widget: QWidget, over: bool) -> None:
        if widget.property("over") != over:
            widget.setProperty("over", over)
            widget.style().polish(widget)
