"""What is doubtful about an import: one doubt beside its line with answers, and all in a list."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from pm_facilitator.importers.draft import Doubt, ImportWarning
from pm_facilitator.ui.make import button, clear, column, label
from pm_facilitator.ui.pages.import_outcome import OpenDoubt
from pm_facilitator.ui.panels.wrapped import show_whole
from pm_facilitator.ui.widgets.flow import FlowLayout
from pm_facilitator.ui.widgets.shrinking import ShrinkingArea

_MOST_SHOWN = 4
_MOST_LISTED = 1000
_FRAME = 8
_MARGIN, _RIM = 9, 1
_LEAST = 48
_SEEN = "Seen"
_DAY = "Write the day"


class DoubtCard(QFrame):
    """One doubt with its answers, for its line alone or for all alike; it scrolls if need be.

    Signals:
        answered: the OpenDoubt, the key of the answer, and whether it is for all of the kind.
        left: the person wants to go back to the text.
        dayWanted: the person wants to write the day of times that have none.
    """

    answered = Signal(object, str, bool)
    left = Signal()
    dayWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("doubt")
        self.setAccessibleName("Doubt")
        self.doubt: OpenDoubt | None = None
        self.in_list: Mapping[str, str] = {}
        self._answers: list[QPushButton] = []
        self._body = QWidget()
        self._layout = column(self._body, margin=_MARGIN, gap=8)
        self._area = ShrinkingArea(self._body, _LEAST)
        column(self, margin=_RIM).addWidget(self._area)
        self.hide()

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height at which nothing has to be scrolled."""
        border = self.contentsMargins()  # what the theme draws around it
        inside = width - border.left() - border.right() - 2 * _RIM
        return self._body.heightForWidth(inside) + border.top() + border.bottom() + 2 * _RIM

    def event(self, event: QEvent) -> bool:
        """Scroll only where the height does not do; the bar itself makes the words wrap."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show):
            whole = self.height() >= self.heightForWidth(self.width())
            policy = Qt.ScrollBarPolicy
            wanted = policy.ScrollBarAlwaysOff if whole else policy.ScrollBarAsNeeded
            self._area.setVerticalScrollBarPolicy(wanted)
        return super().event(event)

    def show_doubt(self, doubt: OpenDoubt, in_list: Mapping[str, str]) -> None:
        """Show a doubt with a button for each answer.

        Args:
            doubt: what is asked.
            in_list: by the key of an answer how the list shows what it says otherwise.
        """
        self.doubt, self.in_list = doubt, in_list
        self.hide()  # what is added to something in sight comes into sight too late to be measured
        clear(self._layout)
        self._answers = []
        self._layout.addWidget(label(doubt.warning.message, wrap=True))
        self.setAccessibleDescription(doubt.warning.message)
        if _is_of_unknown_day(doubt.warning):
            self._offer_the_day()
        told = [(each.key, each.label) for each in doubt.warning.answers] or [("", _SEEN)]
        answers = [(key, _with_list(words, in_list.get(key, ""))) for key, words in told]
        reaches = any(each.until > doubt.warning.line for each in doubt.warning.answers)
        title = f"From this {doubt.counts} on:" if reaches else f"For this {doubt.counts}:"
        self._add_answers(title, answers, all_alike=False)
        alike = [
            (key, f"{_for_all(words) or whole} ({doubt.alike[key]})")
            for (key, words), (_, whole) in zip(told, answers, strict=True)
        ]
        if max(doubt.alike.values()) > 1:
            self._add_answers("For all like this:", alike, all_alike=True)
        self.show()

    def _offer_the_day(self) -> None:
        """Lead to the day of the whole import, which settles this for all lines."""
        made = button(_DAY, role="chip")
        made.clicked.connect(self.dayWanted.emit)
        self._layout.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        self._answers.append(made)

    def answers(self) -> list[QPushButton]:
        """Give the buttons of the answers, those for this line first."""
        return list(self._answers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer with Enter, go back to the text with Esc, and let nothing be typed into it."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        held = next((each for each in self._answers if each.hasFocus()), None)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif control:
            super().keyPressEvent(event)  # the text below and the page have keys of their own
        elif held is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            held.click()

    def _add_answers(self, title: str, answers: list[tuple[str, str]], *, all_alike: bool) -> None:
        body = QWidget()
        line = FlowLayout(body, loose=True)
        line.addWidget(label(title, "small"))
        for key, words in answers:
            made = button(words, role="chip")
            made.setAccessibleName(f"{title} {words}")
            made.clicked.connect(lambda _=False, key=key: self._answer(key, all_alike))
            line.addWidget(made)
            self._answers.append(made)
        self._layout.addWidget(body)

    def _answer(self, key: str, all_alike: bool) -> None:
        if self.doubt is not None:
            self.answered.emit(self.doubt, key, all_alike)


class DoubtList(QListWidget):
    """All open doubts, a few of them in sight and each shown whole; choosing one leads to it.

    Signals:
        chosen: the OpenDoubt.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doubts: Sequence[OpenDoubt] = ()
        self.setAccessibleName("Doubts")
        self.setTabKeyNavigation(False)
        show_whole(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.itemActivated.connect(self._choose)
        self.itemClicked.connect(self._choose)

    def show_doubts(self, doubts: Sequence[OpenDoubt], sources: int) -> None:
        """Show these doubts; with several sources each says which one it is about."""
        now = self.currentRow()
        self._doubts = doubts
        self.clear()
        for doubt in doubts[:_MOST_LISTED]:
            self.addItem(QListWidgetItem(_words(doubt, sources)))
        if len(doubts) > _MOST_LISTED:
            self.addItem(QListWidgetItem(f"and {len(doubts) - _MOST_LISTED} more"))
        self.setCurrentRow(min(now, self.count() - 1))
        self._fit()
        self.setVisible(bool(doubts))

    def sizeHint(self) -> QSize:
        """Ask for a few lines; where there is no room for them, one is enough."""
        return QSize(super().sizeHint().width(), self._height_of(_MOST_SHOWN))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the doubt in hand in sight; a doubt takes more lines where there is less width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()
        self.scrollTo(self.currentIndex())

    def _fit(self) -> None:
        self.setMinimumHeight(self.fontMetrics().lineSpacing() + 2 * _FRAME)
        self.setMaximumHeight(self._height_of(_MOST_SHOWN))
        self.updateGeometry()

    def _height_of(self, doubts: int) -> int:
        return sum(map(self.sizeHintForRow, range(min(self.count(), doubts)))) + _FRAME

    def doubts(self) -> Sequence[OpenDoubt]:
        """Give all that is open."""
        return self._doubts

    def step(self, by: int) -> OpenDoubt | None:
        """Go to the next doubt, or to the one before; round at the ends."""
        if not self._doubts:
            return None
        start = self.currentRow() if self.currentRow() >= 0 else (-1 if by > 0 else 0)
        self.setCurrentRow((start + by) % min(len(self._doubts), _MOST_LISTED))
        return self._doubts[self.currentRow()]

    def show_chosen(self, doubt: OpenDoubt) -> None:
        """Mark a doubt that was reached in another way."""
        self.setCurrentRow(next((n for n, d in enumerate(self._doubts) if d == doubt), -1))

    def _choose(self, item: QListWidgetItem) -> None:
        number = self.row(item)
        if number < len(self._doubts):
            self.chosen.emit(self._doubts[number])


def _is_of_unknown_day(warning: ImportWarning) -> bool:
    return warning.kind is Doubt.NO_DAY or (warning.kind is Doubt.DAY and not warning.answers)


def _with_list(words: str, in_list: str) -> str:
    return f"{words} ({in_list})" if in_list else words


def _for_all(words: str) -> str:
    """Give what an answer is on all lines, as in "Tue 05 May, the next day"; else nothing."""
    _, _, shared = words.partition(", ")
    return f"{shared[:1].upper()}{shared[1:]}"


def _words(doubt: OpenDoubt, sources: int) -> str:
    warning = doubt.warning
    line = f"{doubt.counts} {warning.line}" if warning.line else ""
    where = warning.where or ", ".join(filter(None, (doubt.name if sources > 1 else "", line)))
    where = where.capitalize() if where == line else where
    return f"{where}: {warning.message}" if where else warning.message
