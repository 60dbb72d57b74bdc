"""Follow-ups that a tracker keeps, and whether its issues are read as those or as events."""

import re
from collections.abc import Iterable

from pm_facilitator.importers.documents.action_facts import filled
from pm_facilitator.importers.draft import ActionDraft, Choice
from pm_facilitator.importers.formats.values import split_text
from pm_facilitator.importers.protocol import Hints
from pm_facilitator.importers.times.partial_date import Order

ACTIONS, EVENTS = "actions", "events"
MOST_TASKS = 2_000
"""How many follow-ups are taken over; more than this is a backlog."""

_CHOICE = "issues"
_STATES = {"not_doing": "cancelled", "not planned": "cancelled", "not_planned": "cancelled"}
_DAY_MONTH_YEAR = re.compile(r"\b([0-9]{1,2})[/-]([A-Za-z]{3})[/-]([0-9]{2})(?![0-9])")
_PRIORITIES = {"highest": "high", "blocker": "high", "major": "high", "minor": "low"}
_NAMES = r"(?:owner|due|priority|status)\W{0,3}:"
_FACT = re.compile(
    rf"(?<!\w)(?=(?P<name>owner|due|priority|status)){_NAMES}\s*"
    rf"(?P<said>.{{1,80}}?)(?=\s\W{{0,4}}{_NAMES}|$)",
    re.I | re.M,
)


def task(
    number: int,
    text: str,
    *,
    owner: str = "",
    due: str = "",
    priority: str = "",
    status: str = "",
    tracker: str = "",
    body: str = "",
) -> ActionDraft:
    """Make a follow-up of what a tracker says about it.

    Args:
        number: which entry it is, from 1.
        text: what is to be done.
        owner: whose it is.
        due: the day, in any form.
        priority: in the words of the tracker.
        status: in the words of the tracker.
        tracker: its address or key.
        body: a description, in which lines such as "Due: 2026-04-01" may stand.
    """
    facts = {"owner": owner, "due": due, "priority": priority, "status": status}
    for fact in _FACT.finditer(body[:4000]):
        name = fact["name"].lower()
        facts[name] = facts[name] or fact["said"].strip()
    facts["due"] = _DAY_MONTH_YEAR.sub(r"\1 \2 20\3", facts["due"])
    facts["status"] = _STATES.get(status.casefold(), facts["status"].replace("_", " "))
    facts["priority"] = _PRIORITIES.get(priority.casefold(), facts["priority"])
    action = ActionDraft(split_text(text)[0], tracker=tracker, line=number)
    for kind, value in facts.items():
        action = filled(action, kind, value, Order.DAY_FIRST, None)
    return action


def tasks(found: Iterable[ActionDraft]) -> tuple[ActionDraft, ...]:
    """Give the follow-ups that say what is to be done."""
    return tuple(each for each in found if each.text)[:MOST_TASKS]


def read_as(hints: Hints, otherwise: str) -> str:
    """Give what issues are read as: what was chosen, or what fits them best."""
    chosen = hints.choices.get(_CHOICE)
    return chosen if chosen in (ACTIONS, EVENTS) else otherwise


def read_as_choice(chosen: str) -> Choice:
    """Let people choose what issues are read as."""
    options = ((ACTIONS, "Actions"), (EVENTS, "Events of the timeline"))
    return Choice(_CHOICE, "Issues become", options, chosen)
