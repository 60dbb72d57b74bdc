"""Lines that tell the day of what follows, and events that look like them."""

import pytest

from pm_facilitator.importers.timeline.timeline_text import read_timeline

LIST = "\n\n- 08:10 the mill stops\n- 08:40 the belt is mended\n"


@pytest.mark.parametrize(
    "line",
    [
        "Tuesday 7 May 2024, mill of the Haas brothers. Times as on the wall clock.",
        "On 7 May 2024 the mill stood still for half an hour.",
        "**7 May 2024**, written down by Jo",
    ],
)
def test_a_sentence_with_a_date_above_a_list_tells_its_day(line: str) -> None:
    events = read_timeline(f"# The mill\n\n{line}{LIST}").events
    assert [str(event.time) for event in events] == ["2024-05-07 08:10:00", "2024-05-07 08:40:00"]


@pytest.mark.parametrize("mark", [" -", ":", " –"])
def test_what_is_parted_from_its_date_is_an_event(mark: str) -> None:
    events = read_timeline(f"# The mill\n\n7 May 2024{mark} a new belt is put in{LIST}").events
    assert [event.text for event in events] == [
        "a new belt is put in",
        "the mill stops",
        "the belt is mended",
    ]


def test_a_line_that_defines_the_zero_hour_is_no_event() -> None:
    text = (
        "T0 is the first spark, **07:30:00 on 7 May 2024, UTC+2**. All else counts from there.\n\n"
        "- T-5m valves open\n- T0 spark\n- T+1:04 flame out\n"
    )
    assert [str(event.time) for event in read_timeline(text).events] == [
        "2024-05-07 07:25:00+02:00",
        "2024-05-07 07:30:00+02:00",
        "2024-05-07 08:34:00+02:00",
    ]


@pytest.mark.parametrize(
    "said",
    ["operator: J. Haas", "late shift", "Nachtschicht, Halle 2", "agent : J. Haas", "turno B"],
)
def test_what_a_log_says_of_its_day_is_no_event(said: str) -> None:
    events = read_timeline(
        f"MILL LOG\n7 May 2024 – {said}\n\n08:10 it stops\n08:40 it runs\n"
    ).events
    assert [str(event.time) for event in events] == ["2024-05-07 08:10:00", "2024-05-07 08:40:00"]


@pytest.mark.parametrize("said", ["alarm: the belt slips", "the shift is called home"])
def test_what_happened_on_a_day_stays_an_event(said: str) -> None:
    text = f"MILL LOG\n7 May 2024 – {said}\n\n08:10 it stops\n08:40 it runs\n"
    assert read_timeline(text).events[0].text == said


@pytest.mark.parametrize("words", ["heure locale", "hora local", "local time", "Ortszeit"])
def test_a_day_may_say_whose_clocks_tell_its_times(words: str) -> None:
    items = "**8:50** - a queue\n**9:05** - restarted\n"
    text = f"Monday 6 February 2023 - {words} (Europe/Paris)\n\n{items}"
    assert [event.text for event in read_timeline(text).events] == ["a queue", "restarted"]


def test_a_sentence_with_a_day_is_told_before_the_times_of_that_day_below_it() -> None:
    text = (
        "- 2023-12-29: A researcher reports the token to our desk.\n  - 16:40 UTC it is read\n"
        "  - 16:58 UTC it is revoked\n- 2023-12-30: The export\n  - 09:10 UTC it runs\n"
    )
    assert [(str(event.time)[:16], event.text) for event in read_timeline(text).events] == [
        ("2023-12-29", "A researcher reports the token to our desk."),
        ("2023-12-29 16:40", "it is read"),
        ("2023-12-29 16:58", "it is revoked"),
        ("2023-12-30 09:10", "it runs"),
    ]
