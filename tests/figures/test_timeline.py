from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.vocabulary import Precision
from pm_facilitator.figures.fonts import Measure
from pm_facilitator.figures.palette import palette
from pm_facilitator.figures.timeline import TimelineLayout, draw_timeline, layout_timeline
from pm_facilitator.figures.timeline_draw import draw_card
from tests.figures.conftest import NOON, REVIEW, event


def lay_out(measure: Measure, *events: TimelineEvent, **times: datetime) -> TimelineLayout:
    review = replace(REVIEW, **times)  # type: ignore[arg-type]
    return layout_timeline(events, review, width=1200, measure=measure)


def test_times_are_shown_in_the_zone_of_the_review(measure: Measure) -> None:
    assert lay_out(measure, event(0)).cards[0].time_label == "13:00"


def test_an_unknown_zone_is_shown_in_utc(measure: Measure) -> None:
    review = replace(REVIEW, zone="Moon/Base")
    layout = layout_timeline([event(0)], review, width=800, measure=measure)
    assert layout.cards[0].time_label == "12:00"
    assert layout.zone_label == "Times in UTC"


def test_a_card_starts_at_its_time(measure: Measure) -> None:
    first, *_, last = lay_out(measure, event(0), event(20), event(60)).cards
    assert first.edge_x == pytest.approx(first.anchor_x, abs=2)
    assert last.x + last.width == pytest.approx(last.anchor_x, abs=2)


def test_events_far_apart_stand_in_one_row(measure: Measure) -> None:
    layout = lay_out(measure, event(0, "One"), event(30, "Two"), event(60, "Three"))
    assert len({card.y + card.height for card in layout.cards}) == 1


def test_times_that_are_not_sure_say_so(measure: Measure) -> None:
    about = event(5, precision=Precision.APPROXIMATE)
    assert lay_out(measure, event(0), about).cards[1].time_label == "~13:05"


def test_a_range_gets_a_bar_to_its_end(measure: Measure) -> None:
    layout = lay_out(measure, event(0, end=NOON + timedelta(minutes=30)), event(60))
    card = layout.cards[0]
    assert card.time_label == "13:00 – 13:30"
    assert card.end_x == pytest.approx(layout.x_at(NOON + timedelta(minutes=30)))
    assert card.bar_y is not None


def test_ranges_at_one_time_get_bars_of_their_own(measure: Measure) -> None:
    end = NOON + timedelta(minutes=30)
    cards = lay_out(measure, *(event(i, end=end) for i in range(4)), event(60)).cards
    assert len({card.bar_y for card in cards[:4]}) == 4


def test_a_day_does_not_stretch_the_axis(measure: Measure) -> None:
    midnight = datetime(2026, 11, 2, 23, tzinfo=UTC)
    on_that_day = event(0, id="day", time=midnight, precision=Precision.DAY)
    layout = lay_out(measure, event(0), event(60), on_that_day)
    assert layout.start > NOON - timedelta(minutes=5)
    assert "3 Nov, time not known" in {card.time_label for card in layout.cards}


def test_several_whole_days_are_named_and_nothing_is_said_of_a_time(measure: Measure) -> None:
    midnight = datetime(2026, 11, 2, 23, tzinfo=UTC)
    days = event(0, id="days", time=midnight, end=midnight + timedelta(2), precision=Precision.DAY)
    layout = lay_out(measure, event(0), event(60), days)
    assert "3 Nov – 5 Nov" in {card.time_label for card in layout.cards}


def test_an_agreed_event_without_a_time_is_ticked_beside_its_text(measure: Measure) -> None:
    plain, agreed = (
        lay_out(measure, event(None, "When was this?", agreed=agreed)).tray[0]
        for agreed in (False, True)
    )
    colors = palette("light")
    assert len(draw_card(agreed, colors)) == len(draw_card(plain, colors)) + 1
    assert agreed.width > plain.width
    assert agreed.lines == plain.lines


def test_events_without_a_time_wait_in_the_tray(measure: Measure) -> None:
    layout = lay_out(measure, event(0), event(None, "When was this?"))
    assert [card.lines for card in layout.tray] == [("When was this?",)]
    assert layout.tray[0].y > layout.axis_bottom


def test_cards_say_the_day_when_there_are_several(measure: Measure) -> None:
    layout = lay_out(measure, event(0), event(24 * 60))
    assert [card.time_label for card in layout.cards] == ["3 Nov, 13:00", "4 Nov, 13:00"]


def test_an_unusual_pause_is_named(measure: Measure) -> None:
    layout = lay_out(measure, *(event(minute) for minute in (0, 4, 9, 32, 38, 41)))
    assert [gap.label for gap in layout.gaps] == ["23 min with no record"]
    assert not layout.gaps[0].broken


def test_even_pauses_are_not_named(measure: Measure) -> None:
    assert lay_out(measure, *(event(30 * i) for i in range(8))).gaps == ()


def test_a_pause_that_dwarfs_the_rest_is_shortened(measure: Measure) -> None:
    layout = lay_out(measure, event(-20_000), *(event(5 * i) for i in range(8)))
    assert [gap.broken for gap in layout.gaps] == [True]
    assert layout.x_at(NOON) < 300


def test_markers_say_how_long_after_the_start_they_were(measure: Measure) -> None:
    detected = NOON + timedelta(minutes=12)
    layout = lay_out(measure, event(0), started_at=NOON, detected_at=detected)
    assert [(m.label, m.detail) for m in layout.markers] == [
        ("Started", "13:00"),
        ("Detected", "13:12 · after 12 min"),
    ]


def test_labels_of_markers_do_not_cover_one_another(measure: Measure) -> None:
    at = [NOON + timedelta(minutes=i) for i in range(4)]
    layout = lay_out(
        measure,
        *(event(30 * i) for i in range(6)),
        started_at=at[0],
        detected_at=at[1],
        mitigated_at=at[2],
        resolved_at=at[3],
    )
    assert len({marker.label_y for marker in layout.markers}) == 4


def test_no_label_of_a_marker_is_crossed_by_the_line_of_a_later_one(measure: Measure) -> None:
    layout = lay_out(
        measure,
        *(event(30 * i) for i in range(6)),
        started_at=NOON,
        detected_at=NOON + timedelta(minutes=3),
        mitigated_at=NOON + timedelta(minutes=22),
        resolved_at=NOON + timedelta(minutes=40),
    )
    for one in layout.markers:
        for other in layout.markers:
            if one is not other and one.label_y <= other.label_y:
                assert not other.label_x < one.x < other.label_x + other.label_width + 12


def test_phases_follow_the_incident_times(measure: Measure) -> None:
    layout = lay_out(
        measure,
        event(0),
        started_at=NOON,
        detected_at=NOON + timedelta(minutes=10),
        mitigated_at=NOON + timedelta(minutes=30),
        resolved_at=NOON + timedelta(minutes=50),
    )
    assert [phase.name for phase in layout.phases] == ["undetected", "mitigating", "recovering"]
    assert layout.phases[0].x2 == layout.phases[1].x1


def test_phases_do_not_lie_over_each_other_when_work_began_before_the_detection(
    measure: Measure,
) -> None:
    layout = lay_out(
        measure,
        event(0),
        started_at=NOON,
        acknowledged_at=NOON + timedelta(minutes=24),
        detected_at=NOON + timedelta(minutes=31),
        mitigated_at=NOON + timedelta(minutes=50),
        resolved_at=NOON + timedelta(minutes=60),
    )
    assert [phase.label for phase in layout.phases] == [
        "Not yet detected · 31 min",
        "Being mitigated · 19 min",
        "Recovering · 10 min",
    ]
    assert layout.phases[0].x2 == layout.phases[1].x1


def test_a_phase_needs_both_its_ends_in_order(measure: Measure) -> None:
    assert lay_out(measure, event(0), started_at=NOON).phases == ()
    earlier = NOON - timedelta(minutes=5)
    assert lay_out(measure, event(0), started_at=NOON, detected_at=earlier).phases == ()


def test_an_empty_timeline_has_a_usable_axis(measure: Measure) -> None:
    layout = lay_out(measure, review_at=NOON)
    assert layout.ticks == ()
    assert layout.time_at(600) == pytest.approx(NOON, abs=timedelta(seconds=1))


@pytest.mark.parametrize(
    ("spacing", "expected"),
    [
        (timedelta(seconds=5), "13:00:05"),
        (timedelta(minutes=5), "13:05"),
        (timedelta(hours=5), "18:00"),
        (timedelta(days=9), "9 Nov"),
        (timedelta(days=60), "Dec"),
    ],
)
def test_ticks_suit_the_span(measure: Measure, spacing: timedelta, expected: str) -> None:
    moments = [NOON + i * spacing for i in range(7)]
    layout = lay_out(measure, *(event(0, id=str(m), time=m) for m in moments))
    assert expected in {tick.label for tick in layout.ticks}
    assert 4 <= len(layout.ticks) <= 15


def test_the_hour_that_comes_twice_is_there_twice(measure: Measure) -> None:
    evening = datetime(2026, 10, 24, 21, tzinfo=UTC)
    hours = [evening + timedelta(hours=i) for i in range(7)]
    layout = lay_out(measure, *(event(0, id=str(h), time=h) for h in hours))
    labels = [tick.label for tick in layout.ticks]
    assert [label for label in labels if label.startswith("02:00")] == ["02:00 +2", "02:00 +1"]
    assert [c.time_label for c in layout.cards if "02:00" in c.time_label] == [
        "25 Oct, 02:00 +2",
        "25 Oct, 02:00 +1",
    ]
    assert [day.label for day in layout.days] == ["Sat 24 Oct 2026", "Sun 25 Oct 2026"]


def test_a_day_of_twenty_three_hours_keeps_its_round_hours(measure: Measure) -> None:
    evening = datetime(2026, 3, 28, 21, tzinfo=UTC)
    hours = [evening + timedelta(hours=i) for i in range(7)]
    layout = lay_out(measure, *(event(0, id=str(h), time=h) for h in hours))
    labels = [tick.label for tick in layout.ticks]
    assert "02:00" not in labels
    assert labels.index("03:00") == labels.index("01:30") + 1


def test_the_description_tells_the_timeline_in_words(measure: Measure) -> None:
    layout = lay_out(measure, event(0, "Alert fires"), event(None, "Pager rang"), started_at=NOON)
    figure = draw_timeline(layout, palette("light"))
    assert figure.description == (
        "Times in Europe/Berlin. Started 13:00. 13:00: Alert fires. Time not known: Pager rang."
    )


def test_day_names_do_not_follow_the_machine(measure: Measure) -> None:
    layout = lay_out(measure, event(0))
    assert layout.days[0].label == "Tue 3 Nov 2026"
    assert date(2026, 11, 3).weekday() == 1
