"""What the coach has noticed, kindly and in private: why it matters and a better way to say it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from pm_facilitator.domain.edits.common import Key
from pm_facilitator.language.anew import said_anew
from pm_facilitator.language.finding import Finding
from pm_facilitator.ui.coach_watch import CoachWatch, Heard
from pm_facilitator.ui.make import button, column, framed, label, row
from pm_facilitator.ui.refilled import buttons, give_back, held_in

_MOST = 30
_MOST_PROBLEMS = 5
_NOTHING = "Nothing to reword. The wording so far is open."
_OFF = "The coach is off. The View menu switches it on again."


class CoachPanel(QScrollArea):
    """The findings for the text under the cursor first, then those of the whole board.

    Signals:
        visit: the key of a record to show on the board.
        lineReworded: a better wording for the line that is just being written.
        asked: a wording was asked for, and none is at hand for what is selected.
    """

    visit = Signal(object)
    lineReworded = Signal(str)
    asked = Signal()

    def __init__(self, watch: CoachWatch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._watch = watch
        self._key: Key | None = None
        self._line = ""
        self._stale = True
        self._lines: QVBoxLayout | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAccessibleName("Wording")
        watch.changed.connect(self.refresh)
        self.refresh()

    def follow(self, key: Key | None) -> None:
        """Put the findings of this record first."""
        if key != self._key:
            self._key = key
            self.refresh()

    def show_line(self, text: str) -> None:
        """Show what is found in a line that is just being written."""
        self._line = text
        self.refresh()

    def take_first(self) -> None:
        """Reword what is being written or what is selected; anything else only where it is seen."""
        better = (f.suggestion for f in self._watch.check_line(self._line) if f.suggestion)
        line = next(better, None)
        if line is not None:
            self.lineReworded.emit(line)
            return
        at_hand = self.at_hand()
        if at_hand:
            self._watch.take_over(at_hand[0])
        else:
            self.asked.emit()

    def at_hand(self) -> list[Heard]:
        """Give the findings with a better wording, of what is selected or of what is seen here."""
        self._watch.catch_up(self._key)
        if self.isVisible():
            self._watch.catch_up_newest()
        offers = [heard for heard in self._ordered() if heard.finding.suggestion is not None]
        return [heard for heard in offers if heard.key == self._key or self.isVisible()]

    def refresh(self) -> None:
        """Show the findings as they are now, or once somebody looks."""
        self._stale = not self.isVisible()
        if not self._stale:
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was found while nobody looked."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _fill(self) -> None:
        shown = self._lines
        held = held_in(shown) if shown is not None else None
        body = QWidget()
        layout = column(body, margin=8, gap=12)
        if problems := self._watch.problems():
            layout.addWidget(self._trouble(problems))
        for finding in self._watch.check_line(self._line):
            card = framed()
            inner = column(card, margin=12, gap=6)
            inner.addWidget(label(f"As you write: {self._heading(finding)}", "small", wrap=True))
            self._tell(inner, finding, self._line)
            layout.addWidget(card)
        for heard in self._ordered()[:_MOST]:
            layout.addWidget(self._card(heard))
        if layout.count() == 0:
            layout.addWidget(label(_NOTHING if self._watch.is_on() else _OFF, "quiet", wrap=True))
        layout.addStretch(1)
        self.setWidget(body)
        self._lines = layout
        give_back(layout, held, self)
        if held is not None and not buttons(layout):
            self.setFocus()

    def _trouble(self, problems: list[str]) -> QFrame:
        """Say what is wrong in the own rules; what is right in them holds all the same."""
        card = framed()
        inner = column(card, margin=12, gap=6)
        inner.addWidget(label("Your own rules", "small"))
        for problem in problems[:_MOST_PROBLEMS]:
            inner.addWidget(label(problem, wrap=True))
        if len(problems) > _MOST_PROBLEMS:
            inner.addWidget(label(f"And {len(problems) - _MOST_PROBLEMS} more.", "quiet"))
        inner.addWidget(label("The other rules hold.", "quiet", wrap=True))
        return card

    def _ordered(self) -> list[Heard]:
        found = self._watch.findings()
        return sorted(found, key=lambda h: (h.key != self._key, h.finding.severity == "hint"))

    def _card(self, heard: Heard) -> QFrame:
        card = framed()
        layout = column(card, margin=12, gap=6)
        layout.addWidget(label(self._heading(heard.finding), "small", wrap=True))
        self._tell(layout, heard.finding, heard.text)
        self._add_keys(layout, heard)
        return card

    def _heading(self, finding: Finding) -> str:
        word = "Hint: " if finding.severity == "hint" else ""
        return f"{word}{self._watch.heading(finding)}"

    def _tell(self, layout: QVBoxLayout, finding: Finding, text: str) -> None:
        """Tell the words, why they matter, after whom, and what to write or ask instead.

        Of a long text only the sentence that would be another: the rest stays as it is.
        """
        layout.addWidget(label(f"“{finding.text}”", "section", wrap=True))
        layout.addWidget(label(finding.message, wrap=True))
        if finding.source:
            layout.addWidget(label(f"After {finding.source}", "small", wrap=True))
        anew = said_anew(finding.suggestion or "", text)
        if finding.suggestion is not None:
            layout.addWidget(label(f"Rather: {anew}", wrap=True))
        asks = "?" in anew
        for question in finding.questions[1 if asks else 0 : 2]:  # the first is asked already
            layout.addWidget(label(f"Ask: {question}", "quiet", wrap=True))

    def _add_keys(self, layout: QVBoxLayout, heard: Heard) -> None:
        keys = row(gap=4)
        if heard.finding.suggestion is not None:
            take = partial(self._watch.take_over, heard)
            keys.addWidget(button("Use this", take, tip="Take the wording over (Ctrl+.)"))
        keys.addWidget(button("Show", partial(self.visit.emit, heard.key), role="quiet"))
        keys.addWidget(button("Leave it", partial(self._watch.ignore, heard), role="quiet"))
        keys.addStretch(1)
        layout.addLayout(keys)
