"""What has votes, most first: the group talks about one after the other."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Round
from pm_facilitator.figures.board_votes import votes_words
from pm_facilitator.figures.palette import Palette
from pm_facilitator.ui.make import button, clear, label, row
from pm_facilitator.ui.rounds.leading import Leading
from pm_facilitator.ui.rounds.pane import Pane
from pm_facilitator.ui.rounds.words import topics
from pm_facilitator.ui.short_label import ShortLabel

_BESIDE = 3
"""How many of the next topics are named."""


class DiscussPane(Pane):
    """Steps from one topic to the next, with a light on it in both windows.

    Signals:
        lit: the key of the topic that the group talks about, or None.
    """

    lit = Signal(object)

    def __init__(self, lead: Leading, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(lead, palette, parent)
        self._topics: list[tuple[Key, str, int]] = []
        self._count = label("", "quiet")
        self._now = ShortLabel("title")
        self._votes = label("", "quiet")
        self._then = row(gap=4)
        self._back: QPushButton = button("Topic before", partial(self.go, -1), role="quiet")
        self._next: QPushButton = button("Next topic", partial(self.go, 1))
        line = row(self, gap=8)
        for each in (self._count, self._now, self._votes):
            line.addWidget(each)
        line.addStretch(1)
        line.addLayout(self._then)
        line.addWidget(self._back)
        line.addWidget(self._next)

    def show_round(self, round_: Round) -> None:
        """Show the topic that it is about."""
        self._topics = topics(self.lead.board, round_)
        self.lead.topic = min(self.lead.topic, max(0, len(self._topics) - 1))
        self._show()

    def go(self, by: int) -> None:
        """Go to the next topic, or to the one before."""
        place = self.lead.topic + by
        if 0 <= place < len(self._topics):
            self.lead.show_topic(place)
            self._show()
            self.lit.emit(self.topic())

    def take_focus(self) -> bool:
        """Put the keyboard to the button that goes on."""
        self._next.setFocus()
        return bool(self._topics)

    def topic(self) -> Key | None:
        """Give the key of what the group talks about; None when nothing has votes."""
        return self._topics[self.lead.topic][0] if self._topics else None

    def _show(self) -> None:
        place = self.lead.topic
        clear(self._then)
        found = bool(self._topics)
        for each in (self._count, self._votes, self._back, self._next):
            each.setVisible(found)
        if not found:
            self._now.show_text("Nothing has votes; talk about what stands out on the board.")
            return
        _, words, votes = self._topics[place]
        self._count.setText(f"{place + 1} of {len(self._topics)}")
        self._now.show_text(words)
        self._votes.setText(votes_words(votes))
        self._back.setEnabled(place > 0)
        self._next.setEnabled(place + 1 < len(self._topics))
