from dataclasses import replace
from datetime import timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.domain.entities import Review, TimelineEvent
from pm_facilitator.domain.vocabulary import LaneBy, Precision, Spacing
from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.timeline import TimelineLayout, TimelineLook, layout_timeline
from pm_facilitator.figures.timeline_layout import EventCard, Lane
from tests.figures.conftest import NOON, REVIEW, box, event, overlap

SPANS = [30, 600, 3_600, 6 * 3_600, 3 * 86_400, 90 * 86_400]
WORDS = ["Alert", "Rolled back the deploy of the gateway", "数据库连接池耗尽了", "x" * 90, ""]
modest = settings(max_examples=40, deadline=None)


@st.composite
def moments(draw: st.DrawFn, span: int) -> TimelineEvent:
    seconds = draw(st.one_of(st.integers(0, span), st.sampled_from([0, span // 7, span // 2])))
    length = draw(st.sampled_from([None, None, None, span // 9, span // 3]))
    precision = draw(st.sampled_from(list(Precision)))
    time = NOON + timedelta(seconds=seconds)
    return TimelineEvent(
        id=f"e{draw(st.integers(0, 10**9))}",
        time=None if precision is Precision.UNKNOWN else time,
        end=time + timedelta(seconds=length) if length else None,
        precision=precision,
        text=draw(st.sampled_from(WORDS)),
        source=draw(st.sampled_from(["", "pager", "Deploys", "chat"])),
        lane=draw(st.sampled_from(["", "Payments", "Platform"])),
        highlighted=draw(st.integers(0, 9)) == 0,
        milestone=draw(st.integers(0, 4)) == 0,
    )


@st.composite
def bursts(draw: st.DrawFn, span: int) -> list[TimelineEvent]:
    start = NOON + timedelta(seconds=draw(st.integers(0, span)))
    pace = timedelta(seconds=draw(st.integers(1, 200)))
    return [
        TimelineEvent(f"b{i}", start + i * pace, text=f"Disk of db-{i} is full", source="pager")
        for i in range(draw(st.integers(4, 12)))
    ]


Timeline = tuple[list[TimelineEvent], Review, float]


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    span = draw(st.sampled_from(SPANS))
    events = draw(st.lists(moments(span), max_size=40, unique_by=lambda e: e.id))
    events += draw(bursts(span)) if draw(st.booleans()) else []
    review = replace(
        REVIEW,
        spacing=draw(st.sampled_from(Spacing)),
        lanes=draw(st.sampled_from(LaneBy)),
        second_zone=draw(st.sampled_from(["", "America/New_York", "Asia/Kolkata"])),
        gap_minutes=draw(st.sampled_from([None, 5, 60])),
        started_at=draw(st.sampled_from([None, NOON])),
        detected_at=draw(st.sampled_from([None, NOON + timedelta(seconds=span // 3)])),
        resolved_at=draw(st.sampled_from([None, NOON + timedelta(seconds=span * 2)])),
    )
    return events, review, draw(st.sampled_from([420.0, 800.0, 1600.0]))


def lay_out(timeline: Timeline, look: TimelineLook | None = None) -> TimelineLayout:
    events, review, width = timeline
    chosen = None if look is None else look.of(review)
    return layout_timeline(events, review, width=width, measure=measure(), look=chosen)


@st.composite
def looks(draw: st.DrawFn, events: list[TimelineEvent]) -> TimelineLook:
    ids = [event.id for event in events] or ["none"]
    return TimelineLook(
        stretch=draw(st.sampled_from([0.5, 1.0, 3.0])),
        opened=frozenset(draw(st.sets(st.sampled_from(ids), max_size=3))),
        apart=frozenset(draw(st.sets(st.sampled_from(ids), max_size=2))),
    )


@modest
@given(timelines(), st.data())
def test_cards_cover_neither_one_another_nor_the_axis(
    timeline: Timeline, data: st.DataObject
) -> None:
    layout = lay_out(timeline, data.draw(looks(timeline[0])))
    axis = (0.0, layout.axis_top, layout.width, layout.axis_bottom - layout.axis_top)
    boxes = [box(card) for card in (*layout.cards, *layout.tray)] + [axis]
    assert not any(overlap(a, b) for a, b in combinations(boxes, 2))


@modest
@given(timelines(), st.data())
def test_everything_is_inside_the_figure(timeline: Timeline, data: st.DataObject) -> None:
    layout = lay_out(timeline, data.draw(looks(timeline[0])))
    for card in (*layout.cards, *layout.tray):
        assert card.x >= -0.01
        assert card.x + card.width <= layout.width + 0.01
        assert layout.body_top - 0.01 <= card.y
        assert card.y + card.height <= layout.height
        assert card.x - 0.01 <= card.anchor_x <= card.x + card.width + 0.01
    for marker in layout.markers:
        assert marker.label_x >= 0
        assert marker.label_x + marker.label_width <= layout.width + 0.01
    for card in layout.cards:
        assert card.time is not None
        assert abs(card.anchor_x - layout.x_at(card.time)) < 0.01
    names = [(m.label_x, m.y - 9, m.label_width, 18) for m in layout.milestones]
    assert not any(overlap(a, b) for a, b in combinations(names, 2))
    assert all(layout.axis_top < y and y + 18 <= layout.axis_bottom for _, y, _, _ in names)
    xs = [tick.x for tick in layout.ticks] + [day.x1 for day in layout.days]
    assert all(0 <= x <= layout.width for x in xs)


@modest
@given(timelines(), st.data())
def test_cards_stay_in_their_lanes(timeline: Timeline, data: st.DataObject) -> None:
    layout = lay_out(timeline, data.draw(looks(timeline[0])))
    for lane, following in pairwise(layout.lanes):
        assert lane.y + lane.height == pytest.approx(following.y)
        assert not lane.missing
    for card in layout.cards if layout.lanes else ():
        lane = next(lane for lane in layout.lanes if _holds(lane, card))
        assert lane.missing == (card.lane == "")
        assert lane.missing or lane.name.casefold() == card.lane.casefold()


@modest
@given(timelines())
def test_every_event_has_one_card(timeline: Timeline) -> None:
    layout = lay_out(timeline)
    cards = [card for card in (*layout.cards, *layout.tray) if not card.opened]
    ids = sorted(id_ for card in cards for id_ in card.members or (card.id,))
    assert ids == sorted(event.id for event in timeline[0])


@modest
@given(timelines(), st.lists(st.floats(-0.2, 1.2), min_size=2, max_size=12))
def test_times_and_places_are_one_to_one(timeline: Timeline, shares: list[float]) -> None:
    layout = lay_out(timeline)
    span = layout.end - layout.start
    times = sorted({layout.start + span * share for share in shares})
    places = [layout.x_at(time) for time in times]
    assert places == sorted(places)
    for x in places:
        assert abs(layout.x_at(layout.time_at(x)) - x) < 0.01


@modest
@given(timelines())
def test_the_layout_depends_on_nothing_but_its_input(
    timeline: Timeline,
) -> None:
    events, review, width = timeline
    again = layout_timeline(events[::-1], review, width=width, measure=measure())
    assert again == lay_out(timeline)


@modest
@given(st.lists(st.integers(1, 400), min_size=2, max_size=30), st.integers(1, 400))
def test_one_event_more_moves_no_card_sideways(minutes: list[int], more: int) -> None:
    ends = [event(0, id="first"), event(401, id="last")]
    events = ends + [event(m, f"Step {'x' * i}", id=f"e{i}") for i, m in enumerate(minutes)]
    before = _places(events)
    after = _places([*events, event(more, id="new")])
    if before.scale == after.scale:
        old = {card.id: card.x for card in before.cards}
        assert {card.id: card.x for card in after.cards if card.id != "new"} == old


def test_one_event_more_leaves_far_cards_in_their_rows() -> None:
    events = [event(minute, id=f"e{minute}") for minute in (0, 3, 5, 8, 180, 184, 190, 300)]
    before, after = _places(events), _places([*events, event(6, id="new")])
    for id_ in ("e180", "e184", "e190", "e300"):
        assert _from_axis(id_, before) == _from_axis(id_, after)


def test_a_burst_in_one_minute_is_split_above_and_below() -> None:
    layout = _places([event(0, id="first"), event(100, id="last")] + _burst(12))
    sides = [card.y < layout.axis_top for card in layout.cards]
    assert 5 <= sum(sides) <= 9


def test_two_hundred_events_are_all_there() -> None:
    events = [event(i * 37 % 600, f"Step {'x' * i}", id=f"e{i}") for i in range(200)]
    layout = _places(events)
    assert len(layout.cards) == 200
    times = [layout.time_at(card.anchor_x) for card in layout.cards]
    assert all(a <= b + timedelta(seconds=1) for a, b in pairwise(times))


def _burst(count: int) -> list[TimelineEvent]:
    return [event(50, f"Step {chr(97 + i)}", id=f"b{i}") for i in range(count)]


def _holds(lane: Lane, card: EventCard) -> bool:
    return lane.y < card.y and card.y + card.height <= lane.y + lane.height


def _places(events: list[TimelineEvent]) -> TimelineLayout:
    return layout_timeline(events, REVIEW, width=1600, measure=measure())


def _from_axis(id_: str, layout: TimelineLayout) -> tuple[float, float]:
    card = next(card for card in layout.cards if card.id == id_)
    return card.x, round(card.y - layout.axis_top, 3)
