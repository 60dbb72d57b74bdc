"""Playing forward: what was visible then, and nothing of what is known now."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.domain.vocabulary import LaneBy
from pm_facilitator.figures.fonts import Measure
from pm_facilitator.figures.palette import palette
from pm_facilitator.figures.shapes import Text
from pm_facilitator.figures.timeline import TimelineLayout, draw_timeline, layout_timeline
from pm_facilitator.figures.timeline_uncover import uncover
from tests.figures.conftest import NOON, REVIEW, event
from tests.figures.test_timeline_bursts import alerts
from tests.figures.test_timeline_properties import Timeline, lay_out, timelines

INCIDENT = replace(
    REVIEW,
    lanes=LaneBy.SOURCE,
    started_at=NOON,
    detected_at=NOON + timedelta(minutes=30),
    resolved_at=NOON + timedelta(minutes=60),
)


def story(measure: Measure) -> TimelineLayout:
    events = [
        event(0, "Deploy", source="ci"),
        event(2, "Errors", source="app", end=NOON + timedelta(minutes=58)),
        *alerts(6, start=3, source="pager"),
        event(31, "Somebody looks", source="chat", milestone=True),
        event(60, "All well", source="chat"),
        event(None, "When was this?", source="diary"),
    ]
    return layout_timeline(events, INCIDENT, width=1200, measure=measure)


def words(layout: TimelineLayout) -> str:
    shapes = draw_timeline(layout, palette("light")).shapes
    return " ".join(shape.text for shape in shapes if isinstance(shape, Text))


def test_before_the_first_event_there_is_the_bare_axis(measure: Measure) -> None:
    before = uncover(story(measure), 0)
    assert (before.cards, before.markers, before.phases, before.gaps) == ((), (), (), ())
    assert before.ticks
    assert not any(lane.name for lane in before.lanes)


def test_what_comes_later_is_not_drawn(measure: Measure) -> None:
    said = words(uncover(story(measure), 2))
    assert "Deploy" in said
    later = ("Detected", "Resolved", "Not yet", "looks", "– 13:58", "no record", "diary")
    assert not [word for word in later if word in said]


def test_a_range_that_goes_on_has_no_end_yet(measure: Measure) -> None:
    layout = uncover(story(measure), 2)
    assert layout.cards[1].time_label == "13:02 –"
    assert layout.cards[1].bar_y is None
    further = uncover(story(measure), 4).cards[1]
    assert further.end_x == layout.x_at(NOON + timedelta(minutes=31))


def test_a_burst_that_goes_on_does_not_say_how_often(measure: Measure) -> None:
    going_on, over = (uncover(story(measure), upto).cards[2] for upto in (3, 4))
    assert (going_on.time_label, going_on.lines) == ("13:03 –", ("Disk of … is full",))
    assert over.lines == ("6 × Disk of … is full",)


def test_what_has_been_reached_is_there(measure: Measure) -> None:
    layout = uncover(story(measure), 4)
    assert [marker.name for marker in layout.markers] == ["started", "detected"]
    assert [phase.name for phase in layout.phases] == ["undetected"]
    assert [mark.label for mark in layout.milestones] == ["Somebody looks"]
    assert [lane.name for lane in layout.lanes] == ["app", "chat", "ci", "pager"]


def test_at_the_end_everything_is_there(measure: Measure) -> None:
    layout = story(measure)
    assert uncover(layout, len(layout.cards)) == layout
    assert uncover(layout, None) == layout


@settings(max_examples=30, deadline=None)
@given(timelines(), st.integers(0, 50))
def test_no_card_moves_while_playing(timeline: Timeline, upto: int) -> None:
    whole = lay_out(timeline)
    shown = uncover(whole, upto)
    places = {card.id: (card.x, card.y, card.width, card.height) for card in whole.cards}
    assert len(shown.cards) == min(upto, len(whole.cards))
    assert all(places[c.id] == (c.x, c.y, c.width, c.height) for c in shown.cards)
    assert (shown.scale, shown.axis_y, shown.ticks) == (whole.scale, whole.axis_y, whole.ticks)
