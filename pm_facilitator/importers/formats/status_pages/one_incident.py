"""Which incident is read of a source that holds several: one at a time, the others on choice."""

from collections.abc import Sequence
from dataclasses import replace

from pm_facilitator.importers.draft import Choice, ImportWarning, ReviewDraft
from pm_facilitator.importers.formats.values import counted
from pm_facilitator.importers.protocol import Hints
from pm_facilitator.importers.times.instants import moment_of

_CHOICE = "incident"
_LONGEST = 91


def chosen_place(days: Sequence[str], hints: Hints) -> int:
    """Give the place of the incident to read: the chosen one, that of the known day, the newest.

    Args:
        days: the day of each as "2026-03-02", or empty where it is not told.
        hints: what was chosen, and the day.
    """
    chosen = hints.choices.get(_CHOICE, "")
    if chosen.isdecimal() and len(chosen) < 6 and int(chosen) < len(days):
        return int(chosen)
    if hints.day and str(hints.day) in days:
        return days.index(str(hints.day))
    return max(range(len(days)), key=lambda place: days[place])


def chosen_by_begin(begun: Sequence[str], hints: Hints) -> int:
    """Give the place of the incident to read, by when each began as it is told."""
    times = map(moment_of, begun)
    return chosen_place([str(time)[:10] if time else "" for time in times], hints)


def with_choice(draft: ReviewDraft, names: Sequence[str], chosen: int) -> ReviewDraft:
    """Offer the others beside the one that was read, where there are any."""
    if len(names) == 1:
        return draft
    options = tuple((str(place), name[:_LONGEST].strip()) for place, name in enumerate(names))
    others = counted(len(names) - 1, "other incident was", "other incidents were")
    warning = ImportWarning(0, f"{others} left out; choose which one to read.")
    return replace(
        draft,
        choices=(Choice(_CHOICE, "Incident", options, str(chosen)), *draft.choices),
        warnings=(warning, *draft.warnings),
    )
