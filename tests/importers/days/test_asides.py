import pytest

from pm_facilitator.importers.draft import Doubt
from pm_facilitator.importers.timeline.timeline_text import read_timeline

BEFORE = "- Aug 7 - the new valves are built in and looked at once\n"
TIMES = "- 00:07 - the pump is red\n- 00:59 - the pump is green\n"


@pytest.mark.parametrize(
    "head",
    [
        "## Timeline (2026-08-08, UTC)\n\n",
        "**Timeline** (UTC, 2026-08-08; the times of\nthe pumps are exact)\n\n",
        "What was on 2026-08-08 at the works, all times UTC:\n",
    ],
)
def test_a_day_told_in_front_leaves_the_times_to_the_day_above_and_is_asked_about(
    head: str,
) -> None:
    draft = read_timeline(head + BEFORE + TIMES)
    days = [str(each.time)[:10] for each in draft.events]
    assert days == ["2026-08-07", "2026-08-08", "2026-08-08"]
    asked = [each for each in draft.warnings if each.line == draft.events[1].line]
    answers = {str(answer.time)[:10] for each in asked for answer in each.answers}
    assert any(each.kind is Doubt.DAY for each in asked)
    assert {"2026-08-07", "2026-08-08"} <= answers


@pytest.mark.parametrize(
    "items",
    [
        "- Aug 7\n- 00:07 - the pump is red\n",
        "- Aug 7 - the pumps are looked at by the night shift\n  - 00:07 - the pump is red\n",
        f"{BEFORE}- 00:07 - the pump is red\n- Aug 8 - the pumps are looked at once again\n",
    ],
)
def test_a_day_stays_that_of_its_times_where_it_is_none_told_in_front(items: str) -> None:
    draft = read_timeline(f"## Timeline (2026-08-08, UTC)\n\n{items}")
    red = next(each for each in draft.events if "red" in each.text)
    assert str(red.time)[:10] == "2026-08-07"


def test_rows_of_days_before_leave_the_clocks_below_to_the_day_of_the_heading() -> None:
    text = (
        "# Login outage of January 15th, 2025\n\n"
        "| T+ | Time (UTC) | What happened |\n|---|---|---|\n"
        "| T-14d | Jan 1 | The rotation of keys was switched off |\n"
        "| T+0 | 08:00 | The key runs out |\n| T+3m | 08:03 | The check is red |\n"
    )
    draft = read_timeline(text)
    assert [str(each.time)[:16] for each in draft.events] == [
        "2025-01-01",
        "2025-01-15 08:00",
        "2025-01-15 08:03",
    ]
    assert any(each.kind is Doubt.DAY for each in draft.warnings)


def test_a_row_that_is_no_more_than_a_day_heads_the_clocks_below_it() -> None:
    text = (
        "# Login outage of January 15th, 2025\n\n| Time (UTC) | What happened |\n|---|---|\n"
        "| Jan 14 | |\n| 08:00 | The key runs out |\n| 08:03 | The check is red |\n"
    )
    assert [str(each.time)[:10] for each in read_timeline(text).events] == ["2025-01-14"] * 2
