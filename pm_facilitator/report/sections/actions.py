"""What will change: actions, decisions not to act, ideas still waiting."""

from pm_facilitator.domain.entities import Action, Decision, Factor
from pm_facilitator.domain.vocabulary import ActionStatus, LockerState
from pm_facilitator.report.blocks import (
    Bullets,
    Cell,
    Column,
    Item,
    Missing,
    Rich,
    Row,
    Section,
    Span,
    Table,
)
from pm_facilitator.report.context import Context
from pm_facilitator.report.drawings import matrix_drawings
from pm_facilitator.report.text import brief, one_line, reference, rich
from pm_facilitator.report.when import due_day

_FACTOR = 60
_COLUMNS = (
    *(Column("No.", 9), Column("Action", 64), Column("Owner", 21), Column("Due", 23)),
    *(Column("Kind", 20), Column("Priority", 15), Column("Status", 20)),
)


def actions(context: Context) -> Section:
    """Show the actions with everything that makes them checkable."""
    found = [action for action in context.board.actions if action.text.strip()]
    if not found:
        return Section("actions", "Actions", (Missing("No actions have been agreed yet."),))
    rows = tuple(
        Row(((rich(str(number), soft=True),), *_cells(context, action)))
        for number, action in enumerate(found, start=1)
    )
    return Section("actions", "Actions", (Table(_COLUMNS, rows), *matrix_drawings(context, found)))


def decisions(context: Context) -> Section:
    """Show what the group decided not to do, and why."""
    items = [
        Item(rich(decision.text, strong=True), _told(context, decision))
        for decision in context.board.decisions
        if decision.text.strip()
    ]
    empty = Missing("The group did not decide against any action.")
    blocks = (Bullets(tuple(items)) if items else empty,)
    return Section("decisions", "Decisions not to act", blocks)


def _told(context: Context, decision: Decision) -> tuple[Rich, ...]:
    names = _factors(context, decision.factor_ids)
    about = (rich(f"About {names}", soft=True),) if names else ()
    return (_reason(decision.reason), *about)


def locker(context: Context) -> Section:
    """Show the ideas that wait or were kept for later, and those that were set aside."""
    waiting = (LockerState.PARKED, LockerState.KEPT, LockerState.SET_ASIDE)
    items = [
        Item(
            rich(item.text), (_reason(item.reason),) if item.state is LockerState.SET_ASIDE else ()
        )
        for item in context.board.locker
        if item.state in waiting and item.text.strip()
    ]
    empty = Missing("No ideas are waiting in the locker.")
    return Section("locker", "Ideas in the locker", (Bullets(tuple(items)) if items else empty,))


def owner_and_due(action: Action) -> tuple[Cell, Cell]:
    """Give the cells of an owner and a date, saying so when one is missing."""
    owner = rich(one_line(action.owner)) or (Span("No owner yet", soft=True),)
    due = rich(due_day(action.due)) if action.due else (Span("No date yet", soft=True),)
    return (owner,), (due,)


def _cells(context: Context, action: Action) -> tuple[Cell, ...]:
    kind: Cell = (rich(action.horizon.label), rich(action.effect.label, soft=True))
    priority = rich(action.priority.label) if action.priority else ()
    status = rich(action.status.label, soft=action.status is ActionStatus.CANCELLED)
    return (_text(context, action), *owner_and_due(action), kind, (priority,), (status,))


def _text(context: Context, action: Action) -> Cell:
    lines: list[Rich] = [rich(action.text, strong=True)]
    for head, text in (("Done when: ", action.done_when), ("Worked when: ", action.success)):
        if text.strip():
            lines.append((Span(head, soft=True), *rich(text, soft=True)))
    names = _factors(context, action.factor_ids)
    if names:
        lines.append((Span("Works on: ", soft=True), *rich(names, soft=True)))
    if action.tracker.strip():
        lines.append(reference(action.tracker, soft=True))
    return tuple(lines)


def _factors(context: Context, ids: tuple[str, ...]) -> str:
    """Name factors in short; empty when there are none."""
    found = [context.board.get(Factor, id_) for id_ in ids]
    texts = [one_line(factor.text) for factor in found if factor is not None]
    return ", ".join(f"“{brief(text, _FACTOR)}”" for text in texts if text)


def _reason(reason: str) -> Rich:
    return rich(reason or "No reason has been written down.", soft=True)
