"""What the coach has noticed, kindly and in private: why it matters and a better way to say it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from pm_facilitator.domain.edits.common import Key
from pm_facilitator.ui.coach_watch import CoachWatch, Heard
from pm_facilitator.ui.make import button, column, framed, label, row

_MOST = 30


class CoachPanel(QScrollArea):
    """The findings for the text under the cursor first, then those of the whole board.

    Signals:
        visit: the key of a record to show on the board.
    """

    visit = Signal(object)

    def __init__(self, watch: CoachWatch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._watch = watch
        self._key: Key | None = None
        self._line = ""
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

    def count(self) -> int:
        """Give how many findings there are on the board."""
        return len(self._watch.findings())

    def first(self) -> Heard | None:
        """Give the finding that the one-key rewording is for: the first that is shown."""
        return next(iter(self._ordered()), None)

    def take_first(self) -> None:
        """Take the first suggestion over."""
        heard = next((h for h in self._ordered() if h.finding.suggestion is not None), None)
        if heard is not None:
            self._watch.take_over(heard)

    def refresh(self) -> None:
        """Show the findings as they are now."""
        body = QWidget()
        layout = column(body, margin=8, gap=12)
        for finding in self._watch.check_line(self._line):
            card = framed()
            inner = column(card, margin=12, gap=6)
            inner.addWidget(label("As you write", "small"))
            inner.addWidget(label(finding.message, wrap=True))
            for question in finding.questions[:2]:
                inner.addWidget(label(f"Ask: {question}", "quiet", wrap=True))
            layout.addWidget(card)
        for heard in self._ordered()[:_MOST]:
            layout.addWidget(self._card(heard))
        if layout.count() == 0:
            layout.addWidget(
                label("Nothing to reword. The wording so far is open.", "quiet", wrap=True)
            )
        layout.addStretch(1)
        self.setWidget(body)

    def _ordered(self) -> list[Heard]:
        found = self._watch.findings()
        return sorted(found, key=lambda h: (h.key != self._key, h.finding.severity == "hint"))

    def _card(self, heard: Heard) -> QFrame:
        finding = heard.finding
        card = framed()
        layout = column(card, margin=12, gap=6)
        word = "Hint" if finding.severity == "hint" else "Wording"
        layout.addWidget(label(f"{word}: {finding.kind.replace('-', ' ')}", "small"))
        layout.addWidget(
            label(f"“{heard.text[finding.start : finding.end]}”", "section", wrap=True)
        )
        layout.addWidget(label(finding.message, wrap=True))
        if finding.suggestion is not None:
            layout.addWidget(label(f"Rather: {finding.suggestion}", wrap=True))
        for question in finding.questions[:2]:
            layout.addWidget(label(f"Ask: {question}", "quiet", wrap=True))
        self._add_keys(layout, heard)
        return card

    def _add_keys(self, layout: QVBoxLayout, heard: Heard) -> None:
        keys = row(gap=4)
        if heard.finding.suggestion is not None:
            take = partial(self._watch.take_over, heard)
            keys.addWidget(button("Use this", take, tip="Take the wording over (Ctrl+.)"))
        keys.addWidget(button("Show", partial(self.visit.emit, heard.key), role="quiet"))
        keys.addWidget(button("Leave it", partial(self._watch.ignore, heard), role="quiet"))
        keys.addStretch(1)
        layout.addLayout(keys)
