"""Which connections are let in: so many in all and from one place, and none that only waits."""

from collections import Counter
from collections.abc import Iterable
from typing import Protocol

from pm_facilitator.participants.limits import Bucket
from pm_facilitator.participants.rules import Rules


class Caller(Protocol):
    """An open connection, of which nothing more is known than that it can be ended."""

    def cut_off(self) -> None:
        """End it at once."""
        ...


class Gate:
    """Counts connections; one from which nobody has joined makes way for a new one."""

    MOST_PLACES = 4096

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._places: dict[Caller, str] = {}
        self._waiting: dict[Caller, float] = {}
        self._asked: dict[str, Bucket] = {}

    def lets_in(self, caller: Caller, place: str, now: float) -> bool:
        """Let a connection in if there is room, or if there is one to make way."""
        if not self._has_room(place):
            return False
        self._places[caller] = place
        self._waiting[caller] = now
        return True

    def joined(self, caller: Caller) -> None:
        """Know that somebody has joined over a connection."""
        self._waiting.pop(caller, None)

    def left(self, caller: Caller) -> None:
        """Forget a connection."""
        self._places.pop(caller, None)
        self._waiting.pop(caller, None)

    def may_ask(self, place: str, now: float) -> bool:
        """Tell whether one more of the page's files is given to somebody at this place."""
        if len(self._asked) >= self.MOST_PLACES:
            self._asked = {p: b for p, b in self._asked.items() if not b.is_full(now)}
        if len(self._asked) >= self.MOST_PLACES and place not in self._asked:
            return False
        fresh = Bucket.full(*self._rules.asked_rate, now)
        return self._asked.setdefault(place, fresh).take(now)

    def look_round(self, now: float) -> None:
        """End connections that have been open for long without anybody joining."""
        long_ago = now - self._rules.join_within
        for caller in [one for one, since in self._waiting.items() if since < long_ago]:
            self._end(caller)

    def end_all(self) -> None:
        """End every connection that is still there."""
        for caller in list(self._places):
            self._end(caller)

    def _has_room(self, place: str) -> bool:
        mates = [one for one, other in self._places.items() if other == place]
        if len(mates) >= self._rules.from_one_place:
            return self._make_way(one for one in mates if one in self._waiting)
        if len(self._places) < self._rules.connections:
            return True
        # Who has opened most of them without joining is not the one who has just come.
        crowd = Counter(self._places[one] for one in self._waiting).most_common(1)
        return self._make_way(one for one in self._waiting if self._places[one] == crowd[0][0])

    def _make_way(self, callers: Iterable[Caller]) -> bool:
        """End the first of these, which has waited longest."""
        first = next(iter(callers), None)
        if first is not None:
            self._end(first)
        return first is not None

    def _end(self, caller: Caller) -> None:
        self.left(caller)
        caller.cut_off()
