"""Laying a timeline of 150 events out, in each of the ways in which it can be drawn."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from time import process_time
from typing import Any

from benchmarks.common import median
from pm_facilitator.domain.entities import Review, TimelineEvent
from pm_facilitator.domain.vocabulary import LaneBy, Spacing
from pm_facilitator.figures import fonts
from pm_facilitator.figures.timeline import TimelineLook, layout_timeline

EVENTS = 150
ROUNDS = 25
MOST = 15.0
"""The milliseconds that it may take: a drag lays the timeline out again when it ends."""

_TEXTS = (
    "The canary of the gateway looks fine",
    "Error rate of the shop above nine percent, cards are refused",
    "Second page sent, nobody has answered the first one for a quarter of an hour",
    "Rolled back",
    "Traffic shifted to the second region, the first one is drained",
)
_SOURCES = ("pager", "deploys", "chat", "status page", "")
_LOOKS = {
    "to scale": TimelineLook(),
    "evenly spaced": TimelineLook(spacing=Spacing.EVEN),
    "in lanes, with a second zone": TimelineLook(lanes=LaneBy.SOURCE, second_zone="Asia/Tokyo"),
    "stretched": TimelineLook(stretch=6.0),
}


def measure() -> list[dict[str, Any]]:
    """Lay the same events out again and again, in time of the processor."""
    return [_measured(words, look) for words, look in _LOOKS.items()]


def _measured(words: str, look: TimelineLook) -> dict[str, Any]:
    events, review = _events(), Review("r", zone="Europe/Berlin")
    taken = []
    for _ in range(ROUNDS):
        begun = process_time()
        layout_timeline(events, review, width=4200.0, measure=fonts.measure(), look=look)
        taken.append(process_time() - begun)
    ms = median(taken) * 1000
    return {
        "what": f"layout of {EVENTS} events {words}",
        "ms": round(ms, 2),
        "against": "what it may take",
        "against_ms": MOST,
        "ratio": round(ms / MOST, 2),
        "aim": 1.0,
    }


def _events() -> list[TimelineEvent]:
    chance = Random(7)
    noon = datetime(2026, 11, 3, 12, tzinfo=UTC)
    one = TimelineEvent("", milestone=False)
    return [
        replace(
            one,
            id=f"e{number}",
            time=noon + timedelta(seconds=chance.randrange(36_000)),
            text=f"{chance.choice(_TEXTS)} {chr(97 + number % 26)}{chr(97 + number // 26)}",
            source=chance.choice(_SOURCES),
            milestone=number % 20 == 0,
            order=float(number),
        )
        for number in range(EVENTS)
    ]
