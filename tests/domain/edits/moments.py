"""Moments of one meeting, by the seconds since its beginning."""

from datetime import UTC, datetime, timedelta

from pm_facilitator.domain.clock import Moment

BEGINNING = datetime(2026, 3, 9, 10, 0, tzinfo=UTC)


def moment(seconds: float) -> Moment:
    """Give the moment this many seconds into the meeting, within one run of the machine."""
    return Moment(BEGINNING + timedelta(seconds=seconds), 1000.0 + seconds, "boot")
