"""That an action was handed to a tracker, so that handing it out again does not double it."""

from dataclasses import dataclass
from datetime import datetime

from pm_facilitator.domain.entity import Entity


@dataclass(frozen=True, slots=True)
class HandedOut(Entity):
    """An action as a tracker was last told of it: when, and in which words.

    ``outlet`` is the tracker's kind of file. ``action_id`` stays when the action is gone, because
    the tracker's issue stays too. ``told`` has a line for each field, such as "Owner: Kim".
    """

    outlet: str = ""
    action_id: str = ""
    at: datetime | None = None
    told: str = ""
    order: float = 0.0
