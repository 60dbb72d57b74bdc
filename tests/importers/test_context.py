import pytest

from pm_facilitator.importers.context import survey
from pm_facilitator.importers.lines import split_lines
from pm_facilitator.importers.timeline_text import read_timeline


@pytest.mark.parametrize("closing", ["(Oslo, so CET)", "(CET!)", "(all CET)", "(thus CET)"])
def test_a_heading_drawn_with_dashes_tells_the_zone_below_it(closing: str) -> None:
    text = (
        "Valves, 2 March 2026, times GMT unless said\n\n"
        "---- Ana\n14:03 valve stuck\n14:05 rang Ben\n\n"
        f"---- Ben {closing}\n15:10 valve closed\n15:20 valve greased\n\n"
        "---- Cleo (back to GMT)\n14:40 valve moves\n"
    )
    told = [event.time.isoformat()[11:] for event in read_timeline(text).events if event.time]
    assert told == [
        "14:03:00+00:00",
        "14:05:00+00:00",
        "15:10:00+01:00",
        "15:20:00+01:00",
        "14:40:00+00:00",
    ]


def test_the_same_time_elsewhere_tells_nothing_of_the_others() -> None:
    text = "2024-02-09\n\n- 14:46 (05:46 PST) it rang\n- 14:50 over\n"
    assert survey(text, split_lines(text), None).zone is None


def test_a_field_with_a_day_turns_to_it() -> None:
    first = "## Timeline\n**Date:** 9 February 2024\n- 14:02 it rang\n"
    text = f"{first}\n**Date/Time:** 11 February 2024\n- 15:10 it rang again\n"
    assert [str(each.time) for each in read_timeline(text).events] == [
        "2024-02-09 14:02:00",
        "2024-02-11 15:10:00",
    ]


ENTRIES = "* 19:50 UTC: the pumps stood still\n* 20:10 UTC: they ran again\n"


def days_of(text: str) -> set[str]:
    return {str(each.time)[:10] for each in read_timeline(text).events}


@pytest.mark.parametrize(
    "top",
    [
        '---\ntitle: "Pumps stood still on April 30th, 2025"\ndate: 2025-09-15\n---\n\n',
        "---\ndate: 2025-09-15\n---\n\n# Report of 30 April 2025\n\n",
        "---\ntitle: Pumps (2025-04-30)\ndate: 2025-09-15\n---\n\nBuilt in May 2019.\n\n",
    ],
)
def test_the_day_of_a_title_counts_more_than_the_day_on_which_it_was_put_down(top: str) -> None:
    assert days_of(f"{top}## Timeline\n\n{ENTRIES}") == {"2025-04-30"}


@pytest.mark.parametrize(
    "top",
    [
        '---\ntitle: "Pumps stood still"\ndate: 2025-09-15\n---\n\nThey date from 3 May 2019.\n\n',
        '---\ntitle: "Review for 1 October 2025"\ndate: 2025-09-15\n---\n\n',
    ],
)
def test_where_the_title_tells_no_earlier_day_that_of_the_front_matter_counts(top: str) -> None:
    assert days_of(f"{top}## Timeline\n\n{ENTRIES}") == {"2025-09-15"}
