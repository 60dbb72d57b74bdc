"""Below the actions: what the chosen one still needs, and what could be put there just so."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from pm_facilitator.checks.action_advice import Advice, Part
from pm_facilitator.ui.make import button, column, label, row
from pm_facilitator.ui.widgets.flow import FlowLayout

_NAMES = {
    Part.VERB: "Verb first",
    Part.SPECIFIC: "Specific",
    Part.OWNER: "One owner",
    Part.DUE: "Date",
    Part.DONE: "Done when",
    Part.WORKED: "Worked when",
    Part.FACTOR: "Factor",
}
_NOTHING = "Choose an action to see what it still needs."
_USE = "Put it there, to be filled in (Ctrl+.)"
_ALL = "Everything is said: this one can be kept."


class ActionHelp(QWidget):
    """A line of what is open, each of it leading there, and a sentence on the first of them.

    Signals:
        wanted: the field of the action that is to be written.
        offered: the field and the value that could be put there.
    """

    wanted = Signal(str)
    offered = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("What the action still needs")
        self._shown: list[Advice] | None = None
        self._head = label("Still to say:", "quiet")
        # They are made once: what is made anew at a keystroke would flicker.
        self._chips = {part: self._chip(part) for part in Part}
        self._said = label("", "quiet", wrap=True)
        self._offer = button("", self._take)
        self._better = label("", wrap=True)
        self._build()
        self._fill()

    def _build(self) -> None:
        parts, offers = FlowLayout(gap=4, loose=True), row(gap=8)
        layout = column(self, gap=4)
        layout.addLayout(parts)
        layout.addWidget(self._said)
        layout.addLayout(offers)
        for each in (self._head, *self._chips.values()):
            parts.addWidget(each)
        offers.addWidget(self._offer)
        offers.addWidget(self._better, 1)

    def _chip(self, part: Part) -> QPushButton:
        return button(_NAMES[part], partial(self.wanted.emit, field_of(part)), role="chip")

    def show_advice(self, advice: Sequence[Advice] | None) -> None:
        """Show the advice on an action; None when none is chosen."""
        found = None if advice is None else list(advice)
        if found != self._shown:
            self._shown = found
            self._fill()

    def _fill(self) -> None:
        open_ = {each.part: each.words for each in self.open()}
        self._head.setVisible(bool(open_))
        for part, chip in self._chips.items():
            words = open_.get(part, "")
            chip.setVisible(bool(words))
            chip.setToolTip(words)
            chip.setAccessibleName(f"{_NAMES[part]}: {words}")
        lead = self._lead()
        self._said.setText(lead.words if lead else _NOTHING if self._shown is None else _ALL)
        self._show_offer(lead.offer if lead is not None else "")

    def _show_offer(self, offer: str | date) -> None:
        """Show what could be put there: a day on the button, a wording beside it."""
        self._offer.setVisible(bool(offer))
        if isinstance(offer, date):
            words, tip, better = f"Due {offer:%a} {offer.day} {offer:%b}", offer.isoformat(), ""
        else:
            words, tip, better = "Use it", _USE, f"“{offer}”" if offer else ""
        self._offer.setText(words)
        self._offer.setToolTip(tip)
        self._offer.setAccessibleName(f"{words} {better}".strip())
        self._better.setText(better)
        self._better.setVisible(bool(better))

    def _take(self) -> None:
        lead = self._lead()
        if lead is not None and lead.offer:
            self.offered.emit(field_of(lead.part), lead.offer)

    def open(self) -> list[Advice]:
        """Give the advice on what is not there yet."""
        return [each for each in self._shown or () if not each.is_there]

    def words_offer(self) -> str:
        """Give the better wording that is offered now; empty when there is none."""
        lead = self._lead()
        return lead.offer if lead is not None and isinstance(lead.offer, str) else ""

    def _lead(self) -> Advice | None:
        """Give what is spoken of first: a wording that has a better one, then in their order."""
        open_ = self.open()
        better = (each for each in open_ if isinstance(each.offer, str) and each.offer)
        return next(better, next(iter(open_), None))


def field_of(part: Part) -> str:
    """Give the field of an action in which a part is written."""
    return "text" if part in (Part.VERB, Part.SPECIFIC) else part.value
