"""Lanes by source or by team."""

from dataclasses import replace

from pm_facilitator.domain.entities import Person, TimelineEvent
from pm_facilitator.domain.vocabulary import LaneBy
from pm_facilitator.figures.fonts import Measure
from pm_facilitator.figures.palette import palette
from pm_facilitator.figures.shapes import Text
from pm_facilitator.figures.timeline import (
    TimelineLayout,
    TimelineLook,
    draw_timeline,
    layout_timeline,
)
from tests.figures.conftest import REVIEW, event

KIM = Person("p", name="Kim Osei", team="Payments", handle="@kim")


def lay_out(measure: Measure, by: LaneBy, *events: TimelineEvent) -> TimelineLayout:
    look = TimelineLook().of(replace(REVIEW, lanes=by), [KIM])
    return layout_timeline(events, REVIEW, width=1200, measure=measure, look=look)


def test_sources_have_lanes_by_name_and_no_source_comes_last(measure: Measure) -> None:
    layout = lay_out(
        measure,
        LaneBy.SOURCE,
        event(0, source="pager"),
        event(1, "Unknown"),
        event(2, source="Deploys"),
        event(3, "Again", source="Pager"),
    )
    assert [lane.name for lane in layout.lanes] == ["Deploys", "Pager", "No source"]
    assert [lane.missing for lane in layout.lanes] == [False, False, True]


def test_teams_are_named_by_the_event_or_by_who_reported_it(measure: Measure) -> None:
    layout = lay_out(
        measure,
        LaneBy.TEAM,
        event(0, lane="Platform"),
        event(1, "Seen", source="kim osei"),
        event(2, "Said", source="@kim"),
        event(3, "Else", source="chat"),
    )
    assert [lane.name for lane in layout.lanes] == ["Payments", "Platform", "No team"]
    assert [card.lane for card in layout.cards] == ["Platform", "Payments", "Payments", ""]


def test_no_lanes_without_events(measure: Measure) -> None:
    assert lay_out(measure, LaneBy.SOURCE).lanes == ()


def test_an_event_more_moves_no_lane_past_another(measure: Measure) -> None:
    rows = [event(i, source=name) for i, name in enumerate(("b", "d", "a"))]
    before = [lane.name for lane in lay_out(measure, LaneBy.SOURCE, *rows).lanes]
    after = lay_out(measure, LaneBy.SOURCE, *rows, event(-9, "Early", source="c")).lanes
    assert [lane.name for lane in after if lane.name != "c"] == before


def test_a_leader_stays_in_its_lane(measure: Measure) -> None:
    layout = lay_out(measure, LaneBy.SOURCE, event(0, source="a"), event(1, source="b"))
    for card, lane in zip(layout.cards, layout.lanes, strict=True):
        assert lane.y < card.foot < card.y


def test_the_names_of_lanes_are_drawn_clear_of_the_cards(measure: Measure) -> None:
    layout = lay_out(measure, LaneBy.SOURCE, event(0, source="Pager"), event(1, source="Chat"))
    texts = [s for s in draw_timeline(layout, palette("dark")).shapes if isinstance(s, Text)]
    for lane, card in zip(layout.lanes, sorted(layout.cards, key=lambda c: c.y), strict=True):
        name = next(text for text in texts if text.text == lane.name)
        assert lane.y < name.y < card.y


def test_an_event_more_moves_only_its_neighbours_in_its_lane(measure: Measure) -> None:
    rows = [
        event(minute, f"Step {'x' * minute}", source=name)
        for name in ("a", "b")
        for minute in (0, 2, 3, 60, 61, 90)
    ]
    rows = [replace(row, id=f"{row.source}{row.id}") for row in rows]
    more = event(1, "New", source="a", id="new")
    before, after = (lay_out(measure, LaneBy.SOURCE, *events) for events in (rows, [*rows, more]))
    old, new = ({c.id: (c.x, c.y - c.foot) for c in layout.cards} for layout in (before, after))
    far = [id_ for id_ in old if id_[0] == "b" or id_ in ("ae60", "ae61", "ae90")]
    assert len(far) == 9
    assert {id_: new[id_] for id_ in far} == {id_: old[id_] for id_ in far}
