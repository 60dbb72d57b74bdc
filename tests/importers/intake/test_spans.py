"""Parts of a long source are offered by time, few enough to choose from, and none is forgotten."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.importers.intake.spans import Span, choose
from pm_facilitator.importers.protocol import Hints
from pm_facilitator.importers.timeline.timeline_text import read_timeline

START = datetime(2026, 3, 2, 8)


def spans(count: int, step: timedelta, trouble: int = -1) -> list[Span]:
    return [
        Span(START + n * step, 10, 5 if n == trouble else 1, 10 * n + 1, 10 * n + 10)
        for n in range(count)
    ]


def test_few_parts_are_one_choice_by_their_times() -> None:
    chosen = choose(spans(3, timedelta(minutes=90)), Hints(), "part", "entries")
    (choice,) = chosen.choices
    assert choice.options == (
        ("0", "2 Mar 2026, 08:00 to 09:30 (10 entries)"),
        ("1", "2 Mar 2026, 09:30 to 11:00 (10 entries)"),
        ("2", "from 2 Mar 2026, 11:00 (10 entries)"),
    )


def test_many_parts_are_chosen_from_in_two_steps() -> None:
    chosen = choose(spans(240, timedelta(hours=3), trouble=100), Hints(), "part", "entries")
    days, within = chosen.choices
    assert len(days.options) == 31
    assert days.options[0][1].startswith("2 Mar 2026, 08:00 to 3 Mar 2026, 02:00 (60 ")
    assert chosen.index == 100
    assert within.key == "part:within"
    assert "100" in dict(within.options)


def test_what_was_chosen_within_another_part_counts_for_nothing() -> None:
    many = spans(240, timedelta(hours=3))
    days, _ = choose(many, Hints(), "part", "entries").choices
    second = days.options[1][0]
    hints = Hints(choices={"part": second, "part:within": "200"})
    assert str(choose(many, hints, "part", "entries").index) == second


def test_the_hinted_day_comes_before_trouble_elsewhere() -> None:
    many = spans(50, timedelta(hours=7), trouble=40)
    chosen = choose(many, Hints(day=date(2026, 3, 4)), "part", "entries")
    assert many[chosen.index].begin == datetime(2026, 3, 3, 19)
    assert many[chosen.index + 1].begin == datetime(2026, 3, 4, 2)


def test_parts_without_times_are_told_by_their_numbers() -> None:
    untimed = [Span(None, 10, 0, 10 * n + 1, 10 * n + 10) for n in range(100)]
    chosen = choose(untimed, Hints(), "part", "lines")
    assert chosen.choices[0].options[0][1] == "from number 1 to 110 (110 lines)"
    assert "10 of 1,000 lines were read, from number 1 to 10" in chosen.warning.message


@given(
    st.lists(st.none() | st.datetimes(datetime(2025, 1, 1), datetime(2027, 1, 1)), min_size=1),
    st.text(max_size=3),
    st.text(max_size=3),
)
def test_each_part_can_be_reached(times: list[datetime | None], one: str, other: str) -> None:
    parts = [Span(time, 1, 0, n + 1, n + 1) for n, time in enumerate(times)]
    wild = Hints(choices={"part": one, "part:within": other})
    assert 0 <= choose(parts, wild, "part", "lines").index < len(parts)
    reached = set()
    for value, _ in choose(parts, Hints(), "part", "lines").choices[0].options:
        found = choose(parts, Hints(choices={"part": value}), "part", "lines")
        inner = found.choices[1].options if len(found.choices) > 1 else ((value, ""),)
        reached |= {int(value) for value, _ in inner}
    assert reached == set(range(len(parts)))


def test_spans_are_told_in_indonesian_too() -> None:
    text = "12 March 2021 (WIB)\n\n11.00 - Sale opened\n11.30 s/d 13.00 - Slow\n13.05 - Normal\n"
    events = read_timeline(text).events
    assert [event.text for event in events] == ["Sale opened", "Slow", "Normal"]
    assert str(events[1].end)[11:16] == "13:00"


@pytest.mark.parametrize("mark", ["-", "–", "~", "～"])
def test_the_end_of_a_span_repeats_no_more_than_its_minutes(mark: str) -> None:
    (event,) = read_timeline(f"2026-05-01\n\n- 20:15{mark}17: peak").events
    assert (str(event.end)[11:16], event.text) == ("20:17", "peak")
