"""What the pages of plain text say that the group sees: the opening, the actions, the close."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from pm_facilitator import presets
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Action, StageSlot
from pm_facilitator.domain.vocabulary import ActionStatus, InsightKind, LockerState


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page.

    Attributes:
        role: "heading" for the title of the page, "head" above a list, "plain", "soft" for a quiet
            second line that belongs to the one above it, "aside" for a quiet line of its own.
    """

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
    if board.review.second_look_at:
        there = board.review.second_look_at.astimezone(ZoneInfo(board.review.zone))
        words = f"A smaller group goes over the actions on {_day(there.date())}, {there:%H:%M}."
        lines.append(Line(words, "aside"))
    if board.review.follow_up_on:
        lines.append(Line(f"We look again on {_day(board.review.follow_up_on)}.", "aside"))
    lines.append(Line("Thank you for speaking openly.", "aside"))
    return lines


def _action(action: Action) -> list[Line]:
    if action.status is ActionStatus.CANCELLED or not action.text.strip():
        return []
    owner = action.owner or "Owner to be found"
    due = _day(action.due) if action.due else "date to be set"
    return [Line(action.text), Line(f"{owner}, {due}", "soft")]


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
