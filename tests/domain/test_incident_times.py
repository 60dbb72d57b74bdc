"""Times and figures of an incident, by hand and by its events."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.domain.entities import Review, TimelineEvent
from pm_facilitator.domain.incident_times import FIGURES, Duration, completed, figures, times_of
from pm_facilitator.domain.vocabulary import EventKind, Precision
from tests.domain.conftest import NOW
from tests.domain.strategies import records


def after(minutes: float) -> timedelta:
    return timedelta(minutes=minutes)


def event(
    minutes: float,
    kind: EventKind = EventKind.OTHER,
    text: str = "",
    precision: Precision = Precision.EXACT,
    lasting: float = 0,
) -> TimelineEvent:
    at = NOW + after(minutes)
    end = at + after(lasting) if lasting else None
    return TimelineEvent(f"{minutes}-{kind}", at, end, precision, text, kind)


INCIDENT = (
    event(0, EventKind.TRIGGER),
    event(12, EventKind.DETECTION),
    event(15, EventKind.DIAGNOSIS),
    event(20, EventKind.MITIGATION, "Restart, without effect"),
    event(40, EventKind.MITIGATION, "Roll back", lasting=5),
    event(60, EventKind.RESOLUTION),
)


def figure(name: str, review: Review, *events: TimelineEvent) -> Duration:
    return next(found for found in figures(review, events) if found.name == name)


def test_the_times_follow_from_the_kinds_of_the_events() -> None:
    assert times_of(INCIDENT) == {
        "started_at": NOW,
        "detected_at": NOW + after(12),
        "acknowledged_at": NOW + after(15),
        "mitigated_at": NOW + after(45),
        "resolved_at": NOW + after(60),
    }


def test_an_event_that_says_so_acknowledges_before_other_things_that_people_do() -> None:
    said = event(18, text="Ines acked the page")
    assert times_of((*INCIDENT, said))["acknowledged_at"] == NOW + after(18)
    assert times_of((*INCIDENT, event(14, text="Back to normal?")))[
        "acknowledged_at"
    ] == NOW + after(15)


def test_nothing_is_acknowledged_before_it_is_detected() -> None:
    assert "acknowledged_at" not in times_of((event(3, EventKind.ACTION),))
    early = (event(3, EventKind.ACTION), event(5, EventKind.DETECTION))
    assert "acknowledged_at" not in times_of(early)


def test_a_mitigation_after_the_end_is_a_clean_up() -> None:
    later = event(90, EventKind.MITIGATION)
    assert times_of((*INCIDENT, later))["mitigated_at"] == NOW + after(45)


UNRESOLVED = INCIDENT[:-1]


def test_what_is_done_past_a_recovery_that_held_is_a_clean_up_where_no_end_is_told() -> None:
    told = times_of((*UNRESOLVED, event(50, EventKind.RECOVERY), event(90, EventKind.MITIGATION)))
    assert told["mitigated_at"] == NOW + after(45)
    assert "resolved_at" not in told


def test_what_is_called_mitigated_only_later_was_so_when_it_recovered() -> None:
    found = (event(0, EventKind.DETECTION), event(40, EventKind.RECOVERY))
    assert times_of((*found, event(70, EventKind.MITIGATION)))["mitigated_at"] == NOW + after(40)
    assert "mitigated_at" not in times_of(found)


@pytest.mark.parametrize("kind", [EventKind.TRIGGER, EventKind.DETECTION])
def test_past_a_recovery_that_did_not_hold_the_last_mitigation_counts(kind: EventKind) -> None:
    again = (event(50, EventKind.RECOVERY), event(60, kind), event(90, EventKind.MITIGATION))
    assert times_of((*UNRESOLVED, *again))["mitigated_at"] == NOW + after(90)


def test_a_mitigation_past_a_recovery_counts_where_the_end_is_told() -> None:
    past = (event(50, EventKind.RECOVERY), event(55, EventKind.MITIGATION))
    assert times_of((*INCIDENT, *past))["mitigated_at"] == NOW + after(55)


def test_an_incident_that_came_back_is_over_at_its_last_resolution() -> None:
    assert times_of((*INCIDENT, event(80, EventKind.RESOLUTION)))["resolved_at"] == NOW + after(80)


@pytest.mark.parametrize("precision", [Precision.DAY, Precision.UNKNOWN])
def test_events_without_a_clock_time_tell_nothing(precision: Precision) -> None:
    assert times_of((event(0, EventKind.TRIGGER, precision=precision),)) == {}


def test_figures_come_from_the_events_until_they_are_set_by_hand() -> None:
    found = figure("to_detect", Review("r"), *INCIDENT)
    assert (found.value, found.by_hand, found.difference) == (after(12), None, None)
    assert found.origin() == "from the events"
    by_hand = Review("r", started_at=NOW, detected_at=NOW + after(9))
    found = figure("to_detect", by_hand, *INCIDENT)
    assert (found.value, found.difference) == (after(9), -after(3))
    assert found.origin() == "set by hand; 3 min less than the events say"


def test_one_time_by_hand_counts_from_there() -> None:
    found = figure("to_detect", Review("r", started_at=NOW - after(2)), *INCIDENT)
    assert (found.value, found.by_hand) == (after(14), None)
    assert found.origin() == "partly set by hand; 2 min more than the events say"
    found = figure("to_detect", Review("r", started_at=NOW), event(4, EventKind.DETECTION))
    assert (found.value, found.origin()) == (after(4), "partly from the events")


def test_what_is_set_by_hand_as_the_events_say_is_said_to_be_so() -> None:
    review = Review("r", started_at=NOW, detected_at=NOW + after(12))
    assert figure("to_detect", review, *INCIDENT).origin() == "set by hand, as the events say"
    assert figure("to_detect", review).origin() == "set by hand"
    assert figure("to_resolve", review).origin() == "not known yet"


def test_what_was_set_by_hand_stays_when_the_rest_is_filled_in() -> None:
    review = Review("r", started_at=NOW - after(2))
    full = completed(review, times_of(INCIDENT))
    assert (full.started_at, full.resolved_at) == (NOW - after(2), NOW + after(60))


@given(records("review"), st.lists(records("event"), max_size=12))
def test_any_events_give_four_figures_each_with_its_origin(
    review: Review, events: list[TimelineEvent]
) -> None:
    found = figures(review, events)
    assert [each.name for each in found] == list(FIGURES)
    assert all((each.value is None) == (each.origin() == "not known yet") for each in found)
    assert found == figures(review, events[::-1])
