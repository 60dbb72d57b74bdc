"""Which channel of an export is read, and what is said about those that are private."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from pm_facilitator.importers.draft import Choice, ImportWarning
from pm_facilitator.importers.protocol import Hints

ALL = "*"
"""The key of all channels, which none can be called."""

_KEY = "channel"
_INCIDENT = re.compile(r"(?<![a-z])(?:inc|incidents?|outages?|sev[0-9]?|war-?room)(?![a-z])", re.I)
_MOST_UNASKED = 2_000
"""How many messages of several channels are taken in when nobody has chosen one."""
_MOST_OFFERED = 200
_MOST_NAMED = 5


def chosen_channel(latest: Mapping[str, datetime], count: int, hints: Hints) -> str:
    """Give the channel that is wanted, or that all are.

    Nobody wants a whole workspace: unasked, it is the channel that is called like an incident,
    or the one that was written in last.

    Args:
        latest: when each channel was last written in.
        count: how many messages there are in all of them.
        hints: what was chosen.
    """
    wanted = hints.choices.get(_KEY, "")
    if wanted == ALL or wanted in latest:
        return wanted
    if count <= _MOST_UNASKED:
        return ALL
    named = [channel for channel in latest if _INCIDENT.search(channel)]
    return max(named or latest, key=lambda channel: latest[channel])


def channel_choice(
    latest: Mapping[str, datetime], chosen: str, label: Callable[[str], str]
) -> tuple[Choice, ...]:
    """Offer the channels, those written in last first; nothing where there is only one."""
    if len(latest) < 2:
        return ()
    ordered = sorted(latest, key=lambda name: latest[name], reverse=True)
    offered = dict.fromkeys((*ordered[:_MOST_OFFERED], *({chosen} - {ALL})))
    options = ((ALL, "All channels"), *((name, label(name)) for name in offered))
    return (Choice(_KEY, "Channel", options, chosen),)


def told_private(
    read: Iterable[str], private: Iterable[str], hints: Hints
) -> tuple[ImportWarning, ...]:
    """Tell which of the channels that are read are private, unless just that one was chosen."""
    closed = set(private)
    names = [f"#{channel}" for channel in read if channel in closed]
    if not names or hints.choices.get(_KEY) == names[0].removeprefix("#"):
        return ()
    more = len(names) - _MOST_NAMED
    listed = ", ".join(names[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
    what = "A private channel is" if len(names) == 1 else "Private channels are"
    message = f"{what} among what was read: {listed}. Choose a channel if it is not meant."
    return (ImportWarning(0, message),)
