"""What an action can be told to be: owner, due date, state, priority and ticket, each if sound."""

import re
from dataclasses import replace
from datetime import date

from pm_facilitator.domain.vocabulary import ActionEffect, ActionStatus, Priority
from pm_facilitator.importers.documents.action_tail import MARKS, is_state
from pm_facilitator.importers.documents.due_words import due_date, is_doubtful, without_by
from pm_facilitator.importers.draft import ActionDraft
from pm_facilitator.importers.text.contents import is_placeholder
from pm_facilitator.importers.text.markup import links, plain
from pm_facilitator.importers.times.partial_date import Order

_AT = re.compile(r"(?<![\w.])@(?=\w)")
_STATES = {
    "done": ActionStatus.DONE,
    "complete": ActionStatus.DONE,
    "closed": ActionStatus.DONE,
    "fixed": ActionStatus.DONE,
    "finished": ActionStatus.DONE,
    "resolved": ActionStatus.DONE,
    "implemented": ActionStatus.DONE,
    "deployed": ActionStatus.DONE,
    "shipped": ActionStatus.DONE,
    "merged": ActionStatus.DONE,
    "erledigt": ActionStatus.DONE,
    "umgesetzt": ActionStatus.DONE,
    "abgeschlossen": ActionStatus.DONE,
    "terminé": ActionStatus.DONE,
    "réalisé": ActionStatus.DONE,
    "hecho": ActionStatus.DONE,
    "completad": ActionStatus.DONE,
    "concluíd": ActionStatus.DONE,
    "completat": ActionStatus.DONE,
    "afgerond": ActionStatus.DONE,
    "完了": ActionStatus.DONE,
    "済": ActionStatus.DONE,
    "完成": ActionStatus.DONE,
    "완료": ActionStatus.DONE,
    "in progress": ActionStatus.IN_PROGRESS,
    "in-progress": ActionStatus.IN_PROGRESS,
    "ongoing": ActionStatus.IN_PROGRESS,
    "started": ActionStatus.IN_PROGRESS,
    "wip": ActionStatus.IN_PROGRESS,
    "doing": ActionStatus.IN_PROGRESS,
    "in arbeit": ActionStatus.IN_PROGRESS,
    "en cours": ActionStatus.IN_PROGRESS,
    "en curso": ActionStatus.IN_PROGRESS,
    "em andamento": ActionStatus.IN_PROGRESS,
    "in corso": ActionStatus.IN_PROGRESS,
    "対応中": ActionStatus.IN_PROGRESS,
    "進行中": ActionStatus.IN_PROGRESS,
    "进行中": ActionStatus.IN_PROGRESS,
    "진행": ActionStatus.IN_PROGRESS,
    "cancel": ActionStatus.CANCELLED,
    "won't": ActionStatus.CANCELLED,
    "wont": ActionStatus.CANCELLED,
    "dropped": ActionStatus.CANCELLED,
    "rejected": ActionStatus.CANCELLED,
}
_NOT = ("not ", "nicht ", "pas ", "non ", "no ", "não ", "niet ", "incomplete", "未", "미")
_PRIORITIES = {
    "high": Priority.HIGH, "p0": Priority.HIGH, "p1": Priority.HIGH, "urgent": Priority.HIGH,
    "critical": Priority.HIGH, "medium": Priority.MEDIUM, "normal": Priority.MEDIUM,
    "p2": Priority.MEDIUM, "low": Priority.LOW, "p3": Priority.LOW, "p4": Priority.LOW,
}  # fmt: skip

_EFFECTS = {
    "mitigat": ActionEffect.MITIGATE,
    "detect": ActionEffect.DETECT,
    "monitor": ActionEffect.DETECT,
    "alert": ActionEffect.DETECT,
    "process": ActionEffect.PROCESS,
    "prevent": ActionEffect.PREVENT,
}

_LABELS = (
    ("owner", re.compile(r"owner|assign|responsib|dri", re.I)),
    ("due", re.compile(r"due|deadline|eta|target", re.I)),
    ("status", re.compile(r"status", re.I)),
    ("priority", re.compile(r"prio", re.I)),
    ("tracker", re.compile(r"", re.I)),
)


def filled(
    action: ActionDraft, kind: str, value: str, order: Order, near: date | None
) -> ActionDraft:
    """Give an action with one more fact, where the value makes sense for it."""
    if is_placeholder(value):
        return action
    match kind:
        case "owner":
            if is_state(value):
                return action  # "Done" in the column of owners
            return replace(action, owner=_AT.sub("", value))
        case "due":
            due = due_date(value, order, near)
            guessed = without_by(value) if is_doubtful(value, order) else ""
            return replace(action, due=due, guessed=guessed) if due else action
        case "status":
            return replace(action, status=_status(value, action.status))
        case "priority":
            words = re.findall(r"[a-z0-9]+", value.casefold())
            found = next((_PRIORITIES[word] for word in words if word in _PRIORITIES), None)
            return replace(action, priority=found) if found else action
        case "effect":
            said = value.casefold()
            # "Preventative monitoring" prevents: the first word counts.
            found_at = {said.find(word): each for word, each in _EFFECTS.items() if word in said}
            return replace(action, effect=found_at[min(found_at)]) if found_at else action
        case "tracker":
            urls = links(value)
            return replace(action, tracker=urls[0] if urls else plain(value).strip())
    return action


def kind_of(label: str) -> str:
    """Give what a label in a sentence is about, such as "due" for "ETA"."""
    return next(kind for kind, known in _LABELS if known.match(label))


def _status(value: str, otherwise: ActionStatus) -> ActionStatus:
    said = next((word for mark, word in MARKS.items() if mark in value), value).casefold()
    if said.startswith(_NOT):
        return ActionStatus.OPEN
    return next((state for word, state in _STATES.items() if word in said), otherwise)
