"""What an import says about itself: how much was understood, and what could not be kept."""

from pm_facilitator.ui.pages.import_outcome import Outcome


def understood(outcome: Outcome) -> str:
    """Say how much was understood and how many doubts there are."""
    count, doubts = len(outcome.rows), len(outcome.doubts)
    if not count:
        return "No event yet"
    told = (
        "1 doubt (Alt+Down leads to it)"
        if doubts == 1
        else f"{doubts} doubts (Alt+Down goes through them)"
    )
    open_ones = f", {told}" if doubts else ""
    return f"{counted(count)} understood{open_ones}"


def lost(outcome: Outcome) -> str:
    """Say how many corrections have lost their line; empty for none."""
    if not outcome.waiting:
        return ""
    one = outcome.waiting == 1
    words = "1 correction waits" if one else f"{outcome.waiting} corrections wait"
    return f"{words} for a line that is not there any more."


def counted(count: int) -> str:
    """Count events in words."""
    return "1 event" if count == 1 else f"{count} events"
