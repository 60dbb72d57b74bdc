"""How a timeline is looked at: what its review says of that, and what only the view knows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from pm_facilitator.domain.agreement import Since
from pm_facilitator.domain.entities import Person, Review
from pm_facilitator.domain.vocabulary import LaneBy, Spacing


@dataclass(frozen=True, slots=True)
class TimelineLook:
    """The choices by which a timeline is laid out.

    The first four are the review's own and go into its document; the others are forgotten with
    the window, and nothing is lost by that.

    Attributes:
        spacing: by time, or one event like the other.
        lanes: whether the events lie in lanes, and what a lane is.
        second_zone: a further zone in which the axis names its times; empty for none.
        gap_minutes: a longer pause is named as a gap; None lets the usual pause decide.
        stretch: how much longer than fitted the axis is, which zooms in time and not in size.
        opened: events whose bursts are shown one by one.
        apart: events that no burst takes in just now, because somebody has hold of them.
        upto: how many cards are uncovered, by time; None shows everything.
        teams: who is in which team, as (name in small letters, team).
        changed: events that say something else than the group agreed on.
        added: events that came after the group had agreed.
        beliefs: whether cards say what was visible or believed then, and what is known now.
    """

    spacing: Spacing = Spacing.SCALE
    lanes: LaneBy = LaneBy.NONE
    second_zone: str = ""
    gap_minutes: int | None = None
    stretch: float = 1.0
    opened: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    upto: int | None = None
    teams: tuple[tuple[str, str], ...] = ()
    changed: frozenset[str] = frozenset()
    added: frozenset[str] = frozenset()
    beliefs: bool = False

    @property
    def gap(self) -> timedelta | None:
        """Give the pause above which a gap is named, when it was chosen."""
        return None if self.gap_minutes is None else timedelta(minutes=self.gap_minutes)

    def since(self, since: Since) -> "TimelineLook":
        """Mark what has become different since the group agreed."""
        return replace(self, changed=frozenset(since.changed), added=since.added)

    def tag(self, ids: Iterable[str]) -> str:
        """Give the word for what has become of these events since then, or nothing."""
        if not self.changed and not self.added:
            return ""
        wanted = frozenset(ids)
        if wanted & self.changed:
            return "changed"
        return "added" if wanted & self.added else ""

    def of(self, review: Review, people: Sequence[Person] = ()) -> "TimelineLook":
        """Take over what a review says of its timeline, and the teams of its people."""
        known = (
            (word.casefold(), person.team)
            for person in people
            for word in (person.name, person.handle, person.handle.lstrip("@"))
            if word and person.team
        )
        return replace(
            self,
            spacing=review.spacing,
            lanes=review.lanes,
            second_zone=review.second_zone,
            gap_minutes=review.gap_minutes,
            teams=tuple(sorted(set(known))),
        )
