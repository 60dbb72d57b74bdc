import pytest

from pm_facilitator.importers.draft import Doubt
from pm_facilitator.importers.timeline.timeline_text import read_timeline

OTHER = "The bookings allow days from 2026-08-05 until 2026-08-18.\n\n"


@pytest.mark.parametrize(
    ("said", "times"),
    [
        ("On 2026-07-24 at 16:52 the pump stood still.", "- 16:52:26 red\n- 17:22 green\n"),
        ("It began (24 July 2026, 4:52 pm) with a\nred pump.", "- 16:52 red\n- 17:22 green\n"),
        (
            "El 24-07-2026 a las 16:52 se detuvo la bomba.",
            "| Hora | Evento |\n|---|---|\n| 16:52:26 | roja |\n| 17:22:38 | verde |\n",
        ),
    ],
)
def test_a_sentence_with_the_first_time_and_a_day_tells_the_day(said: str, times: str) -> None:
    draft = read_timeline(f"# Pump\n\n{OTHER}{said}\n\n{times}")
    assert [str(each.time)[:10] for each in draft.events] == ["2026-07-24", "2026-07-24"]


@pytest.mark.parametrize(
    "said",
    [
        "On 2026-07-24 at 16:53 the pump stood still.",
        "Seen on 2026-07-24 at 16:52 and on 2026-07-25 at 16:52.",
    ],
)
def test_another_time_or_two_days_tell_nothing_more(said: str) -> None:
    draft = read_timeline(f"# Pump\n\n{OTHER}{said}\n\n- 16:52 red\n- 17:22 green\n")
    assert [str(each.time)[:10] for each in draft.events if "green" in each.text] == ["2026-08-05"]


def test_a_day_without_a_year_right_before_the_first_time_tells_the_day_too() -> None:
    draft = read_timeline(
        "# Pump\n## Investigation: 24 July 2026 - the red pump\n\n"
        "The pump began to slow down at night (23 July, 22:13) and stood still later.\n\n"
        "### What came when\n\n| Time | Event |\n|---|---|\n| 22:13 | slow |\n| 00:10 | red |\n"
    )
    assert [str(each.time)[:16] for each in draft.events] == [
        "2026-07-23 22:13",
        "2026-07-24 00:10",
    ]


def test_the_day_in_the_heading_of_the_timeline_itself_counts_more_and_is_asked_about() -> None:
    draft = read_timeline(
        "# Pump\n\nOn 2026-07-23 at 16:52 the pump stood still.\n\n"
        "## Timeline of 24 July 2026\n\n- 16:52 red\n- 17:22 green\n"
    )
    assert [str(each.time)[:10] for each in draft.events] == ["2026-07-24", "2026-07-24"]
    (asked,) = [each for each in draft.warnings if each.kind is Doubt.DAY]
    assert [str(answer.time)[:10] for answer in asked.answers] == ["2026-07-24", "2026-07-23"]
