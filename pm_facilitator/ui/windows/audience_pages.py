"""The pages of plain text that the group sees: the opening, the actions, the close."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from pm_facilitator import presets
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Action, StageSlot
from pm_facilitator.domain.vocabulary import ActionStatus, InsightKind, LockerState
from pm_facilitator.figures.palette import tokens

LARGEST = 44
"""The largest text of a page, in pixels at 1080 lines; it shrinks until the page fits."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: a heading, plain text, or a quieter second line."""

    text: str
    role: str = "plain"


def opening_lines(board: Board) -> list[Line]:
    """Give what the group sees at the opening: purpose, rules and the time plan."""
    lines = [Line(board.review.title or "Incident review", "heading"), Line("Ground rules", "head")]
    lines += [Line(rule) for rule in presets.ground_rules()]
    slots = [slot for slot in board.all(StageSlot) if slot.planned]
    if slots:
        plan = "   ".join(f"{slot.stage.label} {slot.planned // 60} min" for slot in slots)
        lines += [Line("Time plan", "head"), Line(plan, "soft")]
    return lines


def action_lines(board: Board) -> list[Line]:
    """Give the actions and decisions, and the ideas of the locker now that it is open."""
    lines = [Line("Actions", "head")]
    if not board.actions:
        lines.append(Line("What will we change? Actions appear here as we write them.", "soft"))
    for action in board.actions:
        lines += _action(action)
    if board.decisions:
        lines.append(Line("Decided not to act", "head"))
        for decision in board.decisions:
            lines.append(Line(decision.text))
            if decision.reason:
                lines.append(Line(f"Because: {decision.reason}", "soft"))
    waiting = [item.text for item in board.locker if item.state is LockerState.PARKED]
    if waiting:
        lines.append(Line("Ideas from the locker", "head"))
        lines += [Line(text) for text in waiting]
    return lines


def closing_lines(board: Board) -> list[Line]:
    """Give the lessons, the actions with owners and dates, and when we look again."""
    lessons = [item.text for item in board.insights if item.kind is InsightKind.LESSON]
    lines: list[Line] = []
    if lessons:
        lines.append(Line("What we learned", "head"))
        lines += [Line(text) for text in lessons]
    lines.append(Line("What we will do", "head"))
    for action in board.actions:
        lines += _action(action)
    if not board.actions:
        lines.append(Line("No actions were written.", "soft"))
    if board.review.follow_up_on:
        lines.append(Line(f"We look again on {board.review.follow_up_on:%d %B %Y}.", "soft"))
    lines.append(Line("Thank you for speaking openly.", "soft"))
    return lines


def _action(action: Action) -> list[Line]:
    if action.status is ActionStatus.CANCELLED or not action.text.strip():
        return []
    owner = action.owner or "Owner to be found"
    due = f"{action.due:%d %B %Y}" if action.due else "date to be set"
    return [Line(action.text), Line(f"{owner}, {due}", "soft")]


class LinesPage(QScrollArea):
    """Lines in the largest size at which they fit, never smaller than the back row can read."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lines: list[Line] = []
        self._labels: list[QLabel] = []
        self._body = QWidget()
        self._layout = QVBoxLayout(self._body)
        self.setWidget(self._body)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines."""
        if list(lines) == self._lines:
            return
        self._lines = list(lines)
        for old in self._labels:
            self._layout.removeWidget(old)
            old.deleteLater()
        self._labels = [self._label(line) for line in lines]
        for made in self._labels:
            self._layout.addWidget(made)
        self._fit()

    def texts(self) -> list[str]:
        """Give the lines as shown."""
        return [made.text() for made in self._labels]

    def text_pixels(self) -> int:
        """Give the size of the smallest text, in pixels."""
        plain = [
            m for m, line in zip(self._labels, self._lines, strict=True) if line.role != "head"
        ]
        return min((made.font().pixelSize() for made in plain), default=0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text to the new size."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the text to a new font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _label(self, line: Line) -> QLabel:
        made = QLabel(line.text)
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setWordWrap(True)
        made.setProperty("audience", line.role)
        return made

    def _fit(self) -> None:
        scale = max(0.4, self.window().height() / 1080)
        smallest = max(12, round(int(tokens("type")["audience_minimum"]) * scale))
        size = max(smallest, round(LARGEST * scale))
        while size > smallest and self._needed(size) > self.viewport().height():
            size -= 1
        self._needed(size)

    def _needed(self, size: int) -> int:
        margin = size
        self._layout.setContentsMargins(2 * margin, margin, 2 * margin, margin)
        self._layout.setSpacing(0)
        width = max(100, self.viewport().width() - 4 * margin)
        total = 2 * margin
        for made, line in zip(self._labels, self._lines, strict=True):
            font = made.font()
            font.setPixelSize(round(size * (1.4 if line.role == "heading" else 1.0)))
            strong = line.role in ("head", "heading")
            font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
            made.setFont(font)
            # A quiet second line belongs to the one above it; a new thing stands apart.
            above = 0 if line.role == "soft" else size // 2 if line.role == "plain" else size
            made.setContentsMargins(0 if strong else size // 2, above, 0, 0)
            total += made.heightForWidth(width)
        return total
