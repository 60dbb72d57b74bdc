"""What a review says of its timeline's drawing: steps, zones, gaps, milestones, stretch."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.vocabulary import Precision, Spacing
from pm_facilitator.figures.fonts import Measure
from pm_facilitator.figures.palette import palette
from pm_facilitator.figures.shapes import Line, Rectangle, Shape
from pm_facilitator.figures.timeline import (
    TimelineLayout,
    TimelineLook,
    draw_timeline,
    layout_timeline,
)
from tests.figures.conftest import NOON, REVIEW, event

EVEN = TimelineLook(spacing=Spacing.EVEN)


def lay_out(
    measure: Measure, look: TimelineLook, *events: TimelineEvent, **times: datetime
) -> TimelineLayout:
    review = replace(REVIEW, **times)  # type: ignore[arg-type]
    return layout_timeline(events, review, width=1200, measure=measure, look=look)


def test_without_a_look_the_review_decides(measure: Measure) -> None:
    review = replace(REVIEW, spacing=Spacing.EVEN, second_zone="Asia/Tokyo", gap_minutes=3)
    events = [event(0), event(5), event(300)]
    by_review = layout_timeline(events, review, width=1200, measure=measure)
    look = TimelineLook(spacing=Spacing.EVEN, second_zone="Asia/Tokyo", gap_minutes=3)
    assert by_review == layout_timeline(events, REVIEW, width=1200, measure=measure, look=look)


def test_even_steps_are_as_wide_however_long_the_pauses_are(measure: Measure) -> None:
    cards = lay_out(measure, EVEN, event(0), event(1), event(90), event(9_000)).cards
    steps = [b.anchor_x - a.anchor_x for a, b in pairwise(cards)]
    assert steps == pytest.approx([steps[0]] * 3)


def test_events_of_one_time_share_an_even_step(measure: Measure) -> None:
    both = event(5, "This"), event(5, "That", id="other")
    cards = lay_out(measure, EVEN, event(0), *both, event(9)).cards
    assert cards[1].anchor_x == cards[2].anchor_x


def test_even_steps_are_named_by_their_times_and_days(measure: Measure) -> None:
    layout = lay_out(measure, EVEN, event(0), event(1), event(90), event(24 * 60))
    assert [tick.label for tick in layout.ticks] == ["13:00", "13:01", "14:30", "13:00"]
    assert [day.label for day in layout.days[:2]] == ["Tue 3 Nov 2026", "Wed 4 Nov 2026"]
    assert layout.days[1].boundary


def test_even_steps_over_years_are_named_by_days(measure: Measure) -> None:
    layout = lay_out(measure, EVEN, *(event(d * 24 * 60) for d in (0, 1, 400, 4_000)))
    assert [tick.label for tick in layout.ticks] == ["3 Nov", "4 Nov", "8 Dec", "16 Oct"]
    assert len(layout.days) < 20


def test_a_range_that_ends_last_ends_on_the_even_axis(measure: Measure) -> None:
    long = event(5, end=NOON + timedelta(hours=3))
    layout = lay_out(measure, EVEN, event(0), long)
    end = layout.cards[1].end_x
    assert end is not None
    assert end < layout.width


def test_one_event_alone_has_an_even_axis_too(measure: Measure) -> None:
    layout = lay_out(measure, EVEN, event(0))
    assert layout.time_at(layout.cards[0].anchor_x) == NOON


def test_a_second_zone_has_a_row_of_its_own_and_a_name(measure: Measure) -> None:
    look = TimelineLook(second_zone="America/New_York")
    layout = lay_out(measure, look, event(0), event(60), event(120))
    assert (layout.zone_label, layout.second_label) == (
        "Times in Europe/Berlin",
        "in America/New_York",
    )
    assert ("14:00", "08:00") in {(tick.label, tick.second) for tick in layout.ticks}
    said = draw_timeline(layout, palette("light")).description
    assert "Times in Europe/Berlin and in America/New_York." in said


def test_zones_that_are_offsets_are_named_by_how_far_they_are_ahead_of_utc(
    measure: Measure,
) -> None:
    review = replace(REVIEW, zone="Etc/GMT+5", second_zone="Etc/GMT-3")
    layout = layout_timeline([event(0), event(60)], review, width=1200, measure=measure)
    assert (layout.zone_label, layout.second_label) == ("Times in UTC-5", "in UTC+3")


def test_the_second_zone_says_when_it_is_another_day(measure: Measure) -> None:
    look = TimelineLook(second_zone="Asia/Tokyo")
    layout = lay_out(measure, look, event(8 * 60), event(9 * 60))
    assert ("21:30", "Wed 05:30") in {(tick.label, tick.second) for tick in layout.ticks}


@pytest.mark.parametrize("name", ["", "Moon/Base", "Europe/Berlin"])
def test_no_other_zone_means_no_second_row(measure: Measure, name: str) -> None:
    look = TimelineLook(second_zone=name)
    assert lay_out(measure, look, event(0), event(60)) == lay_out(
        measure, TimelineLook(), event(0), event(60)
    )


def test_the_chosen_threshold_names_gaps(measure: Measure) -> None:
    events = [event(m) for m in (0, 4, 9, 17, 40)]
    named = lay_out(measure, TimelineLook(gap_minutes=7), *events).gaps
    assert [gap.label for gap in named] == ["8 min with no record", "23 min with no record"]
    assert lay_out(measure, TimelineLook(gap_minutes=23), *events).gaps == ()


def test_stretching_makes_the_axis_longer_and_no_card_larger(measure: Measure) -> None:
    events = [event(m, f"Step {'x' * m}") for m in range(20)]
    fitted, stretched = (lay_out(measure, TimelineLook(stretch=by), *events) for by in (1.0, 2.5))
    assert stretched.width > 2.4 * fitted.width
    assert [c.width for c in stretched.cards] == [c.width for c in fitted.cards]
    assert stretched.height < fitted.height
    assert len(stretched.ticks) > len(fitted.ticks)


def test_a_milestone_is_named_on_the_axis(measure: Measure) -> None:
    layout = lay_out(measure, TimelineLook(), event(0), event(9, "Rollback", milestone=True))
    [mark] = layout.milestones
    assert (mark.label, mark.x) == ("Rollback", layout.cards[1].anchor_x)
    assert layout.axis_top < mark.y < layout.axis_bottom
    assert "Milestone: Rollback." in draw_timeline(layout, palette("light")).description


def test_a_milestone_at_the_end_is_named_to_its_left(measure: Measure) -> None:
    layout = lay_out(measure, TimelineLook(), event(0), event(9, "Rollback", milestone=True))
    [mark] = layout.milestones
    assert mark.label_x + mark.label_width < mark.x


def test_milestones_side_by_side_are_named_in_rows(measure: Measure) -> None:
    marks = [event(i / 10, f"Step {'x' * i}", milestone=True) for i in range(3)]
    layout = lay_out(measure, TimelineLook(), *marks, event(200))
    assert len({mark.y for mark in layout.milestones}) == 3


def outlined(measure: Measure, precision: Precision) -> tuple[list[Shape], list[Shape]]:
    one = event(5, precision=precision, end=NOON + timedelta(minutes=30))
    layout = lay_out(measure, TimelineLook(), event(0), one, event(60))
    shapes = draw_timeline(layout, palette("light")).shapes
    card = next(card for card in layout.cards if card.id == one.id)
    sheets: list[Shape] = [
        s for s in shapes if isinstance(s, Rectangle) and (s.x, s.width) == (card.x, card.width)
    ]
    bars: list[Shape] = [
        s for s in shapes if isinstance(s, Line) and s.y1 == s.y2 == card.bar_y and s.dashed
    ]
    return sheets, bars


def test_what_is_known_roughly_has_a_dashed_edge_and_a_dashed_bar(measure: Measure) -> None:
    sheets, bars = outlined(measure, Precision.APPROXIMATE)
    assert all(isinstance(sheet, Rectangle) and sheet.dashed for sheet in sheets)
    assert len(bars) == 1


def test_what_is_known_well_has_whole_edges(measure: Measure) -> None:
    sheets, bars = outlined(measure, Precision.EXACT)
    assert not any(isinstance(sheet, Rectangle) and sheet.dashed for sheet in sheets)
    assert bars == []
