"""Grants the wishes of a timeline."""

from typing import assert_never

from pm_facilitator.canvas import intents as want
from pm_facilitator.domain.edits import agreement, events
from pm_facilitator.ui.wishes.granter import Granter, counted

_TOGGLES = {
    "highlighted": ("Highlight", "event"),
    "milestone": ("Mark", "milestone"),
    "known_shown": ("Show what is known of", "event"),
}


def grant(intent: want.TimelineIntent, to: Granter) -> None:
    """Do what a gesture on a timeline asks for."""
    board = to.board
    match intent:
        case want.AddEvent(time, lane):
            to.add("Add event", events.add_event(board, time=time, lane=lane), "event")
        case want.ShiftEvents(ids, by, lane):
            to.do(counted("Move", ids, "event"), events.shift(board, ids, by, lane))
        case want.SetEventTime(id_, time):
            to.do("Set event time", events.set_time(board, id_, time))
        case want.SetEventKind(ids, kind):
            to.do(f"Mark as {kind.label}", events.set_kind(board, ids, kind))
        case want.ToggleEvents(ids, "agreed"):
            to.do(counted("Agree on", ids, "event"), agreement.toggle_agreed(board, ids))
        case want.ToggleEvents(ids, field):
            verb, noun = _TOGGLES[field]
            to.do(counted(verb, ids, noun), events.toggle(board, ids, field))
        case _:
            assert_never(intent)
