"""Actions that were taken already: by what heads them, or by how their sentence tells it."""

import re
from collections.abc import Collection
from dataclasses import replace

from pm_facilitator.domain.vocabulary import ActionStatus
from pm_facilitator.importers.draft import ActionDraft

_IRREGULAR = "began|brought|built|came|gave|got|made|ran|rebuilt|reran|rewrote|sent|took|went|wrote"
_DETERMINED = (
    r"(?:an?|the|our|its|their|this|that|these|those|all|both|each|every|several|two|three|four"
    r"|some|any|missing|new)"
)
_WAS_DONE = re.compile(
    rf"(?:we\s|the team\s)?(?:[a-z]{{2,20}}(?<!e)ed|{_IRREGULAR})"
    rf"(?:\s(?:up|down|out|in|back|over|off|on))?\s{_DETERMINED}\s"
    r"|(?:(?!\bwill\b)[^.;]){3,120}\s(?:has|have)\s(?:(?:now|already|since)\s){0,2}been\s"
    r"[a-z]{2,20}(?:ed|t|n)\b",
    re.I,
)
"""A sentence in the past: "Added an alert", and no name of a thing as "Improved alerting" is."""

_IMPERATIVE = re.compile(r"(?:embed|shed|shred)\b", re.I)


def with_what_was_done(
    action: ActionDraft, done: Collection[int], unticked: Collection[int]
) -> ActionDraft:
    """Give an action as done, where nothing about it says that it is open.

    Args:
        action: the action.
        done: the numbers of the lines below headings that say so of all their actions.
        unticked: those of the lines with an empty box.
    """
    if action.status is not ActionStatus.OPEN or action.line in unticked:
        return action
    told = action.line in done or tells_what_was_done(action.text)
    return replace(action, status=ActionStatus.DONE) if told else action


def tells_what_was_done(text: str) -> bool:
    """Tell whether a sentence says that something was done, as "Wrapped the selector" does."""
    return _WAS_DONE.match(text) is not None and _IMPERATIVE.match(text) is None
