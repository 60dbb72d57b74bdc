"""The round that is held, above the board: where it is, its clock, and what there is to do now."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QWidget

from pm_facilitator.domain import rounds
from pm_facilitator.domain.entities import Round
from pm_facilitator.domain.vocabulary import RoundStep
from pm_facilitator.figures.palette import Palette
from pm_facilitator.ui.icons import icon
from pm_facilitator.ui.make import button, column, label, row, tool
from pm_facilitator.ui.round_clock import RoundFace
from pm_facilitator.ui.rounds.answer_pane import AnswerPane
from pm_facilitator.ui.rounds.discuss_pane import DiscussPane
from pm_facilitator.ui.rounds.leading import Leading
from pm_facilitator.ui.rounds.pane import Pane
from pm_facilitator.ui.rounds.report_pane import ReportPane
from pm_facilitator.ui.rounds.simple_panes import DonePane, GroupPane, RevealPane
from pm_facilitator.ui.rounds.step_bar import StepBar
from pm_facilitator.ui.rounds.vote_pane import VotePane
from pm_facilitator.ui.rounds.words import step_names, title_of
from pm_facilitator.ui.rounds.writing_pane import WritingPane
from pm_facilitator.ui.short_label import ShortLabel
from pm_facilitator.ui.stage_clock import as_clock


class RoundStrip(QFrame):
    """Shows one round and leads it; there is nothing of it while there is none.

    Signals:
        clockToggled: pause the clock of the step, or let it go on.
        extended: a minute more for the step.
    """

    clockToggled = Signal()
    extended = Signal()

    def __init__(self, lead: Leading, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("roundStrip")
        self.setAccessibleName("Small-group round")
        self._lead = lead
        last = lead.last()
        # A round that was over before the review was opened has had its time.
        self._away = last.id if last is not None else ""
        self._shown: tuple[str, int, RoundStep] | None = None
        self.steps = StepBar()
        self._prompt = ShortLabel("title")
        self._promise = label("", "small", wrap=True)
        self._time = label("")
        self._toggle = tool("pause", "Pause the round's clock", keys="Shift+F8")
        self._more: QPushButton = button("+1", self.extended.emit, role="quiet")
        self._back: QPushButton = button("Back", lambda: self.step(-1), role="quiet")
        self._next: QPushButton = button("Next", lambda: self.step(1), role="primary")
        self.writing = WritingPane(lead, palette)
        self.grouping = GroupPane(lead, palette)
        self.voting = VotePane(lead, palette)
        self.discussing = DiscussPane(lead, palette)
        self.done = DonePane(lead, palette)
        reveal, report = RevealPane(lead, palette), ReportPane(lead, palette)
        self._panes: dict[RoundStep, Pane] = {
            RoundStep.WRITE: self.writing,
            RoundStep.SHARE: self.writing,
            RoundStep.REVEAL: reveal,
            RoundStep.REPORT_BACK: report,
            RoundStep.GROUP: self.grouping,
            RoundStep.VOTE: self.voting,
            RoundStep.DISCUSS: self.discussing,
            RoundStep.ANSWER: AnswerPane(lead, palette),
            RoundStep.DONE: self.done,
        }
        self._build()
        self.steps.chosen.connect(self._go_to)
        self.done.awayWanted.connect(self.put_away)
        lead.ballot.changed.connect(self.refresh)
        # Shown once it has its place: before, it would be a window of its own.
        self.hide()

    def _build(self) -> None:
        layout = column(self, gap=8)
        layout.setContentsMargins(16, 8, 8, 8)
        top = row(gap=8)
        words = column(gap=0)
        words.addWidget(self._prompt)
        words.addWidget(self._promise)
        top.addLayout(words, 1)
        top.addLayout(self._build_clock())
        layout.addLayout(top)
        middle = row(gap=4)
        middle.addWidget(self.steps, 1)
        self._back.setToolTip("The step before (Ctrl+Shift+PgUp)")
        self._next.setToolTip("Ctrl+Shift+PgDown")
        middle.addWidget(self._back)
        middle.addWidget(self._next)
        layout.addLayout(middle)
        for pane in dict.fromkeys(self._panes.values()):
            layout.addWidget(pane)

    def _build_clock(self) -> QBoxLayout:
        self._time.setObjectName("clockTime")
        self._time.setAccessibleName("Time left in this step of the round")
        self._time.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._toggle.clicked.connect(self.clockToggled)
        self._more.setAccessibleName("One minute more for this step")
        self._more.setToolTip("One minute more (Ctrl+F8)")
        self._more.setFixedWidth(40)
        line = row(gap=0)
        for each in (self._time, self._toggle, self._more):
            line.addWidget(each)
        return line

    # What is shown.

    def refresh(self) -> None:
        """Show the round that is held, or the one that is just over."""
        held = self._lead.last()
        if held is None or (held.ended_at is not None and held.id == self._away):
            self._shown = None
            self.hide()
            return
        self._show_words(held)
        # Shown first: what is hidden takes no focus.
        self.show()
        self._show_pane(held)

    def _show_words(self, held: Round) -> None:
        names, over = step_names(held), held.step is RoundStep.DONE
        self.steps.show_steps(names, -1 if over else held.step_at)
        asked = "  ".join(rounds.prompt_of(held).splitlines())
        self._prompt.show_text(asked or title_of(held))
        self._promise.setText(f"{title_of(held)}  ·  {rounds.promise(self._lead.board, held)}")
        after = held.step_at + 1
        self._next.setText(f"Next: {names[after]}" if after < len(names) else "End the round")
        self._next.setVisible(not over)
        self._back.setVisible(held.step_at > 0 or over)

    def _show_pane(self, held: Round) -> None:
        now = (held.id, held.step_at, held.step)
        came = now != self._shown
        self._shown = now
        wanted = self._panes[held.step]
        wanted.show_round(held)
        for pane in self._panes.values():
            pane.setVisible(pane is wanted)
        if came and held.step in rounds.PRIVATE:
            wanted.take_focus()

    def show_face(self, face: RoundFace) -> None:
        """Show the time left in the step; nothing for a step without a clock."""
        self._time.setText("" if face.left is None else as_clock(face.left))
        over = face.left is not None and face.left < 0
        if self._time.property("over") != over:
            self._time.setProperty("over", over)
            self._time.style().polish(self._time)
        name = "Pause the round's clock" if face.running else "Let the round's clock go on"
        self._toggle.setVisible(face.left is not None)
        self._more.setVisible(self._lead.held() is not None)
        if self._toggle.accessibleName() != name:
            symbol = "pause" if face.running else "play"
            self._toggle.setIcon(icon(symbol))
            self._toggle.setProperty("symbol", symbol)
            self._toggle.setAccessibleName(name)
            self._toggle.setToolTip(f"{name} (Shift+F8)")

    def clock_text(self) -> str:
        """Give what the clock shows."""
        return str(self._time.text())

    def set_palette(self, palette: Palette) -> None:
        """Draw with other colours."""
        for pane in dict.fromkeys(self._panes.values()):
            pane.set_palette(palette)

    # What is done.

    def step(self, by: int) -> None:
        """Go to the next step, or to the one before; what is typed in a box becomes notes first."""
        self.flush()
        self._lead.step(by)

    def write(self) -> bool:
        """Put the keyboard into the box of the next group; False when nobody writes now."""
        pane = self.pane()
        return pane is self.writing and self.writing.take_focus()

    def pane(self) -> Pane | None:
        """Give what there is for the present step; None while there is no round."""
        held = self._lead.last()
        return self._panes[held.step] if held is not None and not self.isHidden() else None

    def put_away(self) -> None:
        """Take the strip away; the round stays in the review."""
        held = self._lead.last()
        self._away = held.id if held is not None and held.ended_at is not None else ""
        self.refresh()

    def flush(self) -> None:
        """Make notes of what is typed in the boxes and not entered yet."""
        if self.pane() is self.writing:
            self.writing.flush()

    def _go_to(self, place: int) -> None:
        self.flush()
        self._lead.go_to(place)
